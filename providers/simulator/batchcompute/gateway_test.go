package batchcompute_test

import (
	"fmt"
	"net/http"
	"net/url"
	"testing"

	"clusterwiz/providers/simulator/batchcompute"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

// signScript signs as the official JavaScript SDK does, in a browser and under
// Node alike.
func signScript(c *simtest.RestCaller, req *http.Request, _ []byte) {
	for name, value := range map[string]string{
		"Accept": "application/json", "x-acs-date": c.Clock.Now().UTC().Format(http.TimeFormat), "x-acs-version": "2015-11-11",
		"x-acs-signature-method": "HMAC-SHA1", "x-acs-signature-version": "1.0", "x-sdk-client": "node.js/1.0.0",
	} {
		req.Header.Set(name, value)
	}
	if req.Method != http.MethodGet {
		req.Header.Set("Content-Type", "text/plain;charset=UTF-8")
	}
	_, signature := batchcompute.SignROA(c.Secret, req.Method, req.URL.Path, req.URL.Query(), req.Header)
	req.Header.Set("Authorization", "acs "+c.ID+":"+signature)
}

// TestJavaScript goes through a life as the vendor's JavaScript SDK asks for it.
func TestJavaScript(t *testing.T) {
	t.Parallel()
	caller := like()
	caller.Sign = signScript
	_, c := simtest.New(t, engine.Options{}, caller)
	c.OK(http.MethodGet, "/available", "")
	c.OK(http.MethodGet, "/images?Marker=&MaxItemCount=100&Type=System", "")
	id, _ := c.OK(http.MethodPost, "/clusters", simtest.FileText(t, "seed.json")).At("Id").(string)
	c.OK(http.MethodGet, "/clusters/"+id, "")
	c.OK(http.MethodDelete, "/clusters/"+id, "")
	c.Before = simtest.Header("Date", "Sun, 01 Mar 2026 08:16:00 GMT") // The line of the date is x-acs-date's.
	c.OK(http.MethodGet, "/available", "")
	c.After = simtest.Header("x-acs-date", "Sun, 01 Mar 2020 08:16:00 GMT")
	if a := c.Call(http.MethodGet, "/available", ""); a.Code != "InvalidDate" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}

// signCall signs as the official SDKs do; headers that a test has set stay.
func signCall(c *simtest.RestCaller, req *http.Request, _ []byte) {
	for name, value := range map[string]string{
		"Accept": "application/json", "Date": c.Clock.Now().UTC().Format(http.TimeFormat), "x-acs-version": "2015-11-11",
		"x-acs-signature-method": "HMAC-SHA1", "x-acs-signature-version": "1.0", "x-acs-signature-nonce": fmt.Sprint("roa", simtest.Serial()),
	} {
		if req.Header.Get(name) == "" {
			req.Header.Set(name, value)
		}
	}
	_, signature := batchcompute.SignROA(c.Secret, req.Method, req.URL.Path, req.URL.Query(), req.Header)
	req.Header.Set("Authorization", "acs "+c.ID+":"+signature)
}

// TestROAVectors holds signatures against computed vectors and the string to
// sign against the official Java core's test.
func TestROAVectors(t *testing.T) {
	t.Parallel()
	common := http.Header{
		"Accept": {"application/json"}, "Date": {"Tue, 06 Nov 2018 06:12:40 GMT"}, "X-Acs-Signature-Method": {"HMAC-SHA1"},
		"X-Acs-Signature-Nonce": {"9b7a44b0-3be1-11e5-8c73-08002700c460"}, "X-Acs-Signature-Version": {"1.0"}, "X-Acs-Version": {"2015-11-11"},
	}
	create, list := common.Clone(), common.Clone()
	create.Set("Content-Type", "application/json")
	list.Set("Content-Type", "application/json")
	list.Set("x-acs-security-token", "STSTOKENEXAMPLE")
	_, one := batchcompute.SignROA("testsecret", "POST", "/clusters", url.Values{"IdempotentToken": {"vU7xaM9YCqqAFHAVvRVynoMBZSgD0MPn"}}, create)
	if one != "Sfp9tLYh+MbpYU0FQFTM/T/z79I=" {
		t.Errorf("create: %s", one)
	}
	_, two := batchcompute.SignROA("testsecret", "GET", "/clusters", url.Values{"Marker": {""}, "MaxItemCount": {"100"}}, list)
	if two != "v3Hk14q04uYpYIgVX6s/fitLPZg=" {
		t.Errorf("list: %s", two)
	}
	script := common.Clone() // As the JavaScript SDK sends: no Date, no nonce, a type of its own.
	script.Del("Date")
	script.Del("X-Acs-Signature-Nonce")
	script.Set("x-acs-date", "Tue, 06 Nov 2018 06:12:40 GMT")
	_, listed := batchcompute.SignROA("testsecret", "GET", "/images", url.Values{"Type": {"System"}, "Marker": {""}, "MaxItemCount": {"100"}}, script)
	if listed != "6ytmiIAp9muDnZUiQvvkSYAUFY8=" {
		t.Errorf("images as JavaScript asks: %s", listed)
	}
	script.Set("Content-Type", "text/plain;charset=UTF-8")
	_, made := batchcompute.SignROA("testsecret", "POST", "/clusters", url.Values{"IdempotentToken": {"vU7xaM9YCqqAFHAVvRVynoMBZSgD0MPn"}}, script)
	if made != "+BkuZqJPb06OdFO73s9ckjgtLSg=" {
		t.Errorf("create as JavaScript asks: %s", made)
	}
	text, _ := batchcompute.SignROA("", "GET", "/r", url.Values{"queryKey1": {"queryValue1"}, "queryKey2": {"queryValue2"}, "queryKey3": {""}, "queryKey4": {"queryValue4"}}, http.Header{
		"Accept": {"XML"}, "Content-Md5": {"Content-MD5-Value"}, "Content-Type": {"Content-Type-Value"}, "Date": {"19910706"}, "X-Acs-Signature-Version": {"signature-version-value"},
	})
	const want = "GET\nXML\nContent-MD5-Value\nContent-Type-Value\n19910706\nx-acs-signature-version:signature-version-value\n" +
		"/r?queryKey1=queryValue1&queryKey2=queryValue2&queryKey3&queryKey4=queryValue4"
	if text != want {
		t.Errorf("string to sign: %q", text)
	}
}

func TestGateway(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*simtest.RestCaller)
		path   string
		status int
		code   string
	}{
		"signed":   {func(*simtest.RestCaller) {}, "/available", 200, ""},
		"loopback": {func(c *simtest.RestCaller) { c.Host = "127.0.0.1:1" }, "/available", 200, ""},
		"region header": {func(c *simtest.RestCaller) {
			c.Host = "127.0.0.1:1"
			c.Before = simtest.Header("x-acs-region-id", "cn-qingdao")
		}, "/available", 200, ""},
		"version":           {func(c *simtest.RestCaller) { c.Before = simtest.Header("x-acs-version", "2015-06-30") }, "/available", 403, "InvalidVersion.NotFound"},
		"other version":     {func(c *simtest.RestCaller) { c.Before = simtest.Header("x-acs-version", "2020-01-01") }, "/available", 403, "InvalidVersion.NotFound"},
		"no signature":      {func(c *simtest.RestCaller) { c.After = simtest.Header("Authorization", "") }, "/available", 400, "MissingAuthorization"},
		"wrong secret":      {func(c *simtest.RestCaller) { c.Secret = "x" }, "/available", 400, "InvalidSignature"},
		"unknown key":       {func(c *simtest.RestCaller) { c.ID = "x" }, "/available", 400, "InvalidAccessKeyId"},
		"clock":             {func(c *simtest.RestCaller) { c.Before = simtest.Header("Date", "Sun, 01 Mar 2026 08:16:00 GMT") }, "/available", 400, "InvalidDate"},
		"date form":         {func(c *simtest.RestCaller) { c.Before = simtest.Header("Date", "2026-03-01T08:00:00Z") }, "/available", 400, "InvalidDate"},
		"method":            {func(c *simtest.RestCaller) { c.Before = simtest.Header("x-acs-signature-method", "HMAC-SHA256") }, "/available", 400, "Invalidx-acs-signature-method"},
		"temporary key":     {func(c *simtest.RestCaller) { c.Before = simtest.Header("x-acs-security-token", "T") }, "/available", 400, "InvalidSecurityToken"},
		"changed":           {func(c *simtest.RestCaller) { c.After = simtest.Header("Accept", "application/xml") }, "/available", 400, "InvalidSignature"},
		"unknown region":    {func(c *simtest.RestCaller) { c.Host = "batchcompute.xx-1.aliyuncs.com" }, "/available", 400, "InvalidRegionId"},
		"unknown path":      {func(*simtest.RestCaller) {}, "/jobs", 404, "InvalidResource.NotFound"},
		"unknown verb":      {func(*simtest.RestCaller) {}, "/clusters?", 200, ""},
		"unknown query":     {func(*simtest.RestCaller) {}, "/clusters?Name=x", 400, "InvalidName"},
		"page too long":     {func(*simtest.RestCaller) {}, "/clusters?MaxItemCount=101", 400, "InvalidMaxItemCount"},
		"unknown marker":    {func(*simtest.RestCaller) {}, "/clusters?Marker=x", 400, "InvalidMarker"},
		"no such cluster":   {func(*simtest.RestCaller) {}, "/clusters/cls-x", 404, "InvalidResource.NotFound"},
		"encoded character": {func(*simtest.RestCaller) {}, "/quot%61s", 404, "InvalidResource.NotFound"},
		"encoded name":      {func(*simtest.RestCaller) {}, "/clusters/cls%2Dx", 404, "InvalidResource.NotFound"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			test.change(c)
			a := c.Call(http.MethodGet, test.path, "")
			if a.Status != test.status || a.Code != test.code {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
			if a.Header.Get("x-acs-request-id") == "" {
				t.Error("no request id")
			}
		})
	}
}

func TestNonce(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	c.Before = simtest.Header("x-acs-signature-nonce", "once")
	c.OK(http.MethodGet, "/available", "")
	if a := c.Call(http.MethodGet, "/available", ""); a.Code != "InvalidSignatureNonce" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	if a := c.Call(http.MethodPut, "/available", ""); a.Code != "MethodNotAllowed" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}
