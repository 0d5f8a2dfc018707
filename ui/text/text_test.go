package text_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/ui/text"
)

func TestWrap(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text  string
		width int
		want  []string
	}{
		"fits":                    {"a b", 5, []string{"a b"}},
		"at a blank":              {"one two", 5, []string{"one", "two"}},
		"chinese":                 {"集群名称", 5, []string{"集群", "名称"}},
		"a word that is too long": {"abcdef", 4, []string{"abcd", "ef"}},
		"not at a hyphen":         {"x vpc-abc", 7, []string{"x", "vpc-abc"}},
		"lines stay":              {"a\nb", 5, []string{"a", "b"}},
		"wide in one cell":        {"集群", 1, []string{"集", "群"}},
		"no room":                 {"a", 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, text.Wrap(c.text, c.width)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFitIsExact(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "abc", "集群名称", "a集b群", "\x1b[1mbold\x1b[0m"} {
		for width := range 12 {
			if got := ansi.StringWidth(text.Fit(s, width)); got != width {
				t.Errorf("%q at %d: %d cells", s, width, got)
			}
		}
	}
	if got := text.Fit("abcdef", 4); got != "abc…" || strings.Contains(text.Fit("abc", 4), "…") {
		t.Errorf("got %q", got)
	}
}

func TestWindowKeepsTheCursorInSight(t *testing.T) {
	t.Parallel()
	for top := range 30 {
		for from := range 30 {
			if got := text.Window(top, from, from+1, 30, 10); got > from || from >= got+10 || got < 0 || got > 20 {
				t.Fatalf("text.Window(%d, %d) = %d", top, from, got)
			}
		}
	}
}
