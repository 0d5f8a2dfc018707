package ui

import (
	"fmt"
	"io"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
)

// notices are the terminals, by TERM_PROGRAM, that show a notice of the desktop, and how
// each wants it written: iTerm2's way or that of rxvt-unicode. What stands in others as
// text is not sent to them.
var notices = map[string]string{
	"iTerm.app":    "\x1b]9;%[2]s\x1b\\",
	"WarpTerminal": "\x1b]9;%[2]s\x1b\\",
	"ghostty":      "\x1b]777;notify;%[1]s;%[2]s\x1b\\",
	"WezTerm":      "\x1b]777;notify;%[1]s;%[2]s\x1b\\",
}

// bell is what most terminals turn into a sound or a mark.
const bell = "\a"

// ring tells, to who looks elsewhere, that a run is over: by the bell, and by a notice
// where the terminal has one. It does nothing where it is switched off or nobody knows
// where the terminal is.
func ring(cfg Config, lang forms.Lang, record launch.Record) tea.Cmd {
	if cfg.Quiet || cfg.Out == nil {
		return nil
	}
	out, text := cfg.Out, bell
	if form, known := notices[cfg.Terminal]; known {
		words := forms.Tf("%s: %s", "%s：%s", record.Name, record.Phase.Text()).In(lang)
		text += fmt.Sprintf(form, "clusterwiz", strings.ReplaceAll(words, ";", ","))
	}
	return func() tea.Msg {
		_, _ = io.WriteString(out, text) // Nobody is lost with a bell.
		return nil
	}
}
