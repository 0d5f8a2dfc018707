package ui

import "clusterwiz/forms"

// offered returns the values to choose from, and why there are none yet.
func (a *app) offered(s *sheet, q forms.Question) (options []forms.Option, note forms.Text) {
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
	if s == a.place {
		return nil, textLoading
	}
	if a.session.client == nil {
		return q.Options, textNoClient
	}
	state := a.looks[query.ID()]
	switch {
	case state != nil && state.failure != nil:
		return nil, forms.Tf("look-up failed: %s; type the value, or ctrl+t tries again",
			"查询失败：%s；可直接输入，或按 ctrl+t 重试", state.failure.Summary)
	case state != nil:
		return nil, forms.T("loading… (the value can be typed)", "加载中…（也可直接输入）")
	}
	return nil, forms.Text{}
}

// lookupFailed tells whether the list of q was asked for in vain.
func (a *app) lookupFailed(q forms.Question) bool {
	if q.Source.Name == "" {
		return false
	}
	query, _ := q.Query()
	state := a.looks[query.ID()]
	return state != nil && state.failure != nil
}
