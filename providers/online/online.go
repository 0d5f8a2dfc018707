package online

import (
	"context"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// limit bounds everything that is asked about one set of answers.
const limit = 45 * time.Second

// Check asks the target about the answers, which are left as they are. What is not
// answered in time is [Unknown]; ctx ends it early in the same way.
func Check(ctx context.Context, t connect.Target, given *forms.Answers) []Finding {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	findings := answers(ctx, t.Client, t.Provider.Form(), given)
	findings = append(findings, nameFree(ctx, t, given)...)
	return append(findings, limits(ctx, t, given)...)
}

// nameFree looks for something of the name.
func nameFree(ctx context.Context, t connect.Target, given *forms.Answers) []Finding {
	request, err := t.Client.Request(given)
	if err != nil || request.Name == "" {
		return nil
	}
	subject := forms.Tf("Name %s", "名称 %s", request.Name)
	ctx, cancel := context.WithTimeout(ctx, providers.LookupLimit)
	defer cancel()
	found, err := t.Client.Find(ctx, request)
	if err != nil {
		return []Finding{because(subject, providers.AsFailure(err))}
	}
	for _, there := range found {
		if there.Name == "" || there.Name == request.Name {
			return []Finding{{
				Result: Failed, Certain: true, Subject: subject,
				Text:   forms.Tf("already exists: %s", "已存在：%s", there.ID),
				Remedy: forms.T("choose another name, or delete that one first", "请更换名称，或先删除已有资源"),
			}}
		}
	}
	return []Finding{{Result: Passed, Subject: subject, Text: forms.T("is free", "可用")}}
}

// limits compares with what the account may have.
func limits(ctx context.Context, t connect.Target, given *forms.Answers) []Finding {
	fitter, ok := t.Client.(providers.Fitter)
	if !ok {
		return []Finding{{
			Result: Unknown, Subject: forms.T("Quotas", "配额"),
			Text: forms.T("the API does not give them", "API 不提供配额查询"),
		}}
	}
	var findings []Finding
	for _, fit := range fitter.Fits(ctx, given) {
		findings = append(findings, fits(fit))
	}
	return findings
}

func fits(f providers.Fit) Finding {
	out := Finding{Path: f.Path, Subject: forms.Tf("Quota: %s", "配额：%s", f.What)}
	switch v := f.Verdict; {
	case f.Failure != nil:
		told := because(out.Subject, f.Failure)
		if told.Path = f.Path; v != nil {
			told.Subject = f.What
		}
		return told
	case v != nil && v.Good:
		return Finding{Result: Passed, Path: f.Path, Subject: f.What, Text: v.Text}
	case v != nil:
		return Finding{Result: Failed, Certain: v.Certain, Path: f.Path, Subject: f.What, Text: v.Text, Remedy: v.Remedy}
	}
	there, raise := forms.Tf("%d of %d in use", "已用 %d，上限 %d", f.Used, f.Limit), forms.T("raise the quota in the cloud's console, or ask for less", "请在云控制台提升配额，或减少用量")
	if f.Left {
		there, raise = forms.Tf("%d are left", "剩余 %d", f.Limit), forms.T("choose one where more are left, or ask for less", "请选择余量更多的资源，或减少用量")
	}
	out.Text = forms.Tf("needs %d; %s", "需要 %d；%s", f.Need, there)
	switch {
	case !f.Enough():
		out.Result, out.Certain, out.Remedy = Failed, true, raise
	case !f.Room():
		out.Result, out.Remedy = Failed, raise
		out.Text = forms.Tf("grows to %d; %s", "最多增至 %d；%s", f.Most, there)
	default:
		out.Result = Passed
	}
	return out
}
