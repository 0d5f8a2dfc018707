package look

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"clusterwiz/forms/foreign"
)

// Style is a style of the toolkit that draws a text which is not drawn yet: in it
// is nothing that steers the terminal but the style itself.
type Style struct {
	lipgloss.Style
	// begin and end are what a terminal is told around a line; whole tells that they
	// are known, and that nothing else is told within it.
	begin, end string
	whole      bool
}

// Render draws a text in the style. The toolkit works out anew for each text what its
// styles come to, which is most of the time that a frame takes: a line gets what it
// came to when the look was made.
func (s Style) Render(words ...string) string {
	line := foreign.Text(joined(words))
	if !s.whole || strings.ContainsAny(line, "\n\r\t") {
		return s.Style.Render(line)
	}
	return s.begin + line + s.end
}

func joined(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words, " ")
}

// Ends are what a terminal is told before and after a text in the style, for texts
// that are drawn in many parts.
func (s Style) Ends() (begin, end string) {
	if s.whole || s.begin != "" {
		return s.begin, s.end
	}
	begin, end, _ = strings.Cut(s.Style.Render("x"), "x")
	return begin, end
}

// ended is the style with its ends known. One that draws letter by letter, as the
// toolkit underlines, has others.
func (s Style) ended() Style {
	s.begin, s.end = s.Ends()
	s.whole = s.Style.Render("x y") == s.begin+"x y"+s.end
	return s
}

func (s Style) in(color shade) Style { return Style{Style: s.Foreground(color.color())} }

func (s Style) bold() Style { return Style{Style: s.Bold(true)} }
