package pages

import (
	"clusterwiz/forms"
	"clusterwiz/ui/work"
)

// Page is one entry.
type Page struct {
	Kind Kind
	Step forms.StepID
	Name forms.Text
	Help forms.Text
}

// Kind tells the pages apart.
type Kind int

// The kinds of pages, in their order.
const (
	Cloud Kind = iota
	Step
	Review
)

var (
	textCloudHelp = forms.T("Where to create, and with whose credentials.", "在哪里创建，使用谁的凭证。")
	textReview    = forms.T("Review", "检查并提交")
)

// Pages are the pages of a work, one of which is open.
type Pages struct {
	// Work is what the pages are of.
	Work *work.Work
	// At is the position of the open one, Before that of the one from which the
	// review was opened.
	At, Before int
}

// List returns the pages in order.
func (p *Pages) List() []Page {
	pages := []Page{{Kind: Cloud, Name: work.TextTarget, Help: textCloudHelp}}
	if p.Work.Main == nil {
		return pages
	}
	for _, step := range p.Work.Steps() {
		pages = append(pages, Page{Kind: Step, Step: step.ID, Name: step.Label, Help: step.Help})
	}
	return append(pages, Page{Kind: Review, Name: textReview})
}

// Current returns the open page.
func (p *Pages) Current() Page {
	pages := p.List()
	return pages[p.within(p.At, len(pages))]
}

// Open makes the page at position i, or the nearest that there is, the open
// one.
func (p *Pages) Open(i int) Page {
	pages := p.List()
	i = p.within(i, len(pages))
	if pages[i].Kind == Review && p.At != i {
		p.Before = p.At
	}
	p.At = i
	return pages[i]
}

func (*Pages) within(i, n int) int { return max(min(i, n-1), 0) }

// Of returns the position of the page that the question at path is on, and
// false where there is none.
func (p *Pages) Of(path forms.Path) (int, bool) {
	if _, ok := p.Work.Cloud.Question(path); ok {
		return 0, true
	}
	if p.Work.Main == nil {
		return 0, false
	}
	step, ok := p.Work.Main.Form.StepOf(path)
	if !ok {
		return 0, false
	}
	return p.OfStep(step)
}

// OfStep returns the position of the page of a step, and false where there is
// none.
func (p *Pages) OfStep(step forms.StepID) (int, bool) {
	for i, page := range p.List() {
		if page.Kind == Step && page.Step == step {
			return i, true
		}
	}
	return 0, false
}
