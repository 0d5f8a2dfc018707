package alibabatest

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

// versions of the products.
var versions = map[string]string{
	"ehpc": "2024-07-30", "ecs": "2014-05-26", "vpc": "2016-04-28", "nas": "2017-06-26", "resourcemanager": "2020-03-31",
	"quotas": "2020-05-10", "business": "2017-12-14", "cloudcontrol": "2022-08-30", "sts": "2015-04-01", "ram": "2015-05-01",
}

// SetUp is a caller of E-HPC and the products around it.
func SetUp(t testing.TB, faults ...string) (*engine.Simulator, *Caller) {
	t.Helper()
	s, k := simtest.Simulated(t, engine.Options{}, faults...)
	return s, &Caller{T: t, RT: s.Transport(), Clock: k}
}

// Caller signs and sends calls.
type Caller struct {
	T      testing.TB
	RT     http.RoundTripper
	Clock  *simtest.Clock
	Host   string // Empty: the product's in cn-hangzhou.
	InBody bool
	// tamper changes a request after or before it was signed.
	Before, After func(*http.Request)
	ID, Secret    string
}

// Send does not fail the test on errors, so that goroutines may call it.
func (c *Caller) Send(ctx context.Context, product, action string, params map[string]string) (simtest.Answer, error) {
	req, err := c.Request(ctx, product, action, params)
	if err != nil {
		return simtest.Answer{}, err
	}
	return simtest.Ask(c.RT, req)
}

// Request is a signed call.
func (c *Caller) Request(ctx context.Context, product, action string, params map[string]string) (*http.Request, error) {
	host := c.Host
	if host == "" {
		host = product + ".cn-hangzhou.aliyuncs.com"
	}
	form := url.Values{}
	for k, v := range params {
		form.Set(k, v)
	}
	target, body := "https://"+host+"/", ""
	if c.InBody {
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
func (c *Caller) finish(req *http.Request, action, version string, body []byte) {
	req.Header.Set("x-acs-action", action)
	req.Header.Set("x-acs-version", version)
	req.Header.Set("x-acs-date", c.Clock.Now().UTC().Format("2006-01-02T15:04:05Z"))
	req.Header.Set("x-acs-signature-nonce", fmt.Sprint("nonce", simtest.Serial()))
	req.Header.Set("x-acs-content-sha256", engine.HashHex(body))
	if c.Before != nil {
		c.Before(req)
	}
	c.Sign(req)
	if c.After != nil {
		c.After(req)
	}
}

// Sign signs a request that has all other headers.
func (c *Caller) Sign(req *http.Request) {
	id, secret := c.ID, c.Secret
	if id == "" {
		id = engine.AccessKeyID
	}
	if secret == "" {
		secret = engine.AccessKeySecret
	}
	req.Header.Set("Authorization", Authorization(req, id, secret, req.Header.Get("x-acs-content-sha256")))
}

// Authorization is the header that signs a request with the hash of its body.
func Authorization(req *http.Request, id, secret, payloadHash string) string {
	headers := map[string]string{"host": req.Host}
	for name := range req.Header {
		if lower := strings.ToLower(name); lower == "content-type" || strings.HasPrefix(lower, "x-acs-") {
			headers[lower] = strings.TrimSpace(req.Header.Get(name))
		}
	}
	names := slices.Sorted(maps.Keys(headers))
	lines := ""
	for _, name := range names {
		lines += name + ":" + headers[name] + "\n"
	}
	signed := strings.Join(names, ";")
	canonical := req.Method + "\n" + req.URL.EscapedPath() + "\n" + engine.CanonicalQuery(req.URL.Query()) + "\n" +
		lines + "\n" + signed + "\n" + payloadHash
	m := hmac.New(sha256.New, []byte(secret))
	m.Write([]byte("ACS3-HMAC-SHA256\n" + engine.HashHex([]byte(canonical))))
	return "ACS3-HMAC-SHA256 Credential=" + id + ",SignedHeaders=" + signed + ",Signature=" + hex.EncodeToString(m.Sum(nil))
}

// Call sends and wants an answer.
func (c *Caller) Call(product, action string, params map[string]string) simtest.Answer {
	c.T.Helper()
	a, err := c.Send(context.Background(), product, action, params)
	if err != nil {
		c.T.Fatalf("%s: %v", action, err)
	}
	return a
}

// OK sends and wants HTTP 200.
func (c *Caller) OK(product, action string, params map[string]string) simtest.Answer {
	c.T.Helper()
	a := c.Call(product, action, params)
	if a.Status != http.StatusOK {
		c.T.Fatalf("%s: %d %s: %s", action, a.Status, a.Code, a.Message)
	}
	return a
}

// Open is a simulator on a state file with its caller.
func Open(t testing.TB, k *simtest.Clock, o engine.Options) *Caller {
	t.Helper()
	o.Now = k.Now
	s, err := engine.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return &Caller{T: t, RT: s.Transport(), Clock: k}
}

// Total is the number of clusters that a caller sees.
func Total(c *Caller) any {
	c.T.Helper()
	return c.OK("ehpc", "ListClusters", nil).At("TotalCount")
}

// REST is a call of a product in ROA style other than ACK, and wants an answer.
func (c *Caller) REST(product, action, method, target string, body string) simtest.Answer {
	c.T.Helper()
	req, err := http.NewRequestWithContext(context.Background(), method, "https://"+product+".aliyuncs.com"+target, strings.NewReader(body))
	if err != nil {
		c.T.Fatal(err)
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json; charset=utf-8")
	}
	c.finish(req, action, versions[product], []byte(body))
	a, err := simtest.Ask(c.RT, req)
	if err != nil {
		c.T.Fatalf("%s: %v", action, err)
	}
	return a
}
