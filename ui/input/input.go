// Package input is a line of typed text: the toolkit's own, without what
// crashes in it, and without the keys that would read the clipboard or move the
// focus, which are not its business.
package input

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms/foreign"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
)

// Line is one line that a person types.
type Line struct {
	look   look.Look
	box    *huh.Input
	text   string
	prompt string
	hidden bool
	// still says that until a key comes the text is shown as it is: where it is
	// longer than the box its beginning, which tells more than its end, and what
	// is hidden in it by marks.
	still bool
	// given is the text at first, typed what the toolkit made of it: it drops
	// controls.
	given, typed string
}

// Options are how a line is drawn: the sign before it, what stands in it while
// it is empty, and its width in cells, the sign and the cursor included. Hidden
// shows a dot for each character.
type Options struct {
	Prompt, Placeholder string
	Width               int
	Hidden              bool
}

// New returns a line that holds text, with the cursor at its end.
func New(l look.Look, text string, o Options) *Line {
	line := &Line{look: l, text: text, prompt: o.Prompt, hidden: o.Hidden, given: text}
	line.still = !o.Hidden && (foreign.Name(text) != text || ansi.StringWidth(o.Prompt+text) >= o.Width)
	line.box = huh.NewInput().Inline(true).Prompt(o.Prompt).Placeholder(o.Placeholder)
	if o.Hidden {
		line.box.EchoMode(huh.EchoModePassword)
	}
	// The width comes before the value, which is scrolled to fit only when set.
	line.box.WithTheme(l.Theme).WithKeyMap(Inert()).WithWidth(o.Width)
	line.box.Value(&line.text)
	line.box.Focus()
	line.box.Update(nil)
	line.typed = line.text
	return line
}

// Inert are the toolkit's keys without those for moving the focus, leaving and
// starting an editor.
func Inert() *huh.KeyMap {
	own := huh.NewDefaultKeyMap()
	off := key.NewBinding(key.WithDisabled())
	own.Quit = off
	own.Input.Next, own.Input.Prev, own.Input.Submit = off, off, off
	own.Text.NewLine.SetKeys("enter", "alt+enter", "ctrl+j")
	own.Text.Next, own.Text.Prev, own.Text.Submit, own.Text.Editor = off, off, off, off
	return own
}

// Text returns what is typed; while nothing was, the text that was given, to the
// byte.
func (l *Line) Text() string {
	if l.text == l.typed {
		return l.given
	}
	return l.text
}

// Placeholder changes what stands in the line while it is empty.
func (l *Line) Placeholder(hint string) { l.box.Placeholder(hint) }

// Resize gives the line width cells.
func (l *Line) Resize(width int) { l.box.WithWidth(width) }

// Update gives the line a key. The toolkit's way of deleting a word to the
// right crashes on the last character, so that is done here; its way of pasting
// reads the clipboard, which terminals paste by themselves.
func (l *Line) Update(press tea.KeyMsg) {
	l.still = false
	switch keys.Name(press) {
	case "ctrl+v":
	case "alt+d", "alt+delete":
		l.deleteWord()
	default:
		if !typedWithAlt(press) {
			l.box.Update(Letters(press))
		}
	}
}

// Letters marks letters that come several at once as pasted: the toolkit would
// take "home" for the key.
func Letters(press tea.KeyMsg) tea.KeyMsg {
	press.Paste = press.Paste || press.Type == tea.KeyRunes && len(press.Runes) > 1
	return press
}

// typedWithAlt tells whether a letter comes with alt, which is a command and no
// text. Two of them move by a word.
func typedWithAlt(press tea.KeyMsg) bool {
	name := keys.Name(press)
	return press.Type == tea.KeyRunes && press.Alt && !press.Paste && name != "alt+f" && name != "alt+b"
}

// deleteWord deletes the blanks and the word to the right of the cursor: all to
// its right, and what is behind the word is typed again.
func (l *Line) deleteWord() {
	before := l.text
	l.box.Update(tea.KeyMsg{Type: tea.KeyCtrlK})
	if l.hidden {
		// Where a word ends would be told by how much is left.
		return
	}
	rest := strings.TrimLeftFunc(before[len(l.text):], unicode.IsSpace)
	end := strings.IndexFunc(rest, unicode.IsSpace)
	if end < 0 {
		return
	}
	l.box.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(rest[end:])})
	for range utf8.RuneCountInString(rest[end:]) {
		l.box.Update(tea.KeyMsg{Type: tea.KeyLeft})
	}
}

// View draws the line in at most width cells. The toolkit breaks it where a
// wide character is at its end; here it is put back on one line.
func (l *Line) View(width int) string {
	if l.still {
		return ansi.Truncate(l.look.Mark.Render(l.prompt)+l.look.Value.Render(foreign.Name(l.text)), width, "…")
	}
	parts := strings.Split(l.box.View(), "\n")
	for i := range parts {
		parts[i] = l.unfilled(parts[i])
	}
	return ansi.Truncate(strings.Join(parts, ""), width, "")
}

// unfilled is a drawn line without the blanks with which the toolkit fills it, in colour
// where there are colours: what stands behind the line would have no room.
func (l *Line) unfilled(drawn string) string {
	begin, end := l.look.Value.Ends()
	if rest, filled := strings.CutSuffix(drawn, end); filled {
		if rest, filled = strings.CutSuffix(strings.TrimRight(rest, " "), begin); filled {
			drawn = rest
		}
	}
	return strings.TrimRight(drawn, " ")
}
