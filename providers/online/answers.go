package online

import (
	"context"
	"errors"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// atOnce is how many look-ups are on their way at a time.
const atOnce = 4

// asked is an answer with a look-up behind it.
type asked struct {
	forms.Question
	query   forms.Query
	missing []string
}

// looked are the answers of look-ups by the id of their query.
type looked struct {
	mu       sync.Mutex
	known    forms.Known
	failures map[string]*providers.Failure
}

// answers compares what was filled in with the cloud's lists, each list asked for
// once, and then everything with everything.
func answers(ctx context.Context, client providers.Client, form *forms.Form, given *forms.Answers) []Finding {
	before := form.Check(given, nil)
	all := within(form.Scope(given, nil))
	got := lookUp(ctx, client, all)
	var findings []Finding
	told := map[forms.Path]bool{}
	news := newProblems(before, form.Check(given, &got.known))
	for _, a := range all {
		told[a.Path()] = true
		findings = append(findings, got.judge(a, news[a.Path()]))
	}
	// What the lists tell of answers that none of them offers: a block outside
	// its VPC.
	for _, p := range form.Check(given, &got.known) {
		if more := news[p.Path]; len(more) > 0 && !told[p.Path] {
			told[p.Path] = true
			findings = append(findings, wrong(subjectOf(form, given, p.Path), more))
		}
	}
	return findings
}

// within are the answered questions of a scope that have a look-up, with those of
// its objects and lists.
func within(scope *forms.Scope) []asked {
	var all []asked
	for _, q := range scope.Questions("") {
		switch {
		case q.Kind == forms.Object:
			all = append(all, within(q.Inner())...)
		case q.Kind == forms.List:
			for _, item := range q.Items() {
				all = append(all, within(item)...)
			}
		case q.Source.Name != "" && q.Answer() != nil:
			query, missing := q.Query()
			all = append(all, asked{q, query, missing})
		}
	}
	return all
}

// lookUp asks for every list once, a few at a time.
func lookUp(ctx context.Context, client providers.Client, all []asked) *looked {
	got := &looked{failures: map[string]*providers.Failure{}}
	queries := map[string]forms.Query{}
	for _, a := range all {
		if len(a.missing) == 0 {
			queries[a.query.ID()] = a.query
		}
	}
	var wg sync.WaitGroup
	gate := make(chan struct{}, atOnce)
	for _, query := range queries {
		wg.Go(func() {
			gate <- struct{}{}
			defer func() { <-gate }()
			ctx, cancel := context.WithTimeout(ctx, providers.LookupLimit)
			defer cancel()
			listing, err := client.Lookup(ctx, query)
			got.take(query, listing, err)
		})
	}
	wg.Wait()
	return got
}

func (l *looked) take(query forms.Query, listing providers.Listing, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		l.failures[query.ID()] = &providers.Failure{
			Kind: providers.Unavailable, Cause: err, Summary: forms.T("the cloud did not answer in time", "云端未在限定时间内应答"),
			Remedy: forms.T("try again", "请重试"),
		}
	case err != nil:
		l.failures[query.ID()] = providers.AsFailure(err)
	default:
		l.known.Add(query, listing.Options)
	}
}

// judge is what the lists say of one answer.
func (l *looked) judge(a asked, problems []forms.Problem) Finding {
	subject := forms.Tf("%s %s", "%s %s", a.Label, a.ShowText(forms.ValueText(a.Answer())))
	failure := l.failures[a.query.ID()]
	switch {
	case len(problems) > 0:
		return wrong(a.Label, problems)
	case len(a.missing) > 0:
		return Finding{Result: Unknown, Path: a.Path(), Subject: subject, Text: forms.Tf(
			"%s is empty", "未填写 %s", a.Scope().Label(a.missing[0]))}
	case failure != nil:
		f := because(subject, failure)
		f.Path = a.Path()
		return f
	}
	return Finding{Result: Passed, Path: a.Path(), Subject: subject}
}

// newProblems are those that only the lists could tell, by path.
func newProblems(before, after []forms.Problem) map[forms.Path][]forms.Problem {
	type said struct {
		path    forms.Path
		summary forms.Text
	}
	old := map[said]bool{}
	for _, p := range before {
		old[said{p.Path, p.Summary}] = true
	}
	news := map[forms.Path][]forms.Problem{}
	for _, p := range after {
		if !old[said{p.Path, p.Summary}] {
			news[p.Path] = append(news[p.Path], p)
		}
	}
	return news
}

// wrong is the finding of problems at one place, an error before a warning.
func wrong(subject forms.Text, problems []forms.Problem) Finding {
	first := problems[0]
	for _, p := range problems {
		if p.Severity == forms.Error {
			first = p
			break
		}
	}
	return Finding{
		Result: Failed, Certain: first.Severity == forms.Error, Path: first.Path,
		Subject: subject, Text: first.Summary, Remedy: first.Remedy,
	}
}

func subjectOf(form *forms.Form, given *forms.Answers, path forms.Path) forms.Text {
	if q, ok := form.Question(given, nil, path); ok {
		return q.Label
	}
	return forms.Same(string(path))
}
