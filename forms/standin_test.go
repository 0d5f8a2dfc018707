package forms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func standInForm() *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{{ID: forms.Network, Label: forms.T("Network", "网络")}},
		Fields: []forms.Field{
			{Key: "vswitch", Wire: "VSwitch", Kind: forms.String, Step: forms.Network, Label: forms.T("vSwitch", "交换机")},
			{
				Key: "queues", Wire: "Queues", Kind: forms.List, Max: 2, Step: forms.Network,
				Label: forms.T("Queues", "队列"), Item: forms.T("queue", "队列"),
				Fields: []forms.Field{{
					Key: "vswitches", Wire: "VSwitches", Kind: forms.Strings, Max: 3, Required: true,
					Label: forms.T("vSwitches", "交换机"), DefaultFrom: "/vswitch",
				}},
			},
		},
	}
}

func TestDefaultFrom(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		cluster string
		queue   []string
		want    string
	}{
		"stands in":     {cluster: "a", want: `{"VSwitch":"a","Queues":[{"VSwitches":["a"]}]}`},
		"answered":      {cluster: "a", queue: []string{"b", "c"}, want: `{"VSwitch":"a","Queues":[{"VSwitches":["b","c"]}]}`},
		"nothing to go": {want: `{"Queues":[{}]}`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form, answers := standInForm(), &forms.Answers{}
			item := map[string]any{}
			if c.queue != nil {
				item["vswitches"] = c.queue
			}
			if err := answers.Insert("queues", 0, item); err != nil {
				t.Fatal(err)
			}
			if c.cluster != "" {
				if err := answers.Set("vswitch", c.cluster); err != nil {
					t.Fatal(err)
				}
			}
			got, err := form.Body(answers).JSON(forms.Masked)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, string(got)); diff != "" {
				t.Error(diff)
			}
			if problems := form.Check(answers, nil); len(problems) > 0 {
				t.Error("a field with a stand-in asked for an answer:", problems)
			}
		})
	}
}

func TestDefaultFromIsLinted(t *testing.T) {
	t.Parallel()
	form := standInForm()
	if slips := form.Lint(); len(slips) > 0 {
		t.Fatal(slips)
	}
	form = standInForm()
	form.Fields[1].Fields[0].DefaultFrom = "/nowhere"
	if len(form.Lint()) == 0 {
		t.Error("a stand-in that does not exist went through")
	}
}

// TestDefaultWhen: a default that does not stand in is neither sent nor shown,
// and what required is needed then.
func TestDefaultWhen(t *testing.T) {
	t.Parallel()
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Network, Label: forms.T("Network", "网络")}},
		Fields: []forms.Field{
			{Key: "auto", Wire: "Auto", Kind: forms.Boolean, Step: forms.Network, Label: forms.T("Auto", "自动"), ServerDefault: false},
			{
				Key: "plugin", Wire: "Plugin", Kind: forms.Choice, Step: forms.Network, Label: forms.T("Plugin", "插件"),
				Options: forms.Words("a", "b"), Default: "a", DefaultWhen: forms.IsNot("auto", "true"), RequiredWhen: forms.Is("auto", "true"),
			},
		},
	}
	if findings := form.Lint(); len(findings) > 0 {
		t.Error(findings)
	}
	for name, c := range map[string]struct {
		set    map[string]any
		body   string
		shown  any
		needed bool
	}{
		"stands in":      {body: `{"Plugin":"a"}`, shown: "a"},
		"does not":       {set: map[string]any{"auto": true}, body: `{"Auto":true}`, needed: true},
		"answered there": {set: map[string]any{"auto": true, "plugin": "b"}, body: `{"Auto":true,"Plugin":"b"}`, needed: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answers := &forms.Answers{}
			for key, value := range c.set {
				if err := answers.Set(forms.Path(key), value); err != nil {
					t.Fatal(err)
				}
			}
			got, err := form.Body(answers).JSON(forms.Masked)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.body, string(got)); diff != "" {
				t.Error(diff)
			}
			q, _ := form.Question(answers, nil, "plugin")
			if diff := cmp.Diff([]any{c.shown, c.needed}, []any{q.Default, q.Needed()}); diff != "" {
				t.Error(diff)
			}
			for _, q := range form.Scope(answers, nil).Questions(forms.Network) {
				if q.Key == "plugin" && q.Default != c.shown {
					t.Errorf("shows %v", q.Default)
				}
			}
		})
	}
}

// TestDefaultOf: what stands in follows another answer, each with its own.
func TestDefaultOf(t *testing.T) {
	t.Parallel()
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Network, Label: forms.T("Nodes", "节点")}},
		Fields: []forms.Field{
			{Key: "cpu", Wire: "cpu", Kind: forms.Integer, Step: forms.Network, Label: forms.T("CPU", "CPU"), Required: true, Default: int64(1)},
			{
				Key: "memory", Wire: "memory", Kind: forms.Integer, Step: forms.Network, Label: forms.T("Memory", "内存"), Required: true,
				DefaultFrom: "cpu", DefaultOf: map[string]any{"1": int64(2048), "2": int64(4096)},
			},
		},
	}
	for _, slip := range form.Lint() {
		t.Error(slip)
	}
	cases := map[string]struct {
		say  []any
		body string
		want []string
	}{
		"of the default":  {nil, `{"cpu":1,"memory":2048}`, nil},
		"of the answer":   {[]any{"cpu", int64(2)}, `{"cpu":2,"memory":4096}`, nil},
		"what was said":   {[]any{"cpu", int64(2), "memory", int64(1)}, `{"cpu":2,"memory":1}`, nil},
		"of one it lacks": {[]any{"cpu", int64(3)}, `{"cpu":3}`, []string{"memory: required"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answers := said(t, c.say...)
			body, err := form.Body(answers).JSON(forms.Masked)
			if err != nil || string(body) != c.body {
				t.Errorf("%s, %v", body, err)
			}
			if diff := cmp.Diff(append([]string{}, c.want...), append([]string{}, spoken(form.Check(answers, nil))...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
