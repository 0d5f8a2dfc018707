package simulator_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/providers/simulator"
)

// clock is a clock that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// simulated is a simulator with a test clock and faults, at one simulated
// second per second unless the options say otherwise.
func simulated(t testing.TB, o simulator.Options, faults ...string) (*simulator.Simulator, *clock) {
	t.Helper()
	k := newClock()
	o.Now = k.Now
	if o.Speed == 0 {
		o.Speed = 1
	}
	for _, text := range faults {
		f, err := simulator.ParseFault(text)
		if err != nil {
			t.Fatal(err)
		}
		o.Faults = append(o.Faults, f)
	}
	s, err := simulator.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return s, k
}

// answer is what a call came back with; a bare list is the member items.
type answer struct {
	Status  int
	Code    string
	Message string
	Body    map[string]any
	Raw     []byte
	Header  http.Header
}

// ask sends a request and takes its answer in. One that is no JSON has no Body.
func ask(rt http.RoundTripper, req *http.Request) (answer, error) {
	resp, err := rt.RoundTrip(req)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return answer{}, err
	}
	a := answer{Status: resp.StatusCode, Raw: raw, Header: resp.Header}
	if bytes.HasPrefix(raw, []byte("[")) {
		raw = []byte(`{"items":` + string(raw) + `}`)
	}
	_ = json.Unmarshal(raw, &a.Body)
	a.Code = textOf(a.Body, "Code", "code", "error_code")
	a.Message = textOf(a.Body, "Message", "message", "error_msg")
	return a, nil
}

func textOf(m map[string]any, names ...string) string {
	for _, name := range names {
		if s, ok := m[name].(string); ok {
			return s
		}
	}
	return ""
}

// at finds a value in an answer by its path; list items by their index.
func (a answer) at(path ...any) any {
	var v any = a.Body
	for _, step := range path {
		switch step := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[step]
		case int:
			l, _ := v.([]any)
			if step >= len(l) {
				return nil
			}
			v = l[step]
		}
	}
	return v
}

func (a answer) list(path ...any) []any {
	l, _ := a.at(path...).([]any)
	return l
}

// fileText reads a file of testdata.
func fileText(t testing.TB, name string) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// replaced is text with one part replaced, which must be there.
func replaced(t testing.TB, text, old, replacement string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("nothing to replace: %s", old)
	}
	return strings.Replace(text, old, replacement, 1)
}

func readFile(t testing.TB, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// change sets a member of a body by its path, such as "nodepools.0.count", or
// with | between names that have dots; an empty value takes it away.
func change(t testing.TB, body string, pairs ...string) []byte {
	t.Helper()
	var root any
	if err := json.Unmarshal([]byte(body), &root); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(pairs); i += 2 {
		separator := "."
		if strings.Contains(pairs[i], "|") {
			separator = "|"
		}
		steps := strings.Split(pairs[i], separator)
		m := root
		for _, step := range steps[:len(steps)-1] {
			switch v := m.(type) {
			case map[string]any:
				m = v[step]
			case []any:
				m = v[step[0]-'0']
			}
		}
		last, into := steps[len(steps)-1], m.(map[string]any)
		if pairs[i+1] == "" {
			delete(into, last)
			continue
		}
		into[last] = json.RawMessage(pairs[i+1])
	}
	out, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
