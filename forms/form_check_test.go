package forms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// spoken writes problems as "path: summary", warnings with "(!)" before.
func spoken(problems []forms.Problem) []string {
	lines := []string{}
	for _, p := range problems {
		line := string(p.Path) + ": " + p.Summary.En
		if p.Severity == forms.Warning {
			line = "(!) " + line
		}
		lines = append(lines, line)
	}
	return lines
}

func TestCheck(t *testing.T) {
	t.Parallel()
	queue := map[string]any{"name": "q", "nodes": []any{}}
	cases := map[string]struct {
		say  []any
		want []string
	}{
		"nothing wrong": {},
		"needed":        {say: []any{"basics.name", nil}, want: []string{"basics.name: required"}},
		"empty counts as not said": {
			say: []any{"basics.name", "", "network.services", []string{}, "basics.labels", map[string]string{}}, want: []string{"basics.name: required"},
		},
		"rules":  {say: []any{"basics.name", "x"}, want: []string{"basics.name: must be 2-8 characters long, not 1"}},
		"advice": {say: []any{"basics.name", "a.b"}, want: []string{"(!) basics.name: must not contain ."}},
		"choice": {say: []any{"basics.mode", "huge"}, want: []string{"basics.mode: must be one of small, large, single"}},
		"wrong types are named": {
			say: []any{
				"limits.max_count", "many", "basics.labels", "x", "basics.protect", "perhaps", "network.services", "10.0.0.0/8",
				"network.proxy", "host:80", "groups", "one", "access.password", "plain",
			},
			want: []string{
				"basics.protect: must be yes or no", "basics.labels: must be written as name=value", "limits.max_count: must be a whole number",
				"network.services: must be a list", "network.proxy: must be a group of values", "groups: must be a list",
				"access.password: must be a secret, not plain text", "access.key_pair: fill in only one of Password, Key pair",
			},
		},
		"an item that is no group":  {say: []any{"groups", []any{"one"}}, want: []string{"groups[0]: must be a group of values"}},
		"list limits":               {say: []any{"queues", []any{queue, queue, queue, queue}}, want: []string{"queues: takes at most 3, has 4", "queues[1].name: q is used twice", "queues[2].name: q is used twice", "queues[3].name: q is used twice"}},
		"a list that is not needed": {say: []any{"queues", nil}},
		"lists in lists": {
			say:  []any{"queues[0].nodes[1].disk.size", "big"},
			want: []string{"queues[0].nodes[1].type: required", "queues[0].nodes[1].disk.size: must be a whole number"},
		},
		"a required object brings what it requires": {
			say: []any{"queues[0].nodes[0].disk", nil}, want: []string{"queues[0].nodes[0].disk.size: required"},
		},
		"an optional object requires nothing until something is said": {
			say: []any{"network.proxy.port", int64(0)}, want: []string{"network.proxy.host: required", "network.proxy.port: must be 1-65535"},
		},
		"required when":           {say: []any{"basics.mode", "large", "limits.max_count", int64(10)}, want: []string{"network.vpc_id: required"}},
		"not applicable is quiet": {say: []any{"limits.price", -1.0, "queues[0].nodes[0].bid", "free"}},
		"a step that does not apply is quiet": {
			say: []any{"basics.mode", "single", "queues", nil, "groups[0].count", "x", "network.vpc_id", "vpc-1"},
		},
		"all at once, in order of declaration": {
			say: []any{"access.key_pair", nil, "queues[0].name", nil, "network.pods", "10.0.0.1/16", "basics.name", nil},
			want: []string{
				"basics.name: required", "network.pods: has host bits set; the block is 10.0.0.0/16", "queues[0].name: required",
				"access.password: fill in one of Password, Key pair",
			},
		},
		"unknown secrets are skipped": {
			say: []any{"access.key_pair", nil, "access.password", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "X"})},
		},
		"known secrets are checked": {
			say:  []any{"access.key_pair", nil, "access.password", forms.Plain("short")},
			want: []string{"access.password: must have 8-30 characters, not 5"},
		},
		"an id that looks other than it is": {
			say: []any{
				"network.vpc_id", "vpc-\u0430b", "network.subnet_id", "vsw\u200b-1", "network.services",
				[]string{"10.0.0.0/8", "x\u202ey"},
				"basics.labels",
				map[string]string{"o\u2066k": "x"},
				"basics.script", "#!/bin/sh\n\techo \u202e s3cret",
				"queues[0].nodes[0].type", "\x1b]52;c;eA==\a",
			},
			want: []string{
				"(!) basics.labels: contains the character U+2066, which changes the reading direction: o<U+2066>k",
				"(!) basics.script: contains the character U+202E, which changes the reading direction",
				"(!) network.vpc_id: contains the letter а (U+0430), which looks like a Latin letter but is not: vpc-\u0430b",
				"network.subnet_id: has an invisible character: vsw<U+200B>-1",
				"network.services: x<U+202E>y must be an address block with a mask of /8 to /24, such as 192.168.0.0/16",
				"(!) network.services: contains the character U+202E, which changes the reading direction: x<U+202E>y",
				"(!) queues[0].nodes[0].type: contains the character U+001B, which is invisible: ␛]52;c;eA==␇",
			},
		},
		"an id of another alphabet": {
			say:  []any{"network.vpc_id", "vpc-测试"},
			want: []string{"network.vpc_id: has 测, which is in no id"},
		},
		"empty secrets are named": {
			say:  []any{"access.key_pair", nil, "access.password", forms.Plain("")},
			want: []string{"access.password: is empty"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form, answers := synthetic(), valid(t)
			for i := 0; i < len(c.say); i += 2 {
				answers.Unset(forms.Path(c.say[i].(string)))
				say(t, answers, c.say[i], c.say[i+1])
			}
			before := answers.Clone()
			problems := form.Check(answers, nil)
			if diff := cmp.Diff(append([]string{}, c.want...), spoken(problems)); diff != "" {
				t.Error(diff)
			}
			for _, p := range problems {
				if !p.Summary.Complete() || (p.Remedy != forms.Text{} && !p.Remedy.Complete()) {
					t.Errorf("%s: a language is missing: %+v %+v", p.Path, p.Summary, p.Remedy)
				}
			}
			if !answers.Equal(before) {
				t.Error("checking changed the answers")
			}
		})
	}
}

func TestProblemsGiveARemedy(t *testing.T) {
	t.Parallel()
	answers := said(t, "access.key_pair", "k", "network.vpc_id", "x")
	var got []forms.Problem
	for _, p := range synthetic().Check(answers, nil) {
		if !p.Remedy.IsZero() {
			got = append(got, p)
		}
	}
	want := []forms.Problem{
		{Path: "basics.name", Summary: forms.T("required", "必填"), Remedy: forms.T("for example cfd-prod", "例如 cfd-prod")},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestTheListIsNamedWhereThereIsOne: before it is there, and where it is empty, what helps
// is to answer what it follows from, or to type.
func TestTheListIsNamedWhereThereIsOne(t *testing.T) {
	t.Parallel()
	form := &forms.Form{
		Steps: []forms.Step{{ID: "one", Label: forms.T("One", "一")}},
		Fields: []forms.Field{
			{Key: "owner", Wire: "o", Kind: forms.String, Step: "one", Label: forms.T("Owner", "所有者")},
			{Key: "path", Wire: "p", Kind: forms.String, Step: "one", Label: forms.T("Path", "路径"), Required: true, Source: forms.Source{Name: "paths", By: []string{"owner"}}},
		},
	}
	query := forms.Query{Source: "paths", Args: map[string]string{"owner": "u"}}
	for name, c := range map[string]struct {
		owner   string
		options []forms.Option
		known   bool
		want    string
	}{
		"nobody asks":     {"", nil, false, "type the value"},
		"cannot be asked": {"", nil, true, "the list follows from Owner; answer that first, or type the value"},
		"asked":           {"u", forms.Words("/a"), true, "choose one from the list"},
		"asked in vain":   {"u", []forms.Option{}, true, "the cloud lists none for that Owner: choose another, or create one there first"},
	} {
		answers, known := &forms.Answers{}, (*forms.Known)(nil)
		if c.owner != "" {
			_ = answers.Set("owner", c.owner)
		}
		if c.known {
			known = &forms.Known{}
		}
		if c.options != nil {
			known.Add(query, c.options)
		}
		if got := form.Check(answers, known); len(got) != 1 || got[0].Remedy.En != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestErrorsAndSteps(t *testing.T) {
	t.Parallel()
	form := synthetic()
	problems := form.Check(valid(t, "basics.name", "a.b", "network.pods", "x", "queues[0].nodes[0].disk.size", "x"), nil)
	if got := spoken(forms.Errors(problems)); len(got) != 2 {
		t.Errorf("got %q, want the errors only", got)
	}
	// A form that was never used before must know its steps as well.
	if step, ok := synthetic().StepOf("queues[0].nodes[3].bid"); !ok || step != forms.Queues {
		t.Errorf("got step %q", step)
	}
	if _, ok := form.StepOf("nowhere"); ok {
		t.Error("a path outside the form is on a step")
	}
}

func TestCheckAgainstTheCloud(t *testing.T) {
	t.Parallel()
	known := &forms.Known{}
	known.Add(forms.Query{Source: "vpcs"}, []forms.Option{
		{Value: "vpc-1"}, {Value: "vpc-2", Why: forms.T("is being deleted", "删除中")},
	})
	subnet := func(vpc string) map[string]string {
		return map[string]string{"network.vpc_id": vpc, "basics.mode": "small"}
	}
	known.Add(forms.Query{Source: "subnets", Args: subnet("vpc-1")}, []forms.Option{{Value: "sub-1", Facts: map[string]string{"vpc_id": "vpc-1"}}})
	known.Add(forms.Query{Source: "subnets", Args: subnet("vpc-2")}, []forms.Option{{Value: "sub-2", Facts: map[string]string{"vpc_id": "vpc-2"}}})
	cases := map[string]struct {
		say  []any
		want []string
	}{
		"listed":                  {say: []any{"network.vpc_id", "vpc-1", "network.subnet_id", "sub-1"}},
		"not listed":              {say: []any{"network.vpc_id", "vpc-9"}, want: []string{"(!) network.vpc_id: vpc-9 is not in the cloud's list"}},
		"not to be had":           {say: []any{"network.vpc_id", "vpc-2"}, want: []string{"(!) network.vpc_id: vpc-2: is being deleted"}},
		"does not exist":          {say: []any{"network.vpc_id", "vpc-1", "network.subnet_id", "sub-9"}, want: []string{"network.subnet_id: sub-9 does not exist in VPC vpc-1, Mode small"}},
		"of another, said once":   {say: []any{"network.vpc_id", "vpc-1", "network.subnet_id", "sub-2"}, want: []string{"network.subnet_id: sub-2 belongs to vpc-2, not to vpc-1"}},
		"not asked with these":    {say: []any{"network.vpc_id", "vpc-9", "network.subnet_id", "sub-8"}, want: []string{"(!) network.vpc_id: vpc-9 is not in the cloud's list"}},
		"the answer it waits for": {say: []any{"network.subnet_id", "sub-9"}},
		"a broken rule is enough": {say: []any{"network.vpc_id", "x-1"}, want: []string{"network.vpc_id: must begin with vpc-"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			problems := synthetic().Check(valid(t, c.say...), known)
			if diff := cmp.Diff(append([]string{}, c.want...), spoken(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestListedElsewhereIsNamed has no comparison that would say it better.
func TestListedElsewhereIsNamed(t *testing.T) {
	t.Parallel()
	form := &forms.Form{Fields: []forms.Field{
		{Key: "zone", Kind: forms.String},
		{Key: "type", Kind: forms.String, Source: forms.Source{Name: "types", By: []string{"zone"}}},
	}}
	known := &forms.Known{}
	known.Add(forms.Query{Source: "types", Args: map[string]string{"zone": "a"}}, []forms.Option{{Value: "small"}})
	known.Add(forms.Query{Source: "types", Args: map[string]string{"zone": "b"}}, []forms.Option{{Value: "large"}})
	got := spoken(form.Check(said(t, "zone", "a", "type", "large"), known))
	if diff := cmp.Diff([]string{"(!) type: large is not in the cloud's list"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestNilKnownKnowsNothing(t *testing.T) {
	t.Parallel()
	var known *forms.Known
	form := &forms.Form{Fields: []forms.Field{{Key: "vpc", Kind: forms.String, Source: forms.Source{Name: "vpcs"}}}}
	q, _ := form.Question(&forms.Answers{}, known, "vpc")
	if _, listed := q.LookedUp("vpc-1"); listed {
		t.Error("an answer from nowhere")
	}
	if _, told := known.Fact("vpcs", "vpc-1", "cidr"); told {
		t.Error("a fact from nowhere")
	}
}
