package engine

import (
	"bytes"
	"encoding/json"
	"slices"
)

// Kept is what a request said, so that look-ups can tell it again. A state file has it
// without what may hold a secret of the person's, as a script does: that is known as long
// as the process lives, and told as asterisks then.
type Kept struct{ all, saved Raw }

// KeptOf keeps a tree; of members of the hiding names, wherever they stand, the state
// file has no text.
func KeptOf(tree Answer, hiding ...string) Kept {
	k := Kept{all: Encode(tree)}
	k.saved = k.all
	if hidden, some := hide(map[string]any(tree), hiding); some {
		k.saved = Encode(hidden)
	}
	return k
}

// Saving changes what of it the state file has; what the process tells stays.
func (k Kept) Saving(change func(Answer)) Kept {
	saved := Kept{all: k.saved}.Told()
	change(saved)
	k.saved = Encode(saved)
	return k
}

// hide masks the members of some names in a value, and tells whether there were any.
func hide(value any, names []string) (any, bool) {
	some := false
	switch value := value.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, item := range value {
			if slices.Contains(names, name) {
				out[name], some = Mask(item), true
				continue
			}
			kept, s := hide(item, names)
			out[name], some = kept, some || s
		}
		return out, some
	case []any:
		out := make([]any, len(value))
		for i, item := range value {
			kept, s := hide(item, names)
			out[i], some = kept, some || s
		}
		return out, some
	}
	return value, false
}

// Mask puts asterisks in the place of every text in a value; words for yes and no stay.
func Mask(value any) any {
	switch value := value.(type) {
	case string:
		if value == "" || value == "true" || value == "false" {
			return value
		}
		return Masked
	case map[string]any:
		out := map[string]any{}
		for name, item := range value {
			out[name] = Mask(item)
		}
		return out
	case []any:
		out := make([]any, len(value))
		for i, item := range value {
			out[i] = Mask(item)
		}
		return out
	}
	return value
}

// IsZero tells whether nothing was kept, as of what was made before anything was.
func (k Kept) IsZero() bool { return k.all == nil }

// MarshalJSON implements json.Marshaler.
func (k Kept) MarshalJSON() ([]byte, error) { return k.saved, nil }

// UnmarshalJSON implements json.Unmarshaler.
func (k *Kept) UnmarshalJSON(data []byte) error {
	k.all = slices.Clone(data)
	k.saved = k.all
	return nil
}

// Told reads it, anew each time: the caller may change it.
func (k Kept) Told() Answer {
	out := Answer{}
	d := json.NewDecoder(bytes.NewReader(k.all))
	d.UseNumber()
	if err := d.Decode(&out); err != nil {
		return Answer{}
	}
	return out
}

// Masked is what clouds tell in place of a secret.
const Masked = "******"

// Tree is a composite as look-ups tell it; secrets of some names are masked.
func (v Value) Tree(secrets ...string) Answer {
	tree, _ := v.tree(secrets).(map[string]any)
	return tree
}

// tree is a value as encoding/json writes it. Numbers keep their digits.
func (v Value) tree(secrets []string) any {
	switch v.Kind {
	case Number:
		return json.Number(v.Text)
	case boolean:
		return v.Text == "true"
	case null, Absent:
		return nil
	case List:
		out := make([]any, len(v.Items))
		for i, item := range v.Items {
			out[i] = item.tree(secrets)
		}
		return out
	case Composite:
		out := map[string]any{}
		for i, name := range v.Names {
			if out[name] = v.Items[i].tree(secrets); slices.Contains(secrets, name) {
				out[name] = Masked
			}
		}
		return out
	case Plain, Text:
	}
	return v.Text
}

// Within is the object that is a member; an empty one where there is none.
func (a Answer) Within(name string) Answer {
	inner, _ := a[name].(map[string]any)
	if inner == nil {
		return Answer{}
	}
	return inner
}

// Each are the objects of the list that is a member.
func (a Answer) Each(name string) []Answer {
	list, _ := a[name].([]any)
	out := []Answer{}
	for _, item := range list {
		if inner, ok := item.(map[string]any); ok {
			out = append(out, inner)
		}
	}
	return out
}

// Filled adds members that are not there.
func (a Answer) Filled(with Answer) Answer {
	for name, value := range with {
		if _, there := a[name]; !there {
			a[name] = value
		}
	}
	return a
}

// Word is the text of a member; "" where it is none.
func (a Answer) Word(name string) string {
	s, _ := a[name].(string)
	return s
}
