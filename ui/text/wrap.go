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

// WrapQuoted breaks a line of a command or of data at blanks outside of quotes
// alone, so that what is copied from the screen stays whole; what is quoted and too
// long for the width stays so, for whoever draws to cut. Remarks, and lines without
// quotes that are closed, are text.
func WrapQuoted(s string, width int) []string {
	s = foreign.Text(s)
	if ansi.StringWidth(s) <= width || width < 1 {
		return []string{s}
	}
	fields, quotes := unquotedFields(s)
	if !quotes || strings.HasPrefix(s, "#") {
		return Wrap(s, width)
	}
	var lines []string
	line := ""
	for _, part := range fields {
		if strings.TrimSpace(line) != "" && ansi.StringWidth(line)+ansi.StringWidth(strings.TrimRight(part, " ")) > width {
			lines, line = append(lines, strings.TrimRight(line, " ")), ""
		}
		line += part
	}
	return append(lines, strings.TrimRight(line, " "))
}

// WrapAll is [WrapQuoted] for a text of many lines.
func WrapAll(s string, width int) []string {
	lines := make([]string, 0, strings.Count(s, "\n")+1)
	for line := range strings.SplitSeq(s, "\n") {
		// Bytes are never fewer than cells.
		if len(line) <= width && foreign.Clean(line) {
			lines = append(lines, line)
			continue
		}
		lines = append(lines, WrapQuoted(line, width)...)
	}
	return lines
}

// unquotedFields cuts s behind each blank that is not within quotes, and tells
// whether there are any, all of them closed.
func unquotedFields(s string) (fields []string, quotes bool) {
	quote, from := rune(0), 0
	for i, r := range s {
		switch {
		case quote != 0 && r == quote:
			quote, quotes = 0, true
		case quote == 0 && (r == '\'' || r == '"'):
			quote = r
		case quote == 0 && r == ' ':
			fields, from = append(fields, s[from:i+1]), i+1
		}
	}
	return append(fields, s[from:]), quotes && quote == 0
}
