package ui

import (
	"cmp"
	"strings"

	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// header tells the product, where and as whom, what it costs, and whether it is real.
// Where it is too long what is known anyway goes first: the word account, the product's
// name for its short one, then the costs, the program's name and the product; of region
// and account nothing before all that.
func header(a *app) string {
	badge, costs := "", ""
	if a.simulated() {
		badge = a.look.Badge.Render(a.look.Say(textSimulated))
	}
	room := a.lay.width - text.Width(badge)
	if !a.lay.narrow {
		costs = costsOf(a, a.lay.width/2)
	}
	h := headingOf(a)
	for _, shorter := range []func(){
		func() {},
		func() { h.word = "" },
		func() { h.product = cmp.Or(h.short, h.product) },
		func() {
			if costs != "" {
				costs = costsOf(a, room-text.Width(h.draw(a.look))-totalMargin)
			}
		},
		func() { h.title = "" },
		func() { h.product = "" },
	} {
		if shorter(); text.Width(h.draw(a.look))+text.Width(costs) <= room {
			break
		}
	}
	return text.Fit(h.draw(a.look), room-text.Width(costs)) + costs + badge
}

// costsOf is what the answers cost, where they are on the screen.
func costsOf(a *app, room int) string {
	if !a.onPages() || a.work.Main == nil {
		return ""
	}
	return total(a.work, a.look, room)
}

// totalMargin is what stands around the costs besides their words.
const totalMargin = 3

// heading are the parts of the header, empty where there is nothing to say.
type heading struct{ title, product, short, region, word, account string }

// headingOf gathers them: of the run where one is shown, else of the answers.
func headingOf(a *app) heading {
	about, region, account := a.work.About, a.work.Said(work.AskRegion), a.work.Said(work.AskAccount)
	if run, ok := a.shownRun(); ok && run.About.ID != "" {
		about = run.About
		if r := run.Record; r.ID != "" {
			region, account = r.Region, r.Account
		}
	}
	h := heading{title: "clusterwiz"}
	if about.ID == "" {
		return h
	}
	h.product, h.short, h.region, h.account = a.look.Say(about.Name), about.ID, region, account
	if account != "" {
		h.word = a.look.Say(textAccount)
	}
	return h
}

// draw is the left of the header.
func (h heading) draw(l look.Look) string {
	left, gap := "", " "
	if h.title != "" {
		left, gap = l.Title.Render(" "+h.title), "   "
	}
	var parts []string
	for _, part := range []string{h.product, h.region, h.word + h.account} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return left
	}
	return left + gap + l.Dim.Render(strings.Join(parts, " · "))
}
