package qingcloud_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/qingcloud"
	"clusterwiz/providers/simulator/simtest"
)

// signCall adds the public parameters and the signature, which HPC wants
// encoded twice.
func signCall(c *simtest.RestCaller, req *http.Request, body []byte) {
	query := req.URL.Query()
	iaas, stamp := strings.HasPrefix(req.URL.Path, "/iaas"), "timestamp"
	if iaas {
		stamp = "time_stamp"
	}
	for name, value := range map[string]string{
		"access_key_id": c.ID, "version": "1", "signature_version": "1", "signature_method": "HmacSHA256",
		stamp: c.Clock.Now().UTC().Format("2006-01-02T15:04:05Z"),
	} {
		if !query.Has(name) {
			query.Set(name, value)
		}
	}
	_, signature := qingcloud.SignQing(c.Secret, req.Method, req.URL.Path, query, body, iaas)
	if !iaas {
		signature = url.QueryEscape(signature)
	}
	query.Set("signature", signature)
	req.URL.RawQuery = strings.ReplaceAll(query.Encode(), "+", "%20")
}

// TestVectors holds signatures against computed vectors of HPC and the
// official one of the general API.
func TestVectors(t *testing.T) {
	t.Parallel()
	const public = "access_key_id=QYACCESSKEYIDEXAMPLE&signature_method=HmacSHA256&signature_version=1&timestamp=2021-08-19T16%3A44%3A40Z&version=1"
	for name, v := range map[string]struct {
		method, path, query, body string
		iaas                      bool
		signature, last           string
	}{
		"list": {
			"GET", "/api/cluster/list", public + "&zone=jinan1a", "", false, "fuaaMdgEpq315d6SJPwhiaw3XantkrjQW4gQOg2FNkI=",
			"\n/api/cluster/list/\n" + public + "&zone=jinan1a\nd41d8cd98f00b204e9800998ecf8427e",
		},
		"delete": {
			"POST", "/api/cluster/deleteCluster", public, `{"cluster_ids":["hpc-6o2qc9tl"],"run_user":"usr-IuZxPyn2","zone":"jinan1a"}`, false,
			"peD8P/ko10k9XkLj6pogXotWXDu/RjEX9vrFyMhK0Oo=", "\n4eb698e1f80229b95d7f55eabcee8fe5",
		},
		"general API": {
			"GET", "/iaas/", "access_key_id=QYACCESSKEYIDEXAMPLE&action=RunInstances&count=1&image_id=centos64x86a&instance_name=demo&instance_type=small_b" +
				"&login_mode=passwd&login_passwd=QingCloud20130712&signature_method=HmacSHA256&signature_version=1&time_stamp=2013-08-27T14%3A30%3A10Z&version=1&vxnets.1=vxnet-0&zone=pek1",
			"", true, "32bseYy39DOlatuewpeuW5vpmW51sD1A/JdGynqSpP8=", "&zone=pek1",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			query, err := url.ParseQuery(v.query)
			if err != nil {
				t.Fatal(err)
			}
			text, signature := qingcloud.SignQing("SECRETACCESSKEY", v.method, v.path, query, []byte(v.body), v.iaas)
			if signature != v.signature || !strings.HasSuffix(text, v.last) {
				t.Errorf("%s of %q", signature, text)
			}
		})
	}
}

func TestGateway(t *testing.T) {
	t.Parallel()
	const list = "/api/cluster/list?zone=jinan1a"
	edit := func(old, replacement string) func(*http.Request) {
		return func(r *http.Request) { r.URL.RawQuery = strings.Replace(r.URL.RawQuery, old, replacement, 1) }
	}
	for name, test := range map[string]struct {
		change func(*simtest.RestCaller)
		target string
		code   int
		text   string
	}{
		"signed":            {func(*simtest.RestCaller) {}, list, 0, ""},
		"the other host":    {func(c *simtest.RestCaller) { c.Host = "hpc.api.qingcloud.com" }, list, 0, ""},
		"loopback":          {func(c *simtest.RestCaller) { c.Host = "127.0.0.1:1" }, list, 0, ""},
		"general API":       {func(c *simtest.RestCaller) { c.Host = iaasHost }, "/iaas/?action=DescribeVxnets&zone=jinan1a", 0, ""},
		"wrong secret":      {func(c *simtest.RestCaller) { c.Secret = "x" }, list, 1200, "signature"},
		"unknown key":       {func(c *simtest.RestCaller) { c.ID = "x" }, list, 1200, "[x]"},
		"encoded once":      {func(c *simtest.RestCaller) { c.After = edit("%253D", "%3D") }, list, 1200, "signature"},
		"changed":           {func(c *simtest.RestCaller) { c.After = edit("jinan1a", "jn1a") }, list, 1200, "signature"},
		"no signature":      {func(c *simtest.RestCaller) { c.After = edit("&signature=", "&x=") }, list, 1100, "[signature]"},
		"61 seconds":        {func(*simtest.RestCaller) {}, list + "&timestamp=2026-03-01T07:58:59Z", 1300, "60 seconds"},
		"60 seconds":        {func(*simtest.RestCaller) {}, list + "&timestamp=2026-03-01T07:59:00Z", 0, ""},
		"in the future":     {func(*simtest.RestCaller) {}, list + "&timestamp=2026-03-01T08:01:01Z", 1300, ""},
		"local time":        {func(*simtest.RestCaller) {}, list + "&timestamp=2026-03-01T08:00:00%2B08:00", 1101, "[timestamp]"},
		"version":           {func(*simtest.RestCaller) {}, list + "&version=2", 1101, "[version]"},
		"method":            {func(*simtest.RestCaller) {}, list + "&signature_method=HmacSHA1", 1101, "[signature_method]"},
		"no zone":           {func(*simtest.RestCaller) {}, "/api/cluster/list", 1100, "[zone]"},
		"unknown zone":      {func(*simtest.RestCaller) {}, "/api/cluster/list?zone=sh1a", 1101, "[zone]"},
		"unknown parameter": {func(*simtest.RestCaller) {}, list + "&name=x", 1101, "[name]"},
		"twice":             {func(*simtest.RestCaller) {}, list + "&limit=1&limit=2", 1101, "[limit]"},
		"not a number":      {func(*simtest.RestCaller) {}, list + "&limit=ten", 1101, "[limit]"},
		"unknown action":    {func(*simtest.RestCaller) {}, "/api/cluster/lists?zone=jinan1a", 1101, "[action]"},
		"wrong verb":        {func(*simtest.RestCaller) {}, createPath + "?zone=jinan1a", 1101, "[action]"},
		"unknown module":    {func(*simtest.RestCaller) {}, "/api/clusters/list?zone=jinan1a", 3300, "[clusters]"},
		"no such cluster":   {func(*simtest.RestCaller) {}, "/api/cluster/listNodes?zone=jinan1a&cluster_id=ehpc-x", 2100, "[ehpc-x]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			test.change(c)
			a := c.Call(http.MethodGet, test.target, "")
			if a.Status != 200 || retCode(a) != test.code || !strings.Contains(a.Message, test.text) {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}
