package ui

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/simulator"
	"clusterwiz/ui/e2e/journey"
	"clusterwiz/ui/progress"
)

// walk is a journey under way, on a terminal of one size and in one language.
type walk struct {
	*driver
	journey journey.Journey
	lang    forms.Lang
	size    [2]int
	shown   journey.Terminal
	sends   atomic.Int32
	// cloud is what the cloud said in the run's log, course the frames of its progress.
	cloud  strings.Builder
	course []string
	// frames are those of the moments that decide.
	frames map[string]string
}

// walked plays a journey, in a time of its own in which nobody waits: the clock of the
// run and of the simulator goes on only while all sleep.
func walked(t *testing.T, j journey.Journey, lang forms.Lang, size [2]int, speed float64) *walk {
	t.Helper()
	w := &walk{journey: j, lang: lang, size: size, shown: journey.NewTerminal(size[0], size[1]), frames: map[string]string{}}
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(noon))
		cfg := allClouds()
		cfg.Connector = builtIn(counting{simulator.New(simulator.Options{Speed: speed}).Transport(), &w.sends})
		cfg.Connector.Speed = speed
		store, err := launch.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		cfg.Store, cfg.Launcher = store, launch.New(store, launch.Options{Jitter: func() float64 { return 0.5 }})
		cfg.Lang, cfg.Now = lang, time.Now
		w.driver = newDriver(t, cfg, size[0], size[1])
		w.alter = w.hears
		for i := range j.Steps {
			w.step(i)
		}
		w.arrived(store)
	})
	return w
}

// step presses what the step says, and looks.
func (w *walk) step(i int) {
	step, steps := w.journey.Steps[i], w.journey.Steps
	if n := w.sends.Load(); n > 0 {
		w.t.Fatalf("%d creations were sent before the yes", n)
	}
	w.press(step.Press)
	for _, text := range step.See {
		w.see(text.In(w.lang))
	}
	w.looks(journey.View{Types: i+1 < len(steps) && steps[i+1].Types()})
	if step.Moment != "" {
		w.frames[step.Moment] = w.frame()
	}
}

// arrived holds the end of a journey to one creation of what was wanted.
func (w *walk) arrived(store *launch.Store) {
	runs, err := store.List()
	if _, ends := w.frames[journey.Created]; !ends {
		if err != nil || len(runs) > 0 || w.sends.Load() > 0 {
			w.t.Errorf("%v, %d creations, runs: %+v", err, w.sends.Load(), runs)
		}
		return
	}
	w.frames[journey.Progress] = w.course[len(w.course)/2]
	j := w.journey
	if err != nil || len(runs) != 1 || runs[0].Provider != j.Cloud || !strings.HasPrefix(runs[0].Name, j.Name) || runs[0].Phase != launch.Created {
		w.t.Errorf("%v, runs: %+v", err, runs)
	}
	if n := w.sends.Load(); n != 1 {
		w.t.Errorf("%d creations were sent", n)
	}
}

// hears looks at the progress page before it is told the next event.
func (w *walk) hears(msg tea.Msg) tea.Msg {
	event, ok := msg.(progress.EventMsg)
	if !ok {
		return msg
	}
	if event.Event.Log != nil {
		w.cloud.WriteString(event.Event.Text.In(w.lang) + "\n")
	}
	w.hear(progress.TickMsg(time.Now()))
	w.looks(journey.View{Waits: true})
	w.course = append(w.course, w.frame())
	return msg
}

// looks holds the screen to what holds of every one.
func (w *walk) looks(v journey.View) {
	w.t.Helper()
	fits(w.t, w.journey.Wish, w.driver, w.size)
	v.Lang, v.Hidden, v.Cloud = w.lang, w.journey.Hidden(), w.cloud.String()
	wrong := w.shown.Show(w.app.View()).Wrong(v)
	if len(wrong) > 0 {
		w.t.Fatalf("the screen %s:\n%s", strings.Join(wrong, ", "), w.screen())
	}
}

// runIDs are ids of runs, the end of which is drawn by lot.
var runIDs = regexp.MustCompile(`(\d{8}-\d{6}-)[a-z0-9]{4}`)

func (w *walk) frame() string { return runIDs.ReplaceAllString(w.app.View(), "${1}abcd") }

// TestJourneyScreens: what people usually want is there after few keys, on every terminal
// and in both languages, and no screen on the way is wrong.
func TestJourneyScreens(t *testing.T) {
	t.Parallel()
	for _, j := range append(journey.Wishes(), journey.Slip()) {
		t.Run(j.Wish, func(t *testing.T) {
			t.Parallel()
			if j.Most > 0 && j.Keys() > j.Most {
				t.Errorf("%d keys, at most %d", j.Keys(), j.Most)
			}
			for _, lang := range []forms.Lang{forms.En, forms.Zh} {
				if testing.Short() {
					walked(t, j, lang, sizes[1], 0)
					continue
				}
				var all strings.Builder
				for _, size := range sizes {
					w := walked(t, j, lang, size, 0)
					for _, moment := range journey.Moments {
						if frame, ok := w.frames[moment]; ok {
							fmt.Fprintf(&all, "=== %s %dx%d\n%s\n", moment, size[0], size[1], w.shown.Show(frame).Text())
						}
					}
				}
				name := strings.ReplaceAll(j.Wish, " ", "_")
				compare(t, filepath.Join("testdata", "journeys", name+"."+string(lang)+".txt"), all.String())
			}
		})
	}
}

// TestPictureScreens: the README's pictures are screens of journeys. "make pictures"
// draws them anew.
func TestPictureScreens(t *testing.T) {
	t.Parallel()
	wishes := journey.Wishes()
	slurm, training := wishes[0], wishes[2]
	for _, picture := range []struct {
		of      journey.Journey
		moments []string
	}{
		{journey.Slip(), []string{journey.Start, journey.Form}},
		{training, []string{journey.Picker}},
		{slurm, []string{journey.Review, journey.Progress}},
	} {
		for _, lang := range []forms.Lang{forms.En, forms.Zh} {
			t.Run(picture.of.Wish+" "+string(lang), func(t *testing.T) {
				t.Parallel()
				// In a cloud's own time the stages take as long as they do.
				w := walked(t, picture.of, lang, [2]int{118, 26}, 1)
				for _, moment := range picture.moments {
					path := filepath.Join("testdata", "pictures", moment+"."+string(lang)+".svg")
					compare(t, path, w.shown.Show(w.frames[moment]).SVG())
				}
			})
		}
	}
}
