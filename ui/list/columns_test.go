package list_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/ui/list"
	"clusterwiz/ui/look"
)

func values(p *list.Picker, n int) []string {
	var got []string
	press(p, "home")
	for range n {
		got = append(got, fmt.Sprint(p.Value()))
		press(p, "down")
	}
	return got
}

func sizes() []forms.Option {
	option := func(name, cores, memory string) forms.Option {
		return forms.Option{Value: name, Cells: []string{cores, memory, "x86_64"}, Columns: sized}
	}
	return []forms.Option{option("b", "16 vCPU", "8 GiB"), option("a", "4 vCPU", "64 GiB"), option("c", "8 vCPU", "0.5 GiB"), {Value: "d", Columns: sized}}
}

// TestOrder: alt+s goes from column to column, amounts by size, what is unknown last,
// and back to the order of the list; the filter and the sign above the column stay.
func TestOrder(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.String}, nil, sizes())
	for _, c := range []struct {
		key, head string
		want      []string
	}{
		{"alt+s", "vCPU ▲", []string{"a", "c", "b", "d"}},
		{"alt+S", "vCPU ▼", []string{"b", "c", "a", "d"}},
		{"alt+s", "memory ▲", []string{"c", "b", "a", "d"}},
		{"alt+s", "architecture ▲", []string{"b", "a", "c", "d"}},
		{"alt+s", "architecture", []string{"b", "a", "c", "d"}},
	} {
		press(p, c.key)
		if got := view(p); !strings.Contains(got, c.head) || strings.Count(got, "▲")+strings.Count(got, "▼") > 1 {
			t.Errorf("%s: no %q:\n%s", c.key, c.head, got)
		}
		if diff := cmp.Diff(c.want, values(p, 4)); diff != "" {
			t.Errorf("%s %s:\n%s", c.key, c.head, diff)
		}
	}
	press(p, "alt+s", ">4 vcpu")
	if diff := cmp.Diff([]string{"c", "b"}, values(p, 2)); diff != "" {
		t.Error(diff)
	}
}

// TestOrderOfLateTexts: by the amounts that have come.
func TestOrderOfLateTexts(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.String}, nil, sizes())
	p.Late(forms.T("price", "价格"))
	if got := p.Wanting(2); len(got) != 2 || got[0] != "b" {
		t.Error(got)
	}
	p.Tell([]string{"a", "b", "c"}, map[string]forms.Text{"a": forms.Same("CNY 10.5"), "b": forms.Same("CNY 9")})
	press(p, "alt+s", "alt+s", "alt+s", "alt+s")
	if diff := cmp.Diff([]string{"b", "a", "c", "d"}, values(p, 4)); diff != "" || !strings.Contains(view(p), "price ▲") {
		t.Error(diff, view(p))
	}
	if got := p.Wanting(0); len(got) != 1 || !strings.Contains(view(p), "CNY 10.5") || !strings.Contains(view(p), "–") || !strings.Contains(view(p), "…") {
		t.Error(got, view(p))
	}
}

// TestMarksInOrder: they move by ctrl and the arrows and go back by backspace, but not
// by the backspaces that emptied the filter.
func TestMarksInOrder(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		held []string
		keys []string
		want []string
	}{
		"the last earlier":        {nil, []string{"tab", "tab", "tab", "end", "ctrl+up"}, []string{"b", "c", "a"}},
		"the one under the row":   {nil, []string{"tab", "tab", "tab", "home", "ctrl+down"}, []string{"a", "b", "c"}},
		"twice":                   {nil, []string{"tab", "tab", "tab", "home", "ctrl+down", "ctrl+down", "ctrl+down"}, []string{"a", "c", "b"}},
		"the last taken back":     {nil, []string{"tab", "tab", "backspace"}, []string{"b"}},
		"a held key takes none":   {nil, []string{"tab", "tab", "xy", "backspace", "backspace", "backspace", "backspace"}, []string{"b", "a"}},
		"pressed anew it does":    {nil, []string{"tab", "tab", "x", "backspace", "up", "backspace"}, []string{"b"}},
		"held ones are put right": {[]string{"a", "b"}, []string{"home", "ctrl+up"}, []string{"b", "a"}},
		"and not taken back":      {[]string{"a", "b"}, []string{"backspace", "backspace"}, []string{"a", "b"}},
	} {
		var held any
		if c.held != nil {
			held = c.held
		}
		p := picker(t, forms.Field{Kind: forms.Strings}, held, sizes())
		press(p, c.keys...)
		if diff := cmp.Diff(any(c.want), p.Value()); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%s", name, diff, view(p))
		}
	}
}

// TestEscClearsTheFilter and leaves the cursor on its option; without a filter it is
// no key of the list.
func TestEscClearsTheFilter(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.String}, nil, sizes())
	press(p, "8 vcpu", "esc")
	if p.Filtering() || p.Value() != "c" {
		t.Error(p.Value())
	}
	for _, hint := range p.Keys() {
		if hint.Name == "esc" {
			t.Error("esc is still taken")
		}
	}
}

// TestJudged: what the form refuses is grey with its reason, behind what it takes, and
// what it warns of is told; each value is asked for once.
func TestJudged(t *testing.T) {
	t.Parallel()
	asked := map[string]int{}
	judge := func(value string) (refused, told forms.Text) {
		asked[value]++
		switch {
		case strings.HasSuffix(value, "3"):
			return forms.T("belongs to another VPC, not to vpc-1", "属于其他 VPC"), forms.Text{}
		case strings.HasSuffix(value, "4"):
			return forms.Text{}, forms.T("few are left", "所剩不多")
		}
		return forms.Text{}, forms.Text{}
	}
	p := list.NewPicker(question(t, forms.Field{Kind: forms.String}, nil), look.New(forms.En), 80, 16)
	p.Judge(judge)
	p.Offer(many(9))
	got := view(p)
	if !strings.Contains(got, "! few are left") || strings.Index(got, "type 3") < strings.Index(got, "type 8") || !strings.Contains(got, "✗ belongs to another VPC, not to vpc-1") {
		t.Error(got)
	}
	press(p, "t3")
	if p.Value() != "ecs.t3" {
		t.Error("what is refused can be taken all the same, to put the other answer right then")
	}
	p.Offer(many(5000))
	clear(asked)
	p = list.NewPicker(question(t, forms.Field{Kind: forms.String}, nil), look.New(forms.En), 80, 12)
	p.Judge(judge)
	p.Offer(many(5000))
	press(p, "down", "up", "t1", "ctrl+u", "pgdown")
	if n := len(asked); n > 60 {
		t.Errorf("%d were judged", n)
	}
	for value, n := range asked {
		if n > 1 {
			t.Errorf("%s was judged %d times", value, n)
		}
	}
}

// TestReasonsAreWhole: where there is no room behind the cells, cells give way; where
// there is none at all the foot says it.
func TestReasonsAreWhole(t *testing.T) {
	t.Parallel()
	why := "vsw-bp1mw0he0erlzpwiadcq8 belongs to vpc-b, not to vpc-a"
	p := picker(t, forms.Field{Kind: forms.String}, nil, []forms.Option{{
		Value: "vsw-bp1mw0he0erlzpwiadcq8", Label: forms.Same("default-c"), Cells: []string{"cn-hangzhou-c", "10.0.0.0/20"},
		Columns: sized[:2], Why: forms.Same(why),
	}})
	for _, width := range []int{120, 100, 80, 60} {
		p.Resize(width, 14)
		got := view(p)
		if !strings.Contains(got, why) || !strings.Contains(got, "default-c") {
			t.Errorf("at %d:\n%s", width, got)
		}
	}
}

// TestChosenInTheMiddle of the window.
func TestChosenInTheMiddle(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.String}, "ecs.t2501", many(5000))
	lines := strings.Split(view(p), "\n")
	for i, line := range lines {
		if strings.Contains(line, "▸") && i != 2+3 {
			t.Errorf("in line %d:\n%s", i, view(p))
		}
	}
}

// TestWhatDecidesGoesLast: where there is no room for all columns, amounts go before the one
// that decides is cut to nothing, and none of them is cut.
func TestWhatDecidesGoesLast(t *testing.T) {
	t.Parallel()
	columns := append(slices.Clone(sized[:2]), forms.Column{Fact: "gpu", Head: forms.T("GPU", "GPU"), Number: true, Decides: true}, sized[2])
	options := []forms.Option{
		{Value: "modelarts.vm.cpu.16u64g.d", Cells: []string{"16 vCPU", "64 GiB", "", "x86"}, Columns: columns},
		{Value: "modelarts.bm.npu.arm.8snt9b23", Cells: []string{"320 vCPU", "2048 GiB", "8 x ascend-snt9b23", "arm64"}, Columns: columns},
	}
	for width, c := range map[int]struct{ want, miss []string }{
		100: {[]string{"320 vCPU", "2048 GiB", "8 x ascend-snt9b23", "arm64"}, nil},
		72:  {[]string{"320 vCPU", "2048 GiB", "8 x ascend-s"}, []string{"arm64"}},
		58:  {[]string{"320 vCPU", "8 x ascend-snt…"}, []string{"2048", "arm64"}},
		48:  {[]string{"8 x ascend-sn"}, []string{"vCPU", "GiB", "arm64"}},
	} {
		p := list.NewPicker(question(t, forms.Field{Kind: forms.String}, nil), look.New(forms.En), width, 10)
		p.Offer(options)
		row := strings.Split(view(p), "\n")[3]
		for _, text := range c.want {
			if !strings.Contains(row, text) {
				t.Errorf("at %d: %q lacks %q", width, row, text)
			}
		}
		for _, text := range c.miss {
			if strings.Contains(row, text) {
				t.Errorf("at %d: %q has %q", width, row, text)
			}
		}
	}
}

// TestANumberIsNoID: what is chosen of names and numbers stands under what is asked, also
// beside a column of ids.
func TestANumberIsNoID(t *testing.T) {
	t.Parallel()
	for kind, want := range map[forms.Kind]string{forms.Integer: "name   Field  ID", forms.String: "name   ID     ID"} {
		p := picker(t, forms.Field{Kind: kind}, nil, []forms.Option{
			{Value: "44730", Label: forms.Same("demo"), Cells: []string{"usr-demo1234"}, Columns: []forms.Column{{Fact: "id", Head: forms.T("ID", "ID")}}},
			{Value: "40001", Label: forms.Same("first"), Cells: []string{"usr-00000001"}, Columns: []forms.Column{{Fact: "id", Head: forms.T("ID", "ID")}}},
		})
		if got := view(p); !strings.Contains(got, want) {
			t.Errorf("%v:\n%s", kind, got)
		}
	}
}
