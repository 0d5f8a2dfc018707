package forms_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// The sources of a made-up cloud.
var (
	page     = forms.Cite{Kind: forms.Page, Name: forms.T("CreateThing page", "CreateThing 页面"), Date: "2024-07"}
	provider = forms.Cite{Kind: forms.Provider, Name: forms.T("Terraform provider", "Terraform Provider"), Date: "2026-08"}
	table    = forms.Cite{Kind: forms.ErrorTable, Name: forms.T("error table", "错误码表"), Date: "2024-07"}
)

func TestGroundRefusesOrWarns(t *testing.T) {
	t.Parallel()
	again := page
	again.Date = "2026-01"
	for name, c := range map[string]struct {
		on   forms.Ground
		want forms.Severity
		says string
	}{
		"undeclared":            {forms.Ground{}, forms.Error, ""},
		"structure":             {forms.ByNature, forms.Error, "structure"},
		"ours":                  {forms.Ours, forms.Warning, "our advice"},
		"one page":              {forms.Says(page), forms.Warning, "documented: CreateThing page of 2024-07"},
		"two of one kind":       {forms.Says(page, again), forms.Warning, "documented: CreateThing page of 2024-07, CreateThing page of 2026-01"},
		"two kinds":             {forms.Says(page, provider), forms.Error, "documented: CreateThing page of 2024-07, Terraform provider of 2026-08"},
		"errors":                {forms.Says(table), forms.Error, "documented: error table of 2024-07"},
		"a list by two kinds":   {forms.Ground{Standing: forms.Listed, Cites: []forms.Cite{page, provider}}, forms.Warning, "listed: CreateThing page of 2024-07, Terraform provider of 2026-08"},
		"a list that is closed": {forms.Ground{Standing: forms.Listed, Cites: []forms.Cite{page, table}}, forms.Error, "listed: CreateThing page of 2024-07, error table of 2024-07"},
	} {
		if got := c.on.Severity(); got != c.want {
			t.Errorf("%s: severity %d", name, got)
		}
		if got := c.on.Text().En; got != c.says {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// grounded asks for one thing of each standing.
func grounded() *forms.Form {
	label := func(s string) forms.Text { return forms.T(s, "字段") }
	field := func(key string, kind forms.Kind, f forms.Field) forms.Field {
		f.Key, f.Kind, f.Wire, f.Step, f.Label = key, kind, key, forms.Basics, label(key)
		return f
	}
	return &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: label("Basics")}},
		Fields: []forms.Field{
			field("level", forms.Choice, forms.Field{Options: forms.Words("PL0", "PL1"), Listed: []forms.Cite{page}}),
			field("switch", forms.Choice, forms.Field{Options: forms.Words("a", "b"), Closed: label("two ways only")}),
			field("disk", forms.Choice, forms.Field{
				Options: forms.Words("ssd", "hdd"), Listed: []forms.Cite{page}, Source: forms.Source{Name: "disks"},
			}),
			field("short", forms.String, forms.Field{Rules: []forms.Rule{forms.By(forms.Length{Min: 2, Max: 4}, page)}}),
			field("long", forms.String, forms.Field{Rules: []forms.Rule{forms.By(forms.Length{Min: 2, Max: 4}, page, provider)}}),
			field("months", forms.Integer, forms.Field{Rules: []forms.Rule{forms.By(forms.OneOfNumbers(1, 2, 12), page)}}),
			field("block", forms.String, forms.Field{Rules: []forms.Rule{forms.By(forms.CIDR{MinBits: 16, MaxBits: 24}, page)}}),
			field("type", forms.String, forms.Field{
				Rules: []forms.Rule{forms.By(forms.Prefix{"t-"}, page)}, Source: forms.Source{Name: "types"},
			}),
			field("names", forms.Strings, forms.Field{Max: 2, Sizes: forms.Says(page)}),
			field("tags", forms.Map, forms.Field{
				Max: 9, Sizes: forms.Ours,
				Rules: []forms.Rule{forms.Entries{Name: forms.By(forms.Length{Max: 3}, page), Value: forms.Structural(forms.Length{Max: 3})}},
			}),
			field("low", forms.Integer, forms.Field{}),
			field("high", forms.Integer, forms.Field{}),
		},
		Checks: []forms.Check{
			forms.CheckBy(forms.LessOrEqual{Low: "low", High: "high"}, page),
			forms.RuleWhen{When: forms.Is("level", "PL9"), Field: "low", Rule: forms.By(forms.AtLeast(5), page)},
		},
	}
}

func TestStandingsInTheCheck(t *testing.T) {
	t.Parallel()
	known := &forms.Known{}
	known.Add(forms.Query{Source: "disks"}, []forms.Option{{Value: "nvme"}})
	known.Add(forms.Query{Source: "types"}, []forms.Option{{Value: "odd"}})
	for name, c := range map[string]struct {
		say   []any
		known *forms.Known
		want  []string
	}{
		"outside an open list": {say: []any{"level", "PL-1"}, want: []string{
			"(!) level: PL-1 is not among the listed values (CreateThing page of 2024-07); the nearest is PL1",
		}},
		"unlike all of an open list": {say: []any{"level", "entirely else"}, want: []string{
			"(!) level: entirely else is not among the listed values (CreateThing page of 2024-07); the nearest is PL0",
		}},
		"outside a closed list": {say: []any{"switch", "c"}, want: []string{"switch: must be one of a, b"}},
		"by one source":         {say: []any{"short", "x"}, want: []string{"(!) short: must be 2-4 characters long, not 1 (CreateThing page of 2024-07)"}},
		"by two":                {say: []any{"long", "x"}, want: []string{"long: must be 2-4 characters long, not 1"}},
		"numbers listed":        {say: []any{"months", int64(9)}, want: []string{"(!) months: 9 is not among the listed values (CreateThing page of 2024-07); the nearest is 12"}},
		"no block":              {say: []any{"block", "x"}, want: []string{"block: must be an address block with a mask of /16 to /24, such as 192.168.0.0/16"}},
		"host bits":             {say: []any{"block", "10.0.0.1/16"}, want: []string{"block: has host bits set; the block is 10.0.0.0/16"}},
		"a mask by one source":  {say: []any{"block", "10.0.0.0/8"}, want: []string{"(!) block: must have a mask of /16 to /24 (CreateThing page of 2024-07)"}},
		"a size by one source":  {say: []any{"names", []string{"a", "b", "c"}}, want: []string{"(!) names: takes at most 2, has 3 (CreateThing page of 2024-07)"}},
		"names and values": {say: []any{"tags", map[string]string{"long": "v", "n": "long"}}, want: []string{
			`tags: the value of "n" must be at most 3 characters long, not 4`,
		}},
		"a comparison": {say: []any{"low", int64(2), "high", int64(1)}, want: []string{"(!) low: must be at most high (1) (CreateThing page of 2024-07)"}},
		"a condition on a value outside the list": {say: []any{"level", "PL9", "low", int64(1)}, want: []string{
			"(!) level: PL9 is not among the listed values (CreateThing page of 2024-07); the nearest is PL0",
			"(!) low: must be 5 or more (CreateThing page of 2024-07) when level is PL9",
		}},
		"what the cloud lists may be used":       {say: []any{"disk", "nvme", "type", "odd"}, known: known},
		"what it does not list is its own word":  {say: []any{"disk", "ssd"}, known: known, want: []string{"(!) disk: ssd is not in the cloud's list"}},
		"where it has not answered the list can": {say: []any{"disk", "nvme"}, known: &forms.Known{}, want: []string{"(!) disk: nvme is not among the listed values (CreateThing page of 2024-07); the nearest is ssd"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(append([]string{}, c.want...), spoken(grounded().Check(said(t, c.say...), c.known))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUngroundedFindsWhatNobodySays(t *testing.T) {
	t.Parallel()
	if slips := grounded().Ungrounded(); len(slips) > 0 {
		t.Error(slips)
	}
	for name, c := range map[string]struct {
		slip func(*forms.Form)
		want string
	}{
		"a rule":             {func(f *forms.Form) { f.Fields[3].Rules = []forms.Rule{forms.Length{Max: 3}} }, "short: must be at most"},
		"a rule within":      {func(f *forms.Form) { f.Fields[9].Rules = []forms.Rule{forms.Entries{Name: forms.Length{Max: 3}}} }, "tags: must be at most"},
		"a rule by nobody":   {func(f *forms.Form) { f.Fields[3].Rules = []forms.Rule{forms.By(forms.Length{Max: 3})} }, "has 0 sources"},
		"a source undated":   {func(f *forms.Form) { f.Fields[0].Listed = []forms.Cite{{Kind: forms.Page, Name: page.Name}} }, "needs kind, name and date"},
		"a list":             {func(f *forms.Form) { f.Fields[0].Listed = nil }, "level: a list that is sent"},
		"a size":             {func(f *forms.Form) { f.Fields[8].Sizes = forms.Ground{} }, "names size: nobody says"},
		"a comparison":       {func(f *forms.Form) { f.Checks[0] = forms.LessOrEqual{Low: "low", High: "high"} }, "form: low is at most high"},
		"a mask":             {func(f *forms.Form) { f.Fields[6].Rules = []forms.Rule{forms.CIDR{MinBits: 16, MaxBits: 24}} }, "block: must be an address block"},
		"other words, typed": {func(f *forms.Form) { f.Fields[0].Options[0].Sends = "1" }, "cannot be typed"},
	} {
		form := grounded()
		c.slip(form)
		if slips := form.Ungrounded(); !slices.ContainsFunc(slips, func(s string) bool { return strings.Contains(s, c.want) }) {
			t.Errorf("%s: %q", name, slips)
		}
	}
}
