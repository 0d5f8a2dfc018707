package launch_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

func TestDelete(t *testing.T) {
	t.Parallel()
	const made = "planned sending accepted log status log created "
	// missed are the answers that it takes until a thing is believed to be gone.
	missed := strings.Repeat("waiting ", 4)
	going := []step{says(providers.Ready, "running"), says(providers.Deleting, "releasing"), fails(providers.Absent)}
	type result struct {
		Run     outcome
		Deletes int
	}
	want := func(err string, phase launch.Phase, deletes int, events, journal string) result {
		o := outcome{Err: err, Phase: phase, ID: "c-1", Events: events, JournalEvents: made + journal}
		if phase == launch.Deleted {
			o.Finds = 1 // The list has to agree.
		}
		return result{o, deletes}
	}
	tests := map[string]struct {
		change func(c *client, stop func())
		want   result
	}{
		"gone": {
			func(*client, func()) {},
			want("", launch.Deleted, 1, "deleting status status "+missed+"deleted", "deleting status status deleted"),
		},
		"not there": {
			func(c *client, _ func()) { c.remove = []step{fails(providers.Absent)} },
			want("", launch.Deleted, 1, "deleting status status "+missed+"deleted", "deleting status status deleted"),
		},
		"busy, then taken": {
			func(c *client, _ func()) {
				c.remove = []step{fails(providers.Conflict), fails(providers.Throttled), gives("c-1")}
			},
			want("", launch.Deleted, 3, "deleting waiting waiting status status "+missed+"deleted", "deleting status status deleted"),
		},
		"busy for good": {
			func(c *client, _ func()) { c.remove = []step{fails(providers.Conflict)} },
			want("conflict", launch.Created, 10, "deleting "+strings.Repeat("waiting ", 9)+"rejected", "deleting rejected"),
		},
		"lost replies": {
			func(c *client, _ func()) { c.remove = []step{fails(providers.Unclear), fails(providers.Absent)} },
			want("", launch.Deleted, 2, "deleting waiting status status "+missed+"deleted", "deleting status status deleted"),
		},
		"may not": {
			func(c *client, _ func()) { c.remove = []step{fails(providers.Permission)} },
			want("permission", launch.Created, 1, "deleting rejected", "deleting rejected"),
		},
		"deletion fails": {
			func(c *client, _ func()) {
				c.poll = []step{says(providers.Deleting, "releasing"), says(providers.Failed, "exception")}
			},
			want("internal", launch.Failed, 1, "deleting status failed", "deleting status failed"),
		},
		"cancelled before": {
			func(_ *client, stop func()) { stop() },
			want(launch.ErrNotSent.Error(), launch.Created, 0, "interrupted", ""),
		},
		"cancelled while busy": {
			func(c *client, stop func()) {
				c.remove = []step{fails(providers.Conflict)}
				time.AfterFunc(time.Second, stop)
			},
			want(launch.ErrNotSent.Error(), launch.Created, 1, "deleting waiting interrupted", "deleting interrupted"),
		},
		"cancelled after a lost reply": {
			func(c *client, stop func()) {
				c.remove = []step{fails(providers.Unclear)}
				time.AfterFunc(time.Second, stop)
			},
			want(launch.ErrUnclear.Error(), launch.Deleting, 1, "deleting waiting unclear", "deleting unclear"),
		},
		"cancelled while asking": {
			func(c *client, stop func()) { c.remove[0].before = stop },
			want(launch.ErrDetached.Error(), launch.Deleting, 1, "deleting detached", "deleting detached"),
		},
		"log of the creation": {
			func(c *client, _ func()) {
				retold := says(providers.Deleting, "releasing")
				retold.status.Events = []providers.Event{{ID: "1", Text: "one"}, {ID: "2", Text: "two"}, {ID: "3", Text: "released"}}
				c.poll = []step{retold, fails(providers.Absent)}
			},
			want("", launch.Deleted, 1, "deleting log status "+missed+"deleted", "deleting log status deleted"),
		},
		"never gone": {
			func(c *client, _ func()) { c.poll = going[1:2] },
			want(launch.ErrDetached.Error(), launch.Deleting, 1, "deleting status "+strings.Repeat("status ", 19)+"detached", "deleting status detached"),
		},
		"never begun": {
			func(c *client, _ func()) { c.poll = going[:1] },
			want("conflict", launch.Created, 3,
				"deleting "+strings.Repeat("status status status waiting ", 2)+"status status status rejected", "deleting status status status rejected"),
		},
		"not there, which is not so": {
			func(c *client, _ func()) {
				c.remove = []step{fails(providers.Absent), gives("c-1")}
				c.poll = append([]step{going[0], going[0], going[0], going[0], going[0], going[0]}, going[1:]...)
			},
			want("", launch.Deleted, 2, "deleting status status status waiting status status "+missed+"deleted", "deleting status status status deleted"),
		},
		"replies lost for good": {
			func(c *client, _ func()) { c.remove = []step{fails(providers.Unclear)} },
			want("", launch.Deleted, 10, "deleting "+strings.Repeat("waiting ", 9)+"status status "+missed+"deleted", "deleting status status deleted"),
		},
		"lost for good": {
			func(c *client, _ func()) { c.remove, c.poll = []step{fails(providers.Unclear)}, going[:1] },
			want("unclear", launch.Created, 10, "deleting "+strings.Repeat("waiting ", 9)+"status status status unclear", "deleting status unclear"),
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{Limit: 10 * time.Minute}), happy()
				record := r.reach(t, func(*client, func()) {})
				ctx, stop := context.WithCancel(t.Context())
				defer stop()
				c.poll = going
				test.change(c, stop)
				record, err := r.Delete(ctx, c, record, r.emit)
				got := result{r.outcome(t, c, record, err), c.count("delete")}
				test.want.Run.JournalEvents = strings.TrimSpace(test.want.Run.JournalEvents)
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			})
		})
	}
}

func TestDeleteGoesOn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		record := r.reach(t, whilePolling)
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		c.remove[0].before = stop
		record, err := r.Delete(ctx, c, record, nil)
		if kindOf(err) != launch.ErrDetached.Error() || record.Phase != launch.Deleting {
			t.Fatalf("got %v, %s", err, record.Phase)
		}
		c.poll = []step{says(providers.Gone, "")}
		if record, err = r.Watch(t.Context(), c, record, r.emit); err != nil || record.Phase != launch.Deleted {
			t.Errorf("got %v, %s", err, record.Phase)
		}
		// What is deleted can be asked about again.
		if _, err = r.Delete(t.Context(), c, record, nil); err != nil || c.count("delete") != 2 {
			t.Errorf("got %v, %v", err, c.calls)
		}
	})
}

func TestDeleteNothing(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		reach func(c *client, stop func())
		want  string
	}{
		"rejected": {func(c *client, _ func()) { c.send = []step{fails(providers.Quota)} }, "gone"},
		"planned":  {func(c *client, stop func()) { c.find[0].before = stop }, "gone"},
		"unclear":  {lostReply, "unclear"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				record := r.reach(t, test.reach)
				if _, err := r.Delete(t.Context(), c, record, nil); kindOf(err) != test.want || c.count("delete") != 0 {
					t.Errorf("got %v, %v", err, c.calls)
				}
			})
		})
	}
}

// While another process watches, deleting works and leaves the writing to it.
func TestDeleteWhileWatched(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		record := r.reach(t, whilePolling)
		release, err := r.store.Hold(record.ID)
		if err != nil {
			t.Fatal(err)
		}
		defer release()
		before := r.journal(t)
		c.poll = []step{says(providers.Gone, "")}
		record, err = r.Delete(t.Context(), c, record, nil)
		if err != nil || record.Phase != launch.Deleted || r.journal(t) != before {
			t.Errorf("got %v, %s", err, record.Phase)
		}
	})
}

// The process that watched ends while this one deletes: what the deletion is
// followed by is not forgotten with the journal that is taken over.
func TestDeleteTakesOver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		record := r.reach(t, whilePolling)
		release, err := r.store.Hold(record.ID)
		if err != nil {
			t.Fatal(err)
		}
		c.remove = []step{{receipt: providers.Receipt{ID: "c-1", TaskID: "T-delete", State: "releasing"}}}
		c.poll = []step{{status: providers.Status{Phase: providers.Deleting}, before: release}, says(providers.Deleting, "releasing"), says(providers.Gone, "")}
		c.asked = nil
		record, err = r.Delete(t.Context(), c, record, nil)
		if err != nil || record.Phase != launch.Deleted {
			t.Fatalf("got %v, %s", err, record.Phase)
		}
		for i, asked := range c.asked {
			if asked.TaskID != "T-delete" || asked.State != "releasing" {
				t.Errorf("poll %d asked for %+v", i, asked)
			}
		}
		if kept, err := r.store.Load(record.ID); err != nil || kept.Phase != launch.Deleted {
			t.Errorf("journal has %s, %v", kept.Phase, err)
		}
	})
}

// The program ended after it wrote that it deletes, and before it asked: the
// deletion ends by what the cloud says of the thing.
func TestWatchDeletionNotAskedFor(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		record := r.reach(t, func(*client, func()) {})
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		c.remove = []step{fails(providers.Unclear)}
		c.remove[0].before = stop
		if record, _ = r.Delete(ctx, c, record, nil); record.Phase != launch.Deleting {
			t.Fatal(record.Phase)
		}
		c.poll = []step{says(providers.Ready, "running")}
		record, err := r.Watch(t.Context(), c, record, r.emit)
		if err != nil || record.Phase != launch.Created || r.kinds() != "status status status note created" {
			t.Errorf("got %v, %s, %s", err, record.Phase, r.kinds())
		}
		if note := r.events[3].Text.En; !strings.Contains(note, "never reached it. Delete it with: clusterwiz delete "+record.ID) {
			t.Errorf("told %q", note)
		}
	})
}

// Let go before the cloud was seen to delete, nobody knows that it does.
func TestWatchDeletionNotBegun(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{Limit: 10 * time.Second}), happy()
		record := r.reach(t, func(*client, func()) {})
		c.remove = []step{fails(providers.Unclear)}
		record, _ = r.Delete(t.Context(), c, record, nil)
		c.poll = []step{says(providers.Ready, "running")}
		record, err := r.Watch(t.Context(), c, record, r.emit)
		if kindOf(err) != launch.ErrUnclear.Error() || record.Phase != launch.Deleting || r.kinds() != "status unclear" {
			t.Errorf("got %v, %s, %s", err, record.Phase, r.kinds())
		}
	})
}
