package ui

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/modelarts"
	"clusterwiz/providers/qingcloud"
	"clusterwiz/providers/simulator"
)

// allClouds are the clouds on a machine without accounts, on a simulator of
// the test's own.
func allClouds() Config {
	sim := simulator.New(simulator.Options{})
	return Config{
		Providers: []providers.Provider{
			alone{ehpc.New()}, alone{ack.New()}, alone{batchcompute.New()}, alone{qingcloud.New()}, alone{modelarts.New()},
		},
		Simulator: func(string) http.RoundTripper { return sim.Transport() },
	}
}

// example opens the example of a cloud.
func example(t testing.TB, id string, w, h int) *driver {
	t.Helper()
	cfg := allClouds()
	p, ok := providerOf(cfg.Providers, id)
	if !ok {
		t.Fatal(id)
	}
	profile, issues := profiles.Parse(p.About().Example, "example.toml", formsOf(cfg.Providers))
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	cfg.Start.Profile = profile
	return newDriver(t, cfg, w, h)
}

func tree(d *driver) any {
	value, _ := d.app.session.main.answers.Get("")
	return value
}

// secrets are compared by what they hold.
var secrets = cmp.Comparer(func(x, y forms.Secret) bool { return x.Equal(y) })

func TestAnotherCloudLosesNothing(t *testing.T) {
	t.Parallel()
	for _, first := range []string{"ehpc", "ack", "batchcompute", "qingcloud", "modelarts"} {
		t.Run(first, func(t *testing.T) {
			t.Parallel()
			d := example(t, first, 120, 40)
			before, region := tree(d), d.app.text(askRegion)
			for range d.app.cfg.Providers {
				d.press("right")
				for range d.app.pages() {
					d.press("pgdown")
				}
				for range d.app.pages() {
					d.press("ctrl+g", "home", "enter")
				}
			}
			// "Not set" is one of the places that the arrows go through.
			if d.press("right"); d.app.session.about.ID != first {
				t.Fatalf("at %s", d.app.session.about.ID)
			}
			if diff := cmp.Diff(before, tree(d), secrets); diff != "" {
				t.Errorf("after the way through all clouds (-before +after):\n%s", diff)
			}
			if now := d.app.text(askRegion); now != region {
				t.Errorf("the region was %s, is %s", region, now)
			}
		})
	}
}

func TestAnotherCloudTakesTheDraftAlong(t *testing.T) {
	t.Parallel()
	cfg := allClouds()
	drafts, err := profiles.OpenDrafts(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	cfg.Drafts, cfg.Start.Provider = drafts, "ehpc"
	d := newDriver(t, cfg, 120, 40).press("pgdown").see("▸ Cluster name").press("carried", "tab", "about it", "tab")
	d.press("pgup").see("▸ API", "Alibaba Cloud E-HPC").press("right").see("Alibaba Cloud ACK", "Closed for dedicated clusters")
	kept := func(provider string) {
		t.Helper()
		list, err := drafts.List()
		if err != nil || len(list) != 1 || list[0].Provider != provider {
			t.Fatalf("%v %+v", err, list)
		}
	}
	kept("ack")
	d.press("pgdown").see("▸ Cluster name", "carried").miss("Description").press("2", "tab", "pgup", "left").see("E-HPC")
	kept("ehpc")
	d.press("pgdown").see("carried2", "about it")
	cfg.Start = Start{}
	newDriver(t, cfg, 120, 40).see("resume draft", "carried2").press("enter").see("carried2", "about it")
}

func TestRegionsBelongToTheirCloud(t *testing.T) {
	t.Parallel()
	d := example(t, "batchcompute", 120, 40).see("Shut down on 2026-05-15", "cn-hangzhou")
	if d.press("right").see("QingCloud").app.text(askRegion) == "cn-hangzhou" {
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
