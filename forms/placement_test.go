package forms_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// twoLayouts asks the same questions for two layouts of a request: the old one
// is flat, the new one gathers add-ons in one array.
func twoLayouts() *forms.Form {
	old := forms.Is("layout", "old")
	label := forms.T("Label", "标签")
	fields := []forms.Field{
		{Key: "layout", Kind: forms.Choice, Default: "new", Options: []forms.Option{{Value: "old"}, {Value: "new"}}},
		{Key: "size", Wire: "group.size", Kind: forms.Integer, Elsewhere: []forms.Placement{{When: old, Wire: "master_count", Encoding: forms.AsText}}},
		{Key: "names", Wire: "names", Kind: forms.Strings, Max: 3, Elsewhere: []forms.Placement{{When: old, Wire: "name", Encoding: forms.Joined}}},
		{Key: "plugin", Wire: "addons[net].name", Kind: forms.String},
		{
			Key: "pods", Wire: "addons[net].config{}.Pods", Kind: forms.List, Max: 3, KeyedBy: "zone", Unwrap: "ids", Item: label,
			Elsewhere: []forms.Placement{{When: old, Wire: "pod_ids", Unwrap: "ids"}},
			Fields: []forms.Field{
				{Key: "zone", Kind: forms.String, Required: true, Label: label},
				{Key: "ids", Kind: forms.Strings, Max: 3, Label: label},
			},
		},
		{Key: "mtu", Wire: "addons[net].config{}.Mtu", Kind: forms.Integer, Encoding: forms.AsText},
		{Key: "storage", Wire: "addons[]", Kind: forms.Choice, Options: []forms.Option{
			{Value: "both", Sends: `[{"name":"a"},{"name":"b","size":1.50}]`},
			{Value: "one", Sends: `{"name":"a","more":[true,null]}`},
			{Value: "none", Sends: `null`},
		}},
		{Key: "ingress", Wire: "addons[ingress]", Kind: forms.Choice, Options: []forms.Option{
			{Value: "on", Sends: `{"name":"nginx"}`}, {Value: "off", Sends: `{"name":"nginx","disabled":true}`},
		}},
		{Key: "address", Wire: "addons[ingress].config{}.Net", Kind: forms.String, When: forms.Is("ingress", "on")},
		{Key: "on_failure", Wire: "disable_rollback", Kind: forms.Choice, Options: []forms.Option{
			{Value: "roll_back", Sends: "true"}, {Value: "keep", Sends: "false"},
		}},
		{
			Key: "more", Wire: "addons[]", Kind: forms.List, Max: 3, Item: label,
			Fields: []forms.Field{{Key: "name", Wire: "name", Kind: forms.String, Label: label}},
		},
	}
	for i := range fields {
		fields[i].Step, fields[i].Label = forms.Basics, label
	}
	return &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}}, Fields: fields,
		Checks: []forms.Check{forms.Unique{List: "pods", Key: "zone"}},
	}
}

func TestPlacementsAreSound(t *testing.T) {
	t.Parallel()
	for _, slip := range twoLayouts().Lint() {
		t.Error(slip)
	}
}

func TestPlacements(t *testing.T) {
	t.Parallel()
	pods := []any{
		"pods[0].zone", "z-i", "pods[0].ids", []string{"1", "2"}, "pods[1].zone", "z-j", "pods[1].ids", []string{"3"}, "pods[2].zone", "z-k",
	}
	cases := map[string]struct {
		say  []any
		want string
	}{
		"the place of its own": {say: []any{"size", int64(3), "names", []string{"a", "b"}}, want: `{"group":{"size":3},"names":["a","b"]}`},
		"elsewhere":            {say: []any{"layout", "old", "size", int64(3), "names", []string{"a", "b"}}, want: `{"master_count":"3","name":"a,b"}`},
		"keyed and bare, in an element": {
			say:  append([]any{"plugin", "terway"}, pods...),
			want: `{"addons":[{"name":"terway","config":"{\"Pods\":{\"z-i\":[\"1\",\"2\"],\"z-j\":[\"3\"]}}"}]}`,
		},
		"bare as one list": {say: append([]any{"layout", "old", "plugin", "p"}, pods...), want: `{"addons":[{"name":"p"}],"pod_ids":["1","2","3"]}`},
		"JSON in text":     {say: []any{"mtu", int64(9), "pods[0].zone", "z", "pods[0].ids", []string{"1"}}, want: `{"addons":[{"config":"{\"Pods\":{\"z\":[\"1\"]},\"Mtu\":\"9\"}"}]}`},
		"several elements": {
			say:  []any{"more[0].name", "x", "storage", "both", "ingress", "off", "address", "not sent", "plugin", "p", "more[1].name", "y"},
			want: `{"addons":[{"name":"p"},{"name":"a"},{"name":"b","size":1.50},{"name":"nginx","disabled":true},{"name":"x"},{"name":"y"}]}`,
		},
		"a constant and a member": {
			say:  []any{"storage", "one", "ingress", "on", "address", "intranet"},
			want: `{"addons":[{"name":"a","more":[true,null]},{"name":"nginx","config":"{\"Net\":\"intranet\"}"}]}`,
		},
		"nothing":                  {say: []any{"storage", "none"}, want: `{}`},
		"another word":             {say: []any{"on_failure", "keep"}, want: `{"disable_rollback":false}`},
		"not an option stays text": {say: []any{"on_failure", "true"}, want: `{"disable_rollback":"true"}`},
	}
	form := twoLayouts()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for range 2 { // The second time as the first: constants are not written to.
				if diff := cmp.Diff(c.want, bodyJSON(t, form.Body(said(t, c.say...)), forms.Revealed)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

func TestWiresOfPlacements(t *testing.T) {
	t.Parallel()
	want := []string{
		"group.size", "master_count", "names", "name", "addons[].name", "addons[].config.Pods", "pod_ids", "addons[].config.Mtu",
		"addons", "addons[].config.Net", "disable_rollback",
	}
	if diff := cmp.Diff(want, twoLayouts().Wires()); diff != "" {
		t.Error(diff)
	}
}

// TestWhereAParameterComesFrom compares what the declarations alone tell with
// what the request tells.
func TestWhereAParameterComesFrom(t *testing.T) {
	t.Parallel()
	form := twoLayouts()
	body := form.Body(said(t, "size", int64(3), "plugin", "p", "storage", "both", "ingress", "on", "address", "x",
		"more[0].name", "m", "more[1].name", "n", "pods[0].zone", "z.1", "pods[0].ids", []string{"1"}))
	cases := map[string]struct{ form, body forms.Path }{
		"group.size":                     {"size", "size"},
		"Group.Size":                     {"size", "size"},
		"master_count":                   {"size", "size"},
		"addons":                         {"", ""},
		"addons[0].name":                 {"", "plugin"},
		"addons.2.name":                  {"", "storage"},
		"addons[3].config.Net":           {"address", "address"},
		"addons.3":                       {"", "ingress"},
		"addons[5].name":                 {"", "more[1].name"},
		"addons[0].config.Pods":          {"pods", "pods"},
		"addons[0].config.Pods.z.1[0]":   {"pods", "pods[0]"},
		"addons[9].name":                 {"", ""},
		"disable_rollback":               {"on_failure", "on_failure"},
		"nowhere":                        {"", ""},
		"addons[0].config.Pods.z.1[0].x": {"pods", "pods"},
	}
	for wire, c := range cases {
		if path := form.Locate(nil, wire); path != c.form {
			t.Errorf("%s: the form says %q", wire, path)
		}
		if path := form.Locate(body, wire); path != c.body {
			t.Errorf("%s: the request says %q", wire, path)
		}
	}
}

func TestLinesOfElements(t *testing.T) {
	t.Parallel()
	var got []string
	for _, line := range twoLayouts().Body(said(t, "plugin", "p", "mtu", int64(9), "storage", "one", "more[0].name", "m")).Lines() {
		got = append(got, strings.Repeat(" ", line.Depth)+line.Text+" <"+string(line.Path)+">")
	}
	want := []string{
		"{ <>", ` "addons": [ <plugin>`, "  { <plugin>", `   "name": "p", <plugin>`, `   "config": { <mtu>`, `    "Mtu": "9" <mtu>`, "   } <mtu>", "  }, <plugin>",
		"  { <storage>", `   "name": "a", <storage>`, `   "more": [ <storage>`, "    true, <storage>", "    null <storage>", "   ] <storage>", "  }, <storage>",
		"  { <more[0]>", `   "name": "m" <more[0].name>`, "  } <more[0]>", " ] <plugin>", "} <>",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLintFindsSlipsOfPlacements(t *testing.T) {
	t.Parallel()
	at := func(i int, change func(*forms.Field)) func(*forms.Form) {
		return func(f *forms.Form) { change(&f.Fields[i]) }
	}
	cases := map[string]struct {
		slip func(*forms.Form)
		want string
	}{
		"no condition":      {at(1, func(f *forms.Field) { f.Elsewhere[0].When = forms.Condition{} }), "size: another place needs a condition"},
		"no wire name":      {at(1, func(f *forms.Field) { f.Elsewhere[0].Wire = "" }), "size: another place needs a condition"},
		"condition nowhere": {at(1, func(f *forms.Field) { f.Elsewhere[0].When = forms.IsSet("none") }), "size: refers to none"},
		"encoding":          {at(1, func(f *forms.Field) { f.Elsewhere[0].Encoding = forms.Joined }), "the encoding joined does not suit the kind integer"},
		"bare nothing":      {at(4, func(f *forms.Field) { f.Elsewhere[0].Unwrap = "none" }), "pods: sends none alone"},
		"keyed by nothing":  {at(4, func(f *forms.Field) { f.Elsewhere[0].KeyedBy = "ids" }), "pods: is keyed by ids"},
		"label":             {at(3, func(f *forms.Field) { f.Wire = "addons[Net].name" }), "addons[Net].name cannot be read"},
		"append inside":     {at(3, func(f *forms.Field) { f.Wire = "addons[].name" }), "addons[].name cannot be read"},
		"text at the end":   {at(3, func(f *forms.Field) { f.Wire = "config{}" }), "config{} cannot be read"},
		"label and text":    {at(3, func(f *forms.Field) { f.Wire = "addons[net]{}.name" }), "addons[net]{}.name cannot be read"},
		"sends no JSON":     {at(6, func(f *forms.Field) { f.Options[0].Sends = "{" }), `storage: the option "both" sends {`},
		"sends too much":    {at(6, func(f *forms.Field) { f.Options[0].Sends = "1 2" }), `storage: the option "both" sends 1 2`},
		"not a choice":      {at(3, func(f *forms.Field) { f.Options = []forms.Option{{Value: "a", Sends: "1"}} }), `plugin: the option "a" sends 1`},
		"wire twice":        {at(3, func(f *forms.Field) { f.Wire = "disable_rollback" }), "on_failure: the wire name disable_rollback is used twice"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form := twoLayouts()
			c.slip(form)
			if found := strings.Join(form.Lint(), "\n"); !strings.Contains(found, c.want) {
				t.Errorf("want a slip with %q, got:\n%s", c.want, found)
			}
		})
	}
}
