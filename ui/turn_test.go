package ui

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/simulator"
	"clusterwiz/ui/work"
)

// allClouds are the clouds on a machine without accounts, on a simulator of
// the test's own.
func allClouds() Config {
	sim := simulator.New(simulator.Options{})
	var all []providers.Provider
	for _, p := range clouds.All() {
		all = append(all, alone{p})
	}
	return Config{
		Providers: all,
		Connector: builtIn(sim.Transport()),
	}
}

// example opens the example of a cloud.
func example(t testing.TB, id string, w, h int) *driver {
	t.Helper()
	return exampleWith(t, allClouds(), id, w, h)
}

func exampleWith(t testing.TB, cfg Config, id string, w, h int) *driver {
	t.Helper()
	p, ok := work.ProviderOf(cfg.Providers, id)
	if !ok {
		t.Fatal(id)
	}
	profile, issues := profiles.Parse(p.About().Example, "example.toml", work.FormsOf(cfg.Providers))
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	cfg.Start.Profile = profile
	return newDriver(t, cfg, w, h).first()
}

func tree(d *driver) any {
	value, _ := d.app.work.Main.Answers.Get("")
	return value
}

// stays fails unless after holds all that before does. More may be there: what
// was taken over.
func stays(t *testing.T, at forms.Path, before, after any) {
	t.Helper()
	switch v := before.(type) {
	case map[string]any:
		object, _ := after.(map[string]any)
		for key := range v {
			stays(t, at.Key(key), v[key], object[key])
		}
	case []any:
		list, _ := after.([]any)
		if len(list) != len(v) {
			t.Errorf("%s had %d items, has %d", at, len(v), len(list))
			return
		}
		for i := range v {
			stays(t, at.Index(i), v[i], list[i])
		}
	default:
		if diff := cmp.Diff(before, after, secrets); diff != "" {
			t.Errorf("%s (-before +after):\n%s", at, diff)
		}
	}
}

// secrets are compared by what they hold.
var secrets = cmp.Comparer(func(x, y forms.Secret) bool { return x.Equal(y) })

func TestAnotherCloudLosesNothing(t *testing.T) {
	t.Parallel()
	for _, first := range []string{"ehpc", "ack", "batchcompute", "qingcloud", "modelarts"} {
		t.Run(first, func(t *testing.T) {
			t.Parallel()
			d := example(t, first, 120, 40)
			before, region := copied(t, d), d.app.work.Said(work.AskRegion)
			for range d.app.cfg.Providers {
				d.press("right")
				for range d.app.pages.List() {
					d.press("pgdown")
				}
				for range d.app.pages.List() {
					d.press("ctrl+g", "home", "enter")
				}
			}
			if d.app.work.About.ID != first {
				t.Fatalf("at %s", d.app.work.About.ID)
			}
			stays(t, "", before, tree(d))
			if now := d.app.work.Said(work.AskRegion); now != region {
				t.Errorf("the region was %s, is %s", region, now)
			}
		})
	}
}

func TestAnotherCloudTakesOverWhatItAsksElsewhere(t *testing.T) {
	t.Parallel()
	cfg := allClouds()
	cfg.Start.Provider = "ehpc"
	d := newDriver(t, cfg, 120, 40)
	for path, value := range map[forms.Path]any{
		"queues[0].name": "comp", "queues[0].initial_count": int64(5), "queues[0].compute_nodes[0].instance_type": "ecs.c7.xlarge",
		"queues[0].compute_nodes[0].charge_type": "PrePaid", "queues[0].compute_nodes[0].period": int64(2),
	} {
		if err := d.app.work.Main.Answers.Set(path, value); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct {
		cloud, says string
		answers     map[forms.Path]string
	}{
		{"ack", "kept 5 answers: Pool name, Instance types, Nodes, Billing, Period", map[forms.Path]string{
			"node_pools[0].name": "comp", "node_pools[0].count": "5", "node_pools[0].instance_types": "ecs.c7.xlarge",
			"node_pools[0].charge_type": "PrePaid", "node_pools[0].period": "2",
		}},
		// Of the group name and number have the same keys.
		{"batchcompute", "kept 3 answers", map[forms.Path]string{"node_pools[0].instance_type": "ecs.c7.xlarge", "node_pools[0].count": "5"}},
		// Billing comes from further back.
		{"qingcloud", "kept 2 answers", map[forms.Path]string{"nodes.count": "5", "billing.charge_type": "PrePaid", "billing.period": ""}},
		{"modelarts", "kept 4 answers", map[forms.Path]string{
			"nodes.count": "5", "nodes.instance_type": "", "billing.charge_type": "PrePaid", "billing.period": "2", "billing.period_unit": "Month",
		}},
		{"ehpc", "", map[forms.Path]string{"queues[0].initial_count": "5", "queues[0].compute_nodes[0].period": "2"}},
	} {
		before := copied(t, d)
		for d.press("right"); d.app.work.About.ID != step.cloud; {
			d.press("right")
		}
		if d.see(step.says); step.says == "" {
			d.miss("kept ")
		}
		for path, want := range step.answers {
			if got := d.answer(path); got != want {
				t.Errorf("%s: %s is %q, want %q", step.cloud, path, got, want)
			}
		}
		stays(t, "", before, tree(d))
	}
}

// TestWhatStaysIsSaid: back in a cloud, its own answer stays and the other one is
// told.
func TestWhatStaysIsSaid(t *testing.T) {
	t.Parallel()
	cfg := allClouds()
	cfg.Start.Provider = "ehpc"
	d := newDriver(t, cfg, 120, 40)
	set := func(path forms.Path, value any) {
		t.Helper()
		if err := d.app.work.Main.Answers.Set(path, value); err != nil {
			t.Fatal(err)
		}
	}
	set("queues[0].name", "comp")
	set("queues[0].initial_count", int64(5))
	for d.press("right"); d.app.work.About.ID != "qingcloud"; {
		d.press("right")
	}
	set("nodes.count", int64(7))
	for d.press("right"); d.app.work.About.ID != "ehpc"; {
		d.press("right")
	}
	if got := d.answer("queues[0].initial_count"); got != "5" {
		t.Errorf("is %s", got)
	}
	d.see("stays 5 here; it was set to 7 there")
}

// copied is a copy of the answers as they are now.
func copied(t *testing.T, d *driver) any {
	t.Helper()
	value, _ := d.app.work.Main.Answers.Clone().Get("")
	return value
}

func TestAnotherCloudTakesTheDraftAlong(t *testing.T) {
	t.Parallel()
	cfg := allClouds()
	drafts, err := profiles.OpenDrafts(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	cfg.Drafts, cfg.Start.Provider = drafts, "ehpc"
	d := newDriver(t, cfg, 120, 40).press("pgdown").see("▸ Cluster name").press("carried", "tab", "about it", "tab")
	d.press("pgup").see("▸ Cloud product", "Alibaba Cloud E-HPC").press("right").see("Alibaba Cloud ACK")
	kept := func(provider string) {
		t.Helper()
		list, _, err := drafts.List()
		if err != nil || len(list) != 1 || list[0].Provider != provider {
			t.Fatalf("%v %+v", err, list)
		}
	}
	kept("ack")
	d.press("pgdown").see("▸ Cluster name", "carried").miss("Description").press("2", "tab", "pgup", "left").see("E-HPC")
	kept("ehpc")
	d.press("pgdown").see("carried2", "about it")
	cfg.Start = Start{}
	newDriver(t, cfg, 120, 40).see("Continue", "carried2").press("enter").see("carried2", "about it")
}

func TestRegionsBelongToTheirCloud(t *testing.T) {
	t.Parallel()
	d := example(t, "batchcompute", 120, 40).see("Shut down on 2026-05-15", "cn-hangzhou")
	if d.press("right").see("QingCloud").app.work.Said(work.AskRegion) == "cn-hangzhou" {
		t.Error("the region of another cloud is still there")
	}
	d.press("left").see("cn-hangzhou", "BatchCompute")
}

func TestEveryExampleIsSentOnce(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"ehpc", "ack", "batchcompute", "qingcloud", "modelarts"} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			w := cloudsWorld(t, id).on(t)
			newDriver(t, w.cfg, 120, 40).press("ctrl+r", "s", "right", "enter").see("✓ created").miss("Canary-2026")
			if n := w.sends.Load(); n != 1 {
				t.Errorf("%d requests", n)
			}
		})
	}
}

// TestAnotherRegionSaysWhatItDid, in one line and from 60 columns on what matters of it.
func TestAnotherRegionSaysWhatItDid(t *testing.T) {
	t.Parallel()
	for lang, want := range map[forms.Lang]string{
		forms.En: "cn-beijing: lists are read again; 19 answers kept", forms.Zh: "cn-beijing：重新读取列表；已保留 19 个填写项并重新校验",
	} {
		cfg := allClouds()
		cfg.Lang = lang
		d := exampleWith(t, cfg, "ehpc", 60, 24).first().press("tab", "tab", "beijing")
		d.press("enter").see(want)
	}
}

// TestADraftThatAnotherSessionHasOpen is not opened without a word: as a copy it keeps what
// the other one writes.
func TestADraftThatAnotherSessionHasOpen(t *testing.T) {
	t.Parallel()
	cfg, dir := allClouds(), t.TempDir()
	open := func() *profiles.Drafts {
		drafts, err := profiles.OpenDrafts(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		return drafts
	}
	first, second := cfg, cfg
	first.Drafts, second.Drafts = open(), open()
	first.Start.Provider = "ehpc"
	one := newDriver(t, first, 120, 40).press("pgdown").see("▸ Cluster name").press("shared", "tab")
	again := func() *driver {
		return newDriver(t, second, 120, 40).see("Continue", "shared").press("enter").see("Another session has this draft open", "process", "whoever saves last")
	}
	again().press("n").see("Continue", "shared").miss("Another session")
	again().press("enter").see("Basics", "shared", "○ 2").miss("✗").press("down", "mine", "up")
	list, _, err := first.Drafts.List()
	if err != nil || len(list) != 2 {
		t.Fatalf("%v %+v", err, list)
	}
	one.press("esc", "s").see("Continue")
	newDriver(t, second, 120, 40).see("Continue").press("enter").see("▸ Cluster name").miss("Another session")
}
