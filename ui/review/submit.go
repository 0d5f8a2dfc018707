package review

import (
	"cmp"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/work"
)

// TextFixFirst says that something is wrong with the answers.
var TextFixFirst = forms.T("cannot be sent yet, problems: %d", "还不能提交，问题数：%d")

// TextSubmit asks for the yes.
var TextSubmit = forms.T("Create this now?", "立即创建？")

var (
	textNo        = forms.T("No, go back", "否，返回")
	textYesSubmit = forms.T("Yes, create it", "是，立即创建")
	textTypeName  = forms.T("You commit to pay in advance: %s. Type the name to go on:", "须预付费：%s。请输入名称以继续：")
	textSecret    = forms.T("It is used for this request only and not kept.", "仅用于本次请求，不会保存。")
	textGoOn      = forms.T("Go on", "继续")
)

// Submit asks for the explicit yes.
func (s *Screen) Submit() {
	w := s.work
	if wrong := forms.Errors(w.Wrong()); len(wrong) > 0 {
		s.open(tabChecks)
		w.LookAgain()
		s.out.Complain(TextFixFirst.With(len(wrong)))
		return
	}
	built, ok := w.Build()
	if !ok {
		s.out.Complain(w.Unready())
		return
	}
	// A small dialog shows the first lines, so what it costs comes before all that is long.
	sums, more := s.owed()
	lines := slices.Concat(w.Heading(built.Request), sums, s.warnings(), w.Plan().Ends(), more, w.Notes())
	if w.Commits() {
		lines = append(lines, s.commitment())
	}
	lines = append(lines, w.Added(built.Request)...) // Behind what decides: a small dialog shows it last.
	yes := func() { s.ask(w.Prompted(), map[forms.Path]string{}) }
	d := dialog.New(TextSubmit, lines, dialog.Choice{Label: textNo}, dialog.Choice{Label: textYesSubmit, Do: yes})
	if w.Commits() {
		d.WithLine("", cmp.Or(built.Request.Short, built.Request.Name))
	}
	s.out.Post(d.Careful())
}

// next says what is to be done where nothing is wrong, or what keeps from it.
func (s *Screen) next() forms.Text {
	if unready := s.work.Unready(); !unready.IsZero() {
		return unready
	}
	return textSubmitHint
}

// warnings repeats before the yes what does not keep from it: warnings, and what the
// cloud said against the whole, such as a limit that it does not fit in.
func (s *Screen) warnings() []forms.Text {
	var lines []forms.Text
	for _, p := range s.work.Wrong() {
		lines = append(lines, forms.Tf("! %s: %s", "! %s：%s", s.label(p.Path), p.Summary))
	}
	for _, f := range s.failed() {
		lines = append(lines, marked(f))
	}
	return lines
}

// label names the question at path.
func (s *Screen) label(path forms.Path) forms.Text {
	for _, sheet := range []*work.Sheet{s.work.Main, s.work.Cloud} {
		if q, ok := sheet.Question(path); ok {
			return q.Label
		}
	}
	return forms.Same(string(path))
}

// ask asks for the secrets that are typed at each run, one after the other, and
// resolves once all are there.
func (s *Screen) ask(secrets []forms.Question, typed map[forms.Path]string) {
	if len(secrets) == 0 {
		s.work.Resolve(typed)
		return
	}
	secret := secrets[0]
	var d *dialog.Dialog
	next := func() {
		typed[secret.Path()] = d.Text()
		s.ask(secrets[1:], typed)
	}
	d = dialog.New(secret.Label, []forms.Text{textSecret}, dialog.Choice{Label: textNo}, dialog.Choice{Label: textGoOn, Do: next})
	s.out.Post(d.WithLine("", "").Hide().From(1))
}
