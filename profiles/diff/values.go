package diff

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"clusterwiz/forms"
)

// values compares the answers to one question.
func (c *comparison) values(p pair, at place) {
	q := p.declared()
	old, was := valueOf(p.a)
	now, is := valueOf(p.b)
	kept := false
	if c.live && was != forms.Unset && is != forms.Unset {
		now, kept = concealed(old, now)
	}
	if was == forms.Unset && is == forms.Unset || !kept && was == is && c.same(q, old, now) {
		c.stated(p, at)
		return
	}
	change := Change{
		Kind: Changed, Path: at.key(q.Key), Was: pathOf(p.a), Is: pathOf(p.b), Label: q.Label, Around: at.around,
		Old: shown(q, old), New: shown(q, now), OldValue: typed(old), NewValue: typed(now),
	}
	why, untold := c.untold(q, change.Was, change.Is)
	if kept && sameMembers(old, now) {
		why, untold = forms.T("it is secret, and not compared", "敏感信息，未比较"), true
	}
	switch {
	case untold:
		// What one side cannot tell is no difference where the other says nothing either.
		if !said(p.a) {
			return
		}
		change.Kind, change.Why, change.New, change.NewValue = Unknown, why, forms.Text{}, ""
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

// concealed puts what the first side keeps elsewhere, as it is a secret, in the place of
// what the cloud tells of it in plain text; kept tells whether there is such.
func concealed(old, now any) (told any, kept bool) {
	if secret(old) && !secret(now) {
		return old, true
	}
	hides, entries := members(old), members(now)
	if len(hides) == 0 || len(entries) == 0 {
		return now, false
	}
	table := make(forms.Table, len(entries))
	for name, value := range entries {
		if table[name] = value; secret(hides[name]) && !secret(value) {
			table[name], kept = hides[name], true
		}
	}
	if !kept {
		return now, false
	}
	return table, true
}

// secret tells of a value that is kept elsewhere, or was masked where it was written.
func secret(value any) bool {
	_, is := value.(forms.Secret)
	return is || value == forms.Mask
}

// members are the entries of a table, which may have secrets among them.
func members(value any) map[string]any {
	switch v := value.(type) {
	case forms.Table:
		return v
	case map[string]string:
		table := make(map[string]any, len(v))
		for name, text := range v {
			table[name] = text
		}
		return table
	}
	return nil
}

// stated tells of two answers that are the same whether only one of them is sent: the
// other is what the cloud takes by itself today.
func (c *comparison) stated(p pair, at place) {
	a, b := sends(p.a), sends(p.b)
	if c.live || a == b || p.a == nil || p.b == nil {
		return
	}
	q := p.declared()
	value, _ := valueOf(p.a)
	change := Change{Kind: Removed, Path: at.key(q.Key), Was: pathOf(p.a), Is: pathOf(p.b), Label: q.Label, Around: at.around, Old: shown(q, value), OldValue: typed(value)}
	if b {
		change.Kind, change.Old, change.New, change.OldValue, change.NewValue = Added, forms.Text{}, change.Old, "", change.OldValue
	}
	c.changes = append(c.changes, change)
}

// sends tells whether the answer to a question stands in the request.
func sends(q *forms.Question) bool {
	if q == nil || q.Wire == "" && len(q.Elsewhere) == 0 {
		return false
	}
	value, state := q.Effective()
	return state == forms.Set && sent(q) && q.There() && !open(*q, value)
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

// sameMembers compares what is left of two sides beside what is concealed.
func sameMembers(a, b any) bool {
	return secret(a) || maps.EqualFunc(members(a), members(b), func(x, y any) bool { return secret(x) && secret(y) || same(x, y) })
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
