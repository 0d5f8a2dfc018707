package importer

import (
	"encoding/json"
	"slices"
	"strings"

	"clusterwiz/forms"
)

// steps takes a wire name apart, once.
func (s *search) steps(wire string) []forms.WireStep {
	steps, had := s.wires[wire]
	if !had {
		steps = forms.WireSteps(wire)
		s.wires[wire] = steps
	}
	return steps
}

// walk returns what stands at steps below in, nil for nothing: of a place that adds to
// an array the array.
func (p *pass) walk(in *Tree, steps []forms.WireStep) *Tree {
	for _, step := range steps {
		if in = p.member(in, step.Name); in == nil {
			return nil
		}
		switch {
		case step.Label != "":
			if in = p.labels[element{in, step.Label}]; in == nil {
				return nil
			}
		case step.Text:
			in = p.decoded(in)
		}
	}
	return in
}

// member returns the member of that name. One in other capitals is meant where there is
// none, and is renamed, once: names differ so between an API's calls.
func (s *search) member(in *Tree, name string) *Tree {
	if in = s.decoded(in); in.Type != Object {
		return nil
	}
	if at := in.Get(name); at != nil {
		return at
	}
	i := slices.IndexFunc(in.Members, func(m Member) bool { return strings.EqualFold(m.Name, name) })
	if i < 0 {
		return nil
	}
	in.Members[i].Name, in.places = name, nil
	at := in.Members[i].Value
	s.renamed = append(s.renamed, Finding{Kind: Changed, Where: at.Where, Text: forms.Tf("taken as %s", "按 %s 处理", name)})
	return at
}

// decoded returns what a text holds that is an object or a list as JSON, and any other
// value as it is.
func (s *search) decoded(t *Tree) *Tree {
	if t.Type != Text || strings.IndexAny(strings.TrimSpace(t.Text), "{[") != 0 {
		return t
	}
	if inner, read := s.inner[t]; read {
		return inner
	}
	inner := t
	if tree, _, err := ParseJSON([]byte(t.Text)); err == nil {
		inner = tree.at(t.Where)
	}
	s.inner[t] = inner
	return inner
}

// label finds the element of each array that several questions make: the one that has
// what a choice among them sends. asked are those that apply, nil for any.
func (p *pass) label(fields []forms.Field, in *Tree, asked map[string]forms.Question) {
	for i := range fields {
		f := &fields[i]
		if _, applies := asked[f.Key]; asked != nil && !applies || f.Kind != forms.Choice {
			continue
		}
		for _, place := range placesOf(f) {
			steps := slices.Clone(p.steps(place.Wire))
			at := slices.IndexFunc(steps, func(s forms.WireStep) bool { return s.Label != "" })
			if at < 0 {
				continue
			}
			label := steps[at].Label
			steps[at].Label = ""
			if array := p.walk(in, steps[:at+1]); array != nil && p.labels[element{array, label}] == nil {
				p.identify(f, element{array, label}, steps[at+1:])
			}
		}
	}
}

func (p *pass) identify(f *forms.Field, e element, rest []forms.WireStep) {
	for _, item := range e.array.Items {
		if item.Type != Object || p.off[item] || !p.free(item) || p.labelled(e.array, item) {
			continue
		}
		at := p.walk(item, rest)
		if at != nil && slices.ContainsFunc(f.Options, func(o forms.Option) bool { return sends(o, at) }) {
			p.labels[e] = item
			return
		}
	}
}

// labelled tells whether questions of their own make the element.
func (p *pass) labelled(array, item *Tree) bool {
	for e, of := range p.labels {
		if e.array == array && of == item {
			return true
		}
	}
	return false
}

// sends tells whether all that the option sends stands at value.
func sends(o forms.Option, at *Tree) bool {
	if o.Sends == "" {
		return at.scalar() && at.Text == o.Value
	}
	fixed := constant(o)
	return fixed.Type == Object && at.holds(fixed)
}

// constant is what an option sends.
func constant(o forms.Option) *Tree {
	tree, _, err := ParseJSON([]byte(o.Sends))
	if err != nil {
		return &Tree{}
	}
	return tree
}

// JSON returns the tree as compact JSON.
func (t *Tree) JSON() []byte { return t.appendJSON(nil) }

func (t *Tree) appendJSON(dst []byte) []byte {
	switch t.Type {
	case Null:
		return append(dst, "null"...)
	case Boolean, Number:
		return append(dst, t.Text...)
	case Text:
		text, err := forms.EncodeJSON(t.Text, forms.Revealed)
		if err != nil {
			text, _ = json.Marshal(t.Text)
		}
		return append(dst, text...)
	case List:
		dst = append(dst, '[')
		for i, item := range t.Items {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = item.appendJSON(dst)
		}
		return append(dst, ']')
	case Object:
	}
	dst = append(dst, '{')
	for i, m := range t.Members {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(NewText(m.Name, "").appendJSON(dst), ':')
		dst = m.Value.appendJSON(dst)
	}
	return append(dst, '}')
}
