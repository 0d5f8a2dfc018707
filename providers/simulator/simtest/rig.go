package simtest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// Clock is a clock that tests move.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock is a clock that stands at a fixed time.
func NewClock() *Clock { return &Clock{now: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)} }

// Now is the clock's time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Add moves the clock.
func (c *Clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

var serial atomic.Int64

// Serial is a number that no other call of the process has: a nonce.
func Serial() int64 { return serial.Add(1) }

// Simulated is a simulator with a test clock and faults, at one simulated
// second per second unless the options say otherwise.
func Simulated(t testing.TB, o engine.Options, faults ...string) (*engine.Simulator, *Clock) {
	t.Helper()
	k := NewClock()
	o.Now = k.Now
	if o.Speed == 0 {
		o.Speed = 1
	}
	for _, text := range faults {
		f, err := engine.ParseFault(text)
		if err != nil {
			t.Fatal(err)
		}
		o.Faults = append(o.Faults, f)
	}
	s, err := engine.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return s, k
}

// Answer is what a call came back with; a bare list is the member items.
type Answer struct {
	Status  int
	Code    string
	Message string
	Body    map[string]any
	Raw     []byte
	Header  http.Header
}

// Ask sends a request and takes its answer in. One that is no JSON has no Body.
func Ask(rt http.RoundTripper, req *http.Request) (Answer, error) {
	resp, err := rt.RoundTrip(req)
	if err != nil {
		return Answer{}, err
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Status: resp.StatusCode, Raw: raw, Header: resp.Header}
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

// At finds a value in an answer by its path; list items by their index.
func (a Answer) At(path ...any) any {
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

// List finds a list in an answer by its path.
func (a Answer) List(path ...any) []any {
	l, _ := a.At(path...).([]any)
	return l
}

// FileText reads a file of testdata.
func FileText(t testing.TB, name string) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// Replaced is text with one part replaced, which must be there.
func Replaced(t testing.TB, text, old, replacement string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("nothing to replace: %s", old)
	}
	return strings.Replace(text, old, replacement, 1)
}

// ReadFile is the text of a file.
func ReadFile(t testing.TB, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// Change sets a member of a body by its path, such as "nodepools.0.count", or
// with | between names that have dots; an empty value takes it away.
func Change(t testing.TB, body string, pairs ...string) []byte {
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

// StatePath is where a state file can be made.
func StatePath(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "new directory", "simulator.json")
}

// WithoutID is an answer's body less its request id.
func WithoutID(a Answer) string {
	id, _ := a.At("RequestId").(string)
	return strings.ReplaceAll(string(a.Raw), id, "")
}

// Unix is a time in seconds, as text.
func Unix(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }

// Stated are product, id and name of each line of a state file, as a reader from
// outside finds them.
func Stated(t *testing.T, path string) (out [][3]string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(ReadFile(t, path), "\n"), "\n")
	for _, line := range lines[1:] {
		var one struct{ Product, ID, Name string }
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("%s: %s", err, line)
		}
		out = append(out, [3]string{one.Product, one.ID, one.Name})
	}
	return out
}

// Times is a JSON list of n equal items.
func Times(n int, item string) string {
	return "[" + strings.TrimSuffix(strings.Repeat(item+",", n), ",") + "]"
}
