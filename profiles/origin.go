package profiles

import "clusterwiz/forms"

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
	FromPreset   Origin = "preset"   // a line of a preset
	FromVariable Origin = "env"      // a line that names an environment variable
	FromAnother  Origin = "another"  // what was said to another question
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
	value := show(o.Field, o.New)
	if o.From == FromUnset {
		return forms.Tf("%s = %s (was unset)", "%s = %s（原未填写）", o.Path, value)
	}
	from := Said{From: o.From, File: o.File, Line: o.Line}.Whence()
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
		o.Old = value
		said := p.whence(path)
		o.From, o.File, o.Line, o.Column = said.From, said.File, said.Line, said.Column
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
