package alibabatest

import (
	"bytes"
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/md5"  //nolint:gosec // Content-MD5 is MD5.
	"crypto/sha1" //nolint:gosec // The older signatures are HMAC-SHA1.
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

// The callers of before V3: parameters alone (RPC 1.0), or method, path and
// headers (ROA 1.0), both signed by HMAC-SHA1.

// RPC sends a call of RPC 1.0, in the query or, with InBody, all of it in a form.
// Before changes the request as it was signed, After what is sent.
func (c *Caller) RPC(product, action string, params map[string]string) simtest.Answer {
	c.T.Helper()
	all := map[string]string{
		"Action": action, "Version": versions[product], "Format": "JSON", "AccessKeyId": engine.AccessKeyID,
		"SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0", "SignatureNonce": fmt.Sprint("nonce", simtest.Serial()),
		"Timestamp": c.Clock.Now().UTC().Format("2006-01-02T15:04:05Z"),
	}
	for name, sent := range params {
		if all[name] = sent; sent == "" {
			delete(all, name)
		}
	}
	method := http.MethodGet
	if c.InBody {
		method = http.MethodPost
	}
	if _, given := params["Signature"]; !given {
		all["Signature"] = hmacSHA1("simulator-secret&", method+"&%2F&"+escape(joined(all)))
	}
	return c.ask(c.rpcRequest(method, product, all))
}

func (c *Caller) rpcRequest(method, product string, all map[string]string) *http.Request {
	c.T.Helper()
	host := c.Host
	if host == "" {
		host = product + ".cn-hangzhou.aliyuncs.com"
	}
	target, body := "http://"+host+"/?"+joined(all), ""
	if c.InBody {
		target, body = "http://"+host+"/", joined(all)
	}
	req, err := http.NewRequestWithContext(context.Background(), method, target, strings.NewReader(body))
	if err != nil {
		c.T.Fatal(err)
	}
	if c.InBody {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return req
}

// ROA sends a call of ACK in ROA 1.0; the target is a path with an escaped query.
func (c *Caller) ROA(method, target string, body []byte) simtest.Answer {
	c.T.Helper()
	req, err := http.NewRequestWithContext(context.Background(), method, "http://cs.cn-hangzhou.aliyuncs.com"+target, bytes.NewReader(body))
	if err != nil {
		c.T.Fatal(err)
	}
	for name, sent := range map[string]string{
		"Accept": "application/json", "Date": c.Clock.Now().UTC().Format(http.TimeFormat), "x-acs-version": "2015-12-15",
		"x-acs-signature-method": "HMAC-SHA1", "x-acs-signature-version": "1.0", "x-acs-signature-nonce": fmt.Sprint("nonce", simtest.Serial()),
	} {
		req.Header.Set(name, sent)
	}
	if len(body) > 0 {
		sum := md5.Sum(body) //nolint:gosec // See above.
		req.Header.Set("Content-MD5", base64.StdEncoding.EncodeToString(sum[:]))
		req.Header.Set("Content-Type", "application/json")
	}
	if c.Before != nil {
		c.Before(req)
	}
	req.Header.Set("Authorization", "acs simulator:"+hmacSHA1("simulator-secret", roaText(req)))
	return c.ask(req)
}

// roaText is the string to sign of ROA 1.0.
func roaText(req *http.Request) string {
	lines := []string{req.Method}
	for _, name := range []string{"Accept", "Content-MD5", "Content-Type"} {
		lines = append(lines, req.Header.Get(name))
	}
	lines = append(lines, cmp.Or(req.Header.Get("x-acs-date"), req.Header.Get("Date")))
	var acs []string
	for name := range req.Header {
		if lower := strings.ToLower(name); strings.HasPrefix(lower, "x-acs-") {
			acs = append(acs, lower+":"+req.Header.Get(name))
		}
	}
	slices.Sort(acs)
	resource := req.URL.Path
	if decoded, err := url.QueryUnescape(req.URL.RawQuery); err == nil && decoded != "" {
		resource += "?" + decoded
	}
	return strings.Join(append(append(lines, acs...), resource), "\n")
}

// ask sends a signed request.
func (c *Caller) ask(req *http.Request) simtest.Answer {
	c.T.Helper()
	if c.After != nil {
		c.After(req)
	}
	a, err := simtest.Ask(c.RT, req)
	if err != nil {
		c.T.Fatal(err)
	}
	return a
}

// joined are parameters in the order of their names, as a query has them.
func joined(params map[string]string) string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(params)) {
		pairs = append(pairs, escape(name)+"="+escape(params[name]))
	}
	return strings.Join(pairs, "&")
}

// escape is RFC 3986's: QueryEscape but for the blank, the star and the tilde.
func escape(s string) string {
	return strings.NewReplacer("+", "%20", "*", "%2A", "%7E", "~").Replace(url.QueryEscape(s))
}

func hmacSHA1(secret, text string) string {
	m := hmac.New(sha1.New, []byte(secret))
	m.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(m.Sum(nil))
}
