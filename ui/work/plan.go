package work

import (
	"reflect"

	"clusterwiz/forms"
	"clusterwiz/providers/plan"
)

// Plan is what will exist by the answers, with the warnings beside the lines that
// they concern.
func (w *Work) Plan() plan.Plan {
	return w.planned.of(w.Stamp(), func() plan.Plan {
		p := plan.Of(w.Main.Form, w.Main.Answers, w.Main.Known)
		p.Warn(forms.Warnings(w.Check()))
		p.Mark(w.origin)
		return p
	})
}

// origin is where an answer that was given comes from.
func (w *Work) origin(path forms.Path) plan.Origin {
	if _, found := w.told[path]; found {
		return plan.LookedUp
	}
	if w.opened == nil {
		return plan.Given
	}
	before, there := w.opened.Get(path)
	now, _ := w.Main.Answers.Get(path)
	switch {
	case !there || !reflect.DeepEqual(before, now):
		return plan.Given
	case w.preset != "":
		return plan.Preset
	}
	return plan.Profile
}
