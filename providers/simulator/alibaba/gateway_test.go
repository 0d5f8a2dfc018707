package alibaba_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/engine"
)

func TestGatewayRefusals(t *testing.T) {
	t.Parallel()
	drop := func(header string) func(*alibabatest.Caller) {
		return func(c *alibabatest.Caller) { c.After = func(r *http.Request) { r.Header.Del(header) } }
	}
	before := func(header, val string) func(*alibabatest.Caller) {
		return func(c *alibabatest.Caller) { c.Before = func(r *http.Request) { r.Header.Set(header, val) } }
	}
	for name, test := range map[string]struct {
		change func(*alibabatest.Caller)
		status int
		code   string
	}{
		"wrong access key id": {func(c *alibabatest.Caller) { c.ID = "somebody" }, 404, "InvalidAccessKeyId.NotFound"},
		"wrong secret":        {func(c *alibabatest.Caller) { c.Secret = "wrong" }, 400, "SignatureDoesNotMatch"},
		"changed after signing": {func(c *alibabatest.Caller) {
			c.After = func(r *http.Request) { r.URL.RawQuery += "&Status=OK" }
		}, 400, "SignatureDoesNotMatch"},
		"hash of another body": {before("x-acs-content-sha256", engine.HashHex([]byte("x"))), 400, "SignatureDoesNotMatch"},
		"unsigned header":      {func(c *alibabatest.Caller) { c.After = func(r *http.Request) { r.Header.Set("x-acs-extra", "1") } }, 400, "SignatureDoesNotMatch"},
		"clock behind":         {before("x-acs-date", "2026-03-01T07:44:59Z"), 400, "InvalidTimeStamp.Expired"},
		"clock ahead":          {before("x-acs-date", "2026-03-01T08:15:01Z"), 400, "InvalidTimeStamp.Expired"},
		"clock just right":     {before("x-acs-date", "2026-03-01T07:45:00Z"), 200, ""},
		"date of another form": {before("x-acs-date", "Sun, 01 Mar 2026 08:00:00 GMT"), 400, "InvalidTimeStamp.Format"},
		"no date":              {drop("x-acs-date"), 400, "MissingTimestamp"},
		"no nonce":             {drop("x-acs-signature-nonce"), 400, "MissingSignatureNonce"},
		"no body hash":         {drop("x-acs-content-sha256"), 400, "MissingContentSha256"},
		"no authorization":     {drop("Authorization"), 400, "MissingAccessKeyId"},
		"no version":           {drop("x-acs-version"), 400, "MissingVersion"},
		"no action":            {drop("x-acs-action"), 400, "MissingAction"},
		"garbled authorization": {func(c *alibabatest.Caller) {
			c.After = func(r *http.Request) { r.Header.Set("Authorization", "ACS3-HMAC-SHA256 x") }
		}, 400, "IncompleteSignature"},
		"token of nobody":    {before("x-acs-security-token", "token"), 400, "InvalidSecurityToken.MismatchWithAccessKey"},
		"unknown version":    {before("x-acs-version", "2018-04-12"), 404, "InvalidApi.NotFound"},
		"unknown action":     {before("x-acs-action", "DropCluster"), 404, "InvalidAction.NotFound"},
		"action of another":  {before("x-acs-action", "DescribeVpcs"), 404, "InvalidAction.NotFound"},
		"host of another":    {func(c *alibabatest.Caller) { c.Host = "ecs.cn-hangzhou.aliyuncs.com" }, 404, "InvalidApi.NotFound"},
		"region that is not": {func(c *alibabatest.Caller) { c.Host = "ehpc.cn-atlantis.aliyuncs.com" }, 404, "InvalidRegionId.NotFound"},
		"host inside a VPC":  {func(c *alibabatest.Caller) { c.Host = "ehpc-vpc.cn-hangzhou.aliyuncs.com" }, 200, ""},
		"loopback":           {func(c *alibabatest.Caller) { c.Host = "127.0.0.1:8080" }, 200, ""},
		"signed without port": {func(c *alibabatest.Caller) {
			c.Host = "127.0.0.1"
			c.After = func(r *http.Request) { r.Host = "127.0.0.1:8080" }
		}, 200, ""},
		"body that is not a form": {func(c *alibabatest.Caller) {
			c.InBody = true
			c.Before = func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }
		}, 400, "InvalidContentType"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t)
			test.change(c)
			a := c.Call("ehpc", "ListClusters", map[string]string{"PageSize": "10"})
			if a.Status != test.status || a.Code != test.code {
				t.Errorf("%d %s (%s), want %d %s", a.Status, a.Code, a.Message, test.status, test.code)
			}
			if a.Status == http.StatusOK {
				return
			}
			for _, member := range []string{"RequestId", "HostId", "Message", "Recommend"} {
				if s, _ := a.At(member).(string); s == "" {
					t.Errorf("envelope lacks %s: %s", member, a.Raw)
				}
			}
		})
	}
}

func TestSignatureRefusalTellsStringToSign(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	c.Secret = "wrong"
	a := c.Call("ehpc", "ListClusters", nil)
	if !strings.Contains(a.Message, "ACS3-HMAC-SHA256\n") {
		t.Errorf("message: %q", a.Message)
	}
}

// TestFalseBodyHash signs the right hash but sends another in the header.
func TestFalseBodyHash(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	c.After = func(r *http.Request) {
		r.Header.Set("x-acs-content-sha256", engine.HashHex([]byte("x")))
		r.Header.Set("Authorization", alibabatest.Authorization(r, engine.AccessKeyID, engine.AccessKeySecret, engine.HashHex(nil)))
	}
	if a := c.Call("ehpc", "ListClusters", nil); a.Code != "SignatureDoesNotMatch" {
		t.Errorf("%d %s", a.Status, a.Code)
	}
}

func TestNonceIsGoodOnce(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	c.Before = func(r *http.Request) { r.Header.Set("x-acs-signature-nonce", "same") }
	c.OK("ehpc", "ListClusters", nil)
	if a := c.Call("ehpc", "ListClusters", nil); a.Status != 400 || a.Code != "SignatureNonceUsed" {
		t.Errorf("%d %s", a.Status, a.Code)
	}
	c.Clock.Add(2 * time.Hour)
	c.OK("ehpc", "ListClusters", nil)
}

func TestRegions(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		host, product, action string
		params                map[string]string
		code                  string
	}{
		"ECS host of Hangzhou":       {"ecs-cn-hangzhou.aliyuncs.com", "ecs", "DescribeZones", map[string]string{"RegionId": "cn-hangzhou"}, ""},
		"central VPC host":           {"vpc.aliyuncs.com", "vpc", "DescribeVpcs", map[string]string{"RegionId": "cn-hangzhou"}, ""},
		"host and RegionId disagree": {"vpc.cn-shanghai.aliyuncs.com", "vpc", "DescribeVpcs", map[string]string{"RegionId": "cn-hangzhou"}, "InvalidRegionId.NotFound"},
		"no such RegionId":           {"127.0.0.1", "vpc", "DescribeVpcs", map[string]string{"RegionId": "cn-atlantis"}, "InvalidRegionId.NotFound"},
		"RegionId missing":           {"vpc.cn-hangzhou.aliyuncs.com", "vpc", "DescribeVpcs", nil, "MissingRegionId"},
		"VpcId instead of RegionId":  {"127.0.0.1", "vpc", "DescribeVSwitches", map[string]string{"VpcId": "vpc-m5efjevmclc0xdmys"}, ""},
		"neither":                    {"127.0.0.1", "vpc", "DescribeVSwitches", nil, "MissingVpcId"},
		"central resource manager":   {"resourcemanager.aliyuncs.com", "resourcemanager", "ListResourceGroups", map[string]string{"Status": "OK"}, ""},
		"another region's cluster":   {"ehpc.cn-shanghai.aliyuncs.com", "ehpc", "CreateCluster", alibabatest.Minimal(), "InvalidParams"},
		"loopback, by VPC":           {"127.0.0.1:8080", "ehpc", "CreateCluster", alibabatest.Minimal(), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t)
			c.Host = test.host
			if a := c.Call(test.product, test.action, test.params); a.Code != test.code {
				t.Errorf("%d %s %s, want %q", a.Status, a.Code, a.Message, test.code)
			}
		})
	}
}

// TestServer goes through a socket, where the Host header has a port.
func TestServer(t *testing.T) {
	t.Parallel()
	s, c := alibabatest.SetUp(t, "GetCluster:drop")
	server := httptest.NewServer(s)
	defer server.Close()
	c.Host = strings.TrimPrefix(server.URL, "http://")
	c.RT = roundTripper(func(r *http.Request) (*http.Response, error) {
		r.URL.Scheme = "http"
		return http.DefaultTransport.RoundTrip(r)
	})
	for _, inBody := range []bool{false, true} {
		c.InBody = inBody
		c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	}
	if _, err := c.Send(context.Background(), "ehpc", "GetCluster", map[string]string{"ClusterId": "x"}); err == nil {
		t.Error("a dropped call got an answer")
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := server.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != 200 || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/plain") {
		t.Errorf("GET /: %d %s", resp.StatusCode, resp.Header.Get("Content-Type"))
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
