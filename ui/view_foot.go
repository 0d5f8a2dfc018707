package ui

import (
	"clusterwiz/ui/keys"
)

// footLine tells the keys of the moment.
func (a *app) footLine() string {
	return keys.Foot(a.look, a.footHints(), a.lay.width-2)
}

func (a *app) footHints() []keys.Hint {
	switch {
	case a.dialog != nil:
		return a.dialog.Keys()
	case a.help:
		return helpKeys.Hints(a)
	case a.covered():
		return requestKeys.Hints(a)
	case a.pick != nil:
		return a.pickHints()
	}
	return a.hints()
}
