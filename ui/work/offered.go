package work

import (
	"slices"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

var (
	textNoClient   = forms.T("no usable account: choose one on the first page", "没有可用账号：请在第一页选择")
	textConnecting = forms.T("connecting to the account…", "正在连接账号…")
)

// Unready says why nothing can be asked or sent, nothing if it can.
func (w *Work) Unready() forms.Text {
	switch {
	case w.Target.Client != nil:
		return forms.Text{}
	case w.connecting:
		return textConnecting
	}
	return textNoClient
}

// Offered returns the values to choose from, and why there are none yet.
func (w *Work) Offered(s *Sheet, q forms.Question) (options []forms.Option, note forms.Text) {
	if q.Source.Name == "" {
		return q.Options, forms.Text{}
	}
	query, missing := q.Query()
	if len(missing) > 0 {
		return nil, forms.Tf("choose %s first", "请先选择 %s", q.Scope().Label(missing[0]))
	}
	if options, ok := s.lists[query.ID()]; ok {
		return options, forms.Text{}
	}
	if s == w.Cloud {
		return nil, forms.T("loading…", "加载中…")
	}
	if w.Target.Client == nil {
		return q.Options, w.Unready()
	}
	state := w.looks[query.ID()]
	switch {
	case state != nil && state.failure != nil:
		return nil, forms.Tf("look-up failed: %s; type the value, or ctrl+t tries again",
			"查询失败：%s；可直接输入，或按 ctrl+t 重试", refused(state.failure))
	case state != nil:
		return nil, forms.T("loading… (the value can be typed)", "加载中…（也可直接输入）")
	}
	return nil, forms.Text{}
}

// Awaited tells whether the values of q are on their way from the cloud.
func (w *Work) Awaited(s *Sheet, q forms.Question) bool {
	if q.Source.Name == "" || s == w.Cloud || w.Target.Client == nil {
		return false
	}
	query, missing := q.Query()
	state := w.looks[query.ID()]
	return len(missing) == 0 && state != nil && state.loading
}

// refused says why a look-up failed; where a right is missing, which one.
func refused(f *providers.Failure) forms.Text {
	if f.Kind != providers.Permission || f.Remedy.IsZero() {
		return f.Summary
	}
	return forms.Tf("%s: %s", "%s：%s", f.Summary, f.Remedy)
}

// Choices is Offered for a list to choose from: where the look-up failed, what
// the form itself names can be chosen all the same.
func (w *Work) Choices(s *Sheet, q forms.Question) (options []forms.Option, note forms.Text) {
	if w.Failure(q) != nil && len(q.Options) > 0 {
		return q.Options, forms.Text{}
	}
	return w.Offered(s, q)
}

// Age is how long ago the cloud was asked for the values of q, and false where
// it was not.
func (w *Work) Age(q forms.Question) (age time.Duration, known bool) {
	if q.Source.Name == "" {
		return 0, false
	}
	query, _ := q.Query()
	state := w.looks[query.ID()]
	if state == nil || state.at.IsZero() {
		return 0, false
	}
	return w.cfg.Now().Sub(state.at), true
}

// Failure is why the values of q, which were asked for, are not there; nil where
// they are, or are on their way.
func (w *Work) Failure(q forms.Question) *providers.Failure {
	if q.Source.Name == "" {
		return nil
	}
	query, _ := q.Query()
	if state := w.looks[query.ID()]; state != nil {
		return state.failure
	}
	return nil
}

// Named is a value in a line: first what a person knows it by, its name where the
// look-up has one, then what else there is to say of it.
func (s *Sheet) Named(q forms.Question, answer any, lang forms.Lang) (name, rest string) {
	if id, ok := answer.(string); ok && q.Kind != forms.Choice {
		if name, rest := s.named(q, id, lang); rest != "" {
			return name, rest
		}
	}
	return s.Show(q, answer, lang), ""
}

// named is what the look-up says of one value; rest is empty where it says nothing.
func (s *Sheet) named(q forms.Question, id string, lang forms.Lang) (name, rest string) {
	option, ok := q.LookedUp(id)
	if !ok {
		return id, ""
	}
	parts := slices.DeleteFunc(append(option.Shown(lang), option.Note.In(lang)), func(part string) bool { return part == "" })
	return parts[0], strings.Join(parts[1:], "  ")
}

// Show is a value in a line of its own: of several ids the names, where the
// look-up knows them all and the ids would not tell a person anything.
func (s *Sheet) Show(q forms.Question, value any, lang forms.Lang) string {
	values, ok := value.([]string)
	if !ok || len(values) == 0 {
		return q.Show(value, lang)
	}
	names := make([]string, len(values))
	for i, id := range values {
		option, ok := q.LookedUp(id)
		if names[i] = option.Label.In(lang); !ok || names[i] == "" {
			return q.Show(value, lang)
		}
	}
	return strings.Join(names, forms.T(", ", "、").In(lang))
}

// Instead are the accounts that there are, where the one that decides cannot be
// used.
func (w *Work) Instead(q forms.Question, lang forms.Lang) []string {
	if w.Trouble == nil || q.Path() != AskAccount {
		return nil
	}
	var lines []string
	for _, account := range w.Accounts {
		if !account.Trouble.IsZero() {
			continue
		}
		line := account.ID + "  " + account.Source.In(lang)
		if key := keyOf(account); key != "" {
			line += "  " + key
		}
		lines = append(lines, line)
	}
	return lines
}

// Names are the ids that answer a question, each with what
// the look-up says of it.
func (s *Sheet) Names(q forms.Question, lang forms.Lang) []string {
	values, _ := q.Answer().([]string)
	if one, ok := q.Answer().(string); ok && q.Kind != forms.Choice {
		values = []string{one}
	}
	var lines []string
	for _, id := range values {
		if name, text := s.named(q, id, lang); text != "" {
			lines = append(lines, name+"  "+text)
		}
	}
	return lines
}
