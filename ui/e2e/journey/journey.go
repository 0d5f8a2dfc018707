// Package journey has what people want of the wizard, as the keys that they press and
// the words that come of them, and what holds of every screen on the way. It is data:
// who plays a journey gives the keys to a model or to the built program, and draws what
// comes on an emulated terminal.
package journey

import (
	"unicode/utf8"

	"clusterwiz/forms"
)

// Journey is the way from the start screen to a created thing.
type Journey struct {
	// Wish is what the person wants, in a few words; it names the journey.
	Wish string
	// Cloud is the provider's id, Name how the thing is called.
	Cloud, Name string
	// Most is how many keys it may take, beside name and secret.
	Most  int
	Steps []Step
}

// Step is what is pressed, and what is on the screen then.
type Step struct {
	// Press is the name of a key, as "ctrl+n", or else text to type. An empty one only
	// looks.
	Press string
	// Own says that the text is the person's own, a name or a secret: it is not counted.
	Own bool
	// Hidden says that it must never be on a screen.
	Hidden bool
	// See is on the screen afterwards, in its language.
	See []forms.Text
	// Moment names the screen, where it is one of those that decide.
	Moment string
}

// named are the keys that journeys press; all else is text.
var named = map[string]bool{"enter": true, "tab": true, "shift+tab": true, "esc": true, "right": true, "down": true, "ctrl+n": true}

// Types tells whether the step types text. A single letter is a command.
func (s Step) Types() bool { return !named[s.Press] && utf8.RuneCountInString(s.Press) > 1 }

// Keys is how many keys the journey takes, beside what is the person's own.
func (j Journey) Keys() int {
	n := 0
	for _, s := range j.Steps {
		switch {
		case s.Own, s.Press == "":
		case named[s.Press]:
			n++
		default:
			n += utf8.RuneCountInString(s.Press)
		}
	}
	return n
}

// Hidden are the texts of the journey that no screen may show.
func (j Journey) Hidden() []string {
	var all []string
	for _, s := range j.Steps {
		if s.Hidden {
			all = append(all, s.Press)
		}
	}
	return all
}

// press is a step that is seen by one text.
func press(keys, en, zh string) Step { return Step{Press: keys, See: []forms.Text{forms.T(en, zh)}} }

// own is a step that types what is the person's own.
func own(words, en, zh string) Step {
	s := press(words, en, zh)
	s.Own = true
	return s
}

// and is more to be seen before the next step, such as a list whose look-up was answered.
func (s Step) and(en, zh string) Step {
	s.See = append(s.See, forms.T(en, zh))
	return s
}

// at names the screen of a step.
func (s Step) at(moment string) Step {
	s.Moment = moment
	return s
}
