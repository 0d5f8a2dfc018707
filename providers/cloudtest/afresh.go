package cloudtest

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// changing hands calls on to a world in which a value has become another one
// since.
type changing struct {
	next http.RoundTripper
	mu   sync.Mutex
	was  string
	is   string
}

func (c *changing) change(was, is string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.was, c.is = was, is
}

// RoundTrip implements http.RoundTripper.
func (c *changing) RoundTrip(r *http.Request) (*http.Response, error) {
	reply, err := c.next.RoundTrip(r)
	if err != nil {
		return nil, err //nolint:wrapcheck // It is the carrier's own.
	}
	body, err := io.ReadAll(reply.Body)
	if err != nil {
		return nil, err //nolint:wrapcheck // It is the carrier's own.
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.was != "" {
		body = bytes.ReplaceAll(body, []byte(c.was), []byte(c.is))
	}
	reply.Body = io.NopCloser(bytes.NewReader(body))
	reply.ContentLength = int64(len(body))
	return reply, nil
}

// AsksAfresh asks for every list that the questions name, as they do with these
// answers, and for those in more: once, again, which makes no call, and afresh
// after the world has changed, which makes calls and shows the change: no more
// of them than at first, since what an account is called by is asked for once.
// With lists that no call is made for there is nothing to see.
func (r Rig) AsksAfresh(t *testing.T, answers *forms.Answers, more ...forms.Query) {
	t.Helper()
	queries := slices.Clone(more)
	for _, q := range r.cloud.questions(answers) {
		if query, missing := q.Query(); q.Source.Name != "" && len(missing) == 0 {
			queries = append(queries, query)
		}
	}
	tried := 0
	for _, query := range queries {
		world := &changing{next: r.Sim.Transport()}
		wire := &Recorder{Next: world}
		client := r.cloud.Connect(t, providers.Endpoint{Transport: wire})
		r.cloud.SetNow(client, r.clock.now)
		look := asker{t: t, client: client, wire: wire, query: query}
		first, calls := look.ask(false)
		if calls == 0 || len(first.Options) == 0 {
			continue
		}
		tried++
		was, is := renamed(first.Options)
		world.change(was, is)
		again, more := look.ask(false)
		if more != 0 || !lists(again, was) || !again.At.Equal(first.At) {
			t.Errorf("%s: asked again with %d calls, or another list", query.Source, more)
		}
		afresh, more := look.ask(true)
		if more == 0 || more > calls || !lists(afresh, is) || lists(afresh, was) || afresh.At.Before(look.began) {
			t.Errorf("%s: asked afresh with %d calls, at first %d, or %s is not %s, or as of %v", query.Source, more, calls, was, is, afresh.At)
		}
		if kept, more := look.ask(false); more != 0 || !lists(kept, is) || !kept.At.Equal(afresh.At) {
			t.Errorf("%s: what was asked for afresh is not kept", query.Source)
		}
	}
	if tried == 0 {
		t.Error("no list is asked for: one question at least needs a Source that calls the cloud")
	}
}

// asker asks one query of one client.
type asker struct {
	t      *testing.T
	client providers.Client
	wire   *Recorder
	query  forms.Query
	began  time.Time
}

// ask returns the list and how many calls were made for it.
func (a *asker) ask(afresh bool) (found providers.Listing, calls int) {
	a.t.Helper()
	ctx := a.t.Context()
	if afresh {
		ctx = providers.Afresh(ctx)
	}
	a.began = time.Now()
	before := len(a.wire.Calls())
	found, err := a.client.Lookup(ctx, a.query)
	if err != nil || len(found.Options) == 0 || found.At.IsZero() {
		a.t.Errorf("%s: %d options, as of %v, %v", a.query.Source, len(found.Options), found.At, err)
	}
	return found, len(a.wire.Calls()) - before
}

// renamed chooses the longest value, which stands for nothing else in a reply,
// and another one of the same shape.
func renamed(options []forms.Option) (was, is string) {
	for _, o := range options {
		if len(o.Value) > len(was) {
			was = o.Value
		}
	}
	other := map[byte]byte{'9': '8'}
	last := was[len(was)-1]
	if c, ok := other[last]; ok {
		return was, was[:len(was)-1] + string(c)
	}
	return was, was[:len(was)-1] + string(last+1)
}

func lists(found providers.Listing, value string) bool {
	return slices.ContainsFunc(found.Options, func(o forms.Option) bool { return o.Value == value })
}
