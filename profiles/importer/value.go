package importer

import (
	"encoding/base64"
	"math"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// sendsOther tells whether some option of the choice sends something else than its value.
func sendsOther(f *forms.Field) bool {
	return slices.ContainsFunc(f.Options, func(o forms.Option) bool { return o.Sends != "" })
}

// constant answers a choice by the option whose constant stands at value, which is what
// walk returned for the last step.
func (p *pass) constant(f *forms.Field, path forms.Path, value *Tree, last forms.WireStep) {
	if _, said := p.answers.Get(path); said || value == nil {
		return
	}
	best, most := "", 0
	for _, o := range f.Options {
		if o.Sends == "" || o.Sends == "null" {
			continue
		}
		fixed := constant(o)
		var parts []*Tree
		switch {
		case last.Appends:
			parts = p.among(value, fixed)
		case fixed.Type == Object && value.holds(fixed), fixed.scalar() && value.scalar() && fixed.Text == value.Text:
			parts = []*Tree{value}
		}
		if size := len(o.Sends); len(parts) > 0 && size > most {
			best, most = o.Value, size
			_ = p.answers.Set(path, best)
			p.claim(parts, fixed, path)
		}
	}
	if most == 0 && !last.Appends && value.scalar() && p.free(value) {
		p.scalar(f, home(f), path, value)
	}
}

// claim marks what an option sends as taken, and nothing that stands beside it.
func (p *pass) claim(parts []*Tree, fixed *Tree, path forms.Path) {
	for _, part := range parts {
		p.taken[part] = path
		for _, m := range fixed.Members {
			if at := part.Get(m.Name); at != nil {
				p.taken[at] = path
			}
		}
	}
}

// among returns the elements of the array that are just what is sent, nil unless each is
// there.
func (p *pass) among(array, fixed *Tree) (found []*Tree) {
	wanted := []*Tree{fixed}
	if fixed.Type == List {
		wanted = fixed.Items
	}
	for _, one := range wanted {
		i := slices.IndexFunc(array.Items, func(item *Tree) bool {
			return item.same(one) && p.free(item) && !p.off[item] && !p.labelled(array, item)
		})
		if i < 0 {
			return nil
		}
		found = append(found, array.Items[i])
	}
	return found
}

// scalar answers a question that is neither object nor list.
func (p *pass) scalar(f *forms.Field, place forms.Placement, path forms.Path, value *Tree) {
	if value.Type == Null || value.Type == Text && value.Text == "" {
		return
	}
	if f.Kind == forms.Hidden {
		if value.scalar() {
			p.taken[value] = path
			p.secret(path, value, undone(value.Text, place))
		}
		return
	}
	var said any
	switch f.Kind {
	case forms.Strings:
		said = p.texts(value)
	case forms.Map:
		said = p.entries(value)
	default:
		said = plain(f, place, value)
	}
	if said == nil {
		return
	}
	said, _ = f.Convert(said)
	if said == nil || p.answers.Set(path, said) != nil {
		return
	}
	if f.Kind == forms.Map {
		p.takeEntries(p.decoded(value), path)
		return
	}
	value.each(func(t *Tree) { p.taken[t] = path })
}

// plain is a single value as a person would type it.
func plain(f *forms.Field, place forms.Placement, value *Tree) any {
	if !value.scalar() {
		// What is JSON in an answer may stand as itself, and the other way round.
		if f.Kind == forms.LongText {
			return string(value.JSON())
		}
		return nil
	}
	if place.Encoding == forms.Literal && value.Type == Text && strings.IndexAny(strings.TrimSpace(value.Text), "{[") != 0 {
		return string(value.JSON())
	}
	text := undone(value.Text, place)
	switch f.Kind {
	case forms.Boolean:
		switch text {
		case "1":
			return true
		case "0":
			return false
		}
	case forms.Integer:
		if n, err := strconv.ParseFloat(text, 64); err == nil && n == math.Trunc(n) && math.Abs(n) < 1<<53 {
			return int64(n)
		}
	default: // As it is typed.
	}
	return text
}

// undone takes back what the encoding does to the text of a value.
func undone(text string, place forms.Placement) string {
	switch place.Encoding {
	case forms.Base64ed:
		if plain, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text)); err == nil {
			return string(plain)
		}
	case forms.AsText:
		return strings.TrimSuffix(text, place.Suffix)
	case forms.Plainly, forms.JSONText, forms.Literal, forms.Joined, forms.AsDigit, forms.AsBit:
	}
	return text
}

// texts are several texts, whichever way they are written.
func (p *pass) texts(value *Tree) any {
	value = p.decoded(value)
	if value.scalar() {
		return separated(value.Text)
	}
	if value.Type != List || len(value.Items) == 0 {
		return nil
	}
	list := make([]string, len(value.Items))
	for i, item := range value.Items {
		if !item.scalar() {
			return nil
		}
		list[i] = item.Text
	}
	return list
}

func separated(text string) []string {
	var list []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// entries are names and values that nobody has taken; what is no text becomes one.
func (p *pass) entries(value *Tree) any {
	entries := map[string]string{}
	for _, m := range p.pairsOf(p.decoded(value)) {
		if p.free(m.Value) && m.Value.Type != Null {
			entries[m.Name] = entryText(m.Value)
		}
	}
	if len(entries) == 0 {
		return nil
	}
	return entries
}

func entryText(value *Tree) string {
	if value.scalar() {
		return value.Text
	}
	return string(value.JSON())
}

// pairsOf are the members of an object, or of a list of keys and values.
func (p *pass) pairsOf(value *Tree) []Member {
	if value.Type != List {
		return value.Members
	}
	var list []Member
	for _, item := range value.Items {
		key, of := p.member(item, "key"), p.member(item, "value")
		if key == nil || of == nil || !key.scalar() {
			return nil
		}
		list = append(list, Member{key.Text, of})
	}
	return list
}

func (p *pass) takeEntries(value *Tree, path forms.Path) {
	for _, m := range p.pairsOf(value) {
		if p.free(m.Value) && m.Value.Type != Null {
			m.Value.each(func(t *Tree) { p.taken[t] = path })
		}
	}
	if value.Type == List {
		value.each(func(t *Tree) { p.taken[t] = path })
	}
}
