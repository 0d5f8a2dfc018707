package work

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// undone is a deleted item with the position that it came from.
type undone struct {
	list forms.Path
	at   int
	item map[string]any
}

// ItemOf returns the position in list that path goes through, -1 for none, and
// whether path goes on inside the item.
func ItemOf(list, path forms.Path) (index int, inner bool) {
	rest, ok := strings.CutPrefix(string(path), string(list)+"[")
	if !ok {
		return -1, false
	}
	number, rest, _ := strings.Cut(rest, "]")
	index, err := strconv.Atoi(number)
	if err != nil {
		return -1, false
	}
	return index, rest != ""
}

// Insert puts an item at position i of a list and tells whether it could.
func (w *Work) Insert(s *Sheet, list forms.Path, i int, item map[string]any) bool {
	if err := s.Answers.Insert(list, i, item); err != nil {
		w.out.Complain(forms.T("the list cannot be changed", "无法修改此列表"))
		return false
	}
	s.reorder(list, func(at int) int {
		if at >= i {
			return at + 1
		}
		return at
	})
	w.edited(s)
	return true
}

// Remove takes the item at position i out of a list, which [Work.Restore] can
// bring back, and tells whether there was one.
func (w *Work) Remove(s *Sheet, list forms.Path, i int) bool {
	item, err := s.Answers.Remove(list, i)
	if err != nil {
		return false
	}
	if s.Answers.Len(list) == 0 {
		s.Answers.Unset(list)
	}
	s.reorder(list, func(at int) int {
		switch {
		case at == i:
			return -1
		case at > i:
			return at - 1
		}
		return at
	})
	s.undone = append(s.undone, undone{list: list, at: i, item: item})
	w.edited(s)
	return true
}

// Removed returns the list that an item was removed from last, and false where
// there is nothing to restore.
func (s *Sheet) Removed() (list forms.Path, ok bool) {
	if len(s.undone) == 0 {
		return "", false
	}
	return s.undone[len(s.undone)-1].list, true
}

// Forget makes sure that what was removed last is not restored: there was nothing
// in it.
func (s *Sheet) Forget() {
	s.undone = slices.DeleteFunc(s.undone, func(u undone) bool { return len(u.item) == 0 })
}

// Restore brings back the item that was removed last, and returns its position.
func (w *Work) Restore(s *Sheet) (at int, ok bool) {
	if len(s.undone) == 0 {
		return 0, false
	}
	last := s.undone[len(s.undone)-1]
	s.undone = s.undone[:len(s.undone)-1]
	at = min(last.at, s.Answers.Len(last.list))
	return at, w.Insert(s, last.list, at, last.item)
}

// Move moves an item of a list and tells whether it could.
func (w *Work) Move(s *Sheet, list forms.Path, from, to int) bool {
	if s.Answers.Move(list, from, to) != nil {
		return false
	}
	s.reorder(list, func(at int) int {
		switch at {
		case from:
			return to
		case to:
			return from
		}
		return at
	})
	w.edited(s)
	return true
}

// reorder keeps with each item of a list which of its questions were touched:
// to tells the new position of an item, -1 that it is gone. Else a new item
// would complain in the place of a deleted one, and a moved one would fall
// silent.
func (s *Sheet) reorder(list forms.Path, to func(at int) int) {
	touched := map[forms.Path]bool{}
	for path := range s.Touched {
		at, _ := ItemOf(list, path)
		if at < 0 {
			touched[path] = true
			continue
		}
		if now := to(at); now >= 0 {
			rest := strings.TrimPrefix(string(path), string(list.Index(at)))
			touched[list.Index(now)+forms.Path(rest)] = true
		}
	}
	s.Touched = touched
}
