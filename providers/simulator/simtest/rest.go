package simtest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/engine"
)

// RestCaller signs and sends calls of the REST clouds.
type RestCaller struct {
	t     testing.TB
	rt    http.RoundTripper
	Clock *Clock
	Host  string
	Sign  func(c *RestCaller, req *http.Request, body []byte)
	// Before and after change a request around its signature.
	Before, After func(*http.Request)
	ID, Secret    string
}

// New makes a caller on a simulator with a test clock at speed 1.
func New(t testing.TB, o engine.Options, like RestCaller, faults ...string) (*engine.Simulator, *RestCaller) {
	t.Helper()
	s, k := Simulated(t, o, faults...)
	like.t, like.rt, like.Clock = t, s.Transport(), k
	like.ID, like.Secret = engine.AccessKeyID, engine.AccessKeySecret
	return s, &like
}

// Send does not fail the test on errors, so that goroutines may call it.
func (c *RestCaller) Send(ctx context.Context, method, target, body string) (Answer, error) {
	req, err := http.NewRequestWithContext(ctx, method, "https://"+c.Host+target, bytes.NewReader([]byte(body)))
	if err != nil {
		return Answer{}, err
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	if c.Before != nil {
		c.Before(req)
	}
	c.Sign(c, req, []byte(body))
	if c.After != nil {
		c.After(req)
	}
	return Ask(c.rt, req)
}

// Call wants an answer.
func (c *RestCaller) Call(method, target, body string) Answer {
	c.t.Helper()
	a, err := c.Send(context.Background(), method, target, body)
	if err != nil {
		c.t.Fatalf("%s %s: %v", method, target, err)
	}
	return a
}

// OK wants a status below 300.
func (c *RestCaller) OK(method, target, body string) Answer {
	c.t.Helper()
	a := c.Call(method, target, body)
	if a.Status >= 300 {
		c.t.Fatalf("%s %s: %d %s", method, target, a.Status, a.Raw)
	}
	return a
}

// At is a caller of the same simulator under another host.
func (c *RestCaller) At(host string) *RestCaller {
	other := *c
	other.Host = host
	return &other
}

// listedNames reads a list of names from testdata; # starts a comment.
func listedNames(t *testing.T, file string) map[string]bool {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	out := map[string]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if line := strings.TrimSpace(lines.Text()); line != "" && line[0] != '#' {
			out[line] = true
		}
	}
	return out
}

// CompareNames holds names that the API lists against those of accepted
// requests, both ways.
func CompareNames(t *testing.T, file string, bodies ...string) {
	t.Helper()
	accepted := map[string]bool{}
	for _, body := range bodies {
		var v any
		if err := json.Unmarshal([]byte(body), &v); err != nil {
			t.Fatal(err)
		}
		Walk("", v, accepted)
	}
	listed := listedNames(t, file)
	for name := range listed {
		if !accepted["."+name] {
			t.Errorf("%s is in the API but in no accepted request", name)
		}
	}
	for name := range accepted {
		if !listed[strings.TrimPrefix(name, ".")] {
			t.Errorf("%s is accepted but not in the list of the API page", name)
		}
	}
}

// Walk adds the paths of all members of a JSON value to seen.
func Walk(path string, v any, seen map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for name, member := range v {
			seen[path+"."+name] = true
			Walk(path+"."+name, member, seen)
		}
	case []any:
		for _, item := range v {
			Walk(path+"[]", item, seen)
		}
	case string:
		if strings.HasPrefix(v, "[") || strings.HasPrefix(v, "{") {
			Collect(path, v, seen)
		}
	}
}

// Collect adds the paths of members to seen; strings that hold JSON count as
// what they hold.
func Collect(path, text string, seen map[string]bool) {
	var v any
	if json.Unmarshal([]byte(text), &v) == nil {
		Walk(path, v, seen)
	}
}

// Header sets a header, or removes it with "".
func Header(name, value string) func(*http.Request) {
	return func(r *http.Request) {
		r.Header.Set(name, value)
		if value == "" {
			r.Header.Del(name)
		}
	}
}
