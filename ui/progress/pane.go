package progress

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
)

// Pane is the log as it is drawn, for copying and writing.
func (s *Screen) Pane() (name forms.Text, ending, text string) {
	var lines strings.Builder
	for _, line := range s.drawn {
		lines.WriteString(strings.TrimSpace(ansi.Strip(line)) + "\n")
	}
	return textLog, ".log", lines.String()
}
