package launch_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// costly is a plan of things that cost money.
func costly() planned {
	p := plan()
	p.Costs = &providers.Costs{
		Created: []forms.Text{forms.Same("runs on")}, Failed: []forms.Text{forms.Same("half of it runs on")},
		Deleted: []forms.Text{forms.Same("files stay")}, Refund: forms.Same("nothing comes back"),
	}
	return p
}

// keeper was told to keep something.
type keeper struct{ *client }

// Kept implements [providers.Keeper].
func (keeper) Kept() []forms.Text { return []forms.Text{forms.Same("logs stay")} }

// TestCostsAreToldAtTheEnd, by what the end is, and again by who loads the run.
func TestCostsAreToldAtTheEnd(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		poll   step
		remove bool
		want   []string
		remedy string
	}{
		"created": {says(providers.Ready, "running"), false, []string{"runs on"}, ""},
		"failed":  {says(providers.Failed, "exception"), false, []string{"half of it runs on"}, "nothing comes back"},
		"deleted": {fails(providers.Absent), true, []string{"files stay", "logs stay"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, cloud := newRoom(t, launch.Options{}), happy()
				if !c.remove {
					cloud.poll = []step{c.poll}
				}
				record, _ := r.Create(t.Context(), cloud, costly(), r.emit)
				if c.remove {
					cloud.poll = []step{c.poll}
					cloud.calls = nil
					record, _ = r.Delete(t.Context(), keeper{cloud}, record, r.emit)
				}
				end := r.events[len(r.events)-1]
				if diff := cmp.Diff(c.want, english(end.Costs)); diff != "" {
					t.Error(diff)
				}
				loaded, err := r.store.Load(record.ID)
				if diff := cmp.Diff(c.want, english(loaded.CostLines())); diff != "" || err != nil {
					t.Error(diff, err)
				}
				if c.remedy != "" && !strings.Contains(record.Failure.Remedy.En, c.remedy) {
					t.Error(record.Failure.Remedy.En)
				}
				if data, err := end.MarshalJSON(); err != nil || !strings.Contains(string(data), `"costs":[{"en":"`+c.want[0]) {
					t.Error(string(data), err)
				}
			})
		})
	}
}

// TestCostsOfAnOlderJournal are those that the caller knows.
func TestCostsOfAnOlderJournal(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRoom(t, launch.Options{})
		record := r.reach(t, whilePolling)
		record.Costs = costly().Costs
		record, err := r.Watch(t.Context(), happy(), record, r.emit)
		if diff := cmp.Diff([]string{"runs on"}, english(record.CostLines())); diff != "" || err != nil {
			t.Error(diff, err)
		}
	})
}

func english(texts []forms.Text) []string {
	var words []string
	for _, text := range texts {
		words = append(words, text.En)
	}
	return words
}
