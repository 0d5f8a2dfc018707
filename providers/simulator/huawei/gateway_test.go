package huawei_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/huawei"
	"clusterwiz/providers/simulator/simtest"
)

const (
	host    = "modelarts.cn-north-4.myhuaweicloud.com"
	project = "0123456789abcdef0123456789abcdef"
)

// signCall signs host, date and whatever X headers there are.
func signCall(c *simtest.RestCaller, req *http.Request, body []byte) {
	date := c.Clock.Now().UTC().Format("20060102T150405Z")
	if req.Header.Get("X-Sdk-Date") == "" {
		req.Header.Set("X-Sdk-Date", date)
	}
	headers := map[string]string{"host": req.Host, "x-sdk-date": req.Header.Get("X-Sdk-Date")}
	signed := []string{"host", "x-sdk-date"}
	if id := req.Header.Get("X-Project-Id"); id != "" {
		headers["x-project-id"] = id
		signed = []string{"host", "x-project-id", "x-sdk-date"}
	}
	hash := engine.HashHex(body)
	if told := req.Header.Get("X-Sdk-Content-Sha256"); told != "" {
		hash = told
	}
	_, signature := huawei.SignSDK(c.Secret, headers["x-sdk-date"], req.Method, req.URL.Path, req.URL.Query(), headers, signed, hash)
	req.Header.Set("Authorization", "SDK-HMAC-SHA256 Access="+c.ID+", SignedHeaders="+strings.Join(signed, ";")+", Signature="+signature)
}

func setUp(t testing.TB, faults ...string) (*engine.Simulator, *simtest.RestCaller) {
	t.Helper()
	return simtest.New(t, engine.Options{}, like(), faults...)
}

func like() simtest.RestCaller {
	return simtest.RestCaller{Host: host, Sign: signCall}
}

// TestSDKVectors holds the signature against the examples of the API signing
// guide (A), of this API (B) and of the official SDK's tests (C).
func TestSDKVectors(t *testing.T) {
	t.Parallel()
	const (
		secret = "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc"
		date   = "20191115T033655Z"
		path   = "/v2/0123456789abcdef0123456789abcdef/pools/pool-a26d-0123456789abcdef0123456789abcdef/nodepools"
		body   = `{"kind":"NodePool","apiVersion":"v2","metadata":{"name":"nodepool-1","annotations":{}},"spec":{"resources":{"nodePool":"nodepool-1","flavor":"modelarts.vm.2u4g.dcc","count":1,"maxCount":1}}}`
	)
	headers := map[string]string{
		"host": host, "x-project-id": project, "x-sdk-date": date, "x-security-token": "ST-EXAMPLE", "content-type": "application/json",
	}
	for name, v := range map[string]struct {
		secret, date, method, path, query, signed, body string
		headers                                         map[string]string
		hash, signature                                 string
	}{
		"A": {
			secret, date, "GET", "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs", "limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
			"content-type;host;x-sdk-date", "",
			map[string]string{"content-type": "application/json", "host": "service.region.example.com", "x-sdk-date": date},
			"b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a", "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe",
		},
		"B1": {
			secret, date, "POST", path, "", "host;x-project-id;x-sdk-date", body, headers,
			"08175d7e428a530f99aa91c7fd57397a62dc7be3ed3db76797d1e593fab38516", "aa40f759b31922f073b111d5edd4d798f1d61aa0809f17134ca9336c406ea566",
		},
		"B2": {
			secret, date, "POST", path, "", "host;x-project-id;x-sdk-date;x-security-token", body, headers,
			"d7e5899b47a0f9ececa0770e225376180faa8dee2831a38da6269fc8c632508e", "da1f99a1cb75194be87a8cd0d32490c52c4e2cd6f816e9c471613763116dc4c0",
		},
		"B3": {
			secret, date, "POST", path, "", "content-type;host;x-project-id;x-sdk-date", body, headers,
			"fefabfad33adeed438f659beea662f9c08d759d37f95b2ecf95c0352cd72d651", "72ca6ed3d289f7ef31acc8b6bf3d4adc5799c7a208b2be7ed5a935ab776cb603",
		},
		"B4": {
			secret, date, "GET", path + "/nodepool-1", "", "host;x-project-id;x-sdk-date", "", headers,
			"894b3f40ff6b22c1dbd2c43c5ce7e8656f98e4bc1c9e37fe46bf0fcf35ae5c90", "ca464c08b8d9ee7fd7339ddca23ecfa58745129131c2ab9eb6f529547db532b2",
		},
		"C1": {
			"SecretKey", "20060102T150405Z", "GET", "/path", "limit=1", "x-sdk-date", "",
			map[string]string{"x-sdk-date": "20060102T150405Z"},
			"", "5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624",
		},
		"C2": {
			"SecretKey", "20060102T150405Z", "POST", "/path", "key=value", "x-sdk-date", `{"Name":"test","Id":1}` + "\n",
			map[string]string{"x-sdk-date": "20060102T150405Z"},
			"", "cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			query, err := url.ParseQuery(v.query)
			if err != nil {
				t.Fatal(err)
			}
			hash, signature := huawei.SignSDK(v.secret, v.date, v.method, v.path, query, v.headers, strings.Split(v.signed, ";"), engine.HashHex([]byte(v.body)))
			if signature != v.signature || v.hash != "" && hash != v.hash {
				t.Errorf("hash %s signature %s", hash, signature)
			}
		})
	}
}

func TestSDKCanonicalQuery(t *testing.T) {
	t.Parallel()
	got := engine.CanonicalQuery(url.Values{
		"limit": {"1"}, "enable": {"true"}, "test": {"一 (&=?!#%.*)"}, "path": {"/tmp/123"}, "multi": {"1", "2", "3"},
	})
	const want = "enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29"
	if got != want {
		t.Errorf("%s", got)
	}
}

func TestGateway(t *testing.T) {
	t.Parallel()
	const pools = "/v2/" + project + "/pools"
	for name, test := range map[string]struct {
		change func(*simtest.RestCaller)
		path   string
		status int
		code   string
		text   string // In the message.
	}{
		"signed":           {func(*simtest.RestCaller) {}, pools, 200, "", ""},
		"project header":   {func(c *simtest.RestCaller) { c.Before = simtest.Header("X-Project-Id", project) }, pools, 200, "", ""},
		"unsigned payload": {func(c *simtest.RestCaller) { c.Before = simtest.Header("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD") }, pools, 200, "", ""},
		"loopback":         {func(c *simtest.RestCaller) { c.Host = "127.0.0.1:8080" }, pools, 200, "", ""},
		"no signature":     {func(c *simtest.RestCaller) { c.After = simtest.Header("Authorization", "") }, pools, 401, "APIGW.0301", "Authorization"},
		"wrong secret":     {func(c *simtest.RestCaller) { c.Secret = "other" }, pools, 401, "APIGW.0301", "canonicalRequest:GET|" + pools + "/||host:" + host + "|"},
		"unknown key":      {func(c *simtest.RestCaller) { c.ID = "someone" }, pools, 401, "APIGW.0301", "ak someone not exist"},
		"clock":            {func(c *simtest.RestCaller) { c.Before = simtest.Header("X-Sdk-Date", "20260301T081600Z") }, pools, 401, "APIGW.0301", "expired"},
		"date form":        {func(c *simtest.RestCaller) { c.Before = simtest.Header("X-Sdk-Date", "2026-03-01") }, pools, 401, "APIGW.0301", "format"},
		"changed":          {func(c *simtest.RestCaller) { c.After = simtest.Header("X-Sdk-Date", "20260301T080001Z") }, pools, 401, "APIGW.0301", "verify aksk"},
		"temporary key":    {func(c *simtest.RestCaller) { c.Before = simtest.Header("X-Security-Token", "T") }, pools, 401, "APIGW.0301", "security token"},
		"token":            {func(c *simtest.RestCaller) { c.Before = simtest.Header("X-Auth-Token", "T") }, pools, 401, "APIGW.0307", ""},
		"other project":    {func(*simtest.RestCaller) {}, "/v2/ffffffffffffffffffffffffffffffff/pools", 403, "ModelArts.0210", ""},
		"two projects":     {func(c *simtest.RestCaller) { c.Before = simtest.Header("X-Project-Id", "f") }, pools, 403, "ModelArts.0210", ""},
		"other region":     {func(c *simtest.RestCaller) { c.Host = "modelarts.cn-east-3.myhuaweicloud.com" }, pools, 403, "ModelArts.0210", ""},
		"no such region":   {func(c *simtest.RestCaller) { c.Host = "modelarts.xx-1.myhuaweicloud.com" }, pools, 404, "APIGW.0101", ""},
		"wrong service":    {func(c *simtest.RestCaller) { c.Host = "vpc.cn-north-4.myhuaweicloud.com" }, pools, 404, "APIGW.0101", ""},
		"unknown path":     {func(*simtest.RestCaller) {}, "/v2/" + project + "/pool", 404, "APIGW.0101", ""},
		"unknown query":    {func(*simtest.RestCaller) {}, pools + "?status=created&page=1", 400, "ModelArts.50004000", "invalid page"},
		"bad query":        {func(*simtest.RestCaller) {}, pools + "?status=gone", 400, "ModelArts.50004000", "invalid status"},
		"twice":            {func(*simtest.RestCaller) {}, pools + "?status=created&status=failed", 400, "ModelArts.50004000", "invalid status"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			test.change(c)
			a := c.Call(http.MethodGet, test.path, "")
			if a.Status != test.status || a.Code != test.code || !strings.Contains(a.Message, test.text) {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
			if strings.HasPrefix(a.Code, "APIGW") && (a.At("request_id") != a.Header.Get("X-Request-Id") || a.At("request_id") == nil) {
				t.Errorf("request id: %s", a.Raw)
			}
		})
	}
}

func TestLookups(t *testing.T) {
	t.Parallel()
	const (
		iam, vpc = "iam.cn-north-4.myhuaweicloud.com", "vpc.cn-north-4.myhuaweicloud.com"
		v1       = "/v1/" + project
		pools    = "/v2/" + project + "/pools"
		lite     = pools + "/pool-lite-a1b2"
	)
	for name, test := range map[string]struct {
		host, path string
		at         []any
		want       any
	}{
		"project of a region":      {iam, "/v3/projects?name=cn-north-4", []any{"projects", 0, "id"}, project},
		"one project of that name": {iam, "/v3/projects?name=cn-north-4", []any{"projects", 1}, nil},
		"a project below":          {iam, "/v3/projects?parent_id=" + project, []any{"projects", 0, "name"}, "cn-north-4_hpc"},
		"no such project":          {iam, "/v3/projects?name=nowhere", []any{"projects", 0}, nil},
		"account":                  {iam, "/v3/auth/domains", []any{"domains", 0, "name"}, "simulator"},
		"regions":                  {iam, "/v3/regions", []any{"regions", 0, "locales", "zh-cn"}, "华北-北京四"},
		"VPCs":                     {vpc, v1 + "/vpcs", []any{"vpcs", 0, "id"}, "3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10"},
		"VPCs after a marker":      {vpc, v1 + "/vpcs?limit=1&marker=3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10", []any{"vpcs", 0, "id"}, "277e9abc-0e6b-431a-9232-cfd25d5fc566"},
		"unknown marker":           {vpc, v1 + "/vpcs?marker=x", []any{"code"}, "ModelArts.50004000"},
		"subnets of a VPC":         {vpc, v1 + "/subnets?vpc_id=277e9abc-0e6b-431a-9232-cfd25d5fc566", []any{"subnets", 0, "neutron_network_id"}, "03796378-c356-4c14-826b-e4913aa9c8b9"},
		"security groups":          {vpc, "/v3/" + project + "/vpc/security-groups", []any{"security_groups", 0, "id"}, "5f6e7d8c-9b0a-4c1d-a2e3-f4a5b6c7d8e9"},
		"pools":                    {host, "/v2/" + project + "/pools", []any{"items", 1, "metadata", "name"}, "pool-std-c3d4"},
		"pools of a name":          {host, "/v2/" + project + "/pools?labelSelector=os.modelarts/name%3Dlite-training", []any{"items", 0, "metadata", "name"}, "pool-lite-a1b2"},
		"failed pools":             {host, "/v2/" + project + "/pools?status=failed", []any{"items", 0}, nil},
		"privileged pool":          {host, pools, []any{"items", 0, "status", "clusters", "type"}, "Dedicate"},
		"its network":              {host, pools, []any{"items", 0, "spec", "network", "vpcId"}, "3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10"},
		"its counters are objects": {host, pools, []any{"items", 0, "status", "resources", "available", "count"}, 3.0},
		"standard pool":            {host, pools, []any{"items", 1, "status", "clusters"}, nil},
		"its scope":                {host, pools, []any{"items", 1, "spec", "scope", 0}, "Train"},
		"no such pool":             {host, "/v2/" + project + "/pools/pool-x/nodepools", []any{"error_msg"}, "Pool pool-x not found."},
		"node pools":               {host, lite + "/nodepools", []any{"items", 0, "metadata", "name"}, "nodepool-0"},
		"nodes of a node pool":     {host, lite + "/nodepools/nodepool-0/nodes", []any{"items", 1, "status", "phase"}, "Available"},
		"nodes of a pool":          {host, lite + "/nodes?limit=1", []any{"metadata", "remainingItemCount"}, 2.0},
		"no such node pool":        {host, lite + "/nodepools/none/nodes", []any{"error_msg"}, "Bad request. invalid nodepool name"},
		"flavours":                 {host, v1 + "/resourceflavors", []any{"items", 1, "metadata", "name"}, "modelarts.vm.gpu.t4u8"},
		"stock":                    {host, v1 + "/resourceflavors", []any{"items", 1, "status", "phase", "cn-north-4a"}, "normal"},
		"strings for numbers":      {host, v1 + "/resourceflavors", []any{"items", 0, "spec", "cpu"}, "16"},
		"flavours by pages":        {host, v1 + "/resourceflavors?limit=2", []any{"metadata", "remainingItemCount"}, 7.0},
		"quotas":                   {host, v1 + "/quotas", []any{"quotas", "resources", 0, "quota"}, "15"},
		"events need the plural":   {host, v1 + "/events?resource=pool&name=pool-lite-a1b2", []any{"error_msg"}, "Bad request. invalid resource"},
		"orders":                   {host, v1 + "/orders?involvedName=pool-lite-a1b2", []any{"count"}, 0.0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			a := c.At(test.host).Call(http.MethodGet, test.path, "")
			if got := a.At(test.at...); got != test.want {
				t.Errorf("%v, want %v: %d %s", got, test.want, a.Status, a.Raw)
			}
		})
	}
}

// TestPages walks the nodes of a pool.
func TestPages(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	seen, next := map[any]bool{}, ""
	for range 4 {
		a := c.OK(http.MethodGet, "/v2/"+project+"/pools/pool-lite-a1b2/nodes?limit=1"+next, "")
		seen[a.At("items", 0, "metadata", "name")] = true
		token, _ := a.At("metadata", "continue").(string)
		if token == "" {
			break
		}
		next = "&continue=" + token
	}
	if len(seen) != 3 {
		t.Errorf("%d nodes, want 3", len(seen))
	}
	if a := c.Call(http.MethodGet, "/v2/"+project+"/pools/pool-lite-a1b2/nodes?continue=x", ""); a.Code != "ModelArts.50004000" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]struct {
		status int
		code   string
	}{
		"ListPools:throttle":                 {429, "APIGW.0308"},
		"ListPools:code=ModelArts.0118":      {400, "ModelArts.0118"},
		"ListPools:status=504":               {504, "APIGW.0201"},
		"ListPools:status=500":               {500, "ModelArts.50005000"},
		"*:code=APIGW.0302":                  {403, "APIGW.0302"},
		"ListPools:status=418,code=ModelX.1": {418, "ModelX.1"},
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t, fault)
			if a := c.Call(http.MethodGet, "/v2/"+project+"/pools", ""); a.Status != want.status || a.Code != want.code {
				t.Errorf("%d %s, want %+v", a.Status, a.Raw, want)
			}
			c.OK(http.MethodGet, "/v2/"+project+"/pools", "")
		})
	}
}
