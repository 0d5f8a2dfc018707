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
				Text:   forms.Tf("exists already: %s", "已存在：%s", there.ID),
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
			Text: forms.T("the API does not tell them", "API 不提供配额查询"),
		}}
	}
	var findings []Finding
	for _, fit := range fitter.Fits(ctx, given) {
		findings = append(findings, fits(fit))
	}
	return findings
}

func fits(f providers.Fit) Finding {
	out := Finding{Subject: forms.Tf("Quota: %s", "配额：%s", f.What)}
	if f.Failure != nil {
		return because(out.Subject, f.Failure)
	}
	out.Text = forms.Tf("needs %d; %d of %d in use", "需要 %d；已用 %d，上限 %d", f.Need, f.Used, f.Limit)
	raise := forms.T("raise the quota in the cloud's console, or ask for less", "请在云控制台提升配额，或减少用量")
	switch {
	case !f.Enough():
		out.Result, out.Certain, out.Remedy = Failed, true, raise
	case !f.Room():
		out.Result, out.Remedy = Failed, raise
		out.Text = forms.Tf("grows to %d; %d of %d in use", "最多增至 %d；已用 %d，上限 %d", f.Most, f.Used, f.Limit)
	default:
		out.Result = Passed
	}
	return out
}
