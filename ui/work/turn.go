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
	first := !slices.Contains(w.left, p.Form())
	w.remember()
	w.use(p)
	w.sayTurned(w.takeOver(first))
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
// the last one first, and returns which answers came, when it is turned to for
// the first time with those that it asks under the same names. On the way through
// the clouds there may be some that do not ask it. What came is shown with what is
// wrong around it, as if it had been filled in here.
func (w *Work) takeOver(first bool) []forms.Path {
	var taken []forms.Path
	if first && len(w.left) > 0 {
		taken = forms.Common(w.left[0], w.Main.Form, w.Main.Answers)
	}
	for _, form := range w.left {
		if form != w.Main.Form {
			taken = append(taken, forms.Carry(form, w.Main.Form, w.Main.Answers)...)
		}
	}
	for _, path := range taken {
		if step, ok := w.Main.Form.StepOf(path); ok {
			w.Visited[step] = true
		}
	}
	// What both clouds call the same may be of another kind.
	w.Main.Form.Convert(w.Main.Answers)
	if len(taken) > 0 {
		w.unsaved = true
	}
	return taken
}

// sayTurned tells which answers came from other clouds, and which stay here
// though the cloud that was left was told something else meanwhile.
func (w *Work) sayTurned(taken []forms.Path) {
	var said []forms.Text
	if len(taken) > 0 {
		said = append(said, forms.Tf("kept %s: %s", "已沿用 %s 个填写项：%s",
			forms.Count(len(taken), "answer", "answers"), forms.Join(w.labels(taken), forms.T(", ", "、"))))
	}
	for _, held := range w.held() {
		q := held.Question
		said = append(said, forms.Tf("%s stays %s here; it was set to %s there", "%s 在此仍为 %s，在前一个云中为 %s",
			q.Label, q.ShowText(forms.ValueText(q.Answer())), q.ShowText(forms.ValueText(held.Other))))
	}
	if len(said) == 0 {
		return
	}
	text := said[0]
	for _, more := range said[1:] {
		text = forms.Tf("%s; %s", "%s；%s", text, more)
	}
	w.out.Say(text)
}

// labels are what the questions at paths are called, each once.
func (w *Work) labels(paths []forms.Path) []forms.Text {
	var labels []forms.Text
	for _, path := range paths {
		if q, ok := w.Main.Question(path); ok && !slices.Contains(labels, q.Label) {
			labels = append(labels, q.Label)
		}
	}
	return labels
}

// held are the answers that stay beside another one in the cloud that was left.
func (w *Work) held() []forms.Held {
	if len(w.left) == 0 || w.left[0] == w.Main.Form {
		return nil
	}
	return forms.Differing(w.left[0], w.Main.Form, w.Main.Answers)
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
