// Package early decides whether the terminal is dark before anyone asks it.
//
// Bubble Tea v1 asks the terminal for its background colour while packages are
// initialised, and waits five seconds where nothing answers: for --version too.
// It does not ask once the colour was told. Go initialises packages in order of
// their import paths, as far as their own imports allow; "clusterwiz/..." comes
// before "github.com/...", so importing this package is enough.
package early

import (
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
)

func init() { //nolint:gochecknoinits // Being initialised first is the purpose.
	lipgloss.SetHasDarkBackground(Dark(os.Getenv))
}

// Dark tells from the environment whether the background is dark. A person
// decides with CLUSTERWIZ_BACKGROUND=light or dark; else some terminals give
// their colours in COLORFGBG, as "0;15" with the background last; else dark.
func Dark(getenv func(string) string) bool {
	switch strings.ToLower(getenv("CLUSTERWIZ_BACKGROUND")) {
	case "light":
		return false
	case "dark":
		return true
	}
	colours := getenv("COLORFGBG")
	background, err := strconv.Atoi(colours[strings.LastIndexByte(colours, ';')+1:])
	const grey, bright, brightest = 7, 9, 15
	light := background == grey || (background >= bright && background <= brightest)
	return err != nil || !light
}
