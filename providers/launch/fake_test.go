package launch_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// canary is the secret in every request body.
const canary = "Canary-7f3b!\"secret"

// step is one scripted answer to one call.
type step struct {
	receipt providers.Receipt
	found   []providers.Receipt
	status  providers.Status
	err     error
	// date is the cloud's clock, which the reply tells.
	date time.Time
	// before runs first, for what happens at that very moment.
	before func()
	// hang waits for the end of the context, and then fails with err or the
	// context's own error.
	hang bool
}

// client plays one script for each kind of call; the last step repeats.
type client struct {
	providers.Client
	send, find, poll, remove []step

	mu     sync.Mutex
	calls  map[string]int
	tokens map[string]bool
	asked  []providers.Receipt
	// tag is that of the run, which things of the tag "mine" carry.
	tag string
}

// Tagged notes the tag; the body stays as it is.
func (c *client) Tagged(request providers.Request, value string) (providers.Request, forms.Text) {
	c.tag = value
	return request, forms.Text{}
}

func (c *client) play(ctx context.Context, kind string, script []step) (step, error) {
	c.mu.Lock()
	if c.calls == nil {
		c.calls, c.tokens = map[string]int{}, map[string]bool{}
	}
	n := c.calls[kind]
	c.calls[kind]++
	c.mu.Unlock()
	if len(script) == 0 {
		return step{}, fmt.Errorf("unexpected call of %s", kind)
	}
	s := script[min(n, len(script)-1)]
	if s.before != nil {
		s.before()
	}
	if !s.date.IsZero() {
		providers.HearDate(ctx, http.Header{"Date": {s.date.UTC().Format(http.TimeFormat)}})
	}
	if s.hang {
		<-ctx.Done()
		return s, cmp.Or(s.err, ctx.Err())
	}
	if ctx.Err() != nil {
		return s, ctx.Err()
	}
	return s, s.err
}

func (c *client) count(kind string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.calls[kind]
}

func (c *client) Send(ctx context.Context, r providers.Request) (providers.Receipt, error) {
	s, err := c.play(ctx, "send", c.send)
	c.mu.Lock()
	c.tokens[r.Token] = true
	c.mu.Unlock()
	return s.receipt, err
}

func (c *client) Find(ctx context.Context, r providers.Request) ([]providers.Receipt, error) {
	if r.Name != "cfd" || r.Token == "" {
		return nil, errors.New("looked for nothing in particular")
	}
	s, err := c.play(ctx, "find", c.find)
	found := slices.Clone(s.found)
	for i := range found {
		if found[i].Tag == mine {
			found[i].Tag = c.tag
		}
	}
	return found, err
}

func (c *client) Status(ctx context.Context, r providers.Receipt) (providers.Status, error) {
	s, err := c.play(ctx, "status", c.poll)
	c.mu.Lock()
	c.asked = append(c.asked, r)
	c.mu.Unlock()
	return s.status, err
}

func (c *client) Delete(ctx context.Context, _ providers.Receipt) (providers.Receipt, error) {
	s, err := c.play(ctx, "delete", c.remove)
	return s.receipt, err
}

func fails(kind providers.Kind) step {
	return step{err: &providers.Failure{
		Kind: kind, Code: "Code." + string(kind), Message: "about " + canary,
		Summary: forms.Same("trouble: " + string(kind)), Remedy: forms.Same("remedy"),
		Cause: errors.New("cause with " + canary),
	}}
}

func gives(id string) step { return step{receipt: providers.Receipt{ID: id, RequestID: "req-1"}} }

// mine is the tag of what the run itself made.
const mine = "mine"

// finds are things that the run made, or that were there before it.
func finds(ids ...string) step {
	var s step
	for _, id := range ids {
		s.found = append(s.found, providers.Receipt{ID: id, Name: "cfd", Tag: mine, Created: time.Now().UTC().Format(time.RFC3339)})
	}
	return s
}

func says(phase providers.Phase, state string) step {
	return step{status: providers.Status{Phase: phase, State: state, Total: 2}}
}

// happy is a script in which all goes well.
func happy() *client {
	return &client{
		send: []step{gives("c-1")},
		find: []step{finds()},
		poll: []step{
			{status: providers.Status{
				Phase: providers.Working, State: "initing", Total: 2,
				Stages: []providers.Stage{{Name: "Network", Phase: providers.Working}},
				Events: []providers.Event{{ID: "1", Level: providers.Info, Text: "one"}},
			}},
			{status: providers.Status{
				Phase: providers.Ready, State: "running", Done: 2, Total: 2,
				Events: []providers.Event{{ID: "1", Level: providers.Info, Text: "one"}, {ID: "2", Text: "two"}},
			}},
		},
		remove: []step{gives("c-1")},
	}
}

// planned is a plan with the target that it goes to, whose client comes with the
// call.
type planned struct {
	launch.Plan
	about  providers.About
	target connect.Target
}

// cloud is a provider of which only what it says of itself is asked.
type cloud struct {
	providers.Provider
	about providers.About
}

func (c cloud) About() providers.About { return c.about }

func (p planned) to(c providers.Client) connect.Target {
	target := p.target
	target.Provider, target.Client = cloud{about: p.about}, c
	return target
}

func plan() planned {
	body := &forms.Body{}
	body.Set("cfd", "ClusterName")
	body.Set(forms.Plain(canary), "Credentials", "Password")
	return planned{
		about: providers.About{ID: "ehpc"},
		target: connect.Target{
			Account:  providers.Simulator(),
			Endpoint: providers.Endpoint{Region: "cn-hangzhou", Base: "http://user:" + "pass@127.0.0.1:1"},
		},
		Plan: launch.Plan{Request: providers.Request{
			Action: "CreateCluster", Method: "POST", URL: "https://ehpc.cn-hangzhou.aliyuncs.com/",
			Format: providers.FormBody, Body: body, Name: "cfd", Region: "cn-hangzhou",
		}},
	}
}

// room is a store with a launcher that has no randomness.
type room struct {
	*launch.Launcher
	store  *launch.Store
	dir    string
	events []launch.Event
}

func newRoom(t *testing.T, o launch.Options) *room {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "runs")
	store, err := launch.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	o.Jitter = func() float64 { return 0.5 }
	return &room{Launcher: launch.New(store, o), store: store, dir: dir}
}

// Create, Watch and Delete are those of the launcher at the real pace.
func (r *room) Create(ctx context.Context, c providers.Client, p planned, emit func(launch.Event)) (launch.Record, error) {
	return r.Launcher.Create(ctx, p.to(c), p.Plan, emit)
}

func (r *room) Watch(ctx context.Context, c providers.Client, record launch.Record, emit func(launch.Event)) (launch.Record, error) {
	if fake, ok := c.(*client); ok {
		fake.tag = record.Tag
	}
	return r.Launcher.Watch(ctx, plan().to(c), record, emit)
}

func (r *room) Delete(ctx context.Context, c providers.Client, record launch.Record, emit func(launch.Event)) (launch.Record, error) {
	return r.Launcher.Delete(ctx, plan().to(c), record, emit)
}

func (r *room) emit(e launch.Event) { r.events = append(r.events, e) }

// kinds are the events told so far, in order, in one line.
func (r *room) kinds() string { return kinds(r.events) }

func kinds(events []launch.Event) string {
	var out []string
	for _, e := range events {
		out = append(out, e.Kind)
	}
	return strings.Join(out, " ")
}

// journal is the text of the only journal.
func (r *room) journal(t *testing.T) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(r.dir, "*.jsonl"))
	if err != nil || len(paths) != 1 {
		t.Fatalf("journals: %v, %v", paths, err)
	}
	data, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// kindOf is the kind of the failure in err, or the sentinel's own text.
func kindOf(err error) string {
	for _, sentinel := range []error{launch.ErrNotSent, launch.ErrDetached, launch.ErrUnclear} {
		if errors.Is(err, sentinel) {
			return sentinel.Error()
		}
	}
	var failure *providers.Failure
	if errors.As(err, &failure) {
		return string(failure.Kind)
	}
	if err != nil {
		return "raw: " + err.Error()
	}
	return ""
}
