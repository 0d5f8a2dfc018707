package work

import (
	"slices"

	"clusterwiz/forms"
)

// LookForNeeded asks for the values of every question that still needs an answer, on
// whatever page: where there is only one, nobody has to go there for it.
func (w *Work) LookForNeeded() {
	if w.Main == nil || w.Target.Client == nil {
		return
	}
	walk(w.Main.Scope(), func(q forms.Question) {
		if q.Answer() == nil && q.Needed() && q.Source.Name != "" && w.Sound(q) && w.narrowed(q) {
			w.LookUp(w.Main, q)
		}
	})
}

// narrowed tells whether every answer that narrows the look-up of q and is needed is
// there: the only value of a wider list may be none of the narrower one.
func (w *Work) narrowed(q forms.Question) bool {
	for _, ref := range q.Source.Refs() {
		by, ok := w.Main.Question(q.Scope().PathOf(ref))
		if ok && by.Needed() && by.Answer() == nil {
			return false
		}
	}
	return true
}

// FillOnly answers the questions that need an answer and of whose values only one
// can be had, says so, and tells whether there were any. The one at busy is left to
// the person who is typing there, and what somebody took away stays away. Each question
// is filled in at most once by a call, whatever its neighbours become: two of which each
// narrows the other's list would go on for ever.
func (w *Work) FillOnly(busy forms.Path) bool {
	if w.Main == nil {
		return false
	}
	filled := map[forms.Path]bool{}
	for before := -1; before < len(filled); {
		before = len(filled)
		walk(w.Main.Scope(), func(q forms.Question) {
			if path := q.Path(); path != busy && !filled[path] && w.fill(q) {
				filled[path] = true
			}
		})
	}
	if len(filled) > 0 {
		w.LookForNeeded()
		// What nobody touched yet becomes no draft by it.
		if w.Draft != "" {
			w.SaveDraft()
		}
	}
	return len(filled) > 0
}

// fill answers one question with the only value, once for each list.
func (w *Work) fill(q forms.Question) bool {
	only, query := w.only(q)
	if only == nil || w.filled[q.Path()] == query {
		return false
	}
	value := q.Parse(only.Value)
	if value == nil || !w.Set(w.Main, q.Path(), value) {
		return false
	}
	answered, _ := w.Main.Answers.Get(q.Path())
	w.filled[q.Path()], w.told[q.Path()] = query, forms.ValueText(answered)
	w.out.Say(forms.Tf("%s: %s, the only one there is", "%s：%s（唯一可选）", q.Label, q.ShowText(answered)))
	w.Tell(w.Main, q.Path())
	return true
}

// only is the one value that can be had for a question which needs one, or whose
// value was filled in by an earlier list and is not in this one; nil for none.
func (w *Work) only(q forms.Question) (*forms.Option, string) {
	if q.Source.Name == "" || q.Kind == forms.Hidden || !w.narrowed(q) {
		return nil, ""
	}
	query, missing := q.Query()
	list, asked := w.Main.lists[query.ID()]
	if len(missing) > 0 || !asked {
		return nil, ""
	}
	can := slices.IndexFunc(list, func(o forms.Option) bool { return o.Why.IsZero() })
	if can < 0 || slices.ContainsFunc(list[can+1:], func(o forms.Option) bool { return o.Why.IsZero() }) {
		return nil, ""
	}
	now := q.Answer()
	switch {
	case now == nil && q.Needed():
	case now != nil && w.told[q.Path()] == forms.ValueText(now) && w.filled[q.Path()] != "" && forms.ValueText(now) != list[can].Value:
	default:
		return nil, ""
	}
	return &list[can], query.ID()
}
