package fields_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
)

func picker(t testing.TB, kind forms.Kind, answer any, n int) *fields.Picker {
	t.Helper()
	p := fields.NewPicker(question(t, forms.Field{Kind: kind}, answer), look(forms.En))
	p.Offer(many(n))
	return p
}

func TestPickerChooses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind   forms.Kind
		answer any
		keys   []string
		want   any
	}{
		"the first":              {forms.String, nil, nil, "ecs.t0"},
		"the chosen one":         {forms.String, "ecs.t7", nil, "ecs.t7"},
		"down":                   {forms.String, nil, []string{"down", "down", "up"}, "ecs.t1"},
		"not above the top":      {forms.String, nil, []string{"up"}, "ecs.t0"},
		"the last":               {forms.String, nil, []string{"end", "down"}, "ecs.t4999"},
		"back to the first":      {forms.String, nil, []string{"end", "home"}, "ecs.t0"},
		"a page":                 {forms.String, nil, []string{"pgdown", "pgdown", "pgup"}, "ecs.t7"},
		"by value":               {forms.String, nil, []string{"t4321"}, "ecs.t4321"},
		"by label, any case":     {forms.String, nil, []string{"TYPE 77"}, "ecs.t77"},
		"by cell and value":      {forms.String, nil, []string{"vcpu t4999"}, "ecs.t4999"},
		"by words in any order":  {forms.String, nil, []string{"4999 ecs"}, "ecs.t4999"},
		"filter taken back":      {forms.String, nil, []string{"zzz", "ctrl+u"}, "ecs.t0"},
		"typed by hand":          {forms.String, nil, []string{"ecs.mine"}, "ecs.mine"},
		"typed where it may not": {forms.Choice, nil, []string{"ecs.mine"}, nil},
		"several":                {forms.Strings, nil, []string{" ", "down", " "}, []string{"ecs.t0", "ecs.t1"}},
		"several, one taken":     {forms.Strings, []string{"ecs.t0", "ecs.t1"}, []string{" "}, []string{"ecs.t1"}},
		"several, none marked":   {forms.Strings, nil, []string{"down"}, []string{"ecs.t1"}},
		"several and by hand":    {forms.Strings, []string{"ecs.t1"}, []string{"ecs.mine"}, []string{"ecs.t1", "ecs.mine"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := picker(t, c.kind, c.answer, 5000)
			press(p, c.keys...)
			if diff := cmp.Diff(c.want, p.GetValue()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPickerRepeats(t *testing.T) {
	t.Parallel()
	p := fields.NewPicker(question(t, forms.Field{Kind: forms.Strings, Max: 3, Repeats: true}, nil), look(forms.En))
	p.Offer(many(9))
	for _, c := range []struct {
		keys []string
		want []string
		line string
	}{
		{[]string{" ", " "}, []string{"ecs.t0", "ecs.t0"}, "▸②ecs.t0"},
		{[]string{"down", " ", "up"}, []string{"ecs.t0", "ecs.t0", "ecs.t1"}, " ●ecs.t1"},
		{[]string{" "}, []string{"ecs.t1"}, "▸ ecs.t0"},
		{[]string{" ", " "}, []string{"ecs.t1", "ecs.t0", "ecs.t0"}, "▸②ecs.t0"},
	} {
		press(p, c.keys...)
		if diff := cmp.Diff(any(c.want), p.GetValue()); diff != "" {
			t.Error(diff)
		}
		if view := ansi.Strip(p.View()); !strings.Contains(view, c.line) || !strings.Contains(view, "space adds one") {
			t.Errorf("%q is not there:\n%s", c.line, view)
		}
	}
}

func TestPickerShowsAWindow(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.String, "ecs.t2500", 5000)
	for _, keys := range [][]string{nil, {"end"}, {"up", "up"}, {"pgup"}, {"home"}, {"t49"}, {"zzz"}, {"ctrl+u"}} {
		press(p, keys...)
		for _, size := range [][2]int{{40, 10}, {20, 3}, {100, 30}} {
			p.WithWidth(size[0]).WithHeight(size[1])
			lines := strings.Split(ansi.Strip(p.View()), "\n")
			if len(lines) > size[1] {
				t.Errorf("%v at %v: %d lines", keys, size, len(lines))
			}
			for _, line := range lines {
				if w := ansi.StringWidth(line); w > size[0] {
					t.Errorf("%v at %v: %d cells: %q", keys, size, w, line)
				}
			}
			if _, ok := p.Current(); ok && !strings.Contains(strings.Join(lines, "\n"), "▸") {
				t.Errorf("%v at %v: the cursor is out of sight:\n%s", keys, size, strings.Join(lines, "\n"))
			}
		}
	}
}

// TestPickerTellsWhatIsCut: two rows that differ only where there is no room.
func TestPickerTellsWhatIsCut(t *testing.T) {
	t.Parallel()
	p := fields.NewPicker(question(t, forms.Field{Kind: forms.String}, nil), look(forms.En))
	p.Offer([]forms.Option{
		{Value: "vsw-bp1mw0he0erlzpwiadcq8", Cells: []string{"cn-hangzhou-c", "251 free"}},
		{Value: "vsw-bp1818obsvv1404r9i9s2", Cells: []string{"cn-hangzhou-d", "9 free"}},
		{Value: "vsw-1", Cells: []string{"cn-hangzhou-e"}, Why: forms.T("full", "已满")},
	})
	for _, c := range []struct {
		width int
		key   string
		want  string
	}{{40, "home", "1/3 · cn-hangzhou-c  251 free"}, {42, "home", "1/3 · cn-hangzhou-c  251 free"}, {43, "home", "1/3 · 251 free"}, {45, "down", "2/3 · 9 free"}, {52, "up", "1/3"}, {45, "end", "3/3 · ✗ full"}} {
		press(p.WithWidth(c.width), c.key)
		lines := strings.Split(ansi.Strip(p.View()), "\n")
		if got := lines[len(lines)-1]; got != c.want {
			t.Errorf("at %d: %q, not %q", c.width, got, c.want)
		}
	}
}

func TestPickerTellsWhy(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.String, nil, 50)
	if view := ansi.Strip(p.View()); !strings.Contains(view, "✗ sold out") || !strings.Contains(view, "1/50") {
		t.Error(view)
	}
	press(p, "sold out")
	if view := ansi.Strip(p.View()); !strings.Contains(view, "1/5 of 50") {
		t.Error(view)
	}
	p.Note("loading…")
	if view := ansi.Strip(p.View()); !strings.Contains(view, "loading…") {
		t.Error(view)
	}
}

func TestPickerTranslates(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.String, nil, 50)
	press(p, "t4", "down", "down")
	before := p.GetValue()
	p.Translate(forms.Zh)
	if view := ansi.Strip(p.View()); p.GetValue() != before || !strings.Contains(view, "规格 4") || !strings.Contains(view, "，共 50") {
		t.Errorf("%v, then %v:\n%s", before, p.GetValue(), view)
	}
}

func TestAreaAndPickerTakeNoCommands(t *testing.T) {
	t.Parallel()
	for _, kind := range []forms.Kind{forms.String, forms.LongText, forms.Hidden, forms.Boolean} {
		f := fields.New(question(t, forms.Field{Kind: kind}, nil), look(forms.En))
		if _, cmd := f.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'y'}}); cmd != nil {
			t.Errorf("%s returns a command", kind)
		}
	}
}

func BenchmarkPicker(b *testing.B) {
	p := picker(b, forms.String, nil, 5000)
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
