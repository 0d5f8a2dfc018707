package plain

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/filter"
	"clusterwiz/ui/work"
)

// ErrBack says that the person wants the question before.
var ErrBack = errors.New("back")

// GoTo says that the person wants another place.
type GoTo struct {
	// Words are what it is called; empty asks for it.
	Words string
}

// Error implements error.
func (e *GoTo) Error() string { return "go to " + e.Words }

// errGone says that the place to go on from is the asker's target.
var errGone = errors.New("gone")

// Returns tells whether err leads to other questions.
func Returns(err error) bool { return errors.Is(err, ErrBack) || errors.As(err, new(*GoTo)) }

// elsewhere is where a line leads; nil for one that is an answer.
func elsewhere(line string) error {
	if line == back {
		return ErrBack
	}
	if words, ok := places(line); ok {
		return &GoTo{Words: words}
	}
	return nil
}

// colons begin a line that names a place; two of them an answer with one.
var colons = []string{":", "："}

// places returns the words behind the colon of a line.
func places(line string) (words string, ok bool) {
	for _, colon := range colons {
		if words, ok := strings.CutPrefix(line, colon); ok && !strings.HasPrefix(words, colon) {
			return strings.TrimSpace(words), true
		}
	}
	return "", false
}

// literal is the answer that a line is which names no place.
func literal(line string) string {
	for _, colon := range colons {
		if strings.HasPrefix(line, colon+colon) {
			return strings.TrimPrefix(line, colon)
		}
	}
	return line
}

// answer shows text and reads the line after it, on the way of which the person may go
// elsewhere.
func (a *asker) answer(ctx context.Context, text string) (string, error) {
	for {
		line, err := a.prompt(ctx, text)
		if err != nil {
			return "", err
		}
		words, named := places(line)
		if !named {
			return literal(line), nil
		}
		if err := a.goTo(ctx, words); err != nil {
			return "", err
		}
	}
}

// place is a page, a question on it, or the end of all questions.
type place struct {
	name forms.Text
	// step is the position of the page.
	step int
	path forms.Path
	is   filter.Words
}

var (
	textGoTo    = forms.T("Go to (page or question; just Enter stays here)", "跳转到（页面或填写项；直接回车不跳转）")
	textWhich   = forms.T("Which one (number; just Enter stays here)", "选择哪一项（编号；直接回车不跳转）")
	textReview  = forms.T("Review", "检查并提交")
	textNoPlace = forms.T("no page or question has that name; : lists the pages", "没有该名称的页面或填写项；输入 : 可列出页面")
)

// pages are those that ask something, and the end.
func (a *asker) pages() []place {
	var all []place
	number := func(i int) string { return fmt.Sprint(i + 1) }
	steps := a.sheet.Form.Steps
	for i, step := range steps {
		if len(a.sheet.Scope().Questions(step.ID)) > 0 {
			all = append(all, place{name: step.Label, step: i, is: filter.WordsOf(step.Label.En, step.Label.Zh, number(i))})
		}
	}
	return append(all, place{name: textReview, step: len(steps), is: filter.WordsOf(textReview.En, textReview.Zh, number(len(steps)))})
}

// questions are those that are asked, in the order of their pages.
func (a *asker) questions() []place {
	var all []place
	for _, at := range work.Places(a.sheet) {
		path, name := at.Path(), at.Name()
		id, _ := a.sheet.Form.StepOf(path)
		step := slices.IndexFunc(a.sheet.Form.Steps, func(s forms.Step) bool { return s.ID == id })
		if step < 0 {
			continue
		}
		all = append(all, place{name: name, step: step, path: path, is: filter.WordsOf(name.En, name.Zh, at.APIName(), string(path))})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].step < all[j].step })
	return all
}

// found are the places that words mean: those of that very name, else those that have
// every word.
func (a *asker) found(typed string) []place {
	typed = strings.ToLower(typed)
	words := strings.Fields(typed)
	var exact, first, rest []place
	for _, p := range append(a.pages(), a.questions()...) {
		switch {
		case p.is.Are(typed):
			exact = append(exact, p)
		case !p.is.Have(words):
		case p.is.Lead(words[0]):
			first = append(first, p)
		default:
			rest = append(rest, p)
		}
	}
	switch {
	case len(exact) > 0 && exact[0].path == "":
		return exact[:1] // A page goes before the one question on it of the same name.
	case len(exact) > 0:
		return exact
	}
	return append(first, rest...)
}

// goTo finds where the person wants to go: errGone when that is the target now, nil to
// stay.
func (a *asker) goTo(ctx context.Context, words string) error {
	if words == "" {
		for _, page := range a.pages() {
			a.sayf("  %d) %s\n", page.step+1, page.name.In(a.Lang))
		}
		line, err := a.prompt(ctx, textGoTo.In(a.Lang)+a.colon())
		if err != nil {
			return err
		}
		if words = strings.TrimSpace(strings.TrimLeft(line, ":：")); words == "" {
			return nil
		}
	}
	found := a.found(words)
	switch len(found) {
	case 0:
		return a.Refuse(forms.Same(":"+words), textNoPlace)
	case 1:
		a.target = found[0]
		return errGone
	}
	return a.which(ctx, found)
}

// which asks for one of several places.
func (a *asker) which(ctx context.Context, found []place) error {
	for i, p := range found {
		if i == rows {
			a.Say(forms.Tf("  … %d more: type more of its name", "  …另有 %d 项：请输入更完整的名称", len(found)-rows))
			break
		}
		a.sayf("  %d) %s\n", i+1, p.name.In(a.Lang))
	}
	line, err := a.prompt(ctx, textWhich.In(a.Lang)+a.colon())
	if err != nil || line == "" {
		return err
	}
	n := numberIn(line, min(len(found), rows))
	if n == 0 {
		return a.Refuse(textWhich, forms.Tf("type a number up to %d, or nothing", "请输入不大于 %d 的编号，或直接回车", min(len(found), rows)))
	}
	a.target = found[n-1]
	return errGone
}

// arrive makes the target what is sought, and returns its page. What comes from there
// on was not asked yet.
func (a *asker) arrive() (step int) {
	a.sought, a.reviewing = a.target.path, a.target.step == len(a.sheet.Form.Steps)
	if q, ok := a.sheet.Question(a.sought); ok && a.sought != "" {
		if group, _ := q.Alternatives(); len(group) > 1 {
			a.sought = group[0]
		}
	}
	behind := false
	for _, p := range a.questions() {
		behind = behind || p.step > a.target.step || p.step == a.target.step && (a.sought == "" || p.path == a.sought)
		if behind {
			delete(a.seen, p.path)
		}
	}
	return a.target.step
}

// passes tells whether a question is on the way to what is sought, which comes later.
func (a *asker) passes(path forms.Path) bool {
	return a.sought != "" && path != a.sought && !path.Contains(a.sought)
}

// into goes on to what is sought within a question.
func (a *asker) into(ctx context.Context, q forms.Question) error {
	path := q.Path()
	if q.Kind == forms.Object {
		return a.level(ctx, path, q.Fields, false)
	}
	for n := range q.Count() {
		if !path.Index(n).Contains(a.sought) {
			continue
		}
		if err := a.level(ctx, path.Index(n), q.Fields, false); err != nil && !errors.Is(err, ErrBack) {
			return err
		}
	}
	a.sought = ""
	return a.list(ctx, q)
}
