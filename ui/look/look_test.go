package look_test

import (
	"strconv"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
)

func TestScrolled(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		n, top, height int
		want           []string
	}{
		"all of it":      {3, 0, 3, []string{"0", "1", "2"}},
		"the beginning":  {9, 0, 3, []string{"0", "1", " ↓ 7 more lines"}},
		"one more":       {4, 0, 3, []string{"0", "1", " ↓ 2 more lines"}},
		"the end":        {9, 6, 3, []string{"6", "7", "8"}},
		"past the end":   {9, 99, 3, []string{"6", "7", "8"}},
		"before the top": {9, -4, 3, []string{"0", "1", " ↓ 7 more lines"}},
		"one line":       {9, 2, 1, []string{"2"}},
		"no room":        {9, 2, 0, []string{"2"}},
		"nothing":        {0, 0, 3, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := look.New(forms.En).Scrolled(c.n, strconv.Itoa, c.top, c.height)
			for i := range got {
				got[i] = ansi.Strip(got[i])
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := look.New(forms.Zh).Scrolled(9, strconv.Itoa, 0, 2); ansi.Strip(got[1]) != " ↓ 还有 8 行" {
		t.Errorf("%q", got[1])
	}
}
