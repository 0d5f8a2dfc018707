package keys_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
)

// place is one with a door, which may be shut.
type place struct {
	door, shut bool
	did        string
}

func (p *place) hasDoor() bool { return p.door }

func (p *place) whyShut() forms.Text {
	if p.shut {
		return forms.T("it is shut", "门已关")
	}
	return forms.Text{}
}

func did(what string) func(*place) {
	return func(p *place) { p.did = what }
}

var table = keys.Table[*place]{
	{Keys: []string{"enter", "e"}, Name: "enter", Help: forms.T("go in", "进入"), Rank: 9, On: (*place).hasDoor, Why: (*place).whyShut, Do: did("in")},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("wait", "等待"), Rank: 2, Do: did("wait")},
	{Keys: []string{"q"}, Name: "q", Help: forms.T("leave", "离开"), Rank: 5, Do: did("out")},
	{Keys: []string{"f1"}, Name: "f1", Help: forms.T("help", "帮助"), Do: did("help")},
	{Name: "←→", Help: forms.T("look around", "环顾"), Rank: 1, On: (*place).hasDoor},
}

// press is the key of that name, or else the letters, which come at once.
func press(name string) tea.KeyMsg {
	for _, kind := range []tea.KeyType{tea.KeyEnter, tea.KeyF1} {
		if msg := (tea.KeyMsg{Type: kind}); msg.String() == name {
			return msg
		}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

// TestWordsAreNoKeys: letters that come several at once are text.
func TestWordsAreNoKeys(t *testing.T) {
	t.Parallel()
	for _, msg := range []tea.KeyMsg{
		{Type: tea.KeyRunes, Runes: []rune("enter")}, {Type: tea.KeyRunes, Runes: []rune("f1")}, {Type: tea.KeyRunes, Runes: []rune("q"), Paste: true},
	} {
		p := place{door: true}
		if _, taken := table.Press(&p, msg); taken || p.did != "" || keys.Name(msg) != "" {
			t.Errorf("%q was taken for a key", string(msg.Runes))
		}
	}
}

func TestPress(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		place place
		key   string
		did   string
		why   string
		taken bool
	}{
		"the first that is on":      {place{door: true}, "enter", "in", "", true},
		"another key of the same":   {place{door: true}, "e", "in", "", true},
		"the next where it is not":  {place{}, "enter", "wait", "", true},
		"not on at all":             {place{}, "e", "", "", false},
		"cannot work now":           {place{door: true, shut: true}, "enter", "", "it is shut", true},
		"of rank 0":                 {place{}, "f1", "help", "", true},
		"unknown":                   {place{door: true}, "x", "", "", false},
		"only told":                 {place{door: true}, "←→", "", "", false},
		"a reason needs the key on": {place{shut: true}, "enter", "wait", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := c.place
			why, taken := table.Press(&p, press(c.key))
			if p.did != c.did || why.En != c.why || taken != c.taken {
				t.Errorf("did %q, why %q, taken %v; want %q, %q, %v", p.did, why.En, taken, c.did, c.why, c.taken)
			}
		})
	}
}

func TestHints(t *testing.T) {
	t.Parallel()
	names := func(p place) (names []string) {
		for _, h := range table.Hints(&p) {
			names = append(names, h.Name+" "+h.Help.En+" "+h.Why.En)
		}
		return names
	}
	for _, c := range []struct {
		place place
		want  []string
	}{
		{place{}, []string{"enter wait ", "q leave ", "f1 help "}},
		{place{door: true}, []string{"enter go in ", "q leave ", "f1 help ", "←→ look around "}},
		{place{door: true, shut: true}, []string{"enter go in it is shut", "q leave ", "f1 help ", "←→ look around "}},
	} {
		if diff := cmp.Diff(c.want, names(c.place)); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c.place, diff)
		}
	}
}

func TestFoot(t *testing.T) {
	t.Parallel()
	open, shut := table.Hints(&place{door: true}), table.Hints(&place{door: true, shut: true})
	for _, c := range []struct {
		hints []keys.Hint
		lang  forms.Lang
		room  int
		want  string
	}{
		{open, forms.En, 80, "enter go in · q leave · ←→ look around"},
		{open, forms.Zh, 80, "enter 进入 · q 离开 · ←→ 环顾"},
		{open, forms.En, 37, "enter go in · q leave"},
		{open, forms.En, 20, "enter go in"},
		{open, forms.En, 1, "enter go in"},
		{shut, forms.En, 80, "enter go in · q leave · ←→ look around"},
		{nil, forms.En, 80, ""},
	} {
		if got := ansi.Strip(keys.Foot(look.New(c.lang), c.hints, c.room)); got != c.want {
			t.Errorf("in %d cells: %q, not %q", c.room, got, c.want)
		}
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	var got []string
	for _, line := range keys.Lines(look.New(forms.En), table.Hints(&place{door: true, shut: true})) {
		got = append(got, ansi.Strip(line))
	}
	want := []string{"enter        go in – it is shut", "q            leave", "f1           help", "←→           look around"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
