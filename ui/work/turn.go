package work

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// choice is the account and the region chosen in one cloud.
type choice struct{ account, region string }

// turnTo makes another cloud that of the answers, which all stay; what it asks
// under another name is taken over. Accounts and regions differ: those of a
// cloud come back with it.
func (w *Work) turnTo(id string) {
	p, ok := w.ProviderOf(id)
	if !ok {
		return
	}
	w.chosen[w.About.ID] = choice{account: w.Said(AskAccount), region: w.Said(AskRegion)}
	w.remember()
	w.use(p)
	w.sayTaken(w.takeOver())
	saved := ""
	switch before, known := w.chosen[id]; {
	case known && before.account != "" && before.region != "":
		w.Set(w.Cloud, AskAccount, before.account)
		w.Set(w.Cloud, AskRegion, before.region)
		saved = before.account
	case !hasRegion(w.About.Regions, w.Said(AskRegion)):
		w.Cloud.Answers.Unset(AskRegion)
	}
	if w.Draft != "" {
		// The draft names the cloud.
		w.unsaved = true
	}
	w.findAccounts(saved)
	w.SaveDraft()
}

// remember keeps the form of the cloud that is left.
func (w *Work) remember() {
	if w.Main == nil {
		return
	}
	form := w.Main.Form
	w.left = slices.DeleteFunc(w.left, func(f *forms.Form) bool { return f == form })
	w.left = slices.Insert(w.left, 0, form)
}

// takeOver answers what the cloud asks under other names than those before it,
// the last one first, and returns how many answers that gave. On the way through
// the clouds there may be some that do not ask it.
func (w *Work) takeOver() int {
	taken := 0
	for _, form := range w.left {
		if form != w.Main.Form {
			taken += len(forms.Carry(form, w.Main.Form, w.Main.Answers))
		}
	}
	// What both clouds call the same may be of another kind.
	w.Main.Form.Convert(w.Main.Answers)
	if taken > 0 {
		w.unsaved = true
	}
	return taken
}

// sayTaken tells how many answers were taken over from other clouds.
func (w *Work) sayTaken(n int) {
	switch n {
	case 0:
	case 1:
		w.out.Say(forms.T("took over 1 answer", "已沿用 1 个填写项"))
	default:
		w.out.Say(forms.Tf("took over %s", "已沿用 %s 个填写项", forms.Count(n, "answer", "answers")))
	}
}

// hasRegion tells whether a cloud may have a region: one that lists none may
// have any.
func hasRegion(regions []forms.Option, region string) bool {
	return len(regions) == 0 || slices.ContainsFunc(regions, func(o forms.Option) bool { return o.Value == region })
}

// ProviderOf returns the provider of that id in a list, and false where there is
// none.
func ProviderOf(list []providers.Provider, id string) (providers.Provider, bool) {
	i := slices.IndexFunc(list, func(p providers.Provider) bool { return p.About().ID == id })
	if i < 0 {
		return nil, false
	}
	return list[i], true
}
