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
