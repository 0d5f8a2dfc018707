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
// wrong, on whatever page and in whatever item. With none left that is the review.
func (a *app) toUnfinished(by int) {
	var from forms.Path
	if a.onForm() {
		a.form.Settle()
		_, from = a.form.Point()
	}
	path, ok := a.work.Unfinished(from, by)
	if !ok {
		a.out.Say(forms.T("nothing is missing or wrong", "没有缺少或有误的项"))
		a.openReview()
		return
	}
	a.jump(path)
}
