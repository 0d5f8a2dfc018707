package forms_test

import (
	"testing"

	"clusterwiz/forms"
)

func TestWithinQuota(t *testing.T) {
	t.Parallel()
	on := func(f forms.Field) forms.Field {
		f.Step = forms.Basics
		return f
	}
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本")}},
		Fields: []forms.Field{
			on(forms.Field{Key: "vpc", Wire: "vpc", Kind: forms.String, Label: forms.T("VPC", "专有网络"), Source: forms.Source{Name: "vpcs"}}),
			on(forms.Field{
				Key: "pools", Wire: "pools", Kind: forms.List, Max: 9, Label: forms.T("Pools", "节点池"), Item: forms.T("pool", "节点池"),
				Fields: []forms.Field{{Key: "count", Wire: "count", Kind: forms.Integer, Label: forms.T("Nodes", "节点数")}},
			}),
		},
		Checks: []forms.Check{
			forms.WithinQuota{List: "pools", Field: "vpc", Fact: "pools", Name: forms.T("node pools", "节点池数")},
			forms.WithinQuota{List: "pools", Key: "count", Field: "vpc", Fact: "nodes", Name: forms.T("nodes", "节点数")},
		},
	}
	if slips := form.Lint(); len(slips) > 0 {
		t.Fatal(slips)
	}
	known := &forms.Known{}
	known.Add(forms.Query{Source: "vpcs"}, []forms.Option{
		{Value: "vpc-1", Facts: map[string]string{"pools": "2", "nodes": "10"}}, {Value: "vpc-2"},
	})
	for name, c := range map[string]struct {
		vpc    string
		counts []int64
		want   int
	}{
		"within":            {vpc: "vpc-1", counts: []int64{4, 6}},
		"too many nodes":    {vpc: "vpc-1", counts: []int64{5, 6}, want: 1},
		"too many of both":  {vpc: "vpc-1", counts: []int64{5, 5, 1}, want: 2},
		"the fact not told": {vpc: "vpc-2", counts: []int64{50, 50, 50}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answers := &forms.Answers{}
			for i, count := range c.counts {
				if err := answers.Set(forms.Path("pools").Index(i).Key("count"), count); err != nil {
					t.Fatal(err)
				}
			}
			if err := answers.Set("vpc", c.vpc); err != nil {
				t.Fatal(err)
			}
			problems := form.Check(answers, known)
			if len(problems) != c.want || len(forms.Errors(problems)) > 0 {
				t.Errorf("got %+v", problems)
			}
		})
	}
}
