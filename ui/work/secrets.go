package work

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers/plan"
)

// secrets is what was found last of those that are only referenced.
type secrets struct {
	// asked is one more than the revision of the answers that were looked at last; 0 is
	// of none.
	asked uint64
	found SecretsMsg
}

// SecretsMsg brings what can be told of secrets that are only referenced: those that are
// not where they are looked for, and files that others may read.
type SecretsMsg struct {
	of       *forms.Answers
	problems []forms.Problem
}

// LookAtSecrets looks whether the secrets that are only referenced are there, and whether
// others may read the files that they are in. It reads none, and looks once at the same
// answers.
func (w *Work) LookAtSecrets() { w.lookAtSecrets(w.ctx) }

func (w *Work) lookAtSecrets(ctx context.Context) {
	if w.Main == nil || w.secrets.asked == w.Main.Answers.Rev()+1 {
		return
	}
	w.secrets.asked = w.Main.Answers.Rev() + 1
	form, answers, resolver := w.Main.Form, w.Main.Answers.Clone(), w.cfg.Resolver
	w.out.Do(func() tea.Msg {
		return SecretsMsg{of: answers, problems: append(resolver.Missing(ctx, form, answers), resolver.Look(form, answers)...)}
	})
}

// LookAgain looks once more at the secrets: what was not there may be by now.
func (w *Work) LookAgain() {
	w.secrets.asked = 0
	w.LookAtSecrets()
}

// gotSecrets takes over what was found, and tells whether it is news.
func (w *Work) gotSecrets(msg SecretsMsg) bool {
	news := len(msg.problems)+len(w.secrets.found.problems) > 0
	if w.secrets.found = msg; news {
		w.problems, w.planned = cached[[]forms.Problem]{}, cached[plan.Plan]{}
	}
	return news
}

// secretProblems are those of the secrets that are still the ones that were looked at.
func (w *Work) secretProblems() []forms.Problem {
	var still []forms.Problem
	for _, p := range w.secrets.found.problems {
		then, _ := w.secrets.found.of.Get(p.Path)
		if q, ok := w.Main.Question(p.Path); ok && same(q.Answer(), then) {
			still = append(still, p)
		}
	}
	return still
}
