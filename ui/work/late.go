package work

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Late is a column of a list whose texts come after the list itself, because the
// cloud is asked for them row by row: what a machine costs. Only rows in sight are
// asked for.
type Late struct {
	// Head names the column.
	Head forms.Text
	// Batch is how many values one Ask takes at most; 0 is all that are in sight.
	// Where a call costs time a small one lets the list follow the cursor.
	Batch int
	// Ask returns the texts of values; one that it leaves out is unknown. It runs
	// in a command beside everything else, and ctx ends when the list closes.
	Ask func(ctx context.Context, values []string) map[string]forms.Text

	ctx  context.Context
	stop context.CancelFunc
}

// Stop ends what is under way: the list closed.
func (l *Late) Stop() { l.stop() }

// LateColumn makes the column that belongs beside the values of q, and is false
// where there is none. It is asked within the update: answers are a copy, for Ask to
// keep; what else Ask uses must not be what the wizard goes on changing.
type LateColumn func(client providers.Client, answers *forms.Answers, q forms.Question) (Late, bool)

type (
	// LateDueMsg says that the person paused, so that texts may be asked for.
	LateDueMsg struct{ Of *Late }
	// LateMsg brings the texts of Values, those unknown left out.
	LateMsg struct {
		Of     *Late
		Values []string
		Texts  map[string]forms.Text
	}
)

// LateFor returns the column beside the values of q, nil for none.
func (w *Work) LateFor(s *Sheet, q forms.Question) *Late {
	if s != w.Main || w.Target.Client == nil {
		return nil
	}
	column := w.cfg.Late
	if column == nil {
		column = func(client providers.Client, answers *forms.Answers, q forms.Question) (Late, bool) {
			return prices(client, answers, s.Form, q)
		}
	}
	late, ok := column(w.Target.Client, s.Answers.Clone(), q)
	if !ok {
		return nil
	}
	late.ctx, late.stop = context.WithCancel(w.ctx)
	return &late
}

// LateSoon delivers a [LateDueMsg] after a moment.
func (w *Work) LateSoon(late *Late) { w.out.Do(w.cfg.Pause(LateDueMsg{late})) }

// AskLate asks for the texts of values and delivers a [LateMsg].
func (w *Work) AskLate(late *Late, values []string) {
	w.out.Do(func() tea.Msg { return LateMsg{Of: late, Values: values, Texts: late.Ask(late.ctx, values)} })
}
