package diff

import (
	"slices"

	"clusterwiz/forms"
)

// Untold tells whether the second side cannot know the answer to a question that the
// first side has at was; is is where the second has it, empty where it does not. why may
// be empty, where there is no more to say.
type Untold func(q forms.Question, was, is forms.Path) (why forms.Text, untold bool)

// Answers returns how b differs from a, in order of declaration. With untold, b is
// what the cloud tells of a thing: then what a leaves open is [Chosen]. nil: both sides
// say all there is.
func Answers(form *forms.Form, a, b *forms.Answers, untold Untold) []Change {
	c := &comparison{form: form, untold: untold, live: untold != nil}
	if untold == nil {
		c.untold = func(forms.Question, forms.Path, forms.Path) (forms.Text, bool) { return forms.Text{}, false }
	}
	c.scopes(form.Scope(a, nil), form.Scope(b, nil), place{})
	return c.changes
}

// Requests is [Answers] of two profiles, where request is all that goes out for answers, less
// its secrets: where that is the same, so are they, whatever else the profiles say.
func Requests(form *forms.Form, a, b *forms.Answers, request func(*forms.Answers) string) []Change {
	changes := Answers(form, a, b, nil)
	secret := func(c Change) bool {
		f, known := form.Field(c.Place())
		return known && f.Kind == forms.Hidden
	}
	if len(changes) > 0 && !slices.ContainsFunc(changes, secret) && request(a) == request(b) {
		return nil
	}
	return changes
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
