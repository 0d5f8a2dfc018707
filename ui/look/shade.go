package look

import (
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// tone is a colour on one background, in terminals of 256 colours and of 16, whose
// palettes differ: the sixteen here are read in all of them. The empty one is the
// terminal's own.
type tone struct{ many, few string }

func (t tone) color() lipgloss.CompleteColor {
	return lipgloss.CompleteColor{TrueColor: t.many, ANSI256: t.many, ANSI: t.few}
}

// shade is a colour by meaning, on light and on dark.
type shade struct{ light, dark tone }

// The shades. On light, the sixteen have no green and no yellow that is read in every
// palette; what is good there has the blue of values, and its sign tells it. On dark,
// the grey of the sixteen is the background of some palettes.
var (
	given   = shade{tone{"25", "4"}, tone{"117", "14"}}
	dimmed  = shade{tone{"242", "8"}, tone{"245", "7"}}
	bad     = shade{tone{"160", "1"}, tone{"203", "9"}}
	warning = shade{tone{"130", "5"}, tone{"214", "11"}}
	good    = shade{tone{"28", "4"}, tone{"114", "10"}}
	quoted  = shade{tone{"28", ""}, tone{"114", "10"}}
	// onWarning is written over warning.
	onWarning = shade{tone{"231", "15"}, tone{"16", "0"}}
)

// color is the shade as the toolkit takes it, and none where NO_COLOR asks for that.
func (s shade) color() lipgloss.TerminalColor {
	if termenv.EnvNoColor() {
		return lipgloss.NoColor{}
	}
	return lipgloss.CompleteAdaptiveColor{Light: s.light.color(), Dark: s.dark.color()}
}
