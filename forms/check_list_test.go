package forms_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// subnetForm compares subnets of nodes with those of pods, and blocks with
// that of the network.
func subnetForm() *forms.Form {
	field := func(key string, kind forms.Kind, source string) forms.Field {
		f := forms.Field{Key: key, Wire: key, Kind: kind, Label: forms.T(key, "字段"), Step: forms.Basics, Source: forms.Source{Name: source}}
		if kind == forms.Strings {
			f.Max = 5
		}
		return f
	}
	pods := field("pods", forms.List, "")
	pods.Max, pods.Item = 3, forms.T("pod", "容器")
	pods.Fields = []forms.Field{field("zone", forms.String, ""), field("ids", forms.Strings, "subnets")}
	for i := range pods.Fields {
		pods.Fields[i].Step = ""
	}
	return &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: []forms.Field{
			field("net", forms.String, "nets"), field("block", forms.String, ""), field("count", forms.Integer, ""), field("most", forms.Integer, ""),
			field("nodes", forms.Strings, "subnets"), pods,
		},
		Checks: []forms.Check{
			forms.CountEquals{List: "nodes", Number: "count"},
			forms.FactRule{Field: "net", Fact: "cidr", Rule: forms.CIDR{MinBits: 8, MaxBits: 24}},
			forms.FactRule{Field: "net", Fact: "cidr", Rule: forms.Advice{Rule: forms.CIDR{MinBits: 4, MaxBits: 16}}},
			forms.NoneIn{Field: "nodes", List: "pods", Key: "ids"},
			forms.FactIn{Field: "nodes", Fact: "zone", List: "pods", Key: "zone"},
			forms.CheckWhen{When: forms.Is("net", "odd"), Check: forms.CountEquals{List: "nodes", Number: "most"}},
			forms.ScaledLimit{Field: "most", Of: "count", Factor: 2, Plus: -1},
			forms.Disjoint{Fields: []string{"block"}, Facts: []forms.FactRef{{Field: "net", Fact: "cidr"}}},
		},
	}
}

func TestListsAndFacts(t *testing.T) {
	t.Parallel()
	form := subnetForm()
	for _, slip := range form.Lint() {
		t.Error(slip)
	}
	known := &forms.Known{}
	known.Add(forms.Query{Source: "nets"}, []forms.Option{
		{Value: "n", Facts: map[string]string{"cidr": "10.0.0.0/8"}},
		{Value: "small", Facts: map[string]string{"cidr": "10.0.0.0/24"}},
		{Value: "tiny", Facts: map[string]string{"cidr": "10.0.0.0/28"}},
		{Value: "bare"},
		{Value: "wide", Facts: map[string]string{"cidr": "10.0.0.0/8 192.168.240.0/20"}},
	})
	known.Add(forms.Query{Source: "subnets"}, []forms.Option{
		{Value: "i", Facts: map[string]string{"zone": "z-i"}}, {Value: "j", Facts: map[string]string{"zone": "z-j"}}, {Value: "p"}, {Value: "i2"},
	})
	cases := map[string]struct {
		say     []any
		unknown bool
		want    []string
	}{
		"as many":           {say: []any{"count", int64(2), "nodes", []string{"i", "j"}}},
		"too few":           {say: []any{"count", int64(3), "nodes", []string{"i", "j"}}, want: []string{"nodes: has 2 items, but count is 3"}},
		"none yet":          {say: []any{"count", int64(3)}},
		"there twice":       {say: []any{"count", int64(2), "nodes", []string{"i", "i"}}, want: []string{"nodes: i is given more than once, which adds nothing"}},
		"nothing twice":     {say: []any{"count", int64(2), "nodes", []string{"", ""}}, want: []string{`nodes: "" is given more than once, which adds nothing`, `nodes: "" is not in the cloud's list`}},
		"shared":            {say: []any{"nodes", []string{"i", "p"}, "pods[0].ids", []string{"i2", "p"}}, want: []string{"nodes: p is already used by pods"}},
		"apart":             {say: []any{"nodes", []string{"i"}, "pods[0].ids", []string{"p"}}},
		"zone has pods":     {say: []any{"nodes", []string{"i"}, "pods[0].zone", "z-i"}},
		"zone has none":     {say: []any{"nodes", []string{"i", "j"}, "pods[0].zone", "z-i"}, want: []string{"nodes: j is in z-j, which is not in pods"}},
		"zone is not known": {say: []any{"nodes", []string{"q"}, "pods[0].zone", "z-i"}, want: []string{"nodes: q is not in the cloud's list"}},
		"nothing is known":  {say: []any{"nodes", []string{"j"}, "pods[0].zone", "z-i", "net", "n", "block", "10.1.0.0/16"}, unknown: true},
		"a fact to warn of": {say: []any{"net", "small"}, want: []string{"net: small (10.0.0.0/24) must have a mask of /4 to /16"}},
		"a fact too bad": {say: []any{"net", "tiny"}, want: []string{
			"net: tiny (10.0.0.0/28) must have a mask of /8 to /24",
			"net: tiny (10.0.0.0/28) must have a mask of /4 to /16",
		}},
		"a fact untold":    {say: []any{"net", "bare"}},
		"only then":        {say: []any{"net", "odd", "most", int64(0), "nodes", []string{"i"}}, want: []string{"net: odd is not in the cloud's list", "nodes: has 1 item, but most is 0"}},
		"not then":         {say: []any{"net", "n", "most", int64(0), "nodes", []string{"i"}}},
		"scaled, at most":  {say: []any{"count", int64(2), "most", int64(3)}},
		"scaled, above":    {say: []any{"count", int64(2), "most", int64(4)}, want: []string{"most: must be at most 3 with count 2"}},
		"block in the net": {say: []any{"net", "n", "block", "10.1.0.0/16"}, want: []string{"block: 10.1.0.0/16 overlaps net (10.0.0.0/8)"}},
		"block in another": {say: []any{"net", "wide", "block", "192.168.0.0/16"}, want: []string{
			"net: wide (10.0.0.0/8 192.168.240.0/20) must be an address block with a mask of /8 to /24, such as 192.168.0.0/16",
			"net: wide (10.0.0.0/8 192.168.240.0/20) must be an address block with a mask of /4 to /16, such as 192.168.0.0/16",
			"block: 192.168.0.0/16 overlaps net (192.168.240.0/20)",
		}},
		"block outside": {say: []any{"net", "n", "block", "172.20.0.0/16"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			facts := known
			if c.unknown {
				facts = nil
			}
			var got []string
			for _, p := range form.Check(said(t, c.say...), facts) {
				got = append(got, string(p.Path)+": "+p.Summary.En)
				if !p.Summary.Complete() {
					t.Errorf("a language is missing: %+v", p)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLintFindsSlipsOfListChecks(t *testing.T) {
	t.Parallel()
	cases := map[string]forms.Check{
		"refers to nobody":                           forms.CheckWhen{When: forms.IsSet("nobody"), Check: forms.CountEquals{List: "nodes", Number: "count"}},
		"compares third of the items of pods":        forms.CheckWhen{Check: forms.Unique{List: "pods", Key: "third"}},
		"refers to none":                             forms.CountEquals{List: "nodes", Number: "none"},
		"compares none of the items of pods":         forms.NoneIn{Field: "nodes", List: "pods", Key: "none"},
		"compares other of the items of pods":        forms.FactIn{Field: "nodes", Fact: "zone", List: "pods", Key: "other"},
		"form: refers to nowhere, which":             forms.Disjoint{Fields: []string{"block"}, Facts: []forms.FactRef{{Field: "nowhere", Fact: "cidr"}}},
		"rule forms.Items does not suit the kind st": forms.CountEquals{List: "nodes", Number: "count"},
	}
	for want, check := range cases {
		form := subnetForm()
		form.Checks = append(form.Checks, check)
		form.Fields[0].Rules = []forms.Rule{forms.Items{Max: 1}}
		if found := strings.Join(form.Lint(), "\n"); !strings.Contains(found, want) {
			t.Errorf("want a slip with %q, got:\n%s", want, found)
		}
	}
}

// TestWhatTheWordsName: of a list by zones its zones, of a block that nobody
// typed that it is the cloud's, of two keys both.
func TestWhatTheWordsName(t *testing.T) {
	t.Parallel()
	field := func(key string, kind forms.Kind, f forms.Field) forms.Field {
		f.Key, f.Kind, f.Wire, f.Label = key, kind, key, forms.T(key, "字段")
		return f
	}
	top := []forms.Field{
		field("pods", forms.String, forms.Field{}), field("services", forms.String, forms.Field{ServerDefault: "172.19.0.0/20"}),
		field("subnets", forms.Strings, forms.Field{Max: 2, Source: forms.Source{Name: "subnets"}}),
		field("type", forms.String, forms.Field{Source: forms.Source{Name: "types", By: []string{"subnets?"}}}),
		field("taints", forms.List, forms.Field{
			Max: 5, Item: forms.T("taint", "污点"),
			Fields: []forms.Field{field("key", forms.String, forms.Field{}), field("effect", forms.String, forms.Field{Default: "NoSchedule"})},
		}),
	}
	for i := range top {
		top[i].Step = forms.Basics
	}
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}}, Fields: top,
		Checks: []forms.Check{forms.Disjoint{Fields: []string{"pods", "services"}}, forms.Unique{List: "taints", Key: "key", With: "effect"}},
	}
	for _, slip := range form.Lint() {
		t.Error(slip)
	}
	known := &forms.Known{}
	known.Add(forms.Query{Source: "subnets"}, []forms.Option{{Value: "s1", Facts: map[string]string{"zone": "z-i"}}})
	known.Add(forms.Query{Source: "types", Args: map[string]string{"subnets": "s1"}}, []forms.Option{{Value: "t1"}})
	taint := func(key, effect string) map[string]any { return map[string]any{"key": key, "effect": effect} }
	for name, c := range map[string]struct {
		say  []any
		want []string
	}{
		"the cloud's block":  {[]any{"pods", "172.16.0.0/12"}, []string{"services: if it is left empty, the cloud uses 172.19.0.0/20, which overlaps pods (172.16.0.0/12)"}},
		"a block of one's":   {[]any{"pods", "172.16.0.0/12", "services", "172.20.0.0/20"}, []string{"services: 172.20.0.0/20 overlaps pods (172.16.0.0/12)"}},
		"no list for a zone": {[]any{"subnets", []string{"s1"}, "type", "t2"}, []string{"(!) type: t2 is not in the cloud's list for z-i"}},
		"both keys":          {[]any{"taints", []any{taint("app", "NoSchedule"), taint("app", "")}}, []string{"taints[1].key: app NoSchedule is used twice"}},
		"one key":            {[]any{"taints", []any{taint("app", "NoSchedule"), taint("app", "NoExecute")}}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, append([]string{}, spoken(form.Check(said(t, c.say...), known))...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestPlacesAreComparedClean: /home/ is /home, where the check is about places.
func TestPlacesAreComparedClean(t *testing.T) {
	t.Parallel()
	label := forms.T("x", "字段")
	for name, c := range map[string]struct {
		check forms.Unique
		want  int
	}{
		"places": {forms.Unique{List: "mounts", Key: "dir", Places: true}, 1},
		"texts":  {forms.Unique{List: "mounts", Key: "dir"}, 0},
	} {
		form := &forms.Form{
			Fields: []forms.Field{{
				Key: "mounts", Kind: forms.List, Max: 3, Label: label,
				Fields: []forms.Field{{Key: "dir", Kind: forms.String, Label: label}},
			}},
			Checks: []forms.Check{c.check},
		}
		problems := form.Check(said(t, "mounts[0].dir", "/home", "mounts[1].dir", "/home//"), nil)
		if len(problems) != c.want {
			t.Errorf("%s: %+v", name, problems)
		}
	}
}
