package ui

import (
	"context"
	"fmt"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/simulator"
	"clusterwiz/ui/review"
	"clusterwiz/ui/start"
	"clusterwiz/ui/work"
)

// cloudConfig is E-HPC on a simulator of the test's own.
func cloudConfig() Config {
	sim := simulator.New(simulator.Options{})
	return Config{
		Providers: []providers.Provider{fixed{alone{ehpc.New()}}},
		Connector: builtIn(sim.Transport()),
	}
}

// alone is a provider on a machine without accounts.
type alone struct{ providers.Provider }

// Accounts finds none, whatever the machine of the test has.
func (alone) Accounts(context.Context) []providers.Account { return nil }

// emptyCloud opens an empty E-HPC form, filledCloud the example.
func emptyCloud(t testing.TB, w, h int) *driver {
	t.Helper()
	cfg := cloudConfig()
	cfg.Start.Provider = "ehpc"
	return newDriver(t, cfg, w, h)
}

func filledCloud(t testing.TB, w, h int) *driver {
	t.Helper()
	cfg := cloudConfig()
	p := cfg.Providers[0]
	profile, issues := profiles.Parse(p.About().Example, "example.toml", work.FormsOf(cfg.Providers))
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	cfg.Start.Profile, cfg.Dirs.Config = profile, "/home/me/.config/clusterwiz"
	return newDriver(t, cfg, w, h).first()
}

func TestStartScreens(t *testing.T) {
	t.Parallel()
	golden(t, "start", func(t *testing.T, w, h int) *driver { return newDriver(t, cloudConfig(), w, h) })
	golden(t, "start_busy", func(t *testing.T, w, h int) *driver {
		d := newDriver(t, cloudConfig(), w, h)
		answers := &forms.Answers{}
		if err := answers.Set("basics.name", "cfd-prod"); err != nil {
			t.Fatal(err)
		}
		d.do(start.Found{
			Drafts:   []profiles.Draft{{ID: "a", Provider: "ehpc", Saved: noon, Step: forms.Queues, Answers: answers}},
			Profiles: []start.Profile{{Path: "/home/me/profiles/weather.toml", Provider: "ehpc", Saved: noon}},
			Runs: []launch.Record{
				{ID: "20261120-120000-abcd", Provider: "ehpc", Name: "cfd-old", Phase: launch.Failed, Started: noon},
				{ID: "20261120-110000-bcde", Provider: "ehpc", Name: "cfd-prod", Phase: launch.Created, Started: noon.Add(-time.Hour), Simulated: true},
				{ID: "20261119-110000-cdef", Provider: "ehpc", Name: "cfd-test", Phase: launch.Unclear, Started: noon.Add(-25 * time.Hour)},
			},
			Accounts: 1, Read: true, At: noon.Add(2 * time.Minute),
		})
		return d
	})
}

func TestStepScreens(t *testing.T) {
	t.Parallel()
	steps := ehpc.New().Form().Steps
	for i, step := range append([]forms.Step{{ID: "cloud"}}, steps...) {
		t.Run(string(step.ID), func(t *testing.T) {
			t.Parallel()
			for name, open := range map[string]func(testing.TB, int, int) *driver{"empty": emptyCloud, "filled": filledCloud} {
				golden(t, fmt.Sprintf("step_%d_%s_%s", i, step.ID, name), func(t *testing.T, w, h int) *driver {
					d := open(t, w, h)
					for range i {
						d.press("pgdown")
					}
					return d
				})
			}
		})
	}
}

func TestPlaceScreens(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{
		"item":     {"enter"},
		"nested":   {"enter", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "enter", "enter", "up", "up", "enter"},
		"trouble":  {"enter", "tab", "ctrl+u", "20", "tab"},
		"unfolded": {"enter", "ctrl+o"},
		"undo":     {"d"},
		"request":  {"ctrl+p"},
		"help":     {"?"},
		"jump":     {"ctrl+g"},
		"quit":     {"ctrl+c"},
		"save":     {"ctrl+s"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden(t, "queues_"+name, func(t *testing.T, w, h int) *driver {
				d := filledCloud(t, w, h).press("pgdown", "pgdown", "pgdown", "pgdown")
				return d.press(keys...)
			})
		})
	}
}

func TestPickerScreens(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{
		"open": {}, "filtered": {"c7", "space", "32"}, "typed": {"ecs.mine"}, "end": {"end"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden(t, "picker_"+name, func(t *testing.T, w, h int) *driver {
				d := filledCloud(t, w, h).press("pgdown", "pgdown", "pgdown", "tab", "tab", "enter")
				return d.press(keys...)
			})
		})
	}
}

func TestReviewScreens(t *testing.T) {
	t.Parallel()
	golden(t, "review_problems", func(t *testing.T, w, h int) *driver { return emptyCloud(t, w, h).press("ctrl+r", "s") })
	golden(t, "review_plan", func(t *testing.T, w, h int) *driver { return filledCloud(t, w, h).press("ctrl+r") })
	golden(t, "review_ready", func(t *testing.T, w, h int) *driver { return filledCloud(t, w, h).press("ctrl+r", "2") })
	golden(t, "review_unsent", func(t *testing.T, w, h int) *driver {
		d := filledCloud(t, w, h)
		for _, key := range []string{"period", "auto_renew", "spot_price_limit"} {
			for i := range 2 {
				if err := d.app.work.Main.Answers.Set(forms.Path("queues").Index(i).Key("compute_nodes").Index(0).Key(key), int64(1)); err != nil {
					t.Fatal(err)
				}
			}
		}
		return d.press("ctrl+r", "2")
	})
	golden(t, "review_json", func(t *testing.T, w, h int) *driver { return filledCloud(t, w, h).press("ctrl+r", "4") })
	golden(t, "review_notes", func(t *testing.T, w, h int) *driver {
		return filledCloud(t, w, h).press("ctrl+r", "right", "pgdown", "pgdown", "pgdown")
	})
	golden(t, "review_profile", func(t *testing.T, w, h int) *driver {
		return filledCloud(t, w, h).press("ctrl+r", "left")
	})
	golden(t, "review_submit", func(t *testing.T, w, h int) *driver { return filledCloud(t, w, h).press("ctrl+r", "s") })
	golden(t, "review_http", func(t *testing.T, w, h int) *driver {
		d := filledCloud(t, w, h)
		d.alter = func(msg tea.Msg) tea.Msg {
			// Date and nonce are fresh for each message.
			if texts, ok := msg.(review.Texts); ok {
				texts.HTTP = "POST https://ehpc.example.com/ HTTP/1.1\nAuthorization: ACS3-HMAC-SHA256 Credential=simulator,Signature=••••••\n\nName=" + longText
				return texts
			}
			return msg
		}
		return d.press("ctrl+r", "5")
	})
}

const longText = "a-very-long-parameter-that-has-no-blank-in-it-at-all-and-goes-on-and-on-beyond-every-terminal-and-then-some-more"

func TestSmallScreens(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"", "ctrl+l"} {
		d := filledCloud(t, 39, 9)
		if lang != "" {
			d.press(lang)
		}
		fits(t, "too small", d, [2]int{39, 9})
	}
	compare(t, "testdata/screens/too_small.txt", filledCloud(t, 39, 9).screen()+"\n---\n"+filledCloud(t, 12, 3).screen()+"\n")
}
