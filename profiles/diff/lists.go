package diff

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// lists compares the items of two lists.
func (c *comparison) lists(p pair, at place) {
	q := p.declared()
	key, _ := c.form.KeyOf(q.Path())
	as, bs := items(p.a), items(p.b)
	taken := make([]bool, len(bs))
	for i, a := range as {
		name := nameOf(a, key)
		j := match(name, i, bs, taken, key)
		where := place{path: at.key(q.Key) + "[" + called(name, i) + "]", around: append(slices.Clone(at.around), called(name, i+1))}
		if j < 0 {
			kind := Removed
			why, untold := c.untold(q, a.Path(), "")
			if untold {
				kind = Unknown
			}
			c.changes = append(c.changes, Change{Kind: kind, Why: why, Path: where.path, Was: a.Path(), Label: itemLabel(q), Around: at.around, Old: c.summary(q, a, name)})
			continue
		}
		taken[j] = true
		c.scopes(a, bs[j], where)
	}
	for j, b := range bs {
		if taken[j] {
			continue
		}
		if _, untold := c.untold(q, "", b.Path()); !untold {
			name := nameOf(b, key)
			c.changes = append(c.changes, Change{
				Kind: Added, Path: at.key(q.Key) + "[" + called(name, j) + "]", Is: b.Path(), Label: itemLabel(q), Around: at.around, New: c.summary(q, b, name),
			})
		}
	}
}

// match finds the item of the second list that is the one of name at i of the first;
// -1 for none.
func match(name string, i int, bs []*forms.Scope, taken []bool, key forms.Unique) int {
	if name == "" {
		if i < len(bs) && !taken[i] && nameOf(bs[i], key) == "" {
			return i
		}
		return -1
	}
	for j, b := range bs {
		if !taken[j] && nameOf(b, key) == name {
			return j
		}
	}
	return -1
}

// nameOf is what an item is told apart by; empty where the form has nothing.
func nameOf(item *forms.Scope, key forms.Unique) string {
	if key.Key == "" {
		return ""
	}
	var words []string
	for _, ref := range []string{key.Key, key.With} {
		if ref == "" {
			continue
		}
		if value, state := item.Value(ref); state == forms.Set {
			words = append(words, forms.ValueText(value))
		}
	}
	return strings.Join(words, " ")
}

func called(name string, number int) string {
	if name == "" {
		return strconv.Itoa(number)
	}
	return name
}

func itemLabel(q forms.Question) forms.Text {
	if q.Item.IsZero() {
		return q.Label
	}
	return q.Item
}

// summary tells an item in a few words: its name, and what it comes to.
func (c *comparison) summary(q forms.Question, item *forms.Scope, name string) forms.Text {
	var words []forms.Text
	if name != "" {
		words = append(words, forms.Same(name))
	}
	for _, ref := range c.form.Telling(q.Path()) {
		field, ok := c.form.Field(item.PathOf(ref))
		value, state := item.Value(ref)
		if !ok || state != forms.Set || forms.ValueText(value) == name || len(words) > 3 {
			continue
		}
		words = append(words, field.ShowText(value))
	}
	if len(words) == 0 {
		for _, inner := range item.Questions("") {
			if value := inner.Answer(); value != nil && inner.Kind != forms.List && inner.Kind != forms.Object && len(words) < 3 {
				words = append(words, inner.ShowText(value))
			}
		}
	}
	if len(words) == 0 {
		return forms.T("nothing said", "未填写")
	}
	text := words[0]
	for _, word := range words[1:] {
		text = forms.Tf("%s · %s", "%s · %s", text, word)
	}
	return text
}
