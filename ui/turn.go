package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

// chosenPlace is the account and the region in one cloud.
type chosenPlace struct{ account, region string }

// turnTo makes another cloud that of the answers, which all stay; what it asks
// at another place is taken over. Accounts and regions differ: those of a cloud
// come back with it.
func (a *app) turnTo(id string) tea.Cmd {
	p, ok := providerOf(a.cfg.Providers, id)
	if !ok {
		return nil
	}
	s := a.session
	s.places[s.about.ID] = chosenPlace{account: a.text(askAccount), region: a.text(askRegion)}
	s.leave()
	s.use(p)
	a.sayTaken(s.takeOver())
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

// leave remembers the form of the cloud that is left.
func (s *session) leave() {
	if s.main == nil {
		return
	}
	form := s.main.form
	s.left = slices.DeleteFunc(s.left, func(f *forms.Form) bool { return f == form })
	s.left = slices.Insert(s.left, 0, form)
}

// takeOver answers what the cloud asks at another place than those before it,
// the last one first, and returns how many answers that gave. On the way through
// the clouds there may be some that do not ask it.
func (s *session) takeOver() int {
	taken := 0
	for _, form := range s.left {
		if form != s.main.form {
			taken += len(forms.Carry(form, s.main.form, s.main.answers))
		}
	}
	return taken
}

// sayTaken tells how many answers were taken over from other clouds.
func (a *app) sayTaken(n int) {
	switch n {
	case 0:
	case 1:
		a.say(forms.T("took over 1 answer", "已沿用 1 个填写项"))
	default:
		a.say(forms.Tf("took over %s", "已沿用 %s 个填写项", forms.Count(n, "answer", "answers")))
	}
}

// listedRegion tells whether a cloud may have a region: one that lists none
// may have any.
func listedRegion(regions []forms.Option, region string) bool {
	return len(regions) == 0 || slices.ContainsFunc(regions, func(o forms.Option) bool { return o.Value == region })
}
