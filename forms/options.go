package forms

import (
	"slices"

	"clusterwiz/forms/foreign"
)

// Options makes the values of a choice from triples: value, English, Chinese.
func Options(triples ...string) []Option {
	var list []Option
	for triple := range slices.Chunk(triples, 3) {
		list = append(list, Option{Value: triple[0], Label: T(triple[1], triple[2])})
	}
	return list
}

// Words makes the values of a choice that are words of the cloud's own, in
// every language the same.
func Words(values ...string) []Option {
	var list []Option
	for _, value := range values {
		list = append(list, Option{Value: value, Label: Same(value)})
	}
	return list
}

// OptionsOf makes options of what a look-up found, each value once, those
// without a value left out.
func OptionsOf[T any](items []T, option func(T) Option) []Option {
	options := make([]Option, 0, len(items))
	seen := map[string]bool{}
	for _, item := range items {
		o := option(item)
		if o.Value != "" && !seen[o.Value] {
			seen[o.Value] = true
			options = append(options, o)
		}
	}
	return options
}

// Shown is what a person reads of an option: the value, the label where it says
// more, and the cells. They stand in one line, with marks for what is hidden.
func (o Option) Shown(lang Lang) []string {
	shown := []string{foreign.Name(o.Value)}
	if label := o.Label.In(lang); label != "" && label != o.Value {
		shown = append(shown, foreign.Line(label))
	}
	for _, cell := range o.Cells {
		shown = append(shown, foreign.Line(cell))
	}
	return shown
}

// OnStep puts fields on a page of the form.
func OnStep(step StepID, fields ...Field) []Field {
	for i := range fields {
		fields[i].Step = step
	}
	return fields
}
