// Package likeness makes answers of a thing that a cloud tells of: those with which
// another one like it would be made.
package likeness

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/profiles/importer"
	"clusterwiz/providers"
)

// Likeness is a thing as answers, with what is to be said of their parts.
type Likeness struct {
	Answers  *forms.Answers
	Findings []importer.Finding
	form     *forms.Form
	whole    func(*forms.Answers) *forms.Body
	live     providers.Live
	// masked are the answers that the cloud keeps to itself, though nobody calls them secrets.
	masked map[forms.Path]bool
}

// Of reads the body of a live thing back. whole is all that a request carries for
// answers; nil where nobody knows more than the form. Where the cloud withholds a
// secret, the answer is a reference to a variable.
func Of(form *forms.Form, whole func(*forms.Answers) *forms.Body, live providers.Live) (Likeness, error) {
	if whole == nil {
		whole = form.Body
	}
	body, findings, err := importer.ParseJSON(live.Body)
	if refusal := new(importer.Refusal); errors.As(err, &refusal) {
		return Likeness{}, &providers.Failure{
			Kind: providers.Internal, Summary: refusal.Of(""), Remedy: forms.T("run again with --debug and keep the log", "请加 --debug 重试并保留日志"),
		}
	}
	if err != nil {
		return Likeness{}, fmt.Errorf("read the live body: %w", err)
	}
	l := Likeness{form: form, whole: whole, live: live}.read(body)
	l.Findings = append(findings, l.Findings...)
	return l, nil
}

// read makes answers of the body.
func (l Likeness) read(body *importer.Tree) Likeness {
	given := &forms.Answers{}
	for path, value := range l.live.Beside {
		_ = l.form.Set(given, path, value) // One that does not fit is asked for.
	}
	withheld := map[string]bool{}
	for _, remark := range l.live.Remarks {
		if remark.Kind == providers.Withheld && hide(body, remark.Where) {
			withheld[remark.Where] = true
		}
	}
	answers, findings := importer.Reader{Form: l.form, Whole: l.whole, Given: given}.Answers(body)
	asked := l.form.Wires()
	findings = slices.DeleteFunc(findings, func(f importer.Finding) bool {
		// What nobody is asked for is not missing, and a group of secrets has no text.
		return f.Kind == importer.Added && !slices.Contains(asked, anyItem(f.Where)) || f.Kind == importer.Unknown && withheld[f.Where]
	})
	l.Answers, l.Findings = answers, slices.Concat(findings, remarks(l.live, findings))
	l.masked = map[forms.Path]bool{}
	l.unmask(l.form.Scope(answers.Clone(), nil))
	return l
}

// unmask takes out answers in which the cloud writes that there is a secret: it keeps a
// script so, and settings.
func (l Likeness) unmask(scope *forms.Scope) {
	for _, q := range scope.Questions("") {
		switch text, isText := q.Answer().(string); {
		case q.Kind == forms.Object:
			l.unmask(q.Inner())
		case q.Kind == forms.List:
			for _, item := range q.Items() {
				l.unmask(item)
			}
		case isText && (text == mask || strings.Contains(text, `"`+mask+`"`)):
			l.masked[q.Path()] = true
			l.Answers.Unset(q.Path())
		}
	}
}

var item = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[[^\[\]]*\]`) })

// anyItem writes a path for whatever item of a list.
func anyItem(path string) string { return item().ReplaceAllString(path, "[]") }

// mask is how clouds write that there is a secret.
const mask = "******"

// hide puts the sign of a secret at a path; false where its surroundings are missing.
func hide(body *importer.Tree, path string) bool {
	names := split(path)
	for i, step := range names {
		name, item := step, -1
		if before, rest, indexed := strings.Cut(step, "["); indexed {
			n, err := strconv.Atoi(strings.TrimSuffix(rest, "]"))
			if err != nil {
				return false
			}
			name, item = before, n
		}
		next := body.Get(name)
		if i == len(names)-1 {
			if next == nil {
				body.Set(name, importer.NewText(mask, path))
			}
			return next == nil
		}
		if next == nil {
			next = importer.NewObject(path)
			body.Set(name, next)
		}
		if item >= 0 {
			if item >= len(next.Items) {
				return false
			}
			next = next.Items[item]
		}
		if next.Type != importer.Object {
			return false
		}
		body = next
	}
	return false
}

// split takes a path apart at its dots; `\.` is a dot within a name.
func split(path string) []string {
	const dot = "\x00"
	names := strings.Split(strings.ReplaceAll(path, `\.`, dot), ".")
	for i := range names {
		names[i] = strings.ReplaceAll(names[i], dot, ".")
	}
	return names
}

// kinds are remarks as findings, with what is said where no reason was given.
var kinds = map[providers.RemarkKind]struct {
	kind importer.FindingKind
	why  forms.Text
}{
	providers.Inferred:   {importer.Inferred, forms.T("concluded from what else the cloud tells", "由云端的其他信息推断")},
	providers.Dropped:    {importer.Dropped, forms.T("it is the original's alone", "为原资源专有")},
	providers.Unreturned: {importer.Unreturned, forms.T("the cloud does not tell it", "云端不返回")},
	providers.Withheld:   {importer.Secret, forms.T("the cloud does not tell it: give it anew", "云端不返回，请重新提供")},
}

// remarks are those of the reader that no finding has told yet.
func remarks(live providers.Live, found []importer.Finding) []importer.Finding {
	var all []importer.Finding
	for _, remark := range live.Remarks {
		as, tells := kinds[remark.Kind]
		if !tells {
			continue
		}
		text := remark.Why
		if text.IsZero() {
			text = as.why
		}
		same := func(f importer.Finding) bool { return f.Kind == as.kind && f.Where == remark.Where }
		if !slices.ContainsFunc(found, same) {
			all = append(all, importer.Finding{Kind: as.kind, Where: remark.Where, Text: text})
		}
	}
	for _, note := range live.Notes {
		all = append(all, importer.Finding{Kind: importer.Inferred, Text: note})
	}
	return all
}
