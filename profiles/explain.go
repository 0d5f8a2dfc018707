package profiles

import (
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// Said is an answer, or what stands in for one, with where it came from.
type Said struct {
	Path  forms.Path
	Field *forms.Field
	Value any
	From  Origin
	// File, Line and Column are where it stands; empty for what is in no file.
	File         string
	Line, Column int
	// Name is that of the variable with [FromVariable], and of the other question
	// with [FromAnother].
	Name string
}

// Whence says where it came from: "prod.toml:4".
func (s Said) Whence() forms.Text {
	at := forms.Same(s.File + ":" + strconv.Itoa(s.Line))
	switch s.From {
	case FromProfile, FromPreset:
		return at
	case FromVariable:
		return forms.Tf("environment variable %s, %s", "环境变量 %s，%s", s.Name, at)
	case FromDefault:
		return forms.T("default", "默认值")
	case FromCloud:
		return forms.T("the cloud's default", "云端默认值")
	case FromAnother:
		return forms.Tf("as %s", "同 %s", s.Name)
	case FromOverride:
		return forms.T("an earlier --set", "先前的 --set")
	case FromAnswers:
		return forms.T("answered", "已填写")
	case FromUnset:
	}
	return forms.Text{}
}

// presetName begins the name of a document that is a preset.
const presetName = "preset "

// whence tells where an answer came from: its own place, or that of what it is in.
func (p *Profile) whence(path forms.Path) Said {
	said := Said{Path: path, From: FromAnswers}
	for at := path; at != ""; at = at.Parent() {
		if p.overridden[at] {
			said.From, said.File = FromOverride, setFlag
			return said
		}
		place, known := p.positions[at]
		if !known {
			continue
		}
		said.From, said.File, said.Line, said.Column = FromProfile, place.Name, place.Line, place.Column
		if strings.HasPrefix(place.Name, presetName) {
			said.From = FromPreset
		}
		if name, isVariable := p.variables[at]; isVariable {
			said.From, said.Name = FromVariable, name
		}
		return said
	}
	return said
}

// Explain returns all that is asked here and now and has a value, in the order of the
// form, each with where the value came from.
func (p *Profile) Explain(form *forms.Form) []Said {
	return p.explain(form.Scope(p.Answers, nil))
}

// Head is where the region or the account came from, by its key.
func (p *Profile) Head(key string) Said { return p.whence(forms.Path(key)) }

func (p *Profile) explain(scope *forms.Scope) []Said {
	var all []Said
	for _, q := range scope.Questions("") {
		switch {
		case q.Kind == forms.Object && (q.Answer() != nil || q.Required):
			all = append(all, p.explain(q.Inner())...)
		case q.Kind == forms.List:
			for _, item := range q.Items() {
				all = append(all, p.explain(item)...)
			}
		case q.Kind != forms.Object:
			if said := p.said(q); said.Value != nil {
				all = append(all, said)
			}
		}
	}
	return all
}

// said is the value of one question.
func (p *Profile) said(q forms.Question) Said {
	if answer := q.Answer(); answer != nil {
		said := p.whence(q.Path())
		said.Field, said.Value = q.Field, answer
		return said
	}
	said := Said{Path: q.Path(), Field: q.Field, From: FromCloud}
	said.Value, _ = q.Effective()
	switch {
	case q.Default != nil:
		said.From = FromDefault
	case q.DefaultFrom != "" && !equal(said.Value, q.ServerDefault):
		said.From, said.Name = FromAnother, string(q.Scope().PathOf(q.DefaultFrom))
	}
	return said
}

// equal tells whether two values are the same, as they are typed.
func equal(a, b any) bool { return forms.ValueText(a) == forms.ValueText(b) }
