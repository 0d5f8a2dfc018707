package ui

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/profiles/presets"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/work"
)

// preset opens a preset on the built-in simulator.
func preset(t *testing.T, name string) *driver {
	t.Helper()
	cfg := allClouds()
	p, ok := presets.Named(name)
	if !ok {
		t.Fatal(name)
	}
	profile, issues := p.Profile(work.FormsOf(cfg.Providers))
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	cfg.Start.Profile = profile
	return newDriver(t, cfg, 120, 40)
}

// TestOneKeyGoesToWhatIsMissing across pages and into items, both ways, and to the
// review once nothing is.
func TestOneKeyGoesToWhatIsMissing(t *testing.T) {
	t.Parallel()
	d := preset(t, "ehpc-slurm")
	d.see("▸ Cluster name", "○ 2").press("cfd", "ctrl+n").see("▸ VPC").press("ctrl+b").see("▸ Key pair").press("ctrl+n").see("▸ VPC")
	d.press("enter", "prod", "enter").see("▸ vSwitch").press("enter", "enter", "ctrl+n").see("Storage")
	d.press("a").see("▸ File system").press("enter", "enter", "enter", "enter").see("▸ Mount directory").press("right")
	if got := d.answer("storage.shared[0].mount_directory"); got != "/home" {
		t.Errorf("the example gave %q", got)
	}
	d.press("ctrl+n").see("▸ Key pair").press("enter", "enter", "ctrl+n").see("[Plan]")
}

// TestAWrongAnswerOfAnItemIsReached, and the way back leads to it as well.
func TestAWrongAnswerOfAnItemIsReached(t *testing.T) {
	t.Parallel()
	d := example(t, "ehpc", 120, 40)
	for _, path := range []forms.Path{"queues[1].max_count", "manager.system_disk.size"} {
		d.app.work.Set(d.app.work.Main, path, int64(-1))
	}
	d.press("ctrl+n").see("▸ System disk size").press("ctrl+n").see("▸ Maximum").press("ctrl+n").see("▸ System disk size").press("ctrl+b").see("▸ Maximum")
}

// TestTheOnlyValueIsFilledIn where one is needed, once, and never over a person's word.
func TestTheOnlyValueIsFilledIn(t *testing.T) {
	t.Parallel()
	d := preset(t, "qingcloud-slurm")
	w := d.app.work
	for path, want := range map[forms.Path]string{"network.vxnet_id": "", "basics.version_id": "", "owner.user_id": ""} {
		q, ok := w.Main.Question(path)
		if !ok {
			t.Fatal(path)
		}
		options, _ := w.Offered(w.Main, q)
		can := 0
		for _, o := range options {
			if o.Why.IsZero() {
				can, want = can+1, o.Value
			}
		}
		// A list that something still narrows is not the last word.
		for _, ref := range q.Source.Refs() {
			if by, ok := w.Main.Question(q.Scope().PathOf(ref)); ok && by.Needed() && by.Answer() == nil {
				can = 0
			}
		}
		if can != 1 {
			want = ""
		}
		if got := d.answer(path); got != want {
			t.Errorf("%s is %q, not %q of %d", path, got, want, can)
		}
	}
}

// TestWhatWasUsedLastIsTakenWithOneKey: the answers of an earlier run with the same
// account in the same region, as long as the cloud has them; never its name.
func TestWhatWasUsedLastIsTakenWithOneKey(t *testing.T) {
	t.Parallel()
	cfg := allClouds()
	store, err := launch.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	cfg.Store, cfg.Launcher = store, launch.New(store, launch.Options{})
	exampleWith(t, cfg, "ehpc", 120, 40).press("ctrl+r", "s", "y")
	runs, err := store.List()
	if err != nil || len(runs) != 1 {
		t.Fatalf("%v, %d runs", err, len(runs))
	}
	p, _ := presets.Named("ehpc-slurm")
	cfg.Start.Profile, _ = p.Profile(work.FormsOf(cfg.Providers))
	d := newDriver(t, cfg, 120, 40)
	d.see("▸ Cluster name").miss("used last").press("cfd", "ctrl+n").see("▸ VPC", "used last: prod  vpc-m5ef")
	d.press("right", "tab").see("▸ vSwitch", "used last: ").press("right")
	if vpc, vSwitch := d.answer("network.vpc_id"), d.answer("network.vswitch_id"); vpc != "vpc-m5efjevmclc0xdmys" || vSwitch != "vsw-f8za5p0mwzgdu3wgx" {
		t.Errorf("took %q and %q", vpc, vSwitch)
	}
	// What was taken is undone like what was typed.
	d.press("ctrl+z").see("vSwitch is empty again").press("right")
	// Its unit stands there once.
	d.jump("queues[0].max_count").press("ctrl+u").see("used last: ").press("tab", "shift+tab").see("used last: ").miss("nodes nodes").jump("network.vswitch_id")
	// What the cloud does not have is not proposed.
	d.press("shift+tab", "ctrl+u", "vpc-nowhere", "tab").see("▸ vSwitch").press("ctrl+u").miss("used last")
}

// TestWhatWasUsedLastFitsTheAnswers: what the form would refuse beside the answers there
// are, as those of a preset, is not proposed, and an older one that it takes is.
func TestWhatWasUsedLastFitsTheAnswers(t *testing.T) {
	t.Parallel()
	cfg := allClouds()
	store, err := launch.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	cfg.Store, cfg.Launcher = store, launch.New(store, launch.Options{})
	made := func(pool, kind string) {
		d := exampleWith(t, cfg, "modelarts", 120, 40)
		for path, value := range map[forms.Path]string{"pool.name": pool, "pool.kind": kind} {
			if err := d.app.work.Main.Answers.Set(path, value); err != nil {
				t.Fatal(err)
			}
		}
		d.press("ctrl+r", "s", "y").see("created")
	}
	made("pool-lite-a1b2", "privileged")
	made("pool-std-c3d4", "standard")
	for preset, want := range map[string]string{"modelarts-inference": "used last: lite-training", "": "used last: standard-training"} {
		cfg := cfg
		if p, ok := presets.Named(preset); ok {
			cfg.Start.Profile, _ = p.Profile(work.FormsOf(cfg.Providers))
		} else {
			cfg.Start.Provider = "modelarts"
		}
		newDriver(t, cfg, 120, 40).jump("pool.name").see(want)
	}
}

// TestANewItemIsBornRight, also after a review: what is required says so with its star, and
// is wrong once somebody has passed it by.
func TestANewItemIsBornRight(t *testing.T) {
	t.Parallel()
	cfg := allClouds()
	cfg.Start.Provider = "ehpc"
	d := newDriver(t, cfg, 80, 24).press("ctrl+r").see("[Checks").jump("queues").press("a").see("▸ Queue name *").miss("✗ required")
	d.press("tab", "shift+tab").see("✗ required").press("esc").see("not added").press("a").miss("✗ required")
}

// TestTypingNarrowsAListBeforeItsZoneIsKnown: what is not answered yet is no wrong
// answer, and the list is there without it.
func TestTypingNarrowsAListBeforeItsZoneIsKnown(t *testing.T) {
	t.Parallel()
	cfg := allClouds()
	cfg.Start.Provider = "ehpc"
	d := newDriver(t, cfg, 120, 40)
	d.jump("manager.instance_type")
	d.press(">=64 gib gpu").see("/ >=64 gib gpu", "▸ ecs.gn")
}

// TestWarningsAreCountedWhereNothingIsWrong, and the same key leads to each from the review.
func TestWarningsAreCountedWhereNothingIsWrong(t *testing.T) {
	t.Parallel()
	d := example(t, "ack", 120, 40)
	const vswitch = "vsw-f8za5p0mwzgdu3wgx"
	d.app.work.Set(d.app.work.Main, "network.vswitch_ids", []string{vswitch, vswitch})
	d.press("ctrl+n").see("nothing is missing or wrong; 1 warning: ctrl+n goes there", "[Plan]")
	d.press("ctrl+n").see("▸ Control vSwitches", "given more than once")
	d.press("ctrl+n").see("[Plan]").press("ctrl+n").see("▸ Control vSwitches")
	d.app.work.Set(d.app.work.Main, "network.vswitch_ids", []string{vswitch})
	d.press("ctrl+n").see("nothing is missing or wrong").miss("warning: ctrl+n")
}
