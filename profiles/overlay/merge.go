package overlay

import (
	"fmt"
	"path"
	"strings"

	"clusterwiz/forms"
)

// Merge lays over upon base, both read with [Layer], by the questions of the form.
// Neither is changed.
func Merge(form *forms.Form, base, over *Node) *Node {
	return table(top(form), base, over)
}

// level is the fields that a table may have.
type level struct {
	form   *forms.Form
	fields []forms.Field
	// prefix is the part of the fields' dotted keys that lies behind already, path
	// what lies before the fields.
	prefix string
	path   forms.Path
}

func top(form *forms.Form) *level { return &level{form: form, fields: form.Fields} }

// find returns the field with the key that ends in name, and whether fields lie below.
func (l *level) find(name string) (field *forms.Field, below bool) {
	key := l.prefix + name
	for i := range l.fields {
		if l.fields[i].Key == key {
			return &l.fields[i], false
		}
		below = below || strings.HasPrefix(l.fields[i].Key, key+".")
	}
	return nil, below
}

// below is the level of a group, whose fields have the name in their keys.
func (l *level) below(name string) *level {
	inner := *l
	inner.prefix += name + "."
	return &inner
}

// within is the level of the fields of an object or list item.
func (l *level) within(field *forms.Field) *level {
	return &level{form: l.form, fields: field.Fields, path: l.path.Key(field.Key)}
}

// table lays a table over another.
func table(l *level, base, over *Node) *Node {
	merged := base.shallow()
	if merged.Table == nil {
		merged.Table = map[string]*Node{}
	}
	for name, upper := range over.Table {
		merged.Table[name] = member(l, name, base.at(name), upper)
	}
	return merged
}

// member lays one member of a table over that of the table below.
func member(l *level, name string, base, over *Node) *Node {
	switch {
	case over.Removed:
		gone := *over
		gone.Hit = gone.Hit || base != nil && (!base.Removed || base.Hit)
		return &gone
	case base == nil, over.Fresh:
		return over
	case base.Removed:
		fresh := *over
		fresh.Fresh = true
		return &fresh
	}
	field, below := l.find(name)
	switch {
	case below && base.Table != nil && over.Table != nil:
		return table(l.below(name), base, over)
	case field == nil:
		return over
	case field.Kind == forms.Object && base.Table != nil && over.Table != nil:
		return table(l.within(field), base, over)
	case field.Kind == forms.Map && base.Table != nil && over.Table != nil:
		return table(&level{}, base, over)
	case field.Kind == forms.List && base.List && over.List:
		if unique, ok := l.form.KeyOf(l.path.Key(field.Key)); ok {
			return keyed(l.within(field), unique, base, over)
		}
		return positioned(l.within(field), base, over)
	}
	return over
}

// keyed lays the items of a list over those that have the same key.
func keyed(l *level, unique forms.Unique, base, over *Node) *Node {
	merged := base.shallow()
	for _, upper := range over.Items {
		name := identity(unique, upper)
		var left []*Node
		found, was := false, false
		for _, lower := range merged.Items {
			same := name != "" && identity(unique, lower) == name
			switch {
			case !same:
				left = append(left, lower)
			case lower.Removed:
				was = true
				if upper.Removed {
					left, found = append(left, lower), true
				}
			case upper.Removed:
				gone := *upper
				gone.Hit = true
				if !found {
					left = append(left, &gone)
				}
				found = true
			case upper.Fresh:
				was = true
			default:
				left, found = append(left, table(l, lower, upper)), true
			}
		}
		if !found {
			added := *upper
			added.Fresh = added.Fresh || was
			left = append(left, &added)
		}
		merged.Items = left
	}
	return merged
}

// identity is what tells an item apart; empty where it does not say.
func identity(unique forms.Unique, item *Node) string {
	first := text(item, unique.Key)
	if first == "" || unique.With == "" {
		if unique.Places && first != "" {
			return path.Clean(first)
		}
		return first
	}
	return first + "\x00" + text(item, unique.With)
}

// text is a value at a dotted key, as it is compared.
func text(item *Node, key string) string {
	at := item
	for _, name := range strings.Split(key, ".") {
		at = at.at(name)
	}
	switch {
	case at == nil || at.Removed || at.List:
		return ""
	case at.Table != nil: // A value from the environment.
		if env := at.at("env"); env != nil && len(at.Table) == 1 {
			return "\x01" + fmt.Sprint(env.Value)
		}
		return ""
	}
	return fmt.Sprint(at.Value)
}

// positioned lays the items of a list over those at the same place, which is counted
// without what is marked as removed.
func positioned(l *level, base, over *Node) *Node {
	merged := base.shallow()
	next := 0
	for _, upper := range over.Items {
		for next < len(merged.Items) && merged.Items[next].Removed {
			next++
		}
		switch {
		case next == len(merged.Items):
			added := *upper
			merged.Items = append(merged.Items, &added)
		case upper.Removed:
			gone := *upper
			gone.Hit = true
			merged.Items[next] = &gone
		default:
			merged.Items[next] = table(l, merged.Items[next], upper)
		}
		next++
	}
	return merged
}
