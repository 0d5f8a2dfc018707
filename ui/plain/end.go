package plain

import (
	"strings"

	"clusterwiz/forms"
)

// Missing is an answer that must be given and was not.
type Missing struct {
	Path  forms.Path
	Label forms.Text
	// Flags are what supplies the answer on a command line: several for a list
	// or an object, whose parts are given one by one.
	Flags []string
}

// Flag is all flags on one line.
func (m Missing) Flag() string { return strings.Join(m.Flags, " ") }

// flags returns what supplies the field at path, with its example as the value.
func flags(field *forms.Field, path forms.Path) []string {
	switch field.Kind {
	case forms.List:
		path = path.Index(0)
	case forms.Object:
	case forms.Hidden:
		return []string{setFlag(path, "env:VARIABLE")}
	default:
		value := field.Example
		if value == "" && len(field.Options) > 0 {
			value = field.Options[0].Value
		}
		if value == "" {
			value = "VALUE"
		}
		return []string{setFlag(path, value)}
	}
	var all []string
	for _, part := range field.Fields {
		if part.Required && part.When.IsZero() && part.Default == nil && part.DefaultFrom == "" {
			all = append(all, flags(&part, path.Key(part.Key))...)
		}
	}
	return all
}

// setFlag writes the flag for a shell; the brackets of a position are quoted,
// since some shells look for files of that name.
func setFlag(path forms.Path, value string) string {
	return "--set " + shellWord(string(path)+"="+value)
}

func shellWord(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\n'\"$`\\&|;<>()*?[]#~!{}") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// MissingIn returns the answers that must be given and are not, in order of
// declaration.
func MissingIn(form *forms.Form, answers *forms.Answers) []Missing {
	var missing []Missing
	for _, problem := range forms.Errors(form.Check(answers, nil)) {
		q, ok := form.Question(answers, nil, problem.Path)
		if !ok || q.Answer() != nil {
			continue
		}
		missing = append(missing, Missing{
			Path: problem.Path, Label: q.Label, Flags: flags(q.Field, problem.Path),
		})
	}
	return missing
}

// EndOfInput is returned when the input ends before everything was said.
type EndOfInput struct {
	Missing []Missing
}

func newEndOfInput(form *forms.Form, answers *forms.Answers) *EndOfInput {
	return &EndOfInput{Missing: MissingIn(form, answers)}
}

// Error implements error, in English.
func (e *EndOfInput) Error() string { return e.Text().En }

// Text lists what is missing with the flag that supplies each.
func (e *EndOfInput) Text() forms.Text {
	text := forms.T("the input ended before the questions did; nothing was sent", "提问尚未结束，输入已结束；未发送任何请求")
	for _, missing := range e.Missing {
		text = forms.Tf("%s\n  %s is required: %s", "%s\n  缺少 %s：%s", text, missing.Label, missing.Flag())
	}
	return text
}

// Unaskable is returned when something is wrong with answers that no question
// of the form can change.
type Unaskable struct {
	Problem forms.Problem
}

// Error implements error, in English.
func (e *Unaskable) Error() string { return e.Text().En }

// Text says what is wrong and where.
func (e *Unaskable) Text() forms.Text {
	return forms.Tf("%s: %s", "%s：%s", forms.Same(string(e.Problem.Path)), e.Problem.Summary)
}
