package mirror

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Draft is a body in the making, with what there is to say of it. Paths are as in
// [providers.Remark].
type Draft struct {
	body    Tree
	remarks []providers.Remark
	notes   []forms.Text
}

// New begins a draft with what a cloud answered, which it takes for its own.
func New(body Tree) *Draft {
	if body == nil {
		body = Tree{}
	}
	return &Draft{body: body}
}

// Put copies a value to a path; what is empty is not put.
func (d *Draft) Put(path string, value any) {
	value = plain(value)
	if empty(value) {
		return
	}
	names := split(path)
	at := map[string]any(d.body)
	for _, name := range names[:len(names)-1] {
		next, ok := at[name].(map[string]any)
		if !ok {
			next = map[string]any{}
			at[name] = next
		}
		at = next
	}
	at[names[len(names)-1]] = value
}

// Infer puts what follows from something else that the cloud told; nil where it stands
// there already.
func (d *Draft) Infer(path string, value any, why forms.Text) {
	if value != nil {
		d.Put(path, value)
	}
	d.remark(providers.Inferred, path, why)
}

// Drop leaves out what is at a path, in every item that it means, and says so where
// there was something.
func (d *Draft) Drop(path string, why forms.Text) {
	d.DropIf(path, func(any) bool { return true }, why)
}

// Leave says of what was never put that it was left out on purpose.
func (d *Draft) Leave(path string, why forms.Text) { d.remark(providers.Dropped, path, why) }

// DropIf is Drop for values of a kind.
func (d *Draft) DropIf(path string, when func(any) bool, why forms.Text) {
	each(map[string]any(d.body), split(path), "", func(in map[string]any, name, at string) {
		value, there := in[name]
		if !there || !empty(value) && !when(value) {
			return
		}
		delete(in, name)
		if !empty(value) {
			d.remark(providers.Dropped, at, why)
		}
	})
}

// DropItems leaves items of a list out and says so once.
func (d *Draft) DropItems(path string, when func(Tree) bool, why forms.Text) {
	each(map[string]any(d.body), split(path), "", func(in map[string]any, name, at string) {
		list, ok := in[name].([]any)
		if !ok {
			return
		}
		kept := slices.DeleteFunc(slices.Clone(list), func(item any) bool {
			object, ok := item.(map[string]any)
			return ok && when(object)
		})
		if len(kept) < len(list) {
			d.remark(providers.Dropped, at, why)
		}
		in[name] = kept
	})
}

// Rename gives a member the name that it has in the create call.
func (d *Draft) Rename(path, name string) {
	each(map[string]any(d.body), split(path), "", func(in map[string]any, old, _ string) {
		if value, there := in[old]; there {
			delete(in, old)
			in[name] = value
		}
	})
}

// Change replaces each value at a path; nil leaves it out.
func (d *Draft) Change(path string, to func(any) any) {
	each(map[string]any(d.body), split(path), "", func(in map[string]any, name, _ string) {
		value, there := in[name]
		if !there {
			return
		}
		if value = plain(to(value)); value == nil {
			delete(in, name)
		} else {
			in[name] = value
		}
	})
}

// Items gives each object at a path, "[]" or ".*" at its end being every one of a list or
// an object, to a function that may change it.
func (d *Draft) Items(path string, visit func(Tree)) {
	if outer, named := strings.CutSuffix(path, ".*"); named {
		d.Change(outer, func(v any) any {
			object, _ := v.(map[string]any)
			for _, one := range object {
				if inner, ok := one.(map[string]any); ok {
					visit(inner)
				}
			}
			return v
		})
		return
	}
	path, list := strings.CutSuffix(path, "[]")
	each(map[string]any(d.body), split(path), "", func(in map[string]any, name, _ string) {
		all := []any{in[name]}
		if list {
			all, _ = in[name].([]any)
		}
		for _, one := range all {
			if object, ok := one.(map[string]any); ok {
				visit(object)
			}
		}
	})
}

// Unset leaves out zeros, "" and false, where they stand for what nobody set.
func (d *Draft) Unset(paths ...string) {
	for _, path := range paths {
		d.Change(path, func(v any) any {
			switch textOf(v) {
			case "", "0", "0.0", "false":
				if _, object := v.(map[string]any); !object {
					return nil
				}
			}
			return v
		})
	}
}

// Missing says that the cloud does not tell what is at paths.
func (d *Draft) Missing(why forms.Text, paths ...string) {
	for _, path := range paths {
		d.remark(providers.Unreturned, path, why)
	}
}

// Unread says of paths that a reading call failed; what it would have told is missing.
func (d *Draft) Unread(err error, paths ...string) {
	failure := providers.AsFailure(err)
	d.Missing(forms.Tf("could not be read: %s; %s", "读取失败：%s；%s", failure.Summary, failure.Remedy), paths...)
}

// Withhold says that a secret is to be given anew.
func (d *Draft) Withhold(path string, why forms.Text) { d.remark(providers.Withheld, path, why) }

// Note adds what is to know of the whole.
func (d *Draft) Note(text forms.Text) { d.notes = append(d.notes, text) }

func (d *Draft) remark(kind providers.RemarkKind, path string, why forms.Text) {
	d.remarks = append(d.remarks, providers.Remark{Kind: kind, Where: path, Why: why})
}

// Live ends the draft: what the form cannot send is left out without a word, since
// it was no parameter, and the rest stands as the create call wants it.
func (d *Draft) Live(form *forms.Form, thing providers.Thing) (providers.Live, error) {
	fit := fitting{shape: shapeOf(form), draft: d}
	body, _ := fit.value("", "", map[string]any(d.body)).(map[string]any)
	if body == nil {
		body = map[string]any{}
	}
	raw, err := json.Marshal(body)
	if err != nil {
		return providers.Live{}, fmt.Errorf("encode body: %w", err)
	}
	return providers.Live{Thing: thing, Body: raw, Remarks: d.sorted(), Notes: d.notes}, nil
}

// sorted are the remarks by kind, then by place, each once.
func (d *Draft) sorted() []providers.Remark {
	order := map[providers.RemarkKind]int{providers.Inferred: 0, providers.Dropped: 1, providers.Withheld: 2, providers.Unreturned: 3}
	all := slices.Clone(d.remarks)
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if a.Kind != b.Kind {
			return order[a.Kind] < order[b.Kind]
		}
		return a.Where < b.Where
	})
	return slices.CompactFunc(all, func(a, b providers.Remark) bool { return a.Kind == b.Kind && a.Where == b.Where })
}

// split takes a path apart at its dots; `\.` is a dot within a name.
func split(path string) []string {
	const dot = "\x00"
	names := strings.Split(strings.ReplaceAll(path, `\.`, dot), ".")
	for i := range names {
		names[i] = strings.ReplaceAll(names[i], dot, ".")
	}
	return names
}

// each visits the members that names mean; "[]" behind a name is every item of its
// list, "[2]" the third, "*" every member of an object.
func each(in any, names []string, at string, visit func(in map[string]any, name, at string)) {
	object, ok := in.(map[string]any)
	if !ok {
		return
	}
	name, items, only := position(names[0])
	if name == "*" {
		for _, key := range slices.Sorted(maps.Keys(object)) {
			each(object, append([]string{key}, names[1:]...), at, visit)
		}
		return
	}
	path := join(at, Name(name))
	if len(names) == 1 {
		visit(object, name, path)
		return
	}
	if !items {
		each(object[name], names[1:], path, visit)
		return
	}
	list, _ := object[name].([]any)
	for i, item := range list {
		if only < 0 || i == only {
			each(item, names[1:], fmt.Sprintf("%s[%d]", path, i), visit)
		}
	}
}

// position takes "name[2]" and "name[]" apart; the number is below zero for every item.
func position(step string) (name string, items bool, only int) {
	name, rest, items := strings.Cut(step, "[")
	only, err := strconv.Atoi(strings.TrimSuffix(rest, "]"))
	if err != nil {
		only = -1
	}
	return name, items, only
}

// empty tells whether a value is how clouds write that there is none.
func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(v) == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}
