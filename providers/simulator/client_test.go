package simulator_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"clusterwiz/providers/simulator"
)

// versions of the products.
var versions = map[string]string{
	"ehpc": "2024-07-30", "ecs": "2014-05-26", "vpc": "2016-04-28", "nas": "2017-06-26", "resourcemanager": "2020-03-31",
}

var nonceSerial atomic.Int64

// setUp is a caller of E-HPC and the products around it.
func setUp(t testing.TB, faults ...string) (*simulator.Simulator, *caller) {
	t.Helper()
	s, k := simulated(t, simulator.Options{}, faults...)
	return s, &caller{t: t, rt: s.Transport(), clock: k}
}

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

// send does not fail the test on errors, so that goroutines may call it.
func (c *caller) send(ctx context.Context, product, action string, params map[string]string) (answer, error) {
	req, err := c.request(ctx, product, action, params)
	if err != nil {
		return answer{}, err
	}
	return ask(c.rt, req)
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
	c.finish(req, action, versions[product], []byte(body))
	return req, nil
}

// finish adds the headers of a V3 call and signs it.
func (c *caller) finish(req *http.Request, action, version string, body []byte) {
	req.Header.Set("x-acs-action", action)
	req.Header.Set("x-acs-version", version)
	req.Header.Set("x-acs-date", c.clock.Now().UTC().Format("2006-01-02T15:04:05Z"))
	req.Header.Set("x-acs-signature-nonce", fmt.Sprint("nonce", nonceSerial.Add(1)))
	req.Header.Set("x-acs-content-sha256", simulator.HashHex(body))
	if c.before != nil {
		c.before(req)
	}
	c.sign(req)
	if c.after != nil {
		c.after(req)
	}
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
