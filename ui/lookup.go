package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// lookupLimit is how long a look-up may take before the field says so and
// takes typed input.
const lookupLimit = 10 * time.Second

// lookState is where a look-up stands, by the id of its query.
type lookState struct {
	loading bool
	failure *providers.Failure
}

type lookupMsg struct {
	client  providers.Client
	query   forms.Query
	options []forms.Option
	err     error
}

// lookUp asks for the values of q, once for each query.
func (a *app) lookUp(s *sheet, q forms.Question) tea.Cmd {
	client := a.session.client
	if q.Source.Name == "" || client == nil || s == a.place {
		return nil
	}
	query, missing := q.Query()
	if _, asked := a.looks[query.ID()]; asked || len(missing) > 0 {
		return nil
	}
	a.looks[query.ID()] = lookState{loading: true}
	return func() tea.Msg {
		ctx, cancel := a.fork()
		defer cancel()
		options, err := client.Lookup(ctx, query)
		return lookupMsg{client: client, query: query, options: options, err: err}
	}
}

// prefetch looks up for every question of the open frame, so that a list is
// there when it is wanted and typed values are compared with it.
func (a *app) prefetch() tea.Cmd {
	f := a.frame()
	if f == nil || f.table {
		return nil
	}
	var cmds []tea.Cmd
	for _, r := range f.rows() {
		if !r.fold {
			cmds = append(cmds, a.lookUp(f.sheet, r.question))
		}
	}
	return tea.Batch(cmds...)
}

// gotLookup keeps the answer; one from an earlier client is dropped.
func (a *app) gotLookup(msg lookupMsg) tea.Cmd {
	if msg.client != a.session.client {
		return nil
	}
	if msg.err != nil {
		a.looks[msg.query.ID()] = lookState{failure: providers.AsFailure(msg.err)}
		a.fillPick()
		return nil
	}
	a.looks[msg.query.ID()] = lookState{}
	a.learn(a.session.main, msg.query, msg.options)
	a.fillPick()
	return nil
}

func (a *app) learn(s *sheet, query forms.Query, options []forms.Option) {
	s.known.Add(query, options)
	s.looked++
	if s.lists == nil {
		s.lists = map[string][]forms.Option{}
	}
	s.lists[query.ID()] = options
}

// retryLookup asks again for the question with the focus.
func (a *app) retryLookup() tea.Cmd {
	f := a.frame()
	r, ok := f.current()
	if !ok || r.fold || r.question.Source.Name == "" {
		return nil
	}
	query, _ := r.question.Query()
	if state := a.looks[query.ID()]; !state.loading {
		delete(a.looks, query.ID())
	}
	return a.lookUp(f.sheet, r.question)
}

// offered returns the values to choose from, and why there are none yet.
func (a *app) offered(s *sheet, q forms.Question) (options []forms.Option, note forms.Text) {
	if q.Source.Name == "" {
		return q.Options, forms.Text{}
	}
	query, missing := q.Query()
	if len(missing) > 0 {
		return nil, forms.Tf("choose %s first", "请先选择 %s", q.Scope().Label(missing[0]))
	}
	if options, ok := s.lists[query.ID()]; ok {
		return options, forms.Text{}
	}
	if a.session.client == nil {
		return q.Options, textNoClient
	}
	if failure := a.looks[query.ID()].failure; failure != nil {
		return nil, forms.Tf("look-up failed: %s; type the value, or ctrl+t tries again",
			"查询失败：%s；可直接输入，或按 ctrl+t 重试", failure.Summary)
	}
	return nil, textLoading
}
