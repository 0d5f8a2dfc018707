package plan_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/plan"
)

// toy is a cloud of masters, one manager, and crews that grow.
func toy() *forms.Form {
	word := func(key string) forms.Field {
		return forms.Field{Key: key, Kind: forms.String, Label: forms.Same(key), Source: forms.Source{Name: "types"}}
	}
	count := func(key string) forms.Field {
		return forms.Field{Key: key, Kind: forms.Integer, Label: forms.Same(key)}
	}
	size := count("disk")
	size.Default = int64(40)
	most := count("most")
	most.Required, most.When = true, forms.IsSet("least")
	needed := count("count")
	needed.Required, needed.When = true, forms.IsUnset("least")
	return &forms.Form{
		Fields: []forms.Field{
			word("name"), word("boss"),
			{Key: "open", Kind: forms.Boolean, Label: forms.Same("open"), Default: true},
			{Key: "heads", Kind: forms.Strings, Label: forms.Same("heads"), Source: forms.Source{Name: "types"}, AllowDuplicates: true},
			{Key: "ahead", Kind: forms.Boolean, Label: forms.Same("ahead")},
			count("length"), word("unit"),
			{Key: "renews", Kind: forms.Boolean, Label: forms.Same("renews")},
			{Key: "crews", Kind: forms.List, Label: forms.Same("crews"), Max: 9, Fields: []forms.Field{
				word("name"), needed, count("least"), most,
				{Key: "made_of", Kind: forms.List, Label: forms.Same("made_of"), Max: 9, Fields: []forms.Field{word("type"), size, word("zone")}},
			}},
		},
		Parts: []forms.Part{
			{Kind: forms.ClusterPart, Label: forms.T("fleet", "船队"), Name: "name"},
			{Kind: forms.ManagerPart, Label: forms.T("boss", "主节点"), When: forms.IsSet("boss"), Nodes: &forms.Nodes{Type: "boss", Prepaid: forms.Is("ahead", "true"), Period: "length", PeriodUnit: "unit", Renews: "renews"}},
			{Kind: forms.MastersPart, Label: forms.T("heads", "头节点"), When: forms.IsSet("heads"), Nodes: &forms.Nodes{Type: "heads", EachType: true}},
			{Kind: forms.QueuePart, Label: forms.T("crew", "班组"), At: "crews", Name: "name", Nodes: &forms.Nodes{
				Count: "count", Least: "least", Most: "most", In: "made_of", Type: "type", Disks: []forms.Disk{{Size: "disk", Always: true}}, Said: []string{"zone"},
			}},
			{Kind: forms.GatewayPart, Label: forms.T("gate", "网关"), When: forms.Is("open", "true")},
		},
		Unusual: []forms.Unusual{{Field: "open", When: forms.Is("open", "true"), Text: forms.T("it is open", "对外开放")}},
	}
}

// told is what look-ups know: small machines, one with GPUs, and one of nothing.
func told() *forms.Known {
	known := &forms.Known{}
	known.Add(forms.Query{Source: "types"}, []forms.Option{
		{Value: "small", Facts: map[string]string{"cores": "2", "memory": "0.5", "gpu": ""}},
		{Value: "chips", Facts: map[string]string{"cores": "16", "memory": "64Gi", "gpu": "8 x chip"}},
		{Value: "huge", Facts: map[string]string{"cores": "64", "memory": "256", "gpu": "0"}},
	})
	return known
}

func answers(t *testing.T, pairs map[forms.Path]any) *forms.Answers {
	t.Helper()
	a := &forms.Answers{}
	for path, value := range pairs {
		if err := a.Set(path, value); err != nil {
			t.Fatal(path, err)
		}
	}
	return a
}

func crew(members map[string]any, made ...any) []any {
	members["made_of"] = made
	return []any{members}
}

func TestWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answers map[forms.Path]any
		known   *forms.Known
		want    []string
	}{
		"counts, sizes and defaults": {
			map[forms.Path]any{"name": "f", "crews": crew(map[string]any{"name": "a", "least": int64(1), "most": int64(4)}, map[string]any{"type": "chips", "zone": "z"}, map[string]any{"type": "small"})},
			told(),
			[]string{
				"fleet f", "crew a: 1 (1-4) × chips · 16 vCPU 64 GiB 8 GPU · disk 40 GiB (default) · z", "gate (default)", "! it is open",
				"now: 1 node, 16 vCPU, 64 GiB, 8 GPU, 40 GiB disk", "at most: 4 nodes, 64 vCPU, 256 GiB, 32 GPU, 160 GiB disk",
			},
		},
		"what is not known is named and not 0": {
			map[forms.Path]any{"boss": "new", "open": false, "crews": crew(map[string]any{"name": "a"}, map[string]any{"type": "small"})},
			told(),
			[]string{
				"fleet", "boss: 1 × new", "crew a: ? × small · 2 vCPU 0.5 GiB · disk 40 GiB (default)",
				"now: 1 + ? nodes, ? vCPU, ? GiB, ? GPU, ? GiB disk",
				"not known: how many nodes: crew a; vCPU, memory and GPU of new",
			},
		},
		"no most where one is needed": {
			map[forms.Path]any{"open": false, "crews": crew(map[string]any{"name": "a", "least": int64(2)}, map[string]any{"type": "small"})},
			told(),
			[]string{
				"fleet", "crew a: 2 (-?) × small · 2 vCPU 0.5 GiB · disk 40 GiB (default)",
				"now: 2 nodes, 4 vCPU, 1 GiB, 80 GiB disk", "at most: ? nodes, ? vCPU, ? GiB, ? GPU, ? GiB disk", "not known: how many nodes: crew a",
			},
		},
		"no look-ups": {
			map[forms.Path]any{"boss": "small", "open": false},
			nil,
			[]string{"fleet", "boss: 1 × small", "now: 1 node, ? vCPU, ? GiB, ? GPU", "not known: vCPU, memory and GPU of small"},
		},
		"one node of each type": {
			map[forms.Path]any{"heads": []string{"small", "huge", "small"}, "open": false},
			told(),
			[]string{
				"fleet", "heads: 2 × small · 2 vCPU 0.5 GiB", "heads: 1 × huge · 64 vCPU 256 GiB", "! heads: this node only manages the cluster, and has 64 vCPU",
				"now: 3 nodes, 68 vCPU, 257 GiB",
			},
		},
		"paid in advance is the last": {
			map[forms.Path]any{"boss": "chips", "ahead": true, "open": false, "crews": crew(map[string]any{"name": "a", "count": int64(0)})},
			told(),
			[]string{
				"fleet", "crew a: 0", "boss: 1 × chips · paid in advance · 16 vCPU 64 GiB 8 GPU", "! boss: this node only manages the cluster, and has GPUs",
				"paid in advance: boss: 1 × chips", "now: 1 node, 16 vCPU, 64 GiB, 8 GPU",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := plan.Of(toy(), answers(t, c.answers), c.known)
			var got []string
			for _, line := range append(p.Will(), p.Ends()...) {
				if !line.Complete() {
					t.Errorf("half a text: %+v", line)
				}
				got = append(got, line.En)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestTerm of what is paid in advance: its length in both languages, and what comes after.
func TestTerm(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		length, unit, renews any
		en, zh               string
		months               int64
	}{
		"months":    {int64(3), "Month", true, "3 months, then renewed automatically", "3 个月，到期自动续费", 3},
		"years":     {int64(1), "Year", false, "1 year, not renewed", "1 年，到期不续费", 12},
		"weeks":     {int64(2), "Week", nil, "2 weeks, not renewed", "2 周，到期不续费", 0},
		"new unit":  {int64(2), "Decade", nil, "2 decade, not renewed", "2 decade，到期不续费", 0},
		"no length": {nil, "Year", true, "a period that is not filled in yet", "时长尚未填写", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			given := map[forms.Path]any{"boss": "small", "ahead": true}
			for path, value := range map[forms.Path]any{"length": c.length, "unit": c.unit, "renews": c.renews} {
				if value != nil {
					given[path] = value
				}
			}
			term := plan.Of(toy(), answers(t, given), nil).Lines[1].Nodes.Term
			if words := term.Words(); words.En != c.en || words.Zh != c.zh || term.Months != c.months {
				t.Errorf("%+v, %d", words, term.Months)
			}
		})
	}
}

// TestOrigins come from who knows more than the form, of what was given alone.
func TestOrigins(t *testing.T) {
	t.Parallel()
	p := plan.Of(toy(), answers(t, map[forms.Path]any{
		"crews": crew(map[string]any{"name": "a", "count": int64(1)}, map[string]any{"type": "small", "zone": "z"}),
	}), told())
	p.Mark(func(path forms.Path) plan.Origin {
		if path == "crews[0].made_of[0].zone" {
			return plan.LookedUp
		}
		return plan.Given
	})
	if got, want := p.Rows()[1].Words().En, "crew a: 1 × small · 2 vCPU 0.5 GiB · disk 40 GiB (default) · z (only candidate)"; got != want {
		t.Error(got)
	}
}

// TestProblemsStandBesideTheirLine, that of the innermost thing.
func TestProblemsStandBesideTheirLine(t *testing.T) {
	t.Parallel()
	p := plan.Of(toy(), answers(t, map[forms.Path]any{
		"name": "f", "boss": "small", "crews": crew(map[string]any{"name": "a", "count": int64(1)}, map[string]any{"type": "small"}),
	}), told())
	p.Warn([]forms.Problem{
		{Path: "boss", Summary: forms.Same("sold out")}, {Path: "crews[0].made_of[0].type", Summary: forms.Same("old")}, {Path: "elsewhere", Summary: forms.Same("no")},
	})
	got := map[string]string{}
	for _, line := range p.Lines {
		for _, w := range line.Warnings {
			got[line.Label.En] += w.En
		}
	}
	if diff := cmp.Diff(map[string]string{"boss": "sold out", "crew": "old"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestJSON has texts of one language, and null for what is not known.
func TestJSON(t *testing.T) {
	t.Parallel()
	p := plan.Of(toy(), answers(t, map[forms.Path]any{"boss": "new"}), told())
	data, err := p.JSON(forms.Zh)
	var read struct {
		Lines []struct {
			Label string
			Nodes *struct {
				Now  float64
				VCPU any `json:"vcpu"`
			}
		}
		Unknown []string
	}
	if err != nil || json.Unmarshal(data, &read) != nil {
		t.Fatal(err, string(data))
	}
	boss := read.Lines[1]
	if boss.Label != "主节点" || boss.Nodes.Now != 1 || boss.Nodes.VCPU != nil || len(read.Unknown) != 1 || strings.Contains(string(data), `"en"`) {
		t.Error(string(data))
	}
}
