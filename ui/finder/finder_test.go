package finder_test

import (
	"os"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"clusterwiz/forms"
	"clusterwiz/ui/finder"
	"clusterwiz/ui/look"
)

func TestMain(m *testing.M) {
	lipgloss.SetColorProfile(termenv.Ascii)
	os.Exit(m.Run())
}

var pages, doings = forms.T("Pages", "页面"), forms.T("Keys", "按键")

// open lists two pages and two keys, and notes what is done.
func open(did *string, explain func(forms.Lang) []string) *finder.Finder {
	do := func(what string) func() { return func() { *did = what } }
	f := finder.New(forms.T("Find", "查找"), explain, finder.List(pages, []finder.Entry{
		{Name: forms.T("Cloud", "云"), Also: []string{"1"}, Do: do("cloud")},
		{Name: forms.T("The network", "网络"), Told: forms.Same("vpc-1"), Also: []string{"2", "Network.VpcId"}, Do: do("network")},
	}), finder.List(doings, []finder.Entry{
		{Name: forms.T("net of a fisher", "渔网"), Do: do("fish")},
		{Name: forms.T("undo", "撤销"), Why: forms.T("nothing to undo", "没有可撤销的"), Do: do("undo")},
	}))
	f.Resize(look.New(forms.En), 60, 16)
	return f
}

func view(f *finder.Finder) string { return ansi.Strip(strings.Join(f.View(), "\n")) }

// press gives keys, letters one by one, and returns what was chosen.
func press(f *finder.Finder, names ...string) (chosen *finder.Entry, done bool) {
	types := map[string]tea.KeyType{"enter": tea.KeyEnter, "esc": tea.KeyEsc, "down": tea.KeyDown, "up": tea.KeyUp, "end": tea.KeyEnd, "f1": tea.KeyF1}
	for _, name := range names {
		if kind, ok := types[name]; ok {
			chosen, done = f.Press(tea.KeyMsg{Type: kind})
			continue
		}
		for _, r := range name {
			chosen, done = f.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	}
	return chosen, done
}

func TestFind(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		keys []string
		did  string
		open bool
	}{
		"the first":           {[]string{"enter"}, "cloud", false},
		"by number":           {[]string{"2", "enter"}, "network", false},
		"by value":            {[]string{"vpc-1", "enter"}, "network", false},
		"by API name":         {[]string{"network.vpcid", "enter"}, "network", false},
		"in another language": {[]string{"渔网", "enter"}, "fish", false},
		"several words":       {[]string{"fisher net", "enter"}, "fish", false},
		"by section":          {[]string{"keys", "enter"}, "fish", false},
		"by arrow":            {[]string{"down", "down", "enter"}, "fish", false},
		"not past the ends":   {[]string{"up", "enter"}, "cloud", false},
		"the last":            {[]string{"end", "enter"}, "undo", false},
		"nothing has it":      {[]string{"zzz", "enter"}, "", true},
		"and goes on":         {[]string{"zzz", "enter", "esc", "2", "enter"}, "network", false},
		"esc clears first":    {[]string{"zzz", "esc"}, "", true},
		"and closes then":     {[]string{"zzz", "esc", "esc"}, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			did := ""
			f := open(&did, nil)
			chosen, done := press(f, c.keys...)
			if chosen != nil {
				chosen.Do()
			}
			if did != c.did || done == c.open {
				t.Errorf("did %q, done %v", did, done)
			}
		})
	}
}

// TestHelp begins with the explanation, of which enter does nothing.
func TestHelp(t *testing.T) {
	t.Parallel()
	did := ""
	f := open(&did, func(lang forms.Lang) []string { return []string{forms.T("What it is.", "说明。").In(lang)} })
	if got := view(f); !strings.Contains(got, "What it is.") || strings.Contains(got, "▸") || !strings.Contains(got, "nothing to undo") {
		t.Error(got)
	}
	if f.Resize(look.New(forms.Zh), 60, 16); !strings.Contains(view(f), "说明。") {
		t.Error(view(f))
	}
	if press(f, "un"); strings.Contains(view(f), "说明。") || !strings.Contains(view(f), "▸ 撤销") {
		t.Error(view(f))
	}
	if chosen, done := press(open(&did, func(forms.Lang) []string { return nil }), "enter"); chosen != nil || !done {
		t.Error("enter did something")
	}
	for _, height := range []int{4, 6} {
		f.Resize(look.New(forms.En), 40, height)
		if press(f, "esc", "end"); !strings.Contains(view(f), "▸ undo") {
			t.Errorf("height %d:\n%s", height, view(f))
		}
	}
}
