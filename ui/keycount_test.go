package ui

import (
	"strings"
	"testing"
	"unicode/utf8"

	"clusterwiz/providers/launch"
)

// TestFewKeys is what a person does who wants a usual cluster and has only its name
// in mind, and its password where one is needed: from the start screen to the request
// that was sent. These two are not counted.
func TestFewKeys(t *testing.T) {
	t.Parallel()
	for cloud, c := range map[string]struct {
		most int
		name string
		keys []string
	}{
		// What is typed to narrow the start screen and a list counts, too.
		"ehpc": {30, "cfd", []string{
			"slurm", "enter", "NAME", "ctrl+n", "prod", "enter", "enter", "enter",
			"ctrl+n", "a", "enter", "enter", "ctrl+n", "right", "ctrl+n", "enter", "enter", "ctrl+n", "s", "y",
		}},
		"ack": {30, "k8s", []string{
			"try", "enter", "NAME", "ctrl+n", "enter", "enter", "enter", "enter", "ctrl+n", "enter", "enter", "ctrl+n", "s", "y",
		}},
		"modelarts":    {20, "pool", []string{"infer", "enter", "enter", "enter", "ctrl+n", "NAME", "ctrl+n", "enter", "enter", "ctrl+n", "s", "y"}},
		"batchcompute": {15, "render", []string{"batch:", "enter", "NAME", "ctrl+n", "s", "y"}},
		"qingcloud": {20, "hpc", []string{
			"login", "enter", "NAME", "ctrl+n", "enter", "enter", "enter", "enter", "ctrl+n", "enter", "enter", "ctrl+n", "PASSWORD", "ctrl+n", "s", "y",
		}},
	} {
		t.Run(cloud, func(t *testing.T) {
			t.Parallel()
			cfg := allClouds()
			store, err := launch.Open(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			cfg.Store, cfg.Launcher = store, launch.New(store, launch.Options{})
			d, keys := newDriver(t, cfg, 120, 40), 0
			for _, key := range c.keys {
				_, one := keyTypes[key]
				switch {
				case key == "NAME":
					d.press(c.name)
					continue
				case key == "PASSWORD":
					d.press("Canary-2026")
					continue
				case one:
					keys++
				default:
					keys += utf8.RuneCountInString(key)
				}
				d.press(key)
			}
			runs, err := store.List()
			if err != nil || len(runs) != 1 || !strings.HasPrefix(runs[0].Name, c.name) || runs[0].Provider != cloud {
				t.Fatalf("%v, runs: %+v\n%s", err, runs, d.screen())
			}
			if keys > c.most {
				t.Errorf("%d keys, at most %d", keys, c.most)
			}
			t.Logf("%d keys", keys)
		})
	}
}
