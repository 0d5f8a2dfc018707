package simulator_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clusterwiz/providers/simulator"
)

// restCaller signs and sends calls of the REST clouds.
type restCaller struct {
	t     testing.TB
	rt    http.RoundTripper
	clock *clock
	host  string
	sign  func(c *restCaller, req *http.Request, body []byte)
	// before and after change a request around its signature.
	before, after func(*http.Request)
	id, secret    string
}

// rest makes a caller on a simulator with a test clock at speed 1.
func rest(t testing.TB, o simulator.Options, like restCaller, faults ...string) (*simulator.Simulator, *restCaller) {
	t.Helper()
	s, k := simulated(t, o, faults...)
	like.t, like.rt, like.clock = t, s.Transport(), k
	like.id, like.secret = simulator.AccessKeyID, simulator.AccessKeySecret
	return s, &like
}

func (c *restCaller) send(ctx context.Context, method, target, body string) (answer, error) {
	req, err := http.NewRequestWithContext(ctx, method, "https://"+c.host+target, bytes.NewReader([]byte(body)))
	if err != nil {
		return answer{}, err
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	if c.before != nil {
		c.before(req)
	}
	c.sign(c, req, []byte(body))
	if c.after != nil {
		c.after(req)
	}
	return ask(c.rt, req)
}

func (c *restCaller) call(method, target, body string) answer {
	c.t.Helper()
	a, err := c.send(context.Background(), method, target, body)
	if err != nil {
		c.t.Fatalf("%s %s: %v", method, target, err)
	}
	return a
}

// ok wants a status below 300.
func (c *restCaller) ok(method, target, body string) answer {
	c.t.Helper()
	a := c.call(method, target, body)
	if a.Status >= 300 {
		c.t.Fatalf("%s %s: %d %s", method, target, a.Status, a.Raw)
	}
	return a
}

// at is a caller of the same simulator under another host.
func (c *restCaller) at(host string) *restCaller {
	other := *c
	other.host = host
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

// compareNames holds names that the API lists against those of accepted
// requests, both ways.
func compareNames(t *testing.T, file string, bodies ...string) {
	t.Helper()
	accepted := map[string]bool{}
	for _, body := range bodies {
		var v any
		if err := json.Unmarshal([]byte(body), &v); err != nil {
			t.Fatal(err)
		}
		walk("", v, accepted)
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

// TestBrokenStateOfRESTClouds opens files that nothing here has written.
func TestBrokenStateOfRESTClouds(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{
		"no list":            `"product":"ModelArts","objects":{}`,
		"unknown member":     `"product":"ModelArts","objects":[{"pools":[]}]`,
		"null node pool":     `"product":"ModelArts","objects":[null]`,
		"unknown pool":       `"product":"ModelArts","objects":[{"Pool":"p"}]`,
		"not from the start": `"product":"ModelArts","objects":[{"Pool":"pool-lite-a1b2","Name":"x","Flavor":"modelarts.vm.2u4g.dcc","Count":1,"Pace":1,"Spec":{}}]`,
		"null cluster":       `"product":"BatchCompute","objects":[null]`,
		"no group":           `"product":"BatchCompute","objects":[{"ID":"cls-1","Region":"cn-hangzhou","Pace":1}]`,
		"negative count":     `"product":"BatchCompute","objects":[{"ID":"cls-1","Region":"cn-hangzhou","Pace":1,"Request":{"Groups":[{"Count":-1},{"Count":1}]}}]`,
		"no speed":           `"product":"QingCloud","objects":[{"ID":"ehpc-1","Request":{"Zone":"jinan1a","Nodes":[{"Count":1}]}}]`,
		"no node":            `"product":"QingCloud","objects":[{"ID":"ehpc-1","Pace":1,"Request":{"Zone":"jinan1a"}}]`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "state.json")
			text := `{"format":"clusterwiz simulator state","version":2,"seed":1,"opened":1,"speed":60}` + "\n{" + line + "}\n"
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := simulator.Open(simulator.Options{State: path}); !errors.Is(err, simulator.ErrState) {
				t.Errorf("error: %v", err)
			}
			if readFile(t, path) != text {
				t.Error("the file was changed")
			}
		})
	}
}
