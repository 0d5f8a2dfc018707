package forms_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func bodyJSON(t *testing.T, body *forms.Body, view forms.View) string {
	t.Helper()
	data, err := body.JSON(view)
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(data) {
		t.Fatalf("not JSON: %s", data)
	}
	return string(data)
}

func TestBody(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		say  []any
		want string
	}{
		"a default is sent, an absent value is not": {want: `{"MaxCount":4}`},
		"in order of declaration": {
			say:  []any{"access.key_pair", "k", "network.subnet_id", "s", "limits.max_count", int64(7), "network.vpc_id", "v", "basics.name", "n"},
			want: `{"Name":"n","MaxCount":7,"Net":{"VpcId":"v","SubnetId":"s"},"Login":{"KeyPair":"k"}}`,
		},
		"what is not sent steers": {
			say: []any{"basics.mode", "large", "basics.name", "n", "limits.price", 0.25}, want: `{"Name":"n","MaxCount":4,"Price":0.25}`,
		},
		"not applicable is left out":         {say: []any{"limits.price", 0.25}, want: `{"MaxCount":4}`},
		"a step not applicable is left out":  {say: []any{"basics.mode", "single", "queues[0].name", "q"}, want: `{"MaxCount":4}`},
		"empty is left out":                  {say: []any{"basics.name", "", "network.services", []string{}, "queues", []any{}, "network.proxy", map[string]any{}}, want: `{"MaxCount":4}`},
		"as text":                            {say: []any{"basics.protect", false}, want: `{"Protection":"false","MaxCount":4}`},
		"a name with a dot, JSON as text":    {say: []any{"basics.labels", map[string]string{"b": "2\"", "a": "1"}}, want: `{"metadata":{"annotations":{"example.com/labels":"{\"a\":\"1\",\"b\":\"2\\\"\"}"}},"MaxCount":4}`},
		"base64":                             {say: []any{"basics.script", "echo <1>\n"}, want: `{"UserData":"ZWNobyA8MT4K","MaxCount":4}`},
		"literal":                            {say: []any{"basics.extra", ` {"a": [1, 2]} `}, want: `{"Extra":{"a":[1,2]},"MaxCount":4}`},
		"literal that is not JSON":           {say: []any{"basics.extra", "{"}, want: `{"Extra":"{","MaxCount":4}`},
		"texts":                              {say: []any{"network.services", []string{"a", "b"}}, want: `{"MaxCount":4,"Services":["a","b"]}`},
		"wrong types are put in as they are": {say: []any{"limits.max_count", "many", "queues", "q", "network.services", "s", "network.proxy", "p"}, want: `{"MaxCount":"many","Services":"s","Net":{"Proxy":"p"},"Queues":"q"}`},
		"what JSON cannot hold":              {say: []any{"basics.mode", "large", "basics.name", "n", "limits.price", math.Inf(1)}, want: `{"Name":"n","MaxCount":4,"Price":"+Inf"}`},
		"an object with its defaults":        {say: []any{"network.proxy.host", "h"}, want: `{"MaxCount":4,"Net":{"Proxy":{"Host":"h","Port":"80"}}}`},
		"conditions within an object":        {say: []any{"basics.mode", "large", "basics.name", "n", "network.proxy.port", int64(443), "network.proxy.reason", "r"}, want: `{"Name":"n","MaxCount":4,"Net":{"Proxy":{"Port":"443","Reason":"r"}}}`},
		"an object that is not sent itself":  {say: []any{"access.more.shell", "zsh"}, want: `{"MaxCount":4,"Shell":"zsh","Home":"/home"}`},
		"objects in lists in lists": {
			say: []any{
				"queues[0].nodes[0].type", "fast", "queues[0].nodes[0].disk.speed", int64(9), "queues[0].nodes[1].type", "slow",
				"queues[0].nodes[1].disk.speed", int64(9), "queues[0].min_count", int64(0), "queues[0].max_count", int64(5),
				"queues[0].nodes[1].bid", 1.5, "queues[1].nodes[0].bid", 1.5,
			},
			want: `{"MaxCount":4,"Queues":[{"Count":{"Min":0,"Max":5},"Nodes":[{"InstanceType":"fast","Disk":{"Speed":9}},` +
				`{"InstanceType":"slow","Bid":1.5}]},{"Nodes":[{}]}]}`,
		},
		"keyed by name": {
			say:  []any{"groups[0].name", "b.c", "groups[0].count", int64(2), "groups[1].name", "a"},
			want: `{"MaxCount":4,"Groups":{"b.c":{"Count":2},"a":{}}}`,
		},
		"text as it is": {say: []any{"basics.name", "名 <&>\u2028\"\\\x01"}, want: `{"Name":"名 <&>\u2028\"\\\u0001","MaxCount":4}`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answers := said(t, c.say...)
			before := answers.Clone()
			if diff := cmp.Diff(c.want, bodyJSON(t, synthetic().Body(answers), forms.Revealed)); diff != "" {
				t.Error(diff)
			}
			if !answers.Equal(before) {
				t.Error("making the body changed the answers")
			}
		})
	}
}

func TestBodySecrets(t *testing.T) {
	t.Parallel()
	answers := said(t, "access.password", forms.Plain("pass\"word"), "access.token", forms.Plain("token"))
	body := synthetic().Body(answers)
	if got, want := bodyJSON(t, body, forms.Revealed), `{"MaxCount":4,"Login":{"Password":"pass\"word"},"Token":"dG9rZW4="}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	masked := `{"MaxCount":4,"Login":{"Password":"` + forms.Mask + `"},"Token":"` + forms.Mask + `"}`
	if got := bodyJSON(t, body, forms.Masked); got != masked {
		t.Errorf("got %s, want %s", got, masked)
	}
	for _, path := range []string{"access.password", "access.token"} {
		body = synthetic().Body(said(t, path, forms.Referenced(forms.Ref{Kind: forms.FromFile, Name: "f"})))
		if _, err := body.JSON(forms.Revealed); !errors.Is(err, forms.ErrSecretUnknown) {
			t.Errorf("%s: got %v, want %v", path, err, forms.ErrSecretUnknown)
		}
		if got := bodyJSON(t, body, forms.Masked); !strings.Contains(got, forms.Mask) {
			t.Errorf("%s: no mask in %s", path, got)
		}
	}
}

func TestTextWithUnitAndDigits(t *testing.T) {
	t.Parallel()
	form := &forms.Form{Fields: []forms.Field{
		{Key: "size", Wire: "Size", Kind: forms.Integer, Encoding: forms.AsText, Suffix: "Gi"},
		{Key: "on", Wire: "On", Kind: forms.Boolean, Encoding: forms.AsDigit},
		{Key: "off", Wire: "Off", Kind: forms.Boolean, Encoding: forms.AsDigit},
		{Key: "bit", Wire: "Bit", Kind: forms.Boolean, Encoding: forms.AsBit},
		{Key: "no_bit", Wire: "NoBit", Kind: forms.Boolean, Encoding: forms.AsBit},
	}}
	body := form.Body(said(t, "size", int64(100), "on", true, "off", false, "bit", true, "no_bit", false))
	if got, want := bodyJSON(t, body, forms.Masked), `{"Size":"100Gi","On":"1","Off":"0","Bit":1,"NoBit":0}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// secretInJSON sends a secret within JSON text within JSON text.
func secretInJSON() *forms.Form {
	inner := forms.Field{Key: "inner", Wire: "Inner", Kind: forms.Object, Encoding: forms.JSONText, Fields: []forms.Field{
		{Key: "secret", Wire: "Secret", Kind: forms.Hidden}, {Key: "list", Wire: "List", Kind: forms.Strings},
	}}
	return &forms.Form{Fields: []forms.Field{{
		Key: "outer", Wire: "Outer", Kind: forms.Object, Encoding: forms.JSONText, Fields: []forms.Field{inner},
	}}}
}

func TestJSONTextInJSONText(t *testing.T) {
	t.Parallel()
	answers := said(t, "outer.inner.secret", forms.Plain(`a"b`), "outer.inner.list", []string{"x"})
	var outer, middle, inner map[string]any
	for _, step := range []struct {
		from string
		to   *map[string]any
		key  string
	}{
		{bodyJSON(t, secretInJSON().Body(answers), forms.Revealed), &outer, ""},
		{"Outer", &middle, "outer"},
		{"Inner", &inner, "middle"},
	} {
		text := step.from
		switch step.key {
		case "outer":
			text = outer[step.from].(string)
		case "middle":
			text = middle[step.from].(string)
		}
		if err := json.Unmarshal([]byte(text), step.to); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(map[string]any{"Secret": `a"b`, "List": []any{"x"}}, inner); diff != "" {
		t.Error(diff)
	}
}

// TestSecretsOfABody finds them in objects, in lists and in JSON texts.
func TestSecretsOfABody(t *testing.T) {
	t.Parallel()
	list := &forms.Form{Fields: []forms.Field{{
		Key: "users", Wire: "Users", Kind: forms.List, Max: 3, Fields: []forms.Field{{Key: "pin", Wire: "Pin", Kind: forms.Hidden}},
	}}}
	for name, c := range map[string]struct {
		body *forms.Body
		want []forms.Path
	}{
		"none":                 {synthetic().Body(said(t, "basics.name", "n")), nil},
		"objects":              {synthetic().Body(said(t, "access.password", forms.Plain("p"), "access.token", forms.Plain("t"))), []forms.Path{"access.password", "access.token"}},
		"one that is not read": {synthetic().Body(said(t, "access.password", forms.Referenced(forms.Ref{Kind: forms.FromFile, Name: "f"}))), []forms.Path{"access.password"}},
		"JSON texts":           {secretInJSON().Body(said(t, "outer.inner.secret", forms.Plain("s"))), []forms.Path{"outer.inner.secret"}},
		"lists":                {list.Body(said(t, "users[0].pin", forms.Plain("a"), "users[1].pin", forms.Plain("b"))), []forms.Path{"users[0].pin", "users[1].pin"}},
	} {
		var got []forms.Path
		for _, m := range c.body.Secrets() {
			if _, ok := m.Value.(forms.Secret); !ok {
				t.Errorf("%s: %s is no secret", name, m.Name)
			}
			got = append(got, m.Path())
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestBodyMembers(t *testing.T) {
	t.Parallel()
	body := synthetic().Body(valid(t, "groups[0].name", "g", "groups[0].count", int64(1), "basics.labels", map[string]string{"k": "v"}))
	body.Set("2024-07-30", "Version")
	body.Set(int64(1), "Net", "Fixed", "Deep")
	body.Set(int64(2), "Net", "Fixed", "Deep")
	body.Set("nothing")
	if value, ok := body.Get("Net", "Fixed", "Deep"); !ok || value != int64(2) {
		t.Errorf("got %v, %v", value, ok)
	}
	for _, names := range [][]string{{"None"}, {"Name", "More"}, {"Net", "None"}} {
		if value, ok := body.Get(names...); ok {
			t.Errorf("%v: got %v", names, value)
		}
	}
	got := map[string]forms.Path{}
	for _, m := range body.Members() {
		got[m.Name] = m.Path()
	}
	want := map[string]forms.Path{
		"Name": "basics.name", "metadata": "basics.labels", "MaxCount": "limits.max_count", "Queues": "queues", "Groups": "groups",
		"Login": "access.key_pair", "Version": "", "Net": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestObjectMeetsLongerName has an Object and a dotted wire name in one place,
// in both orders.
func TestObjectMeetsLongerName(t *testing.T) {
	t.Parallel()
	object := forms.Field{Key: "a", Wire: "Manager", Kind: forms.Object, Fields: []forms.Field{{Key: "x", Wire: "X", Kind: forms.String}}}
	dotted := forms.Field{Key: "b", Wire: "Manager.Y", Kind: forms.String}
	answers := said(t, "a.x", "1", "b", "2")
	for want, fields := range map[string][]forms.Field{
		`{"Manager":{"X":"1","Y":"2"}}`: {object, dotted},
		`{"Manager":{"Y":"2","X":"1"}}`: {dotted, object},
	} {
		form := &forms.Form{Fields: fields}
		if got := bodyJSON(t, form.Body(answers), forms.Masked); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	answers := said(
		t, "basics.name", "n", "basics.labels", map[string]string{"k": "v"}, "basics.extra", `{"a":[1,{}]}`, "network.services", []string{"s"},
		"queues[0].name", "q", "queues[0].nodes[0].disk.size", int64(1), "groups[0].name", "g", "access.password", forms.Plain("canary"),
	)
	body := synthetic().Body(answers)
	body.Set([]any{}, "Empty")
	want := []forms.Line{
		{Depth: 0, Text: "{", Path: ""},
		{Depth: 1, Text: `"Name": "n",`, Path: "basics.name"},
		{Depth: 1, Text: `"metadata": {`, Path: "basics.labels"},
		{Depth: 2, Text: `"annotations": {`, Path: "basics.labels"},
		{Depth: 3, Text: `"example.com/labels": {`, Path: "basics.labels"},
		{Depth: 4, Text: `"k": "v"`, Path: "basics.labels"},
		{Depth: 3, Text: "}", Path: "basics.labels"},
		{Depth: 2, Text: "}", Path: "basics.labels"},
		{Depth: 1, Text: "},", Path: "basics.labels"},
		{Depth: 1, Text: `"Extra": {`, Path: "basics.extra"},
		{Depth: 2, Text: `"a": [`, Path: "basics.extra"},
		{Depth: 3, Text: `1,`, Path: "basics.extra"},
		{Depth: 3, Text: `{}`, Path: "basics.extra"},
		{Depth: 2, Text: `]`, Path: "basics.extra"},
		{Depth: 1, Text: `},`, Path: "basics.extra"},
		{Depth: 1, Text: `"MaxCount": 4,`, Path: "limits.max_count"},
		{Depth: 1, Text: `"Services": [`, Path: "network.services"},
		{Depth: 2, Text: `"s"`, Path: "network.services"},
		{Depth: 1, Text: `],`, Path: "network.services"},
		{Depth: 1, Text: `"Queues": [`, Path: "queues"},
		{Depth: 2, Text: `{`, Path: "queues[0]"},
		{Depth: 3, Text: `"QueueName": "q",`, Path: "queues[0].name"},
		{Depth: 3, Text: `"Nodes": [`, Path: "queues[0].nodes"},
		{Depth: 4, Text: `{`, Path: "queues[0].nodes[0]"},
		{Depth: 5, Text: `"Disk": {`, Path: "queues[0].nodes[0].disk"},
		{Depth: 6, Text: `"Size": 1`, Path: "queues[0].nodes[0].disk.size"},
		{Depth: 5, Text: `}`, Path: "queues[0].nodes[0].disk"},
		{Depth: 4, Text: `}`, Path: "queues[0].nodes[0]"},
		{Depth: 3, Text: `]`, Path: "queues[0].nodes"},
		{Depth: 2, Text: `}`, Path: "queues[0]"},
		{Depth: 1, Text: `],`, Path: "queues"},
		{Depth: 1, Text: `"Groups": {`, Path: "groups"},
		{Depth: 2, Text: `"g": {}`, Path: "groups[0]"},
		{Depth: 1, Text: `},`, Path: "groups"},
		{Depth: 1, Text: `"Login": {`, Path: "access.password"},
		{Depth: 2, Text: `"Password": "` + forms.Mask + `"`, Path: "access.password"},
		{Depth: 1, Text: `},`, Path: "access.password"},
		{Depth: 1, Text: `"Empty": []`, Path: ""},
		{Depth: 0, Text: "}", Path: ""},
	}
	if diff := cmp.Diff(want, body.Lines()); diff != "" {
		t.Error(diff)
	}
}

// TestLinesAreWrittenOver: what is written in the place of other lines is what would be
// written anew, and tells of each where it comes from.
func TestLinesAreWrittenOver(t *testing.T) {
	t.Parallel()
	var lines forms.Lines
	long := said(t, "plugin", "p\u202e", "mtu", int64(9), "storage", "one", "more[0].name", "m")
	for _, answers := range []*forms.Answers{long, said(t, "plugin", "p"), {}, long} {
		body := twoLayouts().Body(answers)
		lines.Write(body)
		var got []forms.Line
		for i, line := range body.Lines() {
			got = append(got, forms.Line{Depth: lines.Depth(i), Text: string(lines.Text(i)), Path: line.Path})
			for _, at := range []forms.Path{"", "plug", "plugin", "more", "more[0]", "more[0].name", "more[0].name.x"} {
				if want := at != "" && line.Path != "" && at.Contains(line.Path); lines.Under(i, at) != want {
					t.Errorf("%q at %q: under %q is %v", line.Text, line.Path, at, !want)
				}
			}
		}
		if diff := cmp.Diff(body.Lines(), got); diff != "" || lines.Len() != len(got) {
			t.Errorf("%d lines (-want +got):\n%s", lines.Len(), diff)
		}
	}
}
