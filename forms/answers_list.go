package forms

import (
	"fmt"
	"slices"
)

// Len returns the number of items of the list at path, 0 where there is none.
func (a *Answers) Len(path Path) int {
	value, _ := a.Get(path)
	list, _ := value.([]any)
	return len(list)
}

// Insert puts a copy of item before position i of the list at path, which is
// made where there is none.
func (a *Answers) Insert(path Path, i int, item map[string]any) error {
	value, _ := a.Get(path)
	list, ok := value.([]any)
	if (value != nil && !ok) || i < 0 || i > len(list) {
		return errShape
	}
	if !isAnswer(item) {
		return fmt.Errorf("%s: %w", path, ErrKind)
	}
	return a.put(path, slices.Insert(slices.Clone(list), i, copyTree(item)))
}

// Remove takes the item at position i out of the list at path and returns it.
func (a *Answers) Remove(path Path, i int) (map[string]any, error) {
	value, _ := a.Get(path)
	list, ok := value.([]any)
	if !ok || i < 0 || i >= len(list) {
		return nil, errShape
	}
	item, _ := list[i].(map[string]any)
	return item, a.put(path, slices.Delete(slices.Clone(list), i, i+1))
}

// Move puts the item at position from of the list at path at position to.
func (a *Answers) Move(path Path, from, to int) error {
	value, _ := a.Get(path)
	list, _ := value.([]any)
	if from < 0 || from >= len(list) || to < 0 || to >= len(list) {
		return errShape
	}
	rest := slices.Delete(slices.Clone(list), from, from+1)
	return a.put(path, slices.Insert(rest, to, list[from]))
}
