package alicloud_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

var (
	ehpc = alicloud.Product{Code: "EHPC", Version: "2024-07-30", Host: alicloud.Regional("ehpc")}
	ack  = alicloud.Product{Code: "CS", Version: "2015-12-15", Host: alicloud.Regional("cs")}
)

func connect(t *testing.T, endpoint providers.Endpoint) *alicloud.Client {
	t.Helper()
	client, err := alicloud.Connect(providers.Simulator(), endpoint)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// TestVectors compares with signatures that were published (the first) or
// computed from the description by other means.
func TestVectors(t *testing.T) {
	t.Parallel()
	date := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	const nonce = "0123456789abcdef0123456789abcdef"
	cases := map[string]struct {
		region, token, nonce string
		date                 time.Time
		call                 alicloud.Call
		signature            string
	}{
		"RunInstances, the official example": {
			region: "cn-shanghai", nonce: "3156853299f313e23d1673dc12e1703d", date: time.Date(2023, 10, 26, 10, 22, 32, 0, time.UTC),
			call: alicloud.Call{Product: alicloud.ECS, Action: "RunInstances", Query: map[string]string{
				"ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId": "cn-shanghai",
			}},
			signature: "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
		},
		"ROA with a JSON body and a security token": {
			region: "cn-hangzhou", nonce: nonce, date: date, token: "YourSecurityToken",
			call: alicloud.Call{
				Product: ack, Action: "CreateCluster", Path: "/clusters",
				JSON: []byte(`{"name":"demo","region_id":"cn-hangzhou","cluster_type":"ManagedKubernetes"}`),
			},
			signature: "958e2c5d454788a9090d257b60878c746c686acaf33ec9164d203d68da01f17c",
		},
		"RPC with characters to encode": {
			region: "cn-hangzhou", nonce: nonce, date: date,
			call: alicloud.Call{Product: ehpc, Action: "CreateCluster", Query: map[string]string{
				"ClusterName": "demo cluster*~", "Tags": `[{"key":"env","value":"测试"}]`,
			}},
			signature: "aec0b98deaba7b2b53fe31e93ea9ad53799069c97c8775e12548f59612e54d76",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := connect(t, providers.Endpoint{Region: c.region, Transport: noNetwork{t}})
			client.UseKeys("YourAccessKeyId", "YourAccessKeySecret", c.token)
			client.Pin(c.date, c.nonce)
			m, err := client.Capture(t.Context(), c.call, forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			if _, got, _ := strings.Cut(m.Header.Get("Authorization"), "Signature="); got != c.signature {
				t.Errorf("signature %s, want %s", got, c.signature)
			}
			checkSignature(t, m.Method, m.URL, m.Header, m.Body, "YourAccessKeyId", "YourAccessKeySecret")
		})
	}
}

// noNetwork fails the test when anything is sent.
type noNetwork struct{ t *testing.T }

func (n noNetwork) RoundTrip(r *http.Request) (*http.Response, error) {
	n.t.Errorf("sent %s %s", r.Method, r.URL)
	return nil, io.ErrUnexpectedEOF
}

// arrival is a request as a server got it.
type arrival struct {
	Method, URL string
	Header      http.Header
	Body        string
}

// TestCaptureIsWhatIsSent sends what was captured before and compares the two.
func TestCaptureIsWhatIsSent(t *testing.T) {
	t.Setenv("HTTP_PROXY", "")
	var got arrival
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = arrival{r.Method, "http://" + r.Host + r.RequestURI, r.Header.Clone(), string(body)}
		_, _ = io.WriteString(w, `{"RequestId":"1"}`)
	}))
	defer server.Close()
	cases := map[string]alicloud.Call{
		"form": {Product: ehpc, Action: "CreateCluster", Form: map[string]string{
			"ClusterName": "demo +&=*~ 测试", "ClusterCredentials": `{"Password":"p<w>&1"}`,
		}, Query: map[string]string{"A": "b c+d"}},
		"query": {Product: alicloud.VPC, Action: "DescribeVpcs", Query: map[string]string{"RegionId": "cn-hangzhou", "Empty": ""}},
		"json": {
			Product: ack, Action: "CreateCluster", Path: "/clusters",
			JSON: []byte(`{"b":1,"a":"<&>","big":12345678901234567890}`),
		},
		"path": {
			Product: ack, Action: "DeleteCluster", Path: "/clusters/c%2F1", Method: http.MethodDelete,
			Query: map[string]string{"delete_options": `[{"x":"y z"}]`},
		},
	}
	for name, call := range cases { //nolint:paralleltest // The server keeps the last request.
		t.Run(name, func(t *testing.T) {
			client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Base: server.URL})
			client.UseKeys("LTAIexampleexample", "secret", "token")
			m, err := client.Capture(t.Context(), call, forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			if err := client.Do(t.Context(), call, nil); err != nil {
				t.Fatal(err)
			}
			checkSignature(t, got.Method, got.URL, got.Header, []byte(got.Body), "LTAIexampleexample", "secret")
			want := arrival{m.Method, m.URL, m.Header.Clone(), string(m.Body)}
			for _, changing := range []string{"X-Acs-Date", "X-Acs-Signature-Nonce", "Authorization"} {
				if got.Header.Get(changing) == "" || want.Header.Get(changing) == "" {
					t.Errorf("%s is missing", changing)
				}
				got.Header.Del(changing)
				want.Header.Del(changing)
			}
			for _, added := range []string{"Content-Length", "Accept-Encoding"} { // By HTTP itself.
				got.Header.Del(added)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("captured (-) and sent (+):\n%s", diff)
			}
		})
	}
}

func TestMasked(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: noNetwork{t}})
	client.UseKeys("LTAI5tCanaryCanary", "canary-secret", "canary-token")
	call := alicloud.Call{Product: ehpc, Action: "CreateCluster", Form: map[string]string{"ClusterName": "demo", "Secret": forms.Mask}}
	m, err := client.Capture(t.Context(), call, forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	asJSON, err := m.JSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{m.HTTP(), m.Curl(), string(asJSON), fmt.Sprintf("%+v %#v", m, m)} {
		if strings.Contains(text, "canary") || strings.Contains(text, "Canary") {
			t.Errorf("shows a secret:\n%s", text)
		}
	}
	want := map[string]string{
		"Authorization": "ACS3-HMAC-SHA256 Credential=LTAI…nary,SignedHeaders=content-type;host;x-acs-accesskey-id;x-acs-action;" +
			"x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version,Signature=" + forms.Mask,
		"X-Acs-Security-Token": forms.Mask,
		"X-Acs-Accesskey-Id":   "LTAI…nary",
		"X-Acs-Content-Sha256": forms.Mask,
	}
	for name, value := range want {
		if diff := cmp.Diff(value, m.Header.Get(name)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if diff := cmp.Diff(any(map[string]string{"ClusterName": "demo", "Secret": forms.Mask}), m.Decoded); diff != "" {
		t.Errorf("decoded (-want +got):\n%s", diff)
	}
	call = alicloud.Call{Product: ack, Action: "CreateCluster", Path: "/clusters", JSON: []byte(`{"a":1}`)}
	if m, err = client.Capture(t.Context(), call, forms.Masked); err != nil {
		t.Fatal(err)
	}
	if got := m.Header.Get("X-Acs-Content-Sha256"); got != hash(call.JSON) {
		t.Errorf("the hash of a body without secrets is hidden: %s", got)
	}
	if diff := cmp.Diff(any(json.RawMessage(call.JSON)), m.Decoded); diff != "" {
		t.Errorf("decoded (-want +got):\n%s", diff)
	}
}

// TestProxyOfTheEnvironment guards against the vendor's client, which refuses an
// address that our carrier takes, and copies the password of a proxy into the
// request for the cloud.
func TestProxyOfTheEnvironment(t *testing.T) { //nolint:paralleltest // It sets the environment.
	for _, address := range []string{"http://user:canary-proxy@127.0.0.1:9", "127.0.0.1:9", "user:canary-proxy@proxy:9", "http://user:canary-proxy@[bad"} {
		t.Setenv("HTTPS_PROXY", address)
		for _, product := range []alicloud.Product{ehpc, ack, alicloud.VPC} {
			client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: noNetwork{t}})
			m, err := client.Capture(t.Context(), alicloud.Call{Product: product, Action: "GetCluster"}, forms.Revealed)
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			if text := fmt.Sprintf("%+v", m); m.Header.Get("Proxy-Authorization") != "" || strings.Contains(text, "canary-proxy") {
				t.Errorf("%s: the proxy's password is in the request: %s", address, text)
			}
		}
	}
}
