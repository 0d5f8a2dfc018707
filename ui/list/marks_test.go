package list_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/ui/list"
	"clusterwiz/ui/look"
)

// machines are rows as the cloud gives them: the words that a person would type
// are in the cells.
var machines = []forms.Option{
	{Value: "ecs.e-c1m8.large", Cells: []string{"2 vCPU", "16 GiB", "x86_64"}, Columns: sized},
	{Value: "ecs.g7.4xlarge", Cells: []string{"16 vCPU", "64 GiB", "x86_64"}, Columns: sized},
	{Value: "ecs.hfg7.4xlarge", Cells: []string{"16 vCPU", "64 GiB", "x86_64"}, Columns: sized},
	{Value: "ecs.c7.large", Cells: []string{"2 vCPU", "4 GiB", "x86_64"}, Columns: sized},
}

// TestListOfSeveral is the grammar of a list of several values: what enter takes,
// what the line above says is held, and what the foot says that enter does.
func TestListOfSeveral(t *testing.T) {
	t.Parallel()
	several, limited := forms.Field{Kind: forms.Strings}, forms.Field{Kind: forms.Strings, Max: 2}
	masters := forms.Field{Kind: forms.Strings, Max: 3, AllowDuplicates: true}
	for name, c := range map[string]struct {
		field         forms.Field
		answer        any
		keys          []string
		want          any
		holding, foot string
	}{
		"the row":               {several, nil, nil, []string{"ecs.e-c1m8.large"}, "nothing chosen yet", "1/4 · enter: use this one · tab: select"},
		"another row":           {several, nil, []string{"down"}, []string{"ecs.g7.4xlarge"}, "nothing chosen yet", "2/4 · enter: use this one · tab: select"},
		"blanks filter":         {several, nil, []string{"16 vcpu"}, []string{"ecs.g7.4xlarge"}, "nothing chosen yet", "1/2 of 4 · enter: use this one · tab: select"},
		"nobody chose another":  {several, nil, []string{"16 vcpu", "ctrl+u", "g7.4xlarge"}, []string{"ecs.g7.4xlarge"}, "nothing chosen yet", "1/2 of 4 · enter: use this one · tab: select"},
		"typed":                 {several, nil, []string{"ecs.mine"}, []string{"ecs.mine"}, "nothing chosen yet", "0/4 · enter: use this one · tab: select"},
		"nothing there":         {several, nil, []string{" "}, []string{"ecs.e-c1m8.large"}, "nothing chosen yet", "1/4 · enter: use this one · tab: select"},
		"one held, kept":        {several, []string{"ecs.g7.4xlarge"}, nil, []string{"ecs.g7.4xlarge"}, "now: ecs.g7.4xlarge", "2/4 · enter: keep as it is · tab: select"},
		"one held, replaced":    {several, []string{"ecs.g7.4xlarge"}, []string{"down"}, []string{"ecs.hfg7.4xlarge"}, "now: ecs.g7.4xlarge", "3/4 · enter: use this one instead · tab: select"},
		"one held, typed":       {several, []string{"ecs.g7.4xlarge"}, []string{"ecs.mine"}, []string{"ecs.mine"}, "now: ecs.g7.4xlarge", "0/4 · enter: use this one instead · tab: select"},
		"one held, marked":      {several, []string{"ecs.g7.4xlarge"}, []string{"home", "tab", "end"}, []string{"ecs.e-c1m8.large"}, "selected, in order: ① ecs.e-c1m8.large (before: ecs.g7.4xlarge)", "4/4 · enter: use 1 selected · tab: select"},
		"several held, kept":    {several, []string{"ecs.g7.4xlarge", "x"}, nil, []string{"ecs.g7.4xlarge", "x"}, "now: ecs.g7.4xlarge, x", "2/4 · enter: keep as it is · tab: select"},
		"several held, added":   {several, []string{"ecs.g7.4xlarge", "x"}, []string{"end"}, []string{"ecs.g7.4xlarge", "x", "ecs.c7.large"}, "now: ecs.g7.4xlarge, x", "4/4 · enter: add to the 2 · tab: select"},
		"several held, typed":   {several, []string{"ecs.g7.4xlarge", "x"}, []string{"ecs.mine"}, []string{"ecs.g7.4xlarge", "x", "ecs.mine"}, "now: ecs.g7.4xlarge, x", "0/4 · enter: add to the 2 · tab: select"},
		"several held, marked":  {several, []string{"ecs.g7.4xlarge", "x"}, []string{"end", "tab"}, []string{"ecs.c7.large"}, "selected, in order: ① ecs.c7.large (before: ecs.g7.4xlarge, x)", "4/4 · enter: use 1 selected · tab: select"},
		"several held, no room": {limited, []string{"ecs.g7.4xlarge", "x"}, []string{"end"}, nil, "now: ecs.g7.4xlarge, x", "4/4 · at most 2: tab selects what to use instead · tab: select"},
		"marks move on":         {several, nil, []string{"tab", "tab"}, []string{"ecs.e-c1m8.large", "ecs.g7.4xlarge"}, "selected, in order: ① ecs.e-c1m8.large  ② ecs.g7.4xlarge", "3/4 · enter: use 2 selected · tab: select"},
		"a mark taken back":     {several, nil, []string{"tab", "up", "tab"}, []string{"ecs.g7.4xlarge"}, "nothing chosen yet", "2/4 · enter: use this one · tab: select"},
		"in the order of marks": {several, nil, []string{"end", "tab", "home", "tab"}, []string{"ecs.c7.large", "ecs.e-c1m8.large"}, "selected, in order: ① ecs.c7.large  ② ecs.e-c1m8.large", "2/4 · enter: use 2 selected · tab: select"},
		"marks of two filters":  {several, nil, []string{"c7", "tab", "ctrl+u", "hfg", "tab"}, []string{"ecs.c7.large", "ecs.hfg7.4xlarge"}, "selected, in order: ① ecs.c7.large  ② ecs.hfg7.4xlarge", "as typed · 1 of 4 match · enter: use 2 selected · tab: select"},
		"a mark that is typed":  {several, nil, []string{"tab", "ecs.mine", "tab"}, []string{"ecs.e-c1m8.large", "ecs.mine"}, "selected, in order: ① ecs.e-c1m8.large  ② ecs.mine", "1/4 · enter: use 2 selected · tab: select"},
		"the marks alone":       {several, nil, []string{"tab", "ecs.mine"}, []string{"ecs.e-c1m8.large"}, "selected, in order: ① ecs.e-c1m8.large", "0/4 · enter: use 1 selected · tab: select"},
		"the same three times":  {masters, nil, []string{"down", "alt+a", "alt+a", "alt+a"}, []string{"ecs.g7.4xlarge", "ecs.g7.4xlarge", "ecs.g7.4xlarge"}, "selected, in order: ① ecs.g7.4xlarge  ② ecs.g7.4xlarge  ③ ecs.g7.4xlarge", "2/4 · enter: use 3 selected · tab: select · alt+a: once more"},
		"two and one":           {masters, nil, []string{"alt+a", "tab", "home", "alt+a", "alt+a", "down", "tab"}, []string{"ecs.e-c1m8.large", "ecs.e-c1m8.large", "ecs.g7.4xlarge"}, "selected, in order: ① ecs.e-c1m8.large  ② ecs.e-c1m8.large  ③ ecs.g7.4xlarge", "3/4 · enter: use 3 selected · tab: select · alt+a: once more"},
		"tab goes on there too": {masters, nil, []string{"tab", "tab"}, []string{"ecs.e-c1m8.large", "ecs.g7.4xlarge"}, "selected, in order: ① ecs.e-c1m8.large  ② ecs.g7.4xlarge", "3/4 · enter: use 2 selected · tab: select · alt+a: once more"},
		"all marks of a row":    {masters, nil, []string{"alt+a", "alt+a", "tab"}, []string{"ecs.g7.4xlarge"}, "nothing chosen yet", "2/4 · enter: use this one · tab: select · alt+a: once more"},
		"no room for a fourth":  {masters, nil, []string{"alt+a", "alt+a", "alt+a", "alt+a"}, []string{"ecs.e-c1m8.large", "ecs.e-c1m8.large", "ecs.e-c1m8.large"}, "selected, in order: ① ecs.e-c1m8.large  ② ecs.e-c1m8.large  ③ ecs.e-c1m8.large", "1/4 · enter: use 3 selected · tab: select · alt+a: once more"},
		"once more means none":  {several, nil, []string{"tab", "alt+a"}, []string{"ecs.e-c1m8.large"}, "selected, in order: ① ecs.e-c1m8.large", "2/4 · enter: use 1 selected · tab: select"},
		"equal ones held":       {masters, []string{"ecs.c7.large", "ecs.c7.large"}, nil, []string{"ecs.c7.large", "ecs.c7.large", "ecs.c7.large"}, "now: ecs.c7.large ×2", "4/4 · enter: add to the 2 · tab: select · alt+a: once more"},
		"three held":            {masters, []string{"x", "x", "x"}, nil, nil, "now: x ×3", "1/4 · at most 3: tab selects what to use instead · tab: select · alt+a: once mo…"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := picker(t, c.field, c.answer, machines)
			press(p, c.keys...)
			if diff := cmp.Diff(c.want, p.Value()); diff != "" {
				t.Error(diff)
			}
			lines := strings.Split(view(p), "\n")
			if lines[1] != c.holding || lines[len(lines)-1] != c.foot {
				t.Errorf("held %q, foot %q\nwant %q, %q", lines[1], lines[len(lines)-1], c.holding, c.foot)
			}
		})
	}
}

func TestMarksAreSeen(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.Strings, Max: 3, AllowDuplicates: true}, []string{"ecs.c7.large"}, machines)
	if got := view(p); strings.Contains(got, "●") {
		t.Errorf("what is held is no mark:\n%s", got)
	}
	press(p, "home", "alt+a", "alt+a", "down", "tab", "up")
	for _, want := range []string{" ①ecs.e-c1m8.large", "▸③ecs.g7.4xlarge", "  ecs.c7.large"} {
		if got := view(p); !strings.Contains(got, want) {
			t.Errorf("%q is not there:\n%s", want, got)
		}
	}
	press(p, "zzz")
	if got := view(p); !strings.Contains(got, "tab selects “zzz” as typed") {
		t.Error(got)
	}
}

func TestGrammarInChinese(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.Strings}, []string{"ecs.c7.large"}, machines)
	p.Translate(look.New(forms.Zh))
	press(p, "home", "tab", "tab")
	want := []string{"已选（按顺序）：① ecs.e-c1m8.large  ② ecs.g7.4xlarge（原有：ecs.c7.large）", "3/4 · 回车：使用已选的 2 项 · tab：选中"}
	lines := strings.Split(view(p), "\n")
	if diff := cmp.Diff(want, []string{lines[1], lines[len(lines)-1]}); diff != "" {
		t.Error(diff)
	}
}

func TestKeysAreTold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind forms.Kind
		want string
	}{{forms.String, "choose"}, {forms.Strings, "select"}} {
		got := ""
		for _, hint := range picker(t, forms.Field{Kind: c.kind}, nil, machines).Keys() {
			if hint.Name == "tab" {
				got = hint.Help.En
			}
		}
		if got != c.want {
			t.Errorf("tab in a list of %s: %q", c.kind, got)
		}
	}
	p := list.NewPicker(question(t, forms.Field{Kind: forms.Strings}, nil), look.New(forms.En), 80, 10)
	if got := ansi.Strip(strings.Join(p.View(), "\n")); !strings.Contains(got, "the list is empty") || p.Value() != nil {
		t.Error(got)
	}
}
