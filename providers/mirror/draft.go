package mirror

import (
	"slices"
	"sort"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Draft is a body in the making, with what there is to say of it. Paths are as in
// [providers.Remark].
type Draft struct {
	body    Tree
	remarks []providers.Remark
	// omitted are those of what is no part of the whole either.
	omitted []providers.Remark
	notes   []forms.Text
	// own turns the whole, once it is written down, into what one like it is made of.
	own []func()
	// away are the places at which a creation keeps items away.
	away []string
	// guessed are the remarks of what is put then.
	guessed []providers.Remark
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

// Away says at which member of an item a creation keeps it away: then it is not there
// to be told.
func (d *Draft) Away(path string) { d.away = append(d.away, path) }

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
	shape := shapeOf(form)
	itself := &Draft{body: d.body, remarks: slices.Clone(d.remarks)}
	whole, err := fitting{shape, itself}.body()
	if err != nil {
		return providers.Live{}, err
	}
	before := len(d.remarks)
	for _, leaveOut := range d.own {
		leaveOut()
	}
	for _, r := range d.remarks[before:] {
		itself.remark(providers.Own, r.Where, r.Why)
	}
	for _, r := range d.guessed {
		itself.Missing(r.Why, r.Where)
	}
	for _, path := range d.away {
		itself.remark(providers.Away, path, forms.Text{})
	}
	body, err := fitting{shape, d}.body()
	if err != nil {
		return providers.Live{}, err
	}
	return providers.Live{
		Thing: thing, Body: body, Remarks: d.sorted(), Notes: d.notes, Whole: &providers.Live{Thing: thing, Body: whole, Remarks: itself.sorted()},
	}, nil
}

// sorted are the remarks by kind, then by place, each once.
func (d *Draft) sorted() []providers.Remark {
	order := map[providers.RemarkKind]int{providers.Inferred: 0, providers.Dropped: 1, providers.Own: 1, providers.Withheld: 2, providers.Unreturned: 3, providers.Away: 4}
	all := slices.Concat(d.remarks, d.omitted, d.guessed)
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if a.Kind != b.Kind {
			return order[a.Kind] < order[b.Kind]
		}
		return a.Where < b.Where
	})
	return slices.CompactFunc(all, func(a, b providers.Remark) bool { return a.Kind == b.Kind && a.Where == b.Where })
}
