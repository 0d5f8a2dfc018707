package simulator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"clusterwiz/providers/simulator"
)

// versions of the products.
var versions = map[string]string{
	"ehpc": "2024-07-30", "ecs": "2014-05-26", "vpc": "2016-04-28", "nas": "2017-06-26", "resourcemanager": "2020-03-31",
}

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

var nonceSerial atomic.Int64

// caller signs and sends calls.
type caller struct {
	t      testing.TB
	rt     http.RoundTripper
	clock  *clock
	host   string // Empty: the product's in cn-hangzhou.
	inBody bool
	// tamper changes a request after or before it was signed.
	before, after func(*http.Request)
	id, secret    string
}

// setUp is a simulator with a test clock, at one simulated second per second.
func setUp(t testing.TB, faults ...string) (*simulator.Simulator, *caller) {
	t.Helper()
	c := newClock()
	o := simulator.Options{Speed: 1, Now: c.Now}
	for _, text := range faults {
		f, err := simulator.ParseFault(text)
		if err != nil {
			t.Fatal(err)
		}
		o.Faults = append(o.Faults, f)
	}
	s := simulator.New(o)
	return s, &caller{t: t, rt: s.Transport(), clock: c}
}

type answer struct {
	Status  int
	Code    string
	Message string
	Body    map[string]any
	Raw     []byte
	Header  http.Header
}

// send does not fail the test on errors, so that goroutines may call it.
func (c *caller) send(ctx context.Context, product, action string, params map[string]string) (answer, error) {
	req, err := c.request(ctx, product, action, params)
	if err != nil {
		return answer{}, err
	}
	resp, err := c.rt.RoundTrip(req)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return answer{}, err
	}
	a := answer{Status: resp.StatusCode, Raw: raw, Header: resp.Header}
	if err := json.Unmarshal(raw, &a.Body); err != nil {
		return answer{}, fmt.Errorf("%s: %w: %s", action, err, raw)
	}
	a.Code, _ = a.Body["Code"].(string)
	a.Message, _ = a.Body["Message"].(string)
	return a, nil
}

func (c *caller) request(ctx context.Context, product, action string, params map[string]string) (*http.Request, error) {
	host := c.host
	if host == "" {
		host = product + ".cn-hangzhou.aliyuncs.com"
	}
	form := url.Values{}
	for k, v := range params {
		form.Set(k, v)
	}
	target, body := "https://"+host+"/", ""
	if c.inBody {
		body = form.Encode()
	} else if len(form) > 0 {
		target += "?" + strings.ReplaceAll(form.Encode(), "+", "%20")
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target, bytes.NewReader([]byte(body)))
	if err != nil {
		return nil, err
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	req.Header.Set("x-acs-action", action)
	req.Header.Set("x-acs-version", versions[product])
	req.Header.Set("x-acs-date", c.clock.Now().UTC().Format("2006-01-02T15:04:05Z"))
	req.Header.Set("x-acs-signature-nonce", fmt.Sprint("nonce", nonceSerial.Add(1)))
	req.Header.Set("x-acs-content-sha256", simulator.HashHex([]byte(body)))
	if c.before != nil {
		c.before(req)
	}
	c.sign(req)
	if c.after != nil {
		c.after(req)
	}
	return req, nil
}

func (c *caller) sign(req *http.Request) {
	id, secret := c.id, c.secret
	if id == "" {
		id = simulator.AccessKeyID
	}
	if secret == "" {
		secret = simulator.AccessKeySecret
	}
	headers := map[string][]string{"Host": {req.Host}}
	for k, v := range req.Header {
		headers[k] = v
	}
	_, names, signature := simulator.SignACS3(secret, req.Method, req.URL.Path, req.URL.Query(), headers, req.Header.Get("x-acs-content-sha256"))
	req.Header.Set("Authorization", "ACS3-HMAC-SHA256 Credential="+id+",SignedHeaders="+names+",Signature="+signature)
}

// call sends and wants an answer.
func (c *caller) call(product, action string, params map[string]string) answer {
	c.t.Helper()
	a, err := c.send(context.Background(), product, action, params)
	if err != nil {
		c.t.Fatalf("%s: %v", action, err)
	}
	return a
}

// ok sends and wants HTTP 200.
func (c *caller) ok(product, action string, params map[string]string) answer {
	c.t.Helper()
	a := c.call(product, action, params)
	if a.Status != http.StatusOK {
		c.t.Fatalf("%s: %d %s: %s", action, a.Status, a.Code, a.Message)
	}
	return a
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
