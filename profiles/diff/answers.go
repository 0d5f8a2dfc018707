package diff

import (
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// Untold tells whether the second side cannot know the answer to a question that the
// first side has at was; is is where the second has it, empty where it does not.
type Untold func(q forms.Question, was, is forms.Path) bool

// Answers returns how b differs from a, in order of declaration. With untold, b is
// what the cloud tells of a thing: then what a leaves open is [Chosen]. nil: both sides
// say all there is.
func Answers(form *forms.Form, a, b *forms.Answers, untold Untold) []Change {
	c := &comparison{form: form, untold: untold, live: untold != nil}
	if untold == nil {
		c.untold = func(forms.Question, forms.Path, forms.Path) bool { return false }
	}
	c.scopes(form.Scope(a, nil), form.Scope(b, nil), place{})
	return c.changes
}

type comparison struct {
	form    *forms.Form
	untold  Untold
	live    bool
	changes []Change
}

// place is where in the form a comparison is: the path with the names of items, and
// these names.
type place struct {
	path   string
	around []string
}

func (p place) key(key string) string {
	if p.path == "" {
		return key
	}
	return p.path + "." + key
}

// pair is a question as each side has it; nil where it does not apply there.
type pair struct{ a, b *forms.Question }

// declared is the question of whichever side has it.
func (p pair) declared() forms.Question {
	if p.a != nil {
		return *p.a
	}
	return *p.b
}

// pairs are the questions that either side is asked, in order of declaration.
func pairs(a, b *forms.Scope) []pair {
	var out []pair
	at := map[string]int{}
	add := func(s *forms.Scope, side func(*pair, *forms.Question)) {
		if s == nil {
			return
		}
		from := 0
		for _, q := range s.Questions("") {
			i, ok := at[q.Key]
			if !ok {
				out = slices.Insert(out, from, pair{})
				for key, j := range at {
					if j >= from {
						at[key] = j + 1
					}
				}
				i, at[q.Key] = from, from
			}
			side(&out[i], &q)
			from = i + 1
		}
	}
	add(a, func(p *pair, q *forms.Question) { p.a = q })
	add(b, func(p *pair, q *forms.Question) { p.b = q })
	return out
}

// scopes compares two scopes of the same fields; either may be nil, which says nothing.
func (c *comparison) scopes(a, b *forms.Scope, at place) {
	for _, p := range pairs(a, b) {
		switch q := p.declared(); q.Kind {
		case forms.Object:
			c.scopes(inner(p.a), inner(p.b), place{path: at.key(q.Key), around: at.around})
		case forms.List:
			c.lists(p, at)
		default:
			c.values(p, at)
		}
	}
}

func inner(q *forms.Question) *forms.Scope {
	if q == nil {
		return nil
	}
	return q.Inner()
}

func items(q *forms.Question) []*forms.Scope {
	if q == nil {
		return nil
	}
	return q.Items()
}

func pathOf(q *forms.Question) forms.Path {
	if q == nil {
		return ""
	}
	return q.Path()
}

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
			if c.untold(q, a.Path(), "") {
				kind = Unknown
			}
			c.changes = append(c.changes, Change{Kind: kind, Path: where.path, Was: a.Path(), Label: itemLabel(q), Around: at.around, Old: c.summary(q, a, name)})
			continue
		}
		taken[j] = true
		c.scopes(a, bs[j], where)
	}
	for j, b := range bs {
		if name := nameOf(b, key); !taken[j] && !c.untold(q, "", b.Path()) {
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

// values compares the answers to one question.
func (c *comparison) values(p pair, at place) {
	q := p.declared()
	old, was := valueOf(p.a)
	now, is := valueOf(p.b)
	if was == forms.Unset && is == forms.Unset || was == is && c.same(q, old, now) {
		return
	}
	change := Change{
		Kind: Changed, Path: at.key(q.Key), Was: pathOf(p.a), Is: pathOf(p.b), Label: q.Label, Around: at.around,
		Old: shown(q, old), New: shown(q, now), OldValue: typed(old), NewValue: typed(now),
	}
	switch {
	case c.untold(q, change.Was, change.Is):
		// What one side cannot tell is no difference where the other says nothing either.
		if !said(p.a) {
			return
		}
		change.Kind, change.New, change.NewValue = Unknown, forms.Text{}, ""
	case c.live && is != forms.Unset && (!sent(p.a) || open(q, old)):
		change.Kind = Chosen
	case was == forms.Unset:
		change.Kind = Added
	case is == forms.Unset:
		change.Kind = Removed
	}
	// A default comes and goes with the question that it answers.
	if p.a == nil && !said(p.b) || p.b == nil && !said(p.a) {
		return
	}
	c.changes = append(c.changes, change)
}

// sent tells whether the request says it: by an answer or a default of ours.
func sent(q *forms.Question) bool {
	return said(q) || q != nil && (q.Default != nil || q.DefaultFrom != "")
}

// open tells whether a choice leaves it to the cloud: the request says nothing for it.
func open(q forms.Question, value any) bool {
	text, _ := value.(string)
	return slices.ContainsFunc(q.Options, func(o forms.Option) bool { return o.Value == text && o.Sends == "null" })
}

func said(q *forms.Question) bool { return q != nil && q.Answer() != nil }

func valueOf(q *forms.Question) (any, forms.State) {
	if q == nil {
		return nil, forms.Unset
	}
	return q.Effective()
}

func shown(q forms.Question, value any) forms.Text {
	if value == nil {
		return forms.Text{}
	}
	return q.ShowText(value)
}

func typed(value any) string {
	if value == nil {
		return ""
	}
	return forms.ValueText(value)
}

// same compares what two sides say. What the cloud tells may be written otherwise: JSON
// by whoever writes it, and words in the newer way.
func (c *comparison) same(q forms.Question, a, b any) bool {
	if same(a, b) || (c.live || q.Encoding == forms.Literal) && sameJSON(a, b) {
		return true
	}
	word, isText := a.(string)
	other, isWord := q.Words[word]
	return c.live && isText && isWord && other == b
}

// same compares two values of a question, a whole number with one that has a point.
func same(a, b any) bool {
	if x, ok := a.(forms.Secret); ok {
		y, ok := b.(forms.Secret)
		return ok && x.Equal(y)
	}
	if reflect.DeepEqual(a, b) {
		return true
	}
	_, isTable := a.(forms.Table)
	return !isTable && forms.ValueText(a) == forms.ValueText(b)
}

// sameJSON tells whether two texts are the same JSON, however they are written.
func sameJSON(a, b any) bool {
	x, isX := a.(string)
	y, isY := b.(string)
	var u, v any
	return isX && isY && decode(x, &u) == nil && decode(y, &v) == nil && reflect.DeepEqual(u, v)
}

// decode keeps numbers as they are written: a float64 takes different ones for the same.
func decode(text string, to *any) error {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(to); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is something behind the JSON")
	}
	return nil
}
