package text

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"clusterwiz/forms/foreign"
)

// Signs that stand in for a hyphen and a slash, after which a line must not break:
// most of them are within ids, masks and directories.
const noHyphen, noSlash = "\u2011", "\u2044"

var (
	unbroken = strings.NewReplacer("-", noHyphen, "/", noSlash)
	restored = strings.NewReplacer(noHyphen, "-", noSlash, "/")
)

// Wrap breaks s, which has no style yet, into lines of at most width cells where its language allows.
func Wrap(s string, width int) []string {
	if width < 1 {
		return nil
	}
	var lines []string
	for paragraph := range strings.SplitSeq(unbroken.Replace(foreign.Text(s)), "\n") {
		lines = append(lines, wrapParagraph(paragraph, width)...)
	}
	for i := range lines {
		lines[i] = restored.Replace(lines[i])
	}
	return lines
}

func wrapParagraph(s string, width int) []string {
	if ansi.StringWidth(s) <= width {
		return []string{s}
	}
	var lines []string
	line, used, state := "", 0, -1
	for s != "" {
		var segment string
		segment, s, _, state = uniseg.FirstLineSegmentInString(s, state)
		size := ansi.StringWidth(strings.TrimRight(segment, " "))
		if line != "" && used+size > width {
			lines, line, used = append(lines, strings.TrimRight(line, " ")), "", 0
		}
		for ; size > width; size = ansi.StringWidth(strings.TrimRight(segment, " ")) {
			head := ansi.Truncate(segment, width, "")
			if head == "" {
				// Not even one wide character fits; whoever draws cuts it off.
				head, _, _, _ = uniseg.FirstGraphemeClusterInString(segment, -1)
			}
			lines, segment = append(lines, head), segment[len(head):]
		}
		line += segment
		used += ansi.StringWidth(segment)
	}
	if line == "" {
		return lines
	}
	return append(lines, strings.TrimRight(line, " "))
}
