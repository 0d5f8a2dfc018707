package forms

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Answers is what a person said: a tree of values addressed by [Path]. The
// leaves are string, [Secret], int64, float64, bool, []string,
// map[string]string and [Table]. A text that does not fit its field's kind stays a string,
// so that nothing typed is lost; [Form.Check] names it.
//
// The zero value is empty and ready. Answers is not safe for concurrent use;
// hand a [Answers.Clone] to another goroutine.
type Answers struct {
	root map[string]any
	rev  uint64
}

// errShape is returned when a path treats a value as what it is not.
var errShape = errors.New("the path does not fit the answers")

// Rev changes with every change of the answers.
func (a *Answers) Rev() uint64 { return a.rev }

// Get returns the value at path and whether something was said there. The
// value is the tree's own: do not change it.
func (a *Answers) Get(path Path) (any, bool) {
	var room [pathDepth]elem
	elems, err := path.splitInto(room[:0])
	if err != nil || a.root == nil {
		return nil, false
	}
	var node any = a.root
	for _, e := range elems {
		switch at := node.(type) {
		case map[string]any:
			next, ok := at[e.key]
			if !ok || e.key == "" {
				return nil, false
			}
			node = next
		case []any:
			if e.key != "" || e.index >= len(at) {
				return nil, false
			}
			node = at[e.index]
		default:
			return nil, false
		}
	}
	return node, true
}

// Set puts a copy of value at path, making the objects on the way; nil unsets.
// An item may be set only at an existing position or right behind the last one.
// A value of a type that no answer has is refused with [ErrKind]; whether it is
// that of the field, only [Form.Set] can tell.
func (a *Answers) Set(path Path, value any) error {
	if value == nil {
		return a.clear(path)
	}
	if !isAnswer(value) {
		return fmt.Errorf("%s: %T: %w", path, value, ErrKind)
	}
	return a.put(path, copyTree(value))
}

// isAnswer tells whether value, and all within it, has a type of [Answers].
func isAnswer(value any) bool {
	switch v := value.(type) {
	case string, Secret, int64, float64, bool, []string, map[string]string:
		return true
	case Table:
		return v.isAnswer()
	case map[string]any:
		for _, member := range v {
			if member != nil && !isAnswer(member) {
				return false
			}
		}
		return true
	case []any:
		return !slices.ContainsFunc(v, func(item any) bool { return item != nil && !isAnswer(item) })
	}
	return false
}

func (a *Answers) clear(path Path) error {
	var room [pathDepth]elem
	elems, err := path.splitInto(room[:0])
	if err != nil {
		return err
	}
	if len(elems) == 0 || elems[len(elems)-1].key == "" {
		return errShape
	}
	a.Unset(path)
	return nil
}

func (a *Answers) put(path Path, value any) error {
	var room [pathDepth]elem
	elems, err := path.splitInto(room[:0])
	if err != nil {
		return err
	}
	if len(elems) == 0 {
		return errShape
	}
	if a.root == nil {
		a.root = map[string]any{}
	}
	root, err := put(a.root, elems, value)
	if err != nil {
		return err
	}
	a.root = root.(map[string]any)
	a.rev++
	return nil
}

// put returns node with value placed below it.
func put(node any, elems []elem, value any) (any, error) {
	if len(elems) == 0 {
		return value, nil
	}
	e := elems[0]
	if e.key != "" {
		object, ok := node.(map[string]any)
		if !ok {
			if node != nil {
				return nil, errShape
			}
			object = map[string]any{}
		}
		child, err := put(object[e.key], elems[1:], value)
		if err != nil {
			return nil, err
		}
		object[e.key] = child
		return object, nil
	}
	list, ok := node.([]any)
	if (!ok && node != nil) || e.index > len(list) {
		return nil, errShape
	}
	if e.index == len(list) {
		list = append(list, nil)
	}
	child, err := put(list[e.index], elems[1:], value)
	if err != nil {
		return nil, err
	}
	list[e.index] = child
	return list, nil
}

// Unset removes what was said at path and the objects that it leaves empty. A
// position in a list is removed with [Answers.Remove] instead.
func (a *Answers) Unset(path Path) {
	var room [pathDepth]elem
	elems, err := path.splitInto(room[:0])
	if err != nil || len(elems) == 0 || a.root == nil {
		return
	}
	unset(a.root, elems)
	a.rev++
}

func unset(node any, elems []elem) {
	switch at := node.(type) {
	case map[string]any:
		key := elems[0].key
		if len(elems) == 1 {
			delete(at, key)
			return
		}
		child, ok := at[key]
		if !ok {
			return
		}
		unset(child, elems[1:])
		if object, ok := child.(map[string]any); ok && len(object) == 0 {
			delete(at, key)
		}
	case []any:
		if e := elems[0]; e.key == "" && e.index < len(at) && len(elems) > 1 {
			unset(at[e.index], elems[1:])
		}
	}
}

// Clone returns a deep copy.
func (a *Answers) Clone() *Answers {
	if a == nil || a.root == nil {
		return &Answers{}
	}
	return &Answers{root: copyTree(a.root).(map[string]any), rev: a.rev}
}

// Equal tells whether both say the same; nil says nothing.
func (a *Answers) Equal(b *Answers) bool { return equalTree(a.tree(), b.tree()) }

func (a *Answers) tree() map[string]any {
	if a == nil {
		return nil
	}
	return a.root
}

func equalTree(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		return ok && maps.EqualFunc(x, y, equalTree)
	case []any:
		y, ok := b.([]any)
		return ok && slices.EqualFunc(x, y, equalTree)
	case []string:
		y, ok := b.([]string)
		return ok && slices.Equal(x, y)
	case map[string]string:
		y, ok := b.(map[string]string)
		return ok && maps.Equal(x, y)
	case Table:
		y, ok := b.(Table)
		return ok && maps.Equal(x, y)
	default:
		return a == b
	}
}

func copyTree(node any) any {
	switch at := node.(type) {
	case map[string]any:
		out := make(map[string]any, len(at))
		for key, child := range at {
			out[key] = copyTree(child)
		}
		return out
	case []any:
		out := make([]any, len(at))
		for i, child := range at {
			out[i] = copyTree(child)
		}
		return out
	case []string:
		return slices.Clone(at)
	case map[string]string:
		return maps.Clone(at)
	case Table:
		return maps.Clone(at)
	default:
		return node
	}
}

// Restore says again what from said, and keeps nothing of it. That is a change
// like others, so that nothing that was computed before stands for it.
func (a *Answers) Restore(from *Answers) {
	a.root = from.Clone().root
	a.rev++
}
