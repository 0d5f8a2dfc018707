package engine_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// toy is a cloud of two calls: /NAME makes a thing of that name, unless it begins
// with x or the cloud next door has one of it, and / lists them.
type toy struct {
	core *engine.Core
	mu   sync.RWMutex
	things
	made []time.Time // Of the things of this process.
}

type things struct{ names []string }

func (b *things) Take(raw json.RawMessage) error {
	var name string
	if err := json.Unmarshal(raw, &name); err != nil {
		return err
	}
	b.names = append(b.names, name)
	return nil
}

func (b *things) Entries() (out []engine.Entry) {
	for _, name := range b.names {
		out = append(out, engine.Entry{ID: "t-" + name, Name: name, Objects: []any{name}})
	}
	return out
}

func newToy(c *engine.Core) engine.Cloud {
	one := &toy{core: c}
	engine.Keep(c, "Toy", &one.mu, &one.things, func() things { return things{} })
	return one
}

func (*toy) Claims(r *http.Request) bool { return r.Host == "toy" }
func (*toy) Identify(r *http.Request) (service, action string) {
	if r.URL.Path == "/" {
		return "Toy", "List"
	}
	return "Toy", "Make"
}

func (*toy) Calls(visit func(service, action string)) {
	visit("Toy", "Make")
	visit("Toy", "List")
	visit("Shelf", "Look")
}

func (one *toy) Answer(r *http.Request, _ []byte) (out engine.Reply) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		return one.list(one.core.Seen(r))
	}
	if engine.IsForeign(r) {
		name = "their-" + name
	}
	err := one.core.During(true, func() bool {
		one.mu.Lock()
		defer one.mu.Unlock()
		switch stage := one.core.Failure("Toy"); {
		case strings.HasPrefix(name, "x"):
			out = engine.Reply{Status: http.StatusBadRequest, Code: "Bad"}
			return false
		case one.core.Exists("thing", "here", name):
			out = engine.Reply{Status: http.StatusConflict, Code: "NextDoor"}
			return false
		default:
			one.names, one.made = append(one.names, name), append(one.made, one.core.Seen(r))
			out = engine.Reply{Status: http.StatusOK, Body: []byte(strings.Join(one.names, " ") + stage)}
			return true
		}
	})
	if err != nil {
		return engine.Reply{Status: http.StatusServiceUnavailable}
	}
	return out
}

func (one *toy) list(seen time.Time) engine.Reply {
	one.mu.RLock()
	defer one.mu.RUnlock()
	var shown []string
	for i, name := range one.names {
		if !one.made[i].After(seen) {
			shown = append(shown, name)
		}
	}
	return engine.Reply{Status: http.StatusOK, Body: []byte(strings.Join(shown, " "))}
}

func (*toy) Refuse(_ *http.Request, e *engine.Refusal) engine.Reply {
	return engine.Reply{Status: e.Status, Code: e.Code, Body: []byte(e.Message)}
}

func (*toy) Throttle(_ *http.Request, left time.Duration) engine.Reply {
	return engine.Reply{Status: http.StatusTooManyRequests, Header: http.Header{"Left": {left.String()}}}
}

// neighbour shares one thing, and claims what the toy would take, too.
type neighbour struct{ toy }

func (*neighbour) Claims(r *http.Request) bool        { return r.Host == "toy" && r.URL.Path == "/neighbour" }
func (*neighbour) Calls(func(service, action string)) {}
func (*neighbour) Answer(*http.Request, []byte) engine.Reply {
	return engine.Reply{Status: http.StatusTeapot}
}

func init() {
	engine.Register(engine.Vendor{
		New: newToy,
		APIs: func() []engine.API {
			return []engine.API{{Provider: "toy", Creation: "Make", Stages: []string{"Sand"}, Shows: []string{"List"}, Service: "Toy", Beside: []string{"Shelf"}, Tells: engine.Tells{
				Prices: []string{"Make"}, Declines: []string{"Make"}, Limits: []string{"Make"}, Balances: []string{"List"}, Accounts: []string{"Make"},
			}}}
		},
		Codes: func() engine.Codes { return engine.Codes{{409, "Taken", "%s is taken."}} },
	}, engine.Vendor{
		New: func(c *engine.Core) engine.Cloud {
			c.Shares("thing", func(region, id string) bool { return region == "here" && id == "shared" })
			return &neighbour{}
		},
		APIs:  func() []engine.API { return nil },
		Codes: func() engine.Codes { return nil },
		First: true,
	})
}

// makeThing asks for a thing; the answer's body tells all that there are. Without
// a name it asks what there is.
func makeThing(t *testing.T, s *engine.Simulator, name string) (status int, body string) {
	t.Helper()
	status, body, _ = ask(t, s, name)
	return status, body
}

func ask(t *testing.T, s *engine.Simulator, name string) (status int, body string, header http.Header) {
	t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://toy/"+name, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := s.Transport().RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(raw), resp.Header
}

func faulty(t *testing.T, texts ...string) engine.Options {
	t.Helper()
	var o engine.Options
	for _, text := range texts {
		f, err := engine.ParseFault(text)
		if err != nil {
			t.Fatal(err)
		}
		o.Faults = append(o.Faults, f)
	}
	return o
}
