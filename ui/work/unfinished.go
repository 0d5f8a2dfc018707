package work

import (
	"slices"
	"sort"

	"clusterwiz/forms"
)

// Unfinished is the next place after the path, or by -1 the one before, where an
// answer is missing or wrong, in the order of the pages; behind the last comes the
// first. It is false where there is none.
func (w *Work) Unfinished(from forms.Path, by int) (forms.Path, bool) {
	var order []forms.Path
	note := func(q forms.Question) { order = append(order, q.Path()) }
	walk(w.Cloud.Scope(), note)
	problems := w.TargetProblems()
	if w.Main != nil {
		walk(w.Main.Scope(), note)
		problems = slices.Concat(problems, w.Check())
	}
	var places []forms.Path
	for _, p := range forms.Errors(problems) {
		places = append(places, p.Path)
	}
	if len(places) == 0 {
		return "", false
	}
	sort.SliceStable(places, func(i, j int) bool { return position(order, places[i]) < position(order, places[j]) })
	if by < 0 {
		slices.Reverse(places)
	}
	here := position(order, from)
	for _, place := range places {
		if (position(order, place)-here)*by > 0 {
			return place, true
		}
	}
	return places[0], true
}

// position is where a path stands in an order, that of the place around it where it
// is not in it itself; -1 for none.
func position(order []forms.Path, path forms.Path) int {
	best := -1
	for i, at := range order {
		if at == path {
			return i
		}
		if at.Contains(path) && (best < 0 || len(at) > len(order[best])) {
			best = i
		}
	}
	return best
}
