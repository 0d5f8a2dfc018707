package ui

import (
	"clusterwiz/forms"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/work"
)

// usedBy finds the answers of earlier runs; without a store there are none.
func usedBy(store *launch.Store) work.Used {
	if store == nil {
		return nil
	}
	return work.UsedBy(store)
}

// toUnfinished goes to the next question, or the one before, that is missing or
// wrong, on whatever page and in whatever item. With none left that is the review,
// which tells how many warnings stand.
func (a *app) toUnfinished(by int) {
	var from forms.Path
	if a.onForm() {
		a.form.Settle()
		_, from = a.form.Point()
	}
	path, ok := a.work.Unfinished(from, by)
	if ok {
		a.jump(path)
		return
	}
	nothing := forms.T("nothing is missing or wrong", "没有缺少或有误的项")
	if _, n := a.work.NextWarning(""); n > 0 {
		nothing = forms.Tf("nothing is missing or wrong; %s: ctrl+n goes there", "没有缺少或有误的项；%s 条警告：按 ctrl+n 查看", forms.Count(n, "warning", "warnings"))
	}
	a.out.Say(nothing)
	a.openReview()
}

// toWarned goes from the review to the next warning after the one to which it went last,
// and after the last to the first.
func (a *app) toWarned() {
	path, _ := a.work.NextWarning(a.warned)
	if path == "" {
		path, _ = a.work.NextWarning("")
	}
	a.warned = path
	a.jump(path)
}

// isWarned is a review of answers of which nothing but warnings is told.
func (a *app) isWarned() bool {
	if a.open != screen(a.review) || a.work.Main == nil {
		return false
	}
	wrong := a.work.Wrong()
	return len(wrong) > 0 && len(forms.Errors(wrong)) == 0
}
