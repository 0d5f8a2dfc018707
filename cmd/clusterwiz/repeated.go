package main

import (
	"context"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/plain"
)

// loadBatch is loadAll for profiles that are meant together: a name may stand for one
// thing only.
func (a *app) loadBatch(ctx context.Context, io *plain.IO, paths, sets []string) ([]*document, error) {
	documents, err := a.loadAll(ctx, io, paths, sets)
	if err != nil || len(documents) < 2 {
		return documents, err
	}
	count, first := 0, map[string]*document{}
	for _, d := range documents {
		key := a.placeOf(ctx, d)
		earlier, repeated := first[key]
		if key == "" || !repeated {
			first[key] = d
			continue
		}
		count++
		name, _ := d.Answers.Get(nameKey)
		io.Problems(a.about(d), d.Locate([]forms.Problem{{
			Path:    nameKey,
			Summary: forms.Tf("the name %s is that of %s, too, in the same place", "名称 %s 与 %s 相同，且位置相同", forms.ValueText(name), earlier.Source()),
			Remedy:  forms.T("give each a name of its own", "请为每个配置文件指定不同的名称"),
		}}))
	}
	if count > 0 {
		return nil, &problemsError{count: count}
	}
	return documents, nil
}

// nameKey is the answer that names the thing, with every cloud.
const nameKey = forms.Path("basics.name")

// placeOf names what a document makes, and where; empty where the name is missing or the
// request cannot be made without the account.
func (a *app) placeOf(ctx context.Context, d *document) string {
	target, err := a.connector().Unsent(ctx, d.provider, savedOf(d))
	if err != nil {
		return ""
	}
	request, err := target.Client.Request(d.Answers)
	if err != nil || request.Name == "" {
		return ""
	}
	return strings.Join([]string{d.Provider, a.about(d).Subject.Account, target.Endpoint.Region, request.Owner, request.Name}, "\n")
}
