package launch_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// bare are things without a tag.
func bare(ids ...string) step {
	s := finds(ids...)
	for i := range s.found {
		s.found[i].Tag = ""
	}
	return s
}

// TestTwins: more than one thing after an acceptance is told with both ids, at
// once and by every end, also where lists lag.
func TestTwins(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		find     []step
		untagged bool
		twins    []string
		warned   int
	}{
		"one":                          {find: []step{finds(), finds("c-1")}},
		"two at once":                  {find: []step{finds(), finds("c-1", "c-2")}, twins: []string{"c-2"}, warned: 1},
		"two, listed late":             {find: []step{finds(), finds(), finds("c-2", "c-1")}, twins: []string{"c-2"}, warned: 1},
		"two, and the list forgets":    {find: []step{finds(), finds("c-2"), finds()}, twins: []string{"c-2"}, warned: 1},
		"three, one after the other":   {find: []step{finds(), finds("c-2"), finds("c-3")}, twins: []string{"c-2", "c-3"}, warned: 2},
		"a colleague's":                {find: []step{finds(), bare("c-2")}, twins: []string{"c-2"}, warned: 1},
		"another without tags":         {find: []step{finds(), bare("c-1", "c-2")}, untagged: true, twins: []string{"c-2"}, warned: 1},
		"nobody may list":              {find: []step{fails(providers.Permission)}},
		"the list is down after that":  {find: []step{finds(), fails(providers.Unavailable)}},
		"one that was there before it": {find: []step{{found: []providers.Receipt{{ID: "c-0", Name: "cfd-2"}}}, finds("c-0", "c-1")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c, p := newRoom(t, launch.Options{}), happy(), plan()
				c.find, p.Untagged = tc.find, tc.untagged
				record, err := r.Create(t.Context(), c, p, r.emit)
				failure := providers.FailureIn(err)
				if diff := cmp.Diff(tc.twins, record.Twins); diff != "" || record.Phase != launch.Created {
					t.Error(record.Phase, diff)
				}
				if (len(tc.twins) > 0) != (failure != nil && failure.Kind == providers.Unclear) || strings.Count(r.kinds(), "warning") != tc.warned {
					t.Errorf("got %v, told %s", err, r.kinds())
				}
				// Whoever comes back is told the same.
				again := newRoom(t, launch.Options{})
				_, second := r.Watch(t.Context(), c, record, again.emit)
				for _, e := range []launch.Event{r.events[len(r.events)-1], again.events[len(again.events)-1]} {
					last, _ := e.MarshalJSON()
					for _, id := range append([]string{"c-1"}, tc.twins...) {
						if !strings.Contains(string(last), id) || e.Kind != launch.EventCreated {
							t.Errorf("%s is not in %s", id, last)
						}
					}
				}
				if kindOf(second) != kindOf(err) {
					t.Errorf("then %v, now %v", err, second)
				}
			})
		})
	}
}

// TestLooksAsLongAsListsLag: a cloud says that it did nothing, and did: it is not
// told to do it again before the list must have shown that.
func TestLooksAsLongAsListsLag(t *testing.T) {
	t.Parallel()
	// One that is throttled leaves the cloud alone for a minute first.
	for kind, late := range map[providers.Kind]time.Duration{providers.Throttled: 150 * time.Second, providers.Unavailable: 90 * time.Second} {
		for lag, sends := range map[time.Duration]int{0: 1, 12 * time.Second: 1, 60 * time.Second: 1, late: 2} {
			t.Run(string(kind)+"/"+lag.String(), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					r, c := newRoom(t, launch.Options{}), happy()
					c.send = []step{fails(kind), gives("c-2")}
					listed := time.Now().Add(lag + 5*time.Second)
					c.poll[0].before = func() { time.Sleep(50 * time.Second) } // The bubble's clock.
					lagging := &lagging{client: c, listed: listed}
					record, err := r.Create(t.Context(), lagging, plan(), r.emit)
					if got := c.count("send"); got != sends {
						t.Errorf("sent %d times, want %d: %v", got, sends, err)
					}
					if sends == 2 && (len(record.Twins) != 1 || kindOf(err) != "unclear") || sends == 1 && (err != nil || record.Receipt.ID != "c-1") {
						t.Errorf("got %+v, %v", record, err)
					}
				})
			})
		}
	}
}

// lagging lists c-1 from a moment on, and whatever was accepted.
type lagging struct {
	*client
	listed time.Time
}

// Find shows what there is to see by now.
func (c *lagging) Find(ctx context.Context, r providers.Request) ([]providers.Receipt, error) {
	if _, err := c.client.Find(ctx, r); err != nil || time.Now().Before(c.listed) {
		return nil, err
	}
	return []providers.Receipt{{ID: "c-1", Name: "cfd", Tag: c.tag}}, nil
}

// seeing is a client with a second account of what was made.
type seeing struct {
	*client
	made []providers.Receipt
}

// Witnessed tells what was made.
func (c seeing) Witnessed(context.Context, providers.Request, time.Time) ([]providers.Receipt, error) {
	return c.made, nil
}

// TestWitness: what only the second account knows of keeps the request from being
// sent again, and is named where the list never shows it.
func TestWitness(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]providers.Kind{"before it is sent again": providers.Unavailable, "before it is unclear": providers.Unclear} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				c.send = []step{fails(kind), gives("c-2")}
				record, err := r.Create(t.Context(), seeing{c, []providers.Receipt{{ID: "c-7", Name: "cfd"}}}, plan(), r.emit)
				last, _ := r.events[len(r.events)-1].MarshalJSON()
				if !errors.Is(err, launch.ErrUnclear) || c.count("send") != 1 || !strings.Contains(string(last), "c-7") || len(record.Maybe) != 1 {
					t.Errorf("got %v, %v, %s", err, c.calls, last)
				}
			})
		})
	}
}

// TestTag: the request goes out with the run's own tag, the digest is of what a
// person saw, and a tag that has no place is told and left out.
func TestTag(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		full, untagged bool
		tagged         bool
		note           string
	}{
		"there is a place":     {tagged: true},
		"there is no place":    {full: true, note: "full"},
		"nobody wants it":      {untagged: true},
		"nor where it is full": {full: true, untagged: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c, p := newRoom(t, launch.Options{}), &tagging{client: happy(), full: tc.full}, plan()
				p.Untagged = tc.untagged
				shown, digest := p.Request.Body.Lines(), p.Request.Digest()
				record, err := r.Create(t.Context(), c, p, r.emit)
				if err != nil {
					t.Fatal(err)
				}
				sent, _ := c.sent.Body.Get("Tag")
				if want := record.ID + "-" + strings.ToLower(record.Token[:8]); tc.tagged && (sent != want || record.Tag != want) || !tc.tagged && (sent != nil || record.Tag != "") {
					t.Errorf("sent %v, record %q", sent, record.Tag)
				}
				if diff := cmp.Diff(shown, p.Request.Body.Lines()); diff != "" || record.Digest != digest {
					t.Error("the person's request was changed", diff)
				}
				noted := len(r.events) > 1 && r.events[1].Kind == launch.EventNote && r.events[1].Text.En == tc.note
				if noted != (tc.note != "") {
					t.Errorf("told %s", r.kinds())
				}
				if got := launch.TagNote(c, p.Plan); got.IsZero() != tc.untagged || tc.note != "" && got.En != tc.note {
					t.Errorf("shown %q", got.En)
				}
			})
		})
	}
}

// tagging puts the tag in the body.
type tagging struct {
	*client
	full bool
	sent providers.Request
}

// Tagged puts a member.
func (c *tagging) Tagged(request providers.Request, value string) (providers.Request, forms.Text) {
	if c.full {
		return request, forms.Same("full")
	}
	return request.WithBody(func(b *forms.Body) { b.Set(value, "Tag") }), forms.Text{}
}

// Send notes what was sent.
func (c *tagging) Send(ctx context.Context, r providers.Request) (providers.Receipt, error) {
	c.sent = r
	return c.client.Send(ctx, r)
}

// TestAdopt: a person takes a thing for what an unclear run made; only one that
// may be its own, and the record says that nothing proves it.
func TestAdopt(t *testing.T) {
	t.Parallel()
	unclear := func(t *testing.T, r *room) launch.Record {
		t.Helper()
		c := happy()
		c.send, c.find = []step{fails(providers.Unclear)}, []step{{found: []providers.Receipt{{ID: "c-0", Name: "cfd-2"}}}, bare("c-9")}
		record, err := r.Create(t.Context(), c, plan(), nil)
		if !errors.Is(err, launch.ErrUnclear) {
			t.Fatal(err)
		}
		return record
	}
	for name, tc := range map[string]struct {
		id   string
		find step
		want string
		done launch.Phase
	}{
		"the one that is named":     {id: "c-9", find: bare("c-9"), done: launch.Created},
		"one of several":            {id: "c-8", find: bare("c-9", "c-8"), done: launch.Created},
		"one that is not there":     {id: "c-7", find: bare("c-9"), want: "invalid", done: launch.Unclear},
		"one that was there before": {id: "c-0", find: bare("c-0"), want: "invalid", done: launch.Unclear},
		"one of another run":        {id: "c-9", find: step{found: []providers.Receipt{{ID: "c-9", Name: "cfd", Tag: "other"}}}, want: "invalid", done: launch.Unclear},
		"one of another name":       {id: "c-9", find: step{found: []providers.Receipt{{ID: "c-9", Name: "cfd-2"}}}, want: "invalid", done: launch.Unclear},
		"nobody may list":           {id: "c-9", find: fails(providers.Permission), want: "permission", done: launch.Unclear},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRoom(t, launch.Options{})
				record, c := unclear(t, r), happy()
				c.find = []step{tc.find}
				record, err := r.Launcher.Adopt(t.Context(), plan().to(c), record, tc.id, r.emit)
				if len(tc.find.found) > 1 {
					err = nil // The other one is told as a second.
				}
				if kindOf(err) != tc.want || record.Phase != tc.done || c.count("send") != 0 {
					t.Errorf("got %v, %s, %v", err, record.Phase, c.calls)
				}
				if adopted := tc.done == launch.Created; record.Unproven != adopted || adopted && record.Receipt.ID != tc.id {
					t.Errorf("got %+v", record)
				}
				kept, err := r.store.Load(record.ID)
				if err != nil || kept.Unproven != record.Unproven || kept.Phase != record.Phase {
					t.Errorf("kept %+v, %v", kept, err)
				}
			})
		})
	}
}
