package journey_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/ui/e2e/journey"
)

// page is a screen on which all is right: a head, a body, a foot.
func page(body string) string {
	const foot = "tab next · shift+tab back · f1 help"
	return strings.Join([]string{" clusterwiz", body, foot}, "\n")
}

// TestWrong breaks every promise once.
func TestWrong(t *testing.T) {
	t.Parallel()
	const cursor = "\x1b[7m \x1b[0m"
	for name, c := range map[string]struct {
		frame string
		view  journey.View
		want  []string
	}{
		"right":               {page("▸ Name  ab" + cursor), journey.View{Lang: forms.En, Types: true}, nil},
		"right in Chinese":    {page("▸ 名称  如 cfd-prod，Alibaba Cloud Linux 3，vpc-a in-use b"), journey.View{Lang: forms.Zh}, nil},
		"the other language":  {page("中文"), journey.View{Lang: forms.En}, nil},
		"a chosen button":     {page("\x1b[7m[ No ]\x1b[0m"), journey.View{Lang: forms.En}, nil},
		"a wide cursor":       {page("\x1b[7m集\x1b[0m"), journey.View{Lang: forms.Zh, Types: true}, nil},
		"no cursor":           {page("▸ Name"), journey.View{Lang: forms.En, Types: true}, []string{"has 0 cursors"}},
		"two cursors":         {page(cursor + "a" + cursor), journey.View{Lang: forms.En}, []string{"has 2 cursors"}},
		"a secret":            {page("Canary"), journey.View{Lang: forms.En, Hidden: []string{"Canary"}}, []string{`shows the secret "Canary"`}},
		"a panic":             {page("panic: index out of range"), journey.View{Lang: forms.En}, []string{`shows "panic:"`}},
		"a style cut in two":  {page("abc[0m"), journey.View{Lang: forms.En}, []string{`shows "[0m"`}},
		"a format":            {page("%!s(int=1)"), journey.View{Lang: forms.En}, []string{`shows "%!"`}},
		"a head that is gone": {"\n\ntab · esc · ?", journey.View{Lang: forms.En}, []string{`begins with "", and not with its name`}},
		"a foot too poor": {
			" clusterwiz\n\nctrl+l 中文",
			journey.View{Lang: forms.En},
			[]string{`has no key that goes back in "ctrl+l 中文"`, `has no key that goes on in "ctrl+l 中文"`, `has no key that helps in "ctrl+l 中文"`},
		},
		"nothing to go on with": {" clusterwiz\n\nctrl+c quit · ? help", journey.View{Lang: forms.En, Waits: true}, nil},
		"English in Chinese":    {page("名称 must be a name"), journey.View{Lang: forms.Zh}, []string{"has English on a Chinese screen: 名称 must be a name"}},
		"the cloud's English":   {page("12:00 node is ready"), journey.View{Lang: forms.Zh, Cloud: "the node is ready now"}, nil},
		"Chinese in English":    {page("the name 名称"), journey.View{Lang: forms.En}, []string{"has Chinese on an English screen: the name 名称"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := journey.NewTerminal(60, 3).Show(c.frame).Wrong(c.view)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestShowDrawsAnew: nothing of the frame before is left.
func TestShowDrawsAnew(t *testing.T) {
	t.Parallel()
	terminal := journey.NewTerminal(8, 2)
	terminal.Show("\x1b[1mabcdefgh\nabcdefgh")
	if diff := cmp.Diff([]string{"x", ""}, terminal.Show("x").Lines()); diff != "" {
		t.Error(diff)
	}
}

// TestKeys counts what a person presses beside what is their own.
func TestKeys(t *testing.T) {
	t.Parallel()
	j := journey.Journey{Steps: []journey.Step{{}, {Press: "slurm"}, {Press: "ctrl+n"}, {Press: "cfd", Own: true}, {Press: "secret", Own: true, Hidden: true}, {Press: "y"}}}
	if got := j.Keys(); got != 7 {
		t.Error(got)
	}
	if diff := cmp.Diff([]string{"secret"}, j.Hidden()); diff != "" {
		t.Error(diff)
	}
}
