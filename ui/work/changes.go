package work

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/profiles/diff"
)

// Before is what the answers are compared with, and what that is: the profile as it
// was opened, else the last run of the name at the target. nil is nothing.
func (w *Work) Before() (*forms.Answers, forms.Text) {
	if w.Main == nil {
		return nil, forms.Text{}
	}
	if w.opened != nil && w.preset == "" {
		return w.opened, forms.T("the profile as it was opened", "打开时的配置文件")
	}
	name, _ := w.Main.Answers.Get("basics.name")
	i := slices.IndexFunc(w.earlier, func(answers *forms.Answers) bool {
		before, _ := answers.Get("basics.name")
		return before != nil && same(before, name)
	})
	if i < 0 {
		return nil, forms.Text{}
	}
	return w.earlier[i], forms.T("the last run of this name", "该名称的上一次运行")
}

// Changes are how the answers differ from those before; none where there are none.
func (w *Work) Changes() []diff.Change {
	before, _ := w.Before()
	if before == nil {
		return nil
	}
	return diff.Answers(w.Main.Form, before, w.Main.Answers, nil)
}
