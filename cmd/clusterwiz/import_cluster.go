package main

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/importer"
	"clusterwiz/profiles/likeness"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// fromCluster reads a thing of the cloud and makes a profile for another one like it.
func (o *importOptions) fromCluster(ctx context.Context, args []string) error {
	if len(args) > 1 || len(args) == 1 && o.provider != "" || o.resource != "" {
		return cli.Usagef("--from-cluster takes the provider and no file", "--from-cluster 只需指定云产品，不接受文件")
	}
	var provider providers.Provider
	var err error
	if id := strings.Join(args, "") + o.provider; id != "" {
		if provider, err = o.app.provider(id); err != nil {
			return err
		}
	}
	target, thing, err := o.app.liveThing(ctx, o.cluster, provider, connect.Saved{})
	if err != nil {
		return err
	}
	live, err := readLive(ctx, target, thing.Receipt, likeness.Of)
	if err != nil {
		return err
	}
	copied := countCopied(live)
	findings, err := o.rename(ctx, live.Answers, live.Findings)
	if err != nil {
		return err
	}
	profile := &profiles.Profile{
		Provider: target.Provider.About().ID, Region: target.Endpoint.Region, Title: target.Provider.About().Title(), Answers: live.Answers, Path: o.out,
	}
	shape := forms.Tf("the live cluster %s (%s)", "云端集群 %s（%s）", forms.Same(cmp.Or(thing.Receipt.Name, o.cluster)), forms.Same(thing.Receipt.ID))
	made, err := o.encode(target.Provider, profile, shape, findings)
	if err != nil {
		return err
	}
	made.copied = copied
	return o.write(made)
}

// countCopied counts the answers that are as the cloud told them: all but the name, what
// was concluded, and references in the place of secrets.
func countCopied(live likeness.Likeness) int {
	raw, err := json.Marshal(live.Answers)
	var tree any
	if err != nil || json.Unmarshal(raw, &tree) != nil {
		return 0
	}
	n := leaves(tree) - 1
	for _, f := range live.Findings {
		if f.Path != "" && (f.Kind == importer.Inferred || f.Kind == importer.Secret) {
			n--
		}
	}
	return max(n, 0)
}

func leaves(tree any) int {
	n := 0
	switch v := tree.(type) {
	case map[string]any:
		for _, item := range v {
			n += leaves(item)
		}
		return n
	case []any:
		for _, item := range v {
			n += leaves(item)
		}
		return n
	}
	return 1
}

// rename gives the answers a name of their own: that of the flag, else what the person
// types; without either the name is left out.
func (o *importOptions) rename(ctx context.Context, answers *forms.Answers, findings []importer.Finding) ([]importer.Finding, error) {
	was, _ := answers.Get(nameKey)
	answers.Unset(nameKey)
	name := o.name
	if name == "" && o.app.Asked() && !o.app.json() {
		var err error
		if name, err = o.app.prompts().Line(ctx, forms.Tf("name of the new one (the original is %s)", "新集群的名称（原名为 %s）", forms.Same(forms.ValueText(was)))); err != nil {
			return nil, err
		}
	}
	if name = strings.TrimSpace(name); name != "" {
		return findings, answers.Set(nameKey, name)
	}
	why := forms.Tf("%s is the original's name: give another one, as with --name", "%s 为原集群的名称：请另取名称，如使用 --name", forms.Same(forms.ValueText(was)))
	return append(findings, importer.Finding{Kind: importer.Dropped, Where: "name", Path: nameKey, Text: why}), nil
}
