package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/work"
)

// askSubmit asks for the explicit yes.
func (a *app) askSubmit() tea.Cmd {
	w := a.work
	if errors := forms.Errors(w.Wrong()); len(errors) > 0 {
		a.review.tab = tabProblems
		a.complain(textFixFirst.With(len(errors)))
		return nil
	}
	built, ok := w.Build()
	if !ok {
		a.complain(work.TextNoClient)
		return nil
	}
	lines := w.Summary(built.Request)
	if w.Commits() {
		lines = append(lines, textTypeName)
	}
	yes := func() tea.Cmd {
		w.Resolve(nil)
		return nil
	}
	d := dialog.New(textSubmitTitle, lines, dialog.Choice{Label: textNo}, dialog.Choice{Label: textYesSubmit, Do: yes})
	if w.Commits() {
		d.WithLine("", built.Request.Name)
	}
	a.ask(d)
	return nil
}

// gotResolved sends the request, or goes to the first secret that is missing.
func (a *app) gotResolved(msg work.ResolvedMsg) tea.Cmd {
	plan, wrong := a.work.Resolved(msg)
	if wrong == nil {
		return a.submit(plan)
	}
	if wrong.Summary.IsZero() {
		return nil
	}
	cmd := a.jump(wrong.Path)
	a.complain(work.WithRemedy(wrong.Summary, wrong.Remedy))
	return cmd
}
