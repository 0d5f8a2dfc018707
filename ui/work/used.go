package work

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
)

// UsedMsg brings the answers of earlier runs at a target, the newest first.
type UsedMsg struct {
	target  TargetMsg
	answers []*forms.Answers
}

// index is the number of an item within a path.
var index = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[[0-9]+\]`) })

// alike is the same for the same question of every item.
func alike(path forms.Path) string { return index().ReplaceAllString(string(path), "[]") }

// lookUsed asks the journals of this machine for what was answered before, with this
// account in this region.
func (w *Work) lookUsed(ctx context.Context, msg TargetMsg) {
	if w.used, w.earlier = nil, nil; w.cfg.Used == nil {
		return
	}
	used := w.cfg.Used
	w.out.Do(func() tea.Msg {
		return UsedMsg{target: msg, answers: used(ctx, msg.provider, msg.account, cmp.Or(msg.target.Endpoint.Region, msg.region))}
	})
}

// Used finds the answers of earlier runs.
type Used func(ctx context.Context, provider, account, region string) []*forms.Answers

// UsedBy finds them in the journals of a store.
func UsedBy(store *launch.Store) Used {
	return func(ctx context.Context, provider, account, region string) []*forms.Answers {
		const most = 5
		return store.Used(ctx, most, func(r launch.Record) bool {
			return r.Provider == provider && r.Account == account && r.Region == region
		})
	}
}

// gotUsed keeps the answers to each question, the newest first; a list that is of another
// target than the present one is dropped.
func (w *Work) gotUsed(msg UsedMsg) bool {
	if w.Main == nil || msg.target.provider != w.About.ID || msg.target.account != w.Said(AskAccount) || msg.target.region != w.Said(AskRegion) {
		return false
	}
	w.used, w.fitting, w.earlier = map[string][]any{}, fitting{}, msg.answers
	for _, answers := range msg.answers {
		w.Main.Form.Convert(answers)
		walk(w.Main.Form.Scope(answers, nil), func(q forms.Question) {
			at, answer := alike(q.Path()), q.Answer()
			if answer == nil || q.Kind == forms.Hidden || q.Kind == forms.List || q.Kind == forms.Object {
				return
			}
			if !slices.ContainsFunc(w.used[at], func(before any) bool { return same(before, answer) }) {
				w.used[at] = append(w.used[at], answer)
			}
		})
	}
	return true
}

// Proposal is what can be taken with one key for a question without an answer: of what
// was answered before the last that the form takes beside the other answers, else the example where it is no id of somebody's. used tells
// which. It is nil for none.
func (w *Work) Proposal(s *Sheet, q forms.Question) (value any, used bool) {
	if s != w.Main || q.Answer() != nil || q.Kind == forms.Hidden {
		return nil, false
	}
	if before := w.lastFitting(s, q); before != nil {
		return before, true
	}
	if q.Example == "" || q.Source.Name != "" || q.Default != nil || q.DefaultFrom != "" || q.ServerDefault != nil {
		return nil, false
	}
	return q.Parse(q.Example), false
}

// fitting is an answer of before that fits, and what it was judged by.
type fitting struct {
	at    Stamp
	path  forms.Path
	value any
}

// lastFitting is the answer to q of an earlier run that can still be had and goes with the
// answers there are by now, as rows of a list are judged; nil for none.
func (w *Work) lastFitting(s *Sheet, q forms.Question) any {
	before := w.used[alike(q.Path())]
	if len(before) == 0 || q.Path() == pathName {
		return nil
	}
	now := w.Stamp()
	if w.fitting.at != now || w.fitting.path != q.Path() {
		w.fitting = fitting{at: now, path: q.Path()}
		judge := w.Judge(s, q)
		for _, value := range before {
			if w.listedOrOpen(q, value) && fits(judge, value) {
				w.fitting.value = value
				break
			}
		}
	}
	return w.fitting.value
}

// fits tells whether the form refuses none of the values of an answer.
func fits(judge func(value string) (refused, told forms.Text), answer any) bool {
	values, several := answer.([]string)
	if !several {
		values = []string{forms.ValueText(answer)}
	}
	return !slices.ContainsFunc(values, func(value string) bool {
		refused, _ := judge(value)
		return !refused.IsZero()
	})
}

// pathName is the question for the name of what is created, which is never the same
// twice.
const pathName = forms.Path("basics.name")

// listedOrOpen tells whether a value can still be had, as far as the cloud has told.
func (w *Work) listedOrOpen(q forms.Question, value any) bool {
	if q.Source.Name == "" {
		return true
	}
	query, missing := q.Query()
	list, asked := w.Main.lists[query.ID()]
	if len(missing) > 0 || !asked {
		return true
	}
	values, several := value.([]string)
	if !several {
		values = []string{forms.ValueText(value)}
	}
	for _, v := range values {
		if !listed(list, v) {
			return false
		}
	}
	return true
}

// listed tells whether a list has a value that can be had.
func listed(list []forms.Option, value string) bool {
	for _, o := range list {
		if o.Value == value {
			return o.Why.IsZero()
		}
	}
	return false
}
