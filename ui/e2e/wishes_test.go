package e2e

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/ui/e2e/journey"
)

// TestWishes goes the journeys with the built program: one in each cloud, on terminals of
// all sizes. In a model they are gone at every size in both languages.
func TestWishes(t *testing.T) {
	t.Parallel()
	on := []struct {
		lang forms.Lang
		size [2]int
	}{{forms.Zh, [2]int{60, 20}}, {forms.En, [2]int{200, 60}}, {forms.Zh, [2]int{120, 40}}, {forms.En, [2]int{60, 20}}, {forms.En, [2]int{80, 24}}}
	for i, j := range journey.Wishes() {
		lang, size := on[i].lang, on[i].size
		t.Run(j.Wish, func(t *testing.T) {
			t.Parallel()
			cloud := newCloud(t, speed)
			m := open(t, t.TempDir(), size[0], size[1], false, "--lang", string(lang), "--simulate", "--endpoint", cloud.URL, "--simulate-speed", "600")
			for i, step := range j.Steps {
				if n := len(cloud.sent()); n > 0 {
					t.Fatalf("%d requests were sent without a yes", n)
				}
				m.press(step.Press)
				for _, text := range step.See {
					m.see(text.In(lang))
				}
				if step.Moment == journey.Created {
					break
				}
				view := journey.View{Lang: lang, Hidden: j.Hidden(), Types: i+1 < len(j.Steps) && j.Steps[i+1].Types()}
				m.until("a screen on which all is right", func(string) bool { return len(journey.Of(m.screen).Wrong(view)) == 0 })
			}
			if n := len(cloud.sent()); n != 1 {
				t.Errorf("%d requests", n)
			}
			if code := m.press("ctrl+c", "ctrl+c").code(); code != 0 {
				t.Errorf("exit status %d:\n%s", code, m.text())
			}
		})
	}
}
