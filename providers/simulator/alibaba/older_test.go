package alibaba_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

// TestOlderVectors sends requests whose signatures were computed with openssl.
func TestOlderVectors(t *testing.T) {
	t.Parallel()
	const common = "AccessKeyId=simulator&Format=JSON&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&Timestamp=2026-03-01T08%3A00%3A00Z"
	form := []string{"Content-Type", "application/x-www-form-urlencoded"}
	roa := []string{
		"Accept", "application/json", "Date", "Sun, 01 Mar 2026 08:00:00 GMT", "x-acs-version", "2015-12-15",
		"x-acs-signature-method", "HMAC-SHA1", "x-acs-signature-version", "1.0",
	}
	for name, test := range map[string]struct {
		method, target, body string
		header               []string
		status               int
		code                 string
	}{
		"RPC in the query": {"GET", "/?Action=DescribeVpcs&Version=2016-04-28&RegionId=cn-hangzhou&SignatureNonce=n-1&" + common +
			"&Signature=cFZBIi09Pb84B%2B9AqDQeUtAOz48%3D", "", nil, 200, ""},
		"RPC in the query of a POST, with a slash less": {"POST", "?Action=ListClusters&Version=2024-07-30&ClusterNames.1=x&SignatureNonce=n-3&" + common +
			"&Signature=2s4XZjwlupv9bR7v8%2BXTo42yRgQ%3D", "", form, 200, ""},
		"RPC in a form, all that is encoded": {"POST", "/", "Action=DescribeVpcs&Version=2016-04-28&RegionId=cn-hangzhou&SignatureNonce=n-2&" + common +
			"&VpcName=a+b*%7E'%E6%B5%8B%E8%AF%95'%2F%2B%3D%26%25&Signature=De1vzO52zaKBuJKWRzPMYojGlKc%3D", form, 200, ""},
		"RPC in both": {
			"POST", "/?Action=DescribeVpcs&Version=2016-04-28&SignatureNonce=n-2&" + common + "&Signature=De1vzO52zaKBuJKWRzPMYojGlKc%3D",
			"RegionId=cn-hangzhou&VpcName=a%20b%2A~%27%E6%B5%8B%E8%AF%95%27%2F%2B%3D%26%25", form, 200, "",
		},
		"RPC that also has V3's headers": {
			"POST", "/?Action=DescribeVpcs&Version=2016-04-28&RegionId=cn-hangzhou&SignatureNonce=n-2&" + common +
				"&VpcName=a+b*%7E'%E6%B5%8B%E8%AF%95'%2F%2B%3D%26%25&Signature=De1vzO52zaKBuJKWRzPMYojGlKc%3D", "",
			append([]string{"x-acs-version", "2016-04-28", "x-acs-action", "DescribeVpcs"}, form...), 200, "",
		},
		"ROA with a query": {"GET", "/regions/cn-hangzhou/clusters?page_number=1&name=a%20b*", "", append([]string{
			"x-acs-signature-nonce", "n-4", "Authorization", "acs simulator:9p2CoNJB2szrAzVCN7XHOfIXKzo=",
		}, roa...), 200, ""},
		"ROA with a body that is signed, but no cluster": {"POST", "/clusters", `{"name":"demo"}`, append([]string{
			"Content-MD5", "SV1e2w+tCr11OqI6DfkCPw==", "Content-Type", "application/json",
			"x-acs-signature-nonce", "n-5", "Authorization", "acs simulator:+dnBGKhsNwN1AQm/MV3zfVAO+UE=",
		}, roa...), 400, "InvalidParameter"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t)
			req, err := http.NewRequestWithContext(t.Context(), test.method, "http://127.0.0.1:8080"+test.target, strings.NewReader(test.body))
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i < len(test.header); i += 2 {
				req.Header.Set(test.header[i], test.header[i+1])
			}
			a, err := simtest.Ask(c.RT, req)
			if err != nil || a.Status != test.status || a.Code != test.code {
				t.Errorf("%v, %d %s: %s", err, a.Status, a.Code, a.Raw)
			}
		})
	}
}

// TestRPCRefusals changes one thing at a time; "" leaves a parameter out.
func TestRPCRefusals(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		params []string
		status int
		code   string
	}{
		"nothing wrong":            {nil, 200, ""},
		"no nonce":                 {[]string{"SignatureNonce", ""}, 400, "MissingSignatureNonce"},
		"no time":                  {[]string{"Timestamp", ""}, 400, "MissingTimestamp"},
		"no key":                   {[]string{"AccessKeyId", ""}, 400, "MissingAccessKeyId"},
		"no action":                {[]string{"Action", ""}, 400, "MissingAction"},
		"no version":               {[]string{"Version", ""}, 400, "MissingVersion"},
		"no signature":             {[]string{"Signature", ""}, 400, "IncompleteSignature"},
		"no format, no method":     {[]string{"Format", "", "SignatureMethod", "", "SignatureVersion", ""}, 200, ""},
		"another key":              {[]string{"AccessKeyId", "somebody"}, 404, "InvalidAccessKeyId.NotFound"},
		"another signature":        {[]string{"Signature", "cFZBIi09Pb84B+9AqDQeUtAOz48="}, 400, "SignatureDoesNotMatch"},
		"another method":           {[]string{"SignatureMethod", "HMAC-SHA256"}, 400, "InvalidSignatureMethod"},
		"another signature's form": {[]string{"SignatureVersion", "2.0"}, 400, "InvalidSignatureVersion"},
		"a time in another form":   {[]string{"Timestamp", "Sun, 01 Mar 2026 08:00:00 GMT"}, 400, "InvalidTimeStamp.Format"},
		"clock behind":             {[]string{"Timestamp", "2026-03-01T07:44:59Z"}, 400, "InvalidTimeStamp.Expired"},
		"clock just right":         {[]string{"Timestamp", "2026-03-01T08:15:00Z"}, 200, ""},
		"the time before the key":  {[]string{"Timestamp", "2026-03-01T07:44:59Z", "AccessKeyId", "somebody"}, 400, "InvalidTimeStamp.Expired"},
		"token of nobody":          {[]string{"SecurityToken", "token"}, 400, "InvalidSecurityToken.MismatchWithAccessKey"},
		"token before signature":   {[]string{"SecurityToken", "token", "Signature", "x"}, 400, "InvalidSecurityToken.MismatchWithAccessKey"},
		"unknown version":          {[]string{"Version", "2018-04-12"}, 404, "InvalidApi.NotFound"},
		"a product of paths":       {[]string{"Version", "2015-12-15", "Action", "DescribeRegions"}, 404, "InvalidApi.NotFound"},
		"unknown action":           {[]string{"Action", "DropCluster"}, 404, "InvalidAction.NotFound"},
		"a region that is not":     {[]string{"RegionId", "cn-atlantis"}, 404, "InvalidRegionId.NotFound"},
		"unknown parameter":        {[]string{"Shoes", "1"}, 400, "InvalidParams"},
	} {
		for place, inBody := range map[string]bool{"query": false, "form": true} {
			t.Run(name+", "+place, func(t *testing.T) {
				t.Parallel()
				_, c := alibabatest.SetUp(t)
				c.InBody = inBody
				params := map[string]string{}
				for i := 0; i < len(test.params); i += 2 {
					params[test.params[i]] = test.params[i+1]
				}
				if a := c.RPC("ehpc", "ListClusters", params); a.Status != test.status || a.Code != test.code {
					t.Errorf("%d %s (%s), want %d %s", a.Status, a.Code, a.Message, test.status, test.code)
				}
			})
		}
	}
}

// TestRPCProducts calls all that are called so, and meets faults by name.
func TestRPCProducts(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t, "ListQueues:throttle")
	for _, c.InBody = range []bool{false, true} {
		for product, action := range map[string]string{
			"ecs": "DescribeZones", "vpc": "DescribeVpcs", "nas": "DescribeFileSystems", "resourcemanager": "ListResourceGroups", "ehpc": "ListClusters",
		} {
			if a := c.RPC(product, action, map[string]string{"RegionId": "cn-hangzhou"}); a.Status != http.StatusOK || a.At("RequestId") == nil {
				t.Errorf("%s: %s", product, a.Raw)
			}
		}
	}
	if a := c.RPC("ehpc", "ListQueues", map[string]string{"ClusterId": "x"}); a.Code != "Throttling.User" {
		t.Errorf("%d %s", a.Status, a.Code)
	}
	if a := c.RPC("ehpc", "ListClusters", map[string]string{"SignatureNonce": "same"}); a.Status != http.StatusOK {
		t.Errorf("%s", a.Raw)
	}
	if a := c.RPC("ehpc", "ListClusters", map[string]string{"SignatureNonce": "same"}); a.Code != "SignatureNonceUsed" {
		t.Errorf("%s", a.Raw)
	}
	c.After = func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }
	if a := c.RPC("ehpc", "ListClusters", nil); a.Status != http.StatusNotFound {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.After = func(r *http.Request) { r.URL.RawQuery = "PageSize=10" }
	if a := c.RPC("ehpc", "ListClusters", nil); a.Code != "SignatureDoesNotMatch" || !strings.Contains(a.Message, "POST&%2F&AccessKeyId%3Dsimulator%26") {
		t.Errorf("%s", a.Raw)
	}
	if a := c.RPC("ehpc", "ListClusters", map[string]string{"PageSize": "10"}); a.Code == "" {
		t.Errorf("a parameter in query and form: %s", a.Raw)
	}
}

// flatten writes parameters that hold JSON as those that RPC clients send.
func flatten(t *testing.T, params map[string]string) map[string]string {
	t.Helper()
	flat := map[string]string{}
	var add func(name string, v any)
	add = func(name string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for member, inner := range v {
				add(name+"."+member, inner)
			}
		case []any:
			for i, inner := range v {
				add(name+"."+string(rune('1'+i)), inner)
			}
		case string:
			flat[name] = v
		default:
			text, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			flat[name] = string(text)
		}
	}
	for name, text := range params {
		var v any
		if !strings.ContainsAny(text, "[{") || json.Unmarshal([]byte(text), &v) != nil {
			v = text
		}
		add(name, v)
	}
	return flat
}

// TestFlatParameters makes the same cluster of JSON and of parameters that are
// numbered and dotted.
func TestFlatParameters(t *testing.T) {
	t.Parallel()
	for _, file := range alibabatest.FullRequests {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			sent := alibabatest.FromFile(t, file)
			_, v3 := alibabatest.SetUp(t)
			id := v3.OK("ehpc", "CreateCluster", sent).At("ClusterId")
			_, c := alibabatest.SetUp(t)
			c.InBody = true
			flat := flatten(t, sent)
			if _, given := flat["Queues.1.ComputeNodes.1.InstanceType"]; !given {
				t.Fatal("no nested list")
			}
			for name, val := range flat { // Parameters have the page's names.
				if capital := strings.NewReplacer(".key", ".Key", ".value", ".Value").Replace(name); strings.HasPrefix(name, "Tags.") && capital != name {
					delete(flat, name)
					flat[capital] = val
				}
			}
			flat["RegionId"] = "cn-hangzhou"
			if a := c.RPC("ehpc", "CreateCluster", flat); a.At("ClusterId") != id || id == nil {
				t.Fatalf("%s", a.Raw)
			}
			v3.Clock.Add(20 * time.Minute)
			c.Clock.Add(20 * time.Minute)
			for _, action := range []string{"GetCluster", "ListQueues"} {
				params := map[string]string{"ClusterId": id.(string)}
				want, got := v3.OK("ehpc", action, params), c.RPC("ehpc", action, params)
				delete(want.Body, "RequestId")
				delete(got.Body, "RequestId")
				if diff := cmp.Diff(want.Body, got.Body); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

// TestFlatRefusals sends what no list and no object can be made of.
func TestFlatRefusals(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		pairs []string
		param string
	}{
		"a number left out":         {[]string{"Tags.1.key", "a", "Tags.3.key", "b"}, "Tags"},
		"counted from 0":            {[]string{"Tags.0.key", "a"}, "Tags"},
		"a value and its members":   {[]string{"Tags.1", "a", "Tags.1.key", "b"}, "Tags.1"},
		"JSON and members":          {[]string{"Tags", "[]", "Tags.1.key", "b"}, "Tags.1.key"},
		"an object for a list":      {[]string{"Tags.key", "a"}, "Tags"},
		"an unknown member":         {[]string{"Tags.1.key", "a", "Tags.1.shoe", "b"}, "Tags.0.shoe"},
		"a member without a name":   {[]string{"Tags..key", "a"}, "Tags..key"},
		"a nested value that is no": {[]string{"Queues.1.QueueName", "q", "Queues.1.MinCount", "many"}, "Queues.0.MinCount"},
		"deeper than anything":      {[]string{"Tags" + strings.Repeat(".1", 40), "a"}, "Tags" + strings.Repeat(".1", 40)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t)
			a := c.RPC("ehpc", "CreateCluster", alibabatest.With(test.pairs...))
			if a.Code != "InvalidParams" || !strings.Contains(a.Message, " "+test.param+" ") {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}

// TestROARefusals changes a call of ROA 1.0 before or after it was signed.
func TestROARefusals(t *testing.T) {
	t.Parallel()
	set := func(header, val string) func(*http.Request) {
		return func(r *http.Request) {
			if r.Header.Set(header, val); val == "" {
				r.Header.Del(header)
			}
		}
	}
	for name, test := range map[string]struct {
		before, after func(*http.Request)
		status        int
		code          string
	}{
		"nothing wrong":           {nil, nil, 200, ""},
		"no nonce":                {set("x-acs-signature-nonce", ""), nil, 200, ""},
		"no method":               {set("x-acs-signature-method", ""), nil, 200, ""},
		"the action that it is":   {set("x-acs-action", "DescribeRegions"), nil, 200, ""},
		"another action":          {set("x-acs-action", "DescribeUserQuota"), nil, 404, "InvalidAction.NotFound"},
		"no signature":            {nil, set("Authorization", ""), 400, "MissingAccessKeyId"},
		"half a signature":        {nil, set("Authorization", "acs simulator"), 400, "IncompleteSignature"},
		"another key":             {nil, set("Authorization", "acs somebody:x"), 404, "InvalidAccessKeyId.NotFound"},
		"another signature":       {nil, set("Authorization", "acs simulator:x"), 400, "SignatureDoesNotMatch"},
		"a header after signing":  {nil, set("x-acs-region-id", "cn-hangzhou"), 400, "SignatureDoesNotMatch"},
		"no date":                 {set("Date", ""), nil, 400, "MissingTimestamp"},
		"the date in its own":     {func(r *http.Request) { r.Header.Set("x-acs-date", r.Header.Get("Date")); r.Header.Del("Date") }, nil, 200, ""},
		"another form of date":    {set("Date", "2026-03-01T08:00:00Z"), nil, 400, "InvalidTimeStamp.Format"},
		"clock ahead":             {set("Date", "Sun, 01 Mar 2026 08:15:01 GMT"), nil, 400, "InvalidTimeStamp.Expired"},
		"another method to sign":  {set("x-acs-signature-method", "HMAC-SHA256"), nil, 400, "InvalidSignatureMethod"},
		"token of nobody":         {set("x-acs-security-token", "token"), nil, 400, "InvalidSecurityToken.MismatchWithAccessKey"},
		"hash of another body":    {set("Content-MD5", "SV1e2w+tCr11OqI6DfkCPw=="), nil, 400, "SignatureDoesNotMatch"},
		"a product of parameters": {set("x-acs-version", "2014-05-26"), nil, 404, "InvalidApi.NotFound"},
		"a method of none":        {nil, func(r *http.Request) { r.Method = http.MethodPut }, 404, "InvalidAction.NotFound"},
		"a path of none":          {nil, func(r *http.Request) { r.URL.Path = "/shoes" }, 404, "InvalidAction.NotFound"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := alibabatest.SetUpACK(t)
			c.Before, c.After = test.before, test.after
			if a := c.ROA(http.MethodGet, "/regions", nil); a.Status != test.status || a.Code != test.code {
				t.Errorf("%d %s: %s", a.Status, a.Code, a.Raw)
			}
		})
	}
}

// TestROALife makes, shows and deletes a cluster without naming any action.
func TestROALife(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t, "DescribeUserQuota:throttle")
	id, _ := c.ROA(http.MethodPost, "/clusters", []byte(alibabatest.ManagedBody)).At("cluster_id").(string)
	if id == "" {
		t.Fatal("not created")
	}
	if a := c.ROA(http.MethodGet, "/clusters/"+id, nil); a.At("state") != "initial" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.ROA(http.MethodGet, "/quota", nil); a.Code != "Throttling.User" {
		t.Errorf("%s", a.Raw)
	}
	c.Clock.Add(time.Hour)
	if a := c.ROA(http.MethodDelete, "/clusters/"+id+"?retain_all_resources=false", nil); a.Status != http.StatusAccepted {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}
