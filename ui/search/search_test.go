package search_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/search"
)

var lines = []string{"\x1b[1mName\x1b[0m: cfd", "Zone: i", "name of the queue: comp", "Image: 管理节点"}

func TestFind(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		typed    string
		from, by int
		want     int
	}{
		"the first":          {"NAME", 0, 1, 0},
		"the next":           {"name", 1, 1, 2},
		"round the end":      {"name", 3, 1, 0},
		"backwards":          {"name", 1, -1, 0},
		"round the start":    {"name", -1, -1, 2},
		"across styles":      {"name: cfd", 0, 1, 0},
		"another script":     {"节点", 0, 1, 3},
		"nothing has it":     {"gpu", 0, 1, -1},
		"nothing looked for": {"", 0, 1, -1},
	} {
		var s search.Search
		s.Open(look.New(forms.En), 40)
		for _, r := range c.typed {
			s.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
		if got := s.Find(len(lines), func(i int) string { return lines[i] }, c.from, c.by); got != c.want {
			t.Errorf("%s: %d, not %d", name, got, c.want)
		}
	}
}

// TestPress: enter keeps the words, esc drops them.
func TestPress(t *testing.T) {
	t.Parallel()
	for key, kept := range map[tea.KeyType]bool{tea.KeyEnter: true, tea.KeyEsc: false} {
		var s search.Search
		s.Open(look.New(forms.En), 40)
		if !s.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("zone")}) || !s.Opened() || !strings.Contains(s.View(40), "/ zone") {
			t.Errorf("typed: %q", s.View(40))
		}
		if s.Press(tea.KeyMsg{Type: key}); s.Opened() || s.Some() != kept || s.Has(lines[1]) != kept {
			t.Errorf("%v: open %v, some %v", key, s.Opened(), s.Some())
		}
	}
}
