package ui

import "clusterwiz/forms"

// The places in which keys work.

func (a *app) editing() bool { return a.screen == wizardScreen }

// choosing is the page of what a deletion is told.
func (a *app) choosing() bool { return a.screen == deletionScreen }

// answering is any page of questions.
func (a *app) answering() bool { return a.editing() || a.choosing() }

func (a *app) onReview() bool { return a.editing() && a.currentPage().kind == reviewPage }

// onProblem is a line of the review that leads to a field.
func (a *app) onProblem() bool {
	return a.onReview() && a.review.tab == tabProblems && len(a.work.Wrong()) > 0
}

// onAnswers is any page but the review.
func (a *app) onAnswers() bool { return a.editing() && a.currentPage().kind != reviewPage }

func (a *app) onForm() bool {
	return a.answering() && a.frame() != nil && !a.frame().table
}

func (a *app) onTable() bool { return a.answering() && a.frame() != nil && a.frame().table }

// onItems is a table that has something in it.
func (a *app) onItems() bool {
	return a.onTable() && a.frame().sheet.Answers.Len(a.frame().path) > 0
}

func (a *app) onBaseTable() bool { return a.editing() && a.onTable() && len(a.frames) == 1 }

func (a *app) onInnerTable() bool { return a.onTable() && len(a.frames) > 1 }

func (a *app) nested() bool { return a.answering() && len(a.frames) > 1 }

// onQuestion tells whether the row with the focus is a question that is fit.
func (a *app) onQuestion(fit func(forms.Question) bool) bool {
	if !a.onForm() {
		return false
	}
	r, ok := a.frame().current()
	return ok && !r.fold && fit(r.question)
}

// onLink is a row that leads to a page of its own, or unfolds.
func (a *app) onLink() bool {
	if !a.onForm() {
		return false
	}
	r, ok := a.frame().current()
	return ok && (r.fold || r.question.Kind == forms.List || r.question.Kind == forms.Object)
}

// onChoice is a row whose enter offers values to choose from.
func (a *app) onChoice() bool {
	return a.onQuestion(func(q forms.Question) bool {
		return (q.Source.Name != "" || len(q.Options) > 0) && !a.typed(q)
	})
}

// onSelector is a row whose value the arrows change.
func (a *app) onSelector() bool {
	return a.onQuestion(func(q forms.Question) bool { return q.Kind == forms.Boolean || q.Kind == forms.Choice })
}

// onLine is a form row whose field does not need the arrows for itself.
func (a *app) onLine() bool {
	return a.onForm() && !a.onArea()
}

// onSingleLine is a form row in which enter starts no new line.
func (a *app) onSingleLine() bool { return a.onLine() }

func (a *app) onArea() bool {
	return a.onQuestion(func(q forms.Question) bool { return q.Kind == forms.LongText })
}

func (a *app) hasAnswers() bool {
	return a.work.Main != nil && a.screen != startScreen && !a.choosing()
}

func (a *app) canUndo() bool {
	if !a.onTable() {
		return false
	}
	_, ok := a.frame().sheet.Removed()
	return ok
}

// onChoices is the page of what a deletion is told, but not what is within.
func (a *app) onChoices() bool { return a.choosing() && len(a.frames) == 1 }

// onDecided is a row of that page from which enter has nowhere else to lead.
func (a *app) onDecided() bool { return a.onChoices() && !a.onLink() && !a.onArea() }

// onLookUps is a form whose questions a cloud may be asked about.
func (a *app) onLookUps() bool { return a.editing() && a.onForm() }

func (a *app) onRun() bool { return a.screen == runScreen && a.run != nil }
