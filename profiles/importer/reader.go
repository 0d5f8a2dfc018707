package importer

import (
	"maps"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/forms/mask"
)

// Reader reads the bodies of one cloud's requests back into answers.
type Reader struct {
	Form *forms.Form
	// Whole is all that a request carries for the answers, what nobody is asked
	// included. Without it, it is what [forms.Form.Body] returns.
	Whole func(*forms.Answers) *forms.Body
	// Given are answers that the source tells beside the body, as the address does.
	Given *forms.Answers
	// secrets are texts that must not be kept, wherever they stand; told is what was found
	// around the body.
	secrets []string
	told    []Finding
}

// FromBody reads a body, in the names of the request, back into answers. It is the
// inverse of [forms.Form.Body]: what that made is read back such that the same comes of
// it again. Everything else is told by the findings.
//
// Secrets never become answers: in their places stand references to variables, to be
// filled by the person.
func FromBody(form *forms.Form, body *Tree) (*forms.Answers, []Finding) {
	return Reader{Form: form}.Answers(body)
}

// Answers is [FromBody] for this reader.
func (r Reader) Answers(body *Tree) (*forms.Answers, []Finding) {
	if r.Whole == nil {
		r.Whole = r.Form.Body
	}
	if r.Given == nil {
		r.Given = &forms.Answers{}
	}
	s := &search{Reader: r, source: body.clone(), inner: map[*Tree]*Tree{}, wires: map[string][]forms.WireStep{}}
	best := s.try(r.Given.Clone(), nil)
	best = s.steered(best)
	best = s.unlabelled(best)
	found := s.kept(&best)
	best.diff = s.compare(s.source, treeOf(s.Whole(best.answers)))
	found = slices.Concat(r.told, found, s.findings(best, found))
	return best.answers, clean(found, mask.New(best.secrets.texts...))
}

// search is the look for the answers of which the source comes.
type search struct {
	Reader
	source *Tree
	// inner are the values of texts that are JSON, and of Base64, read once.
	inner map[*Tree]*Tree
	// wires are wire names, taken apart.
	wires map[string][]forms.WireStep
	// renamed are the members that were written in other capitals.
	renamed []Finding
}

// trial is what some of the answers, taken as fixed, make of the source.
type trial struct {
	fixed   *forms.Answers
	answers *forms.Answers
	// taken tells which answer a value of the source became.
	taken   map[*Tree]forms.Path
	secrets secrets
	// off are elements of arrays that no question of their own describes whole.
	off map[*Tree]bool
	// labelled are the elements that questions of their own make.
	labelled []*Tree
	diff     []difference
}

// mostPasses is after how many readings the conditions have settled.
const mostPasses = 8

// try reads the source with some answers fixed: at first as if every question applied,
// and then again by what the answers of the reading before say of the conditions, until
// the answers stay the same.
func (s *search) try(fixed *forms.Answers, off map[*Tree]bool) trial {
	var last *pass
	for range mostPasses {
		p := &pass{search: s, answers: fixed.Clone(), taken: map[*Tree]forms.Path{}, off: off, labels: map[element]*Tree{}}
		var scope *forms.Scope
		if last != nil {
			scope = s.Form.Scope(last.answers, nil)
		}
		p.level(s.Form.Fields, "", s.source, scope)
		p.stands(scope)
		if last != nil && p.answers.Equal(last.answers) {
			last = p
			break
		}
		last = p
	}
	t := trial{fixed: fixed, answers: last.answers, taken: last.taken, secrets: last.secrets, off: off, labelled: slices.Collect(maps.Values(last.labels))}
	t.diff = s.compare(s.source, treeOf(s.Whole(t.answers)))
	return t
}

// steered answers the questions that are not sent: the one whose value leaves the least
// difference is meant. Where several do, none is said.
func (s *search) steered(best trial) trial {
	for i := range s.Form.Fields {
		f := &s.Form.Fields[i]
		if f.Wire != "" || f.Kind != forms.Choice {
			continue
		}
		if _, said := best.fixed.Get(forms.Path(f.Key)); said {
			continue
		}
		for _, option := range f.Options {
			fixed := best.fixed.Clone()
			if s.Form.Set(fixed, forms.Path(f.Key), option.Value) != nil {
				continue
			}
			if other := s.try(fixed, best.off); weight(other.diff) < weight(best.diff) {
				best = other
			}
		}
	}
	return best
}

// unlabelled gives elements of arrays, of which the questions of their own do not ask
// everything, to the list that takes any.
func (s *search) unlabelled(best trial) trial {
	for _, e := range best.labelled {
		if !slices.ContainsFunc(best.diff, func(d difference) bool { return d.kind == lost && e.contains(d.from) }) {
			continue
		}
		off := map[*Tree]bool{e: true}
		for other := range best.off {
			off[other] = true
		}
		if other := s.try(best.fixed, off); weight(other.diff) < weight(best.diff) {
			best = other
		}
	}
	return best
}

func (t *Tree) contains(part *Tree) bool {
	found := false
	t.each(func(at *Tree) { found = found || at == part })
	return found
}
