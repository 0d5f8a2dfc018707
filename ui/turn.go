package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

// chosenPlace is the account and the region in one cloud.
type chosenPlace struct{ account, region string }

// turnTo makes another cloud that of the answers, which all stay. Accounts and
// regions differ: those of a cloud come back with it.
func (a *app) turnTo(id string) tea.Cmd {
	p, ok := providerOf(a.cfg.Providers, id)
	if !ok {
		return nil
	}
	s := a.session
	s.places[s.about.ID] = chosenPlace{account: a.text(askAccount), region: a.text(askRegion)}
	s.use(p)
	switch before, known := s.places[id]; {
	case known && before.account != "" && before.region != "":
		a.set(a.place, askAccount, before.account)
		a.set(a.place, askRegion, before.region)
	case !listedRegion(s.about.Regions, a.text(askRegion)):
		a.place.answers.Unset(askRegion)
	}
	if s.draft != "" {
		// The draft names the cloud.
		a.savedAt = s.main.answers.Rev() + 1
	}
	return tea.Batch(a.findAccounts(), a.saveDraft())
}

// listedRegion tells whether a cloud may have a region: one that lists none
// may have any.
func listedRegion(regions []forms.Option, region string) bool {
	return len(regions) == 0 || slices.ContainsFunc(regions, func(o forms.Option) bool { return o.Value == region })
}
