package importer

import (
	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
	"clusterwiz/forms/mask"
	"clusterwiz/profiles"
)

// Source is a creation as it was found in a text: the body in the cloud's own names, and
// what stood around it.
type Source struct {
	// Shape is what the text is.
	Shape forms.Text
	// Provider is the cloud's id, Region where the thing is to be; empty where the text
	// does not tell.
	Provider, Region string
	Body             *Tree
	// Given are answers that stand outside the body, by their questions.
	Given map[forms.Path]string
	// Findings are what is to be said of the text around the body.
	Findings []Finding
	// secrets are texts that must not be kept, wherever they stand in the body.
	secrets []string
}

// Options are what a person says of a text besides.
type Options struct {
	// Clouds are those that a creation may be for.
	Clouds profiles.Forms
	// Provider is the cloud that is meant; empty for any.
	Provider string
	// Resource is the address of the one that is meant, where a text has several.
	Resource string
	// Body reads the file that a line only names; nil where only its name is known.
	Body func(name string) ([]byte, error)
}

// named is the text of a file that a line names.
func (o Options) named(name string) (string, error) {
	if o.Body == nil {
		return "", askFor(name)
	}
	data, err := o.Body(name)
	if err != nil {
		return "", err
	}
	return plainText(data)
}

// Refusal is why a text makes no profile.
type Refusal struct {
	// Why goes on from the name of the text: "is an answer of the cloud". Remedy says what
	// to do.
	Why, Remedy forms.Text
	// Line and Column are where it goes wrong, counted from 1; 0 for no such place.
	Line, Column int
}

// Error implements error, in English.
func (r *Refusal) Error() string { return r.Of("").En }

// Of says what is wrong with the text of that name.
func (r *Refusal) Of(name string) forms.Text {
	text := r.Why
	switch {
	case r.Line > 0:
		text = forms.Tf("%s:%d:%d: %s", "%s:%d:%d：%s", name, r.Line, r.Column, text)
	case name != "":
		text = forms.Tf("%s %s", "%s %s", name, text)
	}
	if r.Remedy.IsZero() {
		return text
	}
	return forms.Tf("%s; %s", "%s；%s", text, r.Remedy)
}

func refuse(why, remedy forms.Text) error { return &Refusal{Why: why, Remedy: remedy} }

// drop tells that something was left out on purpose.
func (s *Source) drop(where string, why forms.Text) {
	s.Findings = append(s.Findings, Finding{Kind: Dropped, Where: where, Text: why})
}

// give keeps an answer that stands outside the body.
func (s *Source) give(path forms.Path, text string) {
	if text == "" {
		return
	}
	if shellVariable().MatchString(text) {
		s.drop(text, forms.T("a variable of the shell, whose value is not here", "Shell 变量，此处没有其值"))
		return
	}
	if s.Given == nil {
		s.Given = map[forms.Path]string{}
	}
	s.Given[path] = text
}

// Answers reads the body back. whole is all that a request carries for answers; nil where
// nobody knows more than the form.
func (s *Source) Answers(form *forms.Form, whole func(*forms.Answers) *forms.Body) (*forms.Answers, []Finding) {
	given := &forms.Answers{}
	for path, text := range s.Given {
		_ = form.Set(given, path, text)
	}
	r := Reader{Form: form, Whole: whole, Given: given, secrets: s.secrets, told: s.Findings}
	return r.Answers(s.Body)
}

// clean makes the places and texts of findings fit to be shown: names are of others, and
// may be secrets themselves.
func clean(findings []Finding, masker mask.Masker) []Finding {
	for i := range findings {
		findings[i].Where = foreign.Line(masker.Hide(findings[i].Where))
		findings[i].Text = masker.HideText(findings[i].Text)
	}
	return findings
}
