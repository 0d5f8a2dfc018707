package list_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/ui/list"
	"clusterwiz/ui/look"
)

// question asks for one field with an answer given already, nil for none.
func question(t testing.TB, field forms.Field, answer any) forms.Question {
	t.Helper()
	field.Key, field.Label = "a.b", forms.T("Field", "字段")
	form := &forms.Form{Fields: []forms.Field{field}}
	answers := &forms.Answers{}
	if answer != nil {
		if err := answers.Set("a.b", answer); err != nil {
			t.Fatal(err)
		}
	}
	q, ok := form.Question(answers, nil, "a.b")
	if !ok {
		t.Fatal("no question")
	}
	return q
}

// sized are the columns of machines.
var sized = []forms.Column{
	{Fact: "cores", Head: forms.T("vCPU", "vCPU"), Number: true, Words: []string{"vcpu"}},
	{Fact: "memory", Head: forms.T("memory", "内存"), Number: true, Words: []string{"gib"}},
	{Fact: "arch", Head: forms.T("architecture", "架构")},
}

// many makes n options; every tenth is sold out.
func many(n int) []forms.Option {
	options := make([]forms.Option, n)
	for i := range options {
		options[i] = forms.Option{
			Value: fmt.Sprintf("ecs.t%d", i), Label: forms.T(fmt.Sprintf("type %d", i), fmt.Sprintf("规格 %d", i)),
			Cells: []string{fmt.Sprintf("%d vCPU", i%64)}, Columns: sized[:1],
		}
		if i%10 == 0 {
			options[i].Why = forms.T("sold out", "已售罄")
		}
	}
	return options
}

func picker(t testing.TB, field forms.Field, answer any, options []forms.Option) *list.Picker {
	t.Helper()
	p := list.NewPicker(question(t, field, answer), look.New(forms.En), 80, 10)
	p.Offer(options)
	return p
}

var named = map[string]tea.KeyType{
	"up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"backspace": tea.KeyBackspace, "ctrl+u": tea.KeyCtrlU, "tab": tea.KeyTab, "enter": tea.KeyEnter,
	"esc": tea.KeyEsc, "ctrl+up": tea.KeyCtrlUp, "ctrl+down": tea.KeyCtrlDown,
}

// press gives keys by name, anything else letter by letter; it tells whether the
// last one took the value.
func press(p *list.Picker, keys ...string) (took bool) {
	for _, key := range keys {
		if kind, ok := named[key]; ok {
			took, _ = p.Update(tea.KeyMsg{Type: kind})
			continue
		}
		if r, ok := strings.CutPrefix(key, "alt+"); ok {
			took, _ = p.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(r), Alt: true})
			continue
		}
		for _, r := range key {
			msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
			if r == ' ' {
				msg.Type = tea.KeySpace
			}
			took, _ = p.Update(msg)
		}
	}
	return took
}

func view(p *list.Picker) string { return ansi.Strip(strings.Join(p.View(), "\n")) }

func foot(p *list.Picker) string {
	lines := p.View()
	return ansi.Strip(lines[len(lines)-1])
}

func TestPickerChoosesOne(t *testing.T) {
	t.Parallel()
	text := forms.Field{Kind: forms.String}
	for name, c := range map[string]struct {
		field  forms.Field
		answer any
		keys   []string
		want   any
	}{
		"the first":                   {text, nil, nil, "ecs.t1"},
		"the held one":                {text, "ecs.t7", nil, "ecs.t7"},
		"down":                        {text, nil, []string{"down", "down", "up"}, "ecs.t2"},
		"not above the top":           {text, nil, []string{"up"}, "ecs.t1"},
		"the last":                    {text, nil, []string{"end", "down"}, "ecs.t4990"},
		"back to the first":           {text, nil, []string{"end", "home"}, "ecs.t1"},
		"a page":                      {text, nil, []string{"pgdown", "pgdown", "pgup"}, "ecs.t7"},
		"by value":                    {text, nil, []string{"t4321"}, "ecs.t4321"},
		"by label, any case":          {text, nil, []string{"TYPE 77"}, "ecs.t77"},
		"by cell and value":           {text, nil, []string{"vcpu t4999"}, "ecs.t4999"},
		"by words in any order":       {text, nil, []string{"4999 ecs"}, "ecs.t4999"},
		"filter taken back":           {text, nil, []string{"zzz", "ctrl+u"}, "ecs.t1"},
		"typed by hand":               {text, nil, []string{"ecs.mine"}, "ecs.mine"},
		"typed where it may not":      {forms.Field{Kind: forms.Choice}, nil, []string{"ecs.mine"}, nil},
		"a part of the listed, typed": {text, nil, []string{"ecs.t", "end"}, "ecs.t"},
		"the listed goes before it":   {text, nil, []string{"ecs.t"}, "ecs.t1"},
		"no row for what is listed":   {text, nil, []string{"ecs.t4998", "end"}, "ecs.t4998"},
		"an open choice":              {forms.Field{Kind: forms.Choice, Listed: []forms.Cite{{}}}, nil, []string{"ecs.t", "end"}, "ecs.t"},
		"a closed choice":             {forms.Field{Kind: forms.Choice}, nil, []string{"ecs.t", "end"}, "ecs.t4990"},
		"tab marks nothing":           {text, "ecs.t7", []string{"down", "tab"}, "ecs.t8"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := picker(t, c.field, c.answer, many(5000))
			press(p, c.keys...)
			if diff := cmp.Diff(c.want, p.Value()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestWhatBeginsAWordComesFirst, and within that the order of the list.
func TestWhatBeginsAWordComesFirst(t *testing.T) {
	t.Parallel()
	options := []forms.Option{
		{Value: "ecs.hfg7.large", Cells: []string{"2 vCPU"}, Columns: sized[:1]},
		{Value: "ecs.g7.large", Cells: []string{"12 vCPU"}, Columns: sized[:1]},
		{Value: "ecs.g7.small", Cells: []string{"2 vCPU"}, Columns: sized[:1]},
		{Value: "规格g7", Cells: []string{"x86_64"}},
	}
	for filter, want := range map[string][]string{
		"g7":        {"ecs.g7.large", "ecs.g7.small", "ecs.hfg7.large", "规格g7"},
		"g7 2 vcpu": {"ecs.g7.small", "ecs.hfg7.large"},
		"2 vcpu":    {"ecs.hfg7.large", "ecs.g7.small"},
		"":          {"ecs.hfg7.large", "ecs.g7.large", "ecs.g7.small", "规格g7"},
	} {
		p := picker(t, forms.Field{Kind: forms.String}, nil, options)
		press(p, filter)
		var got []string
		for i := range want {
			if press(p, "home"); i > 0 {
				press(p, slices.Repeat([]string{"down"}, i)...)
			}
			got = append(got, p.Value().(string))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", filter, diff)
		}
	}
}

// TestWordsFilter also where they come in one message and name a key.
func TestWordsFilter(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.String}, nil, []forms.Option{{Value: "start"}, {Value: "weekend"}, {Value: "last"}})
	p.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("end")})
	if got := p.Value(); got != "weekend" {
		t.Errorf("%v", got)
	}
}

func TestKeysThatTake(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind forms.Kind
		key  string
		want bool
	}{
		{forms.String, "enter", true},
		{forms.String, "tab", true},
		{forms.Strings, "enter", true},
		{forms.Strings, "tab", false},
		{forms.String, " ", false},
		{forms.Strings, " ", false},
		{forms.Strings, "down", false},
	} {
		p := picker(t, forms.Field{Kind: c.kind}, nil, many(50))
		if got := press(p, c.key); got != c.want {
			t.Errorf("%q in a list of %s: %v", c.key, c.kind, got)
		}
		if press(p, "enter", "1") {
			t.Error("a letter after enter takes the value")
		}
	}
}

// TestValuesHaveTheirType: a list gives texts, an answer has the type of its
// kind.
func TestValuesHaveTheirType(t *testing.T) {
	t.Parallel()
	options := []forms.Option{{Value: "8"}, {Value: "16"}, {Value: "0.5"}}
	for name, c := range map[string]struct {
		kind   forms.Kind
		answer any
		keys   []string
		want   any
	}{
		"text":                     {forms.String, nil, []string{"down"}, "16"},
		"number":                   {forms.Integer, nil, []string{"down"}, int64(16)},
		"number held":              {forms.Integer, int64(16), nil, int64(16)},
		"number left as text":      {forms.Integer, "16", nil, int64(16)},
		"number typed":             {forms.Integer, nil, []string{"99"}, int64(99)},
		"no number":                {forms.Integer, nil, []string{"9x"}, "9x"},
		"fraction":                 {forms.Decimal, nil, []string{"end"}, 0.5},
		"texts":                    {forms.Strings, nil, []string{"tab", "tab"}, []string{"8", "16"}},
		"texts typed":              {forms.Strings, nil, []string{"x, y"}, []string{"x", "y"}},
		"secret kept out of sight": {forms.Hidden, forms.Plain("canary"), []string{"zzz"}, forms.Plain("zzz")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := picker(t, forms.Field{Kind: c.kind}, c.answer, options)
			press(p, c.keys...)
			equal := cmp.Comparer(func(x, y forms.Secret) bool { return x.Equal(y) })
			if diff := cmp.Diff(c.want, p.Value(), equal); diff != "" {
				t.Error(diff)
			}
			if strings.Contains(view(p), "canary") {
				t.Error(view(p))
			}
		})
	}
}

func TestPickerShowsAWindow(t *testing.T) {
	t.Parallel()
	for _, kind := range []forms.Kind{forms.String, forms.Strings} {
		p := picker(t, forms.Field{Kind: kind}, "ecs.t2500", many(5000))
		for _, keys := range [][]string{nil, {"end"}, {"tab"}, {"up", "up"}, {"pgup"}, {"home"}, {"t49"}, {"zzz"}, {"ctrl+u"}} {
			press(p, keys...)
			for _, size := range [][2]int{{40, 10}, {20, 3}, {60, 5}, {100, 30}} {
				p.Resize(size[0], size[1])
				lines := strings.Split(view(p), "\n")
				if len(lines) > size[1] {
					t.Errorf("%v at %v: %d lines", keys, size, len(lines))
				}
				for _, line := range lines {
					if w := ansi.StringWidth(line); w > size[0] {
						t.Errorf("%v at %v: %d cells: %q", keys, size, w, line)
					}
				}
				if _, ok := p.Current(); ok && !strings.Contains(view(p), "▸") {
					t.Errorf("%v at %v: the cursor is out of sight:\n%s", keys, size, view(p))
				}
			}
		}
	}
}

// TestPickerTellsWhatIsCut: two rows that differ only where there is no room.
func TestPickerTellsWhatIsCut(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.String}, nil, []forms.Option{
		{Value: "vsw-bp1mw0he0erlzpwiadcq8", Cells: []string{"cn-hangzhou-c", "251 free"}},
		{Value: "vsw-bp1818obsvv1404r9i9s2", Cells: []string{"cn-hangzhou-d", "9 free"}},
		{Value: "vsw-1", Cells: []string{"cn-hangzhou-e"}, Why: forms.T("full", "已满")},
	})
	for _, c := range []struct {
		width int
		key   string
		want  string
	}{{40, "home", "1/3 · cn-hangzhou-c  251 free"}, {42, "home", "1/3 · 251 free"}, {43, "home", "1/3 · 251 free"}, {45, "down", "2/3 · 9 free"}, {52, "up", "1/3"}, {45, "end", "3/3 · cn-hangzhou-e"}} {
		p.Resize(c.width, 10)
		press(p, c.key)
		if got := foot(p); got != c.want {
			t.Errorf("at %d: %q, not %q", c.width, got, c.want)
		}
	}
}

func TestPickerTells(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.String}, nil, many(50))
	p.Age(forms.T("2 min ago", "2 分钟前"))
	if got := view(p); foot(p) != "1/50 · 2 min ago" {
		t.Error(got)
	}
	press(p, "sold out")
	if got := foot(p); got != "1/5 of 50 · 2 min ago" || !strings.Contains(view(p), "✗ sold out") {
		t.Error(got)
	}
	p.Note(forms.T("loading…", "加载中…"), true)
	if got := view(p); !strings.Contains(got, "loading…") {
		t.Error(got)
	}
}

func TestPickerTranslates(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.String}, nil, many(50))
	if p.Translate(look.New(forms.Zh)); !strings.Contains(view(p), "输入以筛选") {
		t.Error(view(p))
	}
	p.Translate(look.New(forms.En))
	press(p, "t4", "down", "down")
	before := p.Value()
	p.Translate(look.New(forms.Zh))
	if got := view(p); p.Value() != before || !strings.Contains(got, "规格 4") || !strings.Contains(got, "，共 50") {
		t.Errorf("%v, then %v:\n%s", before, p.Value(), got)
	}
}

func TestMenu(t *testing.T) {
	t.Parallel()
	m := list.NewMenu("ecs.t3", many(9), look.New(forms.En), 40, 10)
	if m.Index() != 3 || m.Value() != "ecs.t3" || !strings.Contains(view(m), "▸●type 3") {
		t.Errorf("%d, %v:\n%s", m.Index(), m.Value(), view(m))
	}
	if press(m, "zzz", "enter"); m.Index() != -1 || m.Value() != nil {
		t.Errorf("%d, %v", m.Index(), m.Value())
	}
	press(m, "ctrl+u")
	if m.Seek(5); m.Index() != 5 {
		t.Error(m.Index())
	}
}

func BenchmarkPicker(b *testing.B) {
	p := picker(b, forms.Field{Kind: forms.String}, nil, many(5000))
	letter, back := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'1'}}, tea.KeyMsg{Type: tea.KeyBackspace}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			p.Update(letter)
		} else {
			p.Update(back)
		}
		_ = p.View()
	}
}

// TestPickerKeepsTheTypedRow: what comes in behind it does not lose it.
func TestPickerKeepsTheTypedRow(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.String}, "ecs.t7", many(30))
	press(p, "ecs.t", "end")
	if _, ok := p.Current(); ok || !strings.Contains(view(p), "▸ take “ecs.t” as typed") || foot(p) != "as typed · 30 of 30 match" {
		t.Error(view(p))
	}
	p.Resize(40, 8)
	p.Translate(look.New(forms.Zh))
	press(p, "end")
	if !strings.Contains(view(p), "使用所输入的“ecs.t”") {
		t.Error(view(p))
	}
	p.Offer(many(20))
	if press(p, "end", "enter"); p.Value() != "ecs.t" {
		t.Error(p.Value())
	}
}

// TestLettersAloneAreNotMeant: of a row that only has the letters of a word somewhere none
// is chosen by enter.
func TestLettersAloneAreNotMeant(t *testing.T) {
	t.Parallel()
	machines := []forms.Option{{Value: "modelarts.vm.gpu.v100u8"}, {Value: "ecs.g7.4xlarge"}, {Value: "modelarts.vm.npu.snt9"}}
	tests := map[string]string{
		"a10": "▸ take “a10” as typed", "g74x": "▸ ecs.g7.4xlarge", "v100": "▸ modelarts.vm.gpu.v100u8", "snt9": "▸ modelarts.vm.npu.snt9",
	}
	for typed, want := range tests {
		p := picker(t, forms.Field{Kind: forms.String}, nil, machines)
		if press(p, typed); !strings.Contains(view(p), want) {
			t.Errorf("%s: %q is not in\n%s", typed, want, view(p))
		}
	}
}

// TestAWordForWhatMachinesHaveIsMeant, though no name has its letters.
func TestAWordForWhatMachinesHaveIsMeant(t *testing.T) {
	t.Parallel()
	chips := []forms.Column{{Fact: "gpu", Head: forms.T("GPU", "GPU"), Number: true, Words: []string{"gpu", "npu"}}}
	p := picker(t, forms.Field{Kind: forms.String}, nil, []forms.Option{
		{Value: "cpu.16u", Cells: []string{""}, Columns: chips}, {Value: "vm.t4u8", Cells: []string{"1 x T4"}, Columns: chips},
	})
	if press(p, "npu"); !strings.Contains(view(p), "▸ vm.t4u8") {
		t.Error(view(p))
	}
}

// TestHeadsThatFitAreNotCut for the sake of blanks behind them.
func TestHeadsThatFitAreNotCut(t *testing.T) {
	t.Parallel()
	options := []forms.Option{{Value: "a", Label: forms.Same("pool"), Cells: []string{"2 vCPU", "4 GiB", strings.Repeat("x", 90)}, Columns: sized}}
	p := picker(t, forms.Field{Kind: forms.String}, nil, options)
	for _, line := range strings.Split(view(p), "\n") {
		if strings.Contains(line, "vCPU  ") && strings.Contains(line, "architecture") && strings.HasSuffix(line, "…") {
			t.Errorf("%q", line)
		}
	}
}
