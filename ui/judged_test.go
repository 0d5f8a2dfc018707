package ui

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"clusterwiz/forms"
)

// TestListsGreyWhatTheFormRefuses, by whatever comparison, with its words.
func TestListsGreyWhatTheFormRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cloud string
		said  map[forms.Path]any
		at    forms.Path
		row   string
		why   string
	}{
		"a vSwitch in a zone without pods": {"ack", nil, "node_pools[0].vswitch_ids", "prod-j", "✗ "},
		"a vSwitch that pods have":         {"ack", nil, "node_pools[0].vswitch_ids", "", "! "},
		"a mount target of another VPC":    {"ehpc", map[forms.Path]any{"network.vpc_id": "vpc-bp1aevy8sofi8mh1q"}, "storage.shared[0].mount_target", "008b648bcb-", "✗ belongs to "},
		"a vSwitch that is small for pods": {"ack", nil, "network.pod_vswitches[0].vswitch_ids", "prod-", "! (10."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, c.cloud, 120, 40)
			for path, value := range c.said {
				if value != nil {
					if err := d.app.work.Main.Answers.Set(path, value); err != nil {
						t.Fatal(err)
					}
				}
			}
			if c.cloud == "ack" {
				_, _ = d.app.work.Main.Answers.Remove("network.pod_vswitches", 1)
			}
			d.jump(c.at)
			d.press("enter")
			if !slices.ContainsFunc(strings.Split(d.screen(), "\n"), func(line string) bool { return strings.Contains(line, c.row) && strings.Contains(line, c.why) }) {
				t.Errorf("%s is not grey:\n%s", c.row, d.screen())
			}
		})
	}
}

// TestASecretThatIsNotThereIsToldBeforeTheYes: a variable that is not set and a file that is
// not there stand among the checks, to which s leads. Once they are there s asks for the
// yes. Nothing of them is read before.
func TestASecretThatIsNotThereIsToldBeforeTheYes(t *testing.T) {
	t.Parallel()
	for name, ref := range map[string]forms.Ref{
		"the environment variable NOT_SET is not set": {Kind: forms.FromEnv, Name: "NOT_SET"}, "the file /no/such cannot be read": {Kind: forms.FromFile, Name: "/no/such"},
	} {
		w := toyWorld().on(t)
		var there atomic.Bool
		w.cfg.Resolver.Env = func(string) (string, bool) { return "Canary-2026", there.Load() }
		w.cfg.Resolver.There = func(string) error {
			if there.Load() {
				return nil
			}
			return fs.ErrNotExist
		}
		w.cfg.Resolver.ReadFile = func(context.Context, string) ([]byte, error) {
			t.Error("read before the yes")
			return nil, fs.ErrNotExist
		}
		d := newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "pgdown", "vpc-a", "enter")
		if err := d.app.work.Main.Answers.Set("network.password", forms.Referenced(ref)); err != nil {
			t.Fatal(err)
		}
		d.press("ctrl+r", "1").see("[Plan]").press("s").see("[Checks 1]", name).miss("Create this now?")
		d.press("enter").see("▸ Password", name)
		if wrong, _, done := d.app.work.Mark(forms.Network); wrong != 1 || done {
			t.Errorf("the page counts %d problems, and is done: %t", wrong, done)
		}
		d.press("ctrl+r", "2").see(name)
		there.Store(true)
		d.press("s").miss("Create this now?").press("s").see("Create this now?")
		there.Store(false)
		d.press("esc", "esc").jump("network.password").press("ctrl+u", "ctrl+r").miss("problems", name)
	}
}

// TestAWarningIsNoMistakeOfItsPage: the sign of the first page counts what the review
// counts, and a region that is not listed is only warned of.
func TestAWarningIsNoMistakeOfItsPage(t *testing.T) {
	t.Parallel()
	w := cloudsWorld(t, "ehpc").on(t)
	d := newDriver(t, w.cfg, 120, 30).press("esc")
	d.app.openPage(0)
	d.press("tab", "tab", "xx-north-9", "enter").see("xx-north-9 is not in the cloud's list")
	if wrong, needed := d.app.work.TargetMark(); wrong+needed > 0 {
		t.Errorf("wrong %d, needed %d", wrong, needed)
	}
}
