package ui

import (
	"clusterwiz/forms"
	"clusterwiz/ui/filter"
	"clusterwiz/ui/finder"
	"clusterwiz/ui/work"
)

// questionGroup lists the questions of all pages, also within lists, with what is
// answered.
type questionGroup struct {
	app    *app
	places []work.Place
	// around are the words of what questions stand in, alike those of the same question in
	// all items of a list.
	around map[*forms.Text]*filter.Shared
	alike  map[*forms.Field]*filter.Shared
	// called is room for what an answer is called.
	called []string
}

func questionEntries(a *app) finder.Group {
	g := &questionGroup{app: a, around: map[*forms.Text]*filter.Shared{}, alike: map[*forms.Field]*filter.Shared{}}
	if a.onPages() && a.work.Main != nil {
		g.places = work.Places(a.work.Cloud, a.work.Main)
	}
	return g
}

func (g *questionGroup) Kind() forms.Text { return textQuestions }

func (g *questionGroup) Len() int { return len(g.places) }

func (g *questionGroup) At(i int) finder.Entry {
	p := g.places[i]
	return finder.Entry{Name: p.Name(), Told: p.Answer(), Do: func() { g.app.jump(p.Path()) }}
}

func (g *questionGroup) Name(i int) (before *forms.Text, name forms.Text) {
	return g.places[i].Before(), g.places[i].Field().Label
}

func (g *questionGroup) Words(i int) filter.Words {
	p := g.places[i]
	g.called = p.Called(g.called[:0])
	return filter.WordsOf(g.called...).Behind(g.wordsAround(p), g.wordsAlike(p))
}

// wordsAround are those of what a question stands in, with the beginning of its path; nil
// for one that is in nothing.
func (g *questionGroup) wordsAround(p work.Place) *filter.Shared {
	before := p.Before()
	if before.IsZero() {
		return nil
	}
	if g.around[before] == nil {
		g.around[before] = filter.Share(string(p.Within().Key("")), before.En, before.Zh)
	}
	return g.around[before]
}

// wordsAlike are those that the question has in all items of a list, with the end of its
// path.
func (g *questionGroup) wordsAlike(p work.Place) *filter.Shared {
	field := p.Field()
	if g.alike[field] == nil {
		name := field.Label
		if !p.Before().IsZero() {
			// Behind something else the label is not the whole name.
			name = forms.Text{En: " " + name.En, Zh: " " + name.Zh}
		}
		g.alike[field] = filter.Share(field.Key, name.En, name.Zh, p.APIName(), textQuestions.En, textQuestions.Zh)
	}
	return g.alike[field]
}
