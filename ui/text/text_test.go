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
		"not at a slash":          {"mask of /0 to /19", 13, []string{"mask of /0", "to /19"}},
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

// TestOver lays a box over a page, and cuts no wide character in two.
func TestOver(t *testing.T) {
	t.Parallel()
	aside := strings.ToLower
	for name, c := range map[string]struct {
		page, box []string
		left, top int
		want      []string
	}{
		"in the middle":  {[]string{"ABCDEF", "ABCDEF", "ABCDEF"}, []string{"XY"}, 2, 1, []string{"abcdef", "abXYef", "abcdef"}},
		"at the edges":   {[]string{"ABCDEF", "ABCDEF"}, []string{"UVWXYZ", "UVWXYZ"}, 0, 0, []string{"UVWXYZ", "UVWXYZ"}},
		"wide, cut":      {[]string{"甲乙丙丁"}, []string{"XY"}, 3, 0, []string{"甲 XY 丁"}},
		"wide, whole":    {[]string{"甲乙丙丁"}, []string{"XY"}, 2, 0, []string{"甲XY丙丁"}},
		"wider than all": {[]string{"AB"}, []string{"XYZ"}, 0, 0, []string{"XYZ"}},
		"taller":         {[]string{"ABC"}, []string{"X", "Y"}, 1, 0, []string{"aXc"}},
		"styled":         {[]string{"\x1b[1mABC\x1b[0m"}, []string{"X"}, 1, 0, []string{"aXc"}},
	} {
		if diff := cmp.Diff(c.want, text.Over(c.page, c.box, c.left, c.top, aside)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestWrapQuoted breaks nothing that is quoted.
func TestWrapQuoted(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		line string
		want []string
	}{
		"fits":               {"a b", []string{"a b"}},
		"between words":      {"curl -sS -X POST https", []string{"curl -sS", "-X POST", "https"}},
		"not within quotes":  {`-H 'X-One: a b c d' -d "x y z w"`, []string{"-H", "'X-One: a b c d'", "-d", `"x y z w"`}},
		"one in the other":   {`a 'it "b c" d e' f`, []string{"a", `'it "b c" d e'`, "f"}},
		"a remark":           {"# it's a cloud's 'x y z'", []string{"# it's a", "cloud's", "'x y z'"}},
		"no quotes":          {"Name=abcdefghijkl", []string{"Name=abcd", "efghijkl"}},
		"an open quote":      {"it's what it is", []string{"it's what", "it is"}},
		"the indent remains": {"    -H 'a b c d e f'", []string{"    -H", "'a b c d e f'"}},
	} {
		if diff := cmp.Diff(c.want, text.WrapQuoted(c.line, 9)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
