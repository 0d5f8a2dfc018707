package work

import (
	"slices"

	"clusterwiz/forms"
)

// mostMoved is how many questions are named in one line.
const mostMoved = 3

// sayMoved tells what another region, account or endpoint does to what was answered: all of
// it is kept, and what the cloud lists is compared with the lists of the new place.
func (w *Work) sayMoved(path forms.Path) {
	if w.Main == nil || w.Target.Client != nil {
		return // Nothing is read anew.
	}
	var moved []forms.Text
	answers := 0
	walk(w.Main.Scope(), func(q forms.Question) {
		if q.Source.Name == "" || q.Answer() == nil {
			return
		}
		if answers++; !slices.Contains(moved, q.Label) {
			moved = append(moved, q.Label)
		}
	})
	if answers == 0 {
		return
	}
	names := forms.Join(moved[:min(len(moved), mostMoved)], forms.T(", ", "、"))
	if len(moved) > mostMoved {
		names = forms.Tf("%s …", "%s…", names)
	}
	what := forms.Same(w.Said(path))
	if q, ok := w.Cloud.Question(path); ok && q.Answer() == nil {
		what = q.Label
	}
	w.out.Say(forms.Tf("%s: lists are read again; %s kept, checked anew: %s", "%s：重新读取列表；已保留 %s 个填写项并重新校验：%s",
		what, forms.Count(answers, "answer", "answers"), names))
}
