package profiles

import (
	"strconv"

	"clusterwiz/forms"
)

// Origin tells where a value came from.
type Origin string

// The origins.
const (
	FromUnset    Origin = "unset"    // nothing was said
	FromProfile  Origin = "profile"  // a line of the file
	FromDefault  Origin = "default"  // the declared default
	FromCloud    Origin = "cloud"    // what the cloud assumes
	FromOverride Origin = "override" // an earlier --set
	FromAnswers  Origin = "answers"  // answered, but not from a file
)

// Override tells what an assignment changed.
type Override struct {
	Path  forms.Path
	Field *forms.Field
	// Old and New are nil where nothing was or is said.
	Old, New any
	// From is where Old came from; File, Line and Column with FromProfile.
	From         Origin
	File         string
	Line, Column int
}

// Text says what changed on one line: "basics.name = b (was a, p.toml:4)".
func (o Override) Text() forms.Text {
	var from forms.Text
	switch o.From {
	case FromProfile:
		from = forms.Same(o.File + ":" + strconv.Itoa(o.Line))
	case FromDefault:
		from = forms.T("default", "默认值")
	case FromCloud:
		from = forms.T("the cloud's default", "云端默认值")
	case FromOverride:
		from = forms.T("an earlier --set", "先前的 --set")
	case FromAnswers:
		from = forms.T("answered", "已填写")
	case FromUnset:
	}
	value := show(o.Field, o.New)
	if o.From == FromUnset {
		return forms.Tf("%s = %s (was unset)", "%s = %s（原未填写）", o.Path, value)
	}
	return forms.Tf("%s = %s (was %s, %s)", "%s = %s（原为 %s，%s）", o.Path, value, show(o.Field, o.Old), from)
}

func show(f *forms.Field, value any) forms.Text {
	if value == nil {
		return forms.T("(unset)", "（未填写）")
	}
	if _, isItem := value.(map[string]any); isItem {
		return forms.Same("{...}")
	}
	return f.ShowText(value)
}

// origin tells what the value is before the assignment.
func (p *Profile) origin(path forms.Path, field *forms.Field) Override {
	o := Override{Path: path, Field: field, From: FromUnset}
	if value, given := p.Answers.Get(path); given && value != nil {
		o.Old, o.From = value, FromAnswers
		if pos, known := p.positions[path]; known {
			o.From, o.File, o.Line, o.Column = FromProfile, pos.Name, pos.Line, pos.Column
		}
		if p.overridden[path] {
			o.From, o.File, o.Line, o.Column = FromOverride, setFlag, 0, 0
		}
		return o
	}
	switch {
	case field.Default != nil:
		o.Old, o.From = field.Default, FromDefault
	case field.ServerDefault != nil:
		o.Old, o.From = field.ServerDefault, FromCloud
	}
	return o
}
