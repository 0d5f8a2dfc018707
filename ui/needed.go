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
