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
	places, here := w.places(forms.Errors(w.standing()), from)
	if len(places) == 0 {
		return "", false
	}
	if by < 0 {
		slices.Reverse(places)
	}
	for _, place := range places {
		if (place.at-here)*by > 0 {
			return place.path, true
		}
	}
	return places[0].path, true
}

// NextWarning is the place of the first warning behind the path, "" for none, and how many
// there are. Behind the last comes none.
func (w *Work) NextWarning(from forms.Path) (forms.Path, int) {
	places, here := w.places(forms.Warnings(w.standing()), from)
	for _, place := range places {
		if place.at > here {
			return place.path, len(places)
		}
	}
	return "", len(places)
}

// standing are the problems of all pages.
func (w *Work) standing() []forms.Problem {
	if w.Main == nil {
		return w.TargetProblems()
	}
	return slices.Concat(w.TargetProblems(), w.Check())
}

// place is a path, and where that stands in the order of the pages.
type place struct {
	path forms.Path
	at   int
}

// places are those of problems in their order, and where a path stands in it.
func (w *Work) places(problems []forms.Problem, from forms.Path) ([]place, int) {
	var order []forms.Path
	note := func(q forms.Question) { order = append(order, q.Path()) }
	walk(w.Cloud.Scope(), note)
	if w.Main != nil {
		walk(w.Main.Scope(), note)
	}
	places := make([]place, len(problems))
	for i, p := range problems {
		places[i] = place{p.Path, position(order, p.Path)}
	}
	sort.SliceStable(places, func(i, j int) bool { return places[i].at < places[j].at })
	return places, position(order, from)
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
