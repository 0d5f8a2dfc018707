package modelarts_test

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/signer"
	vendor "github.com/huaweicloud/huaweicloud-sdk-go-v3/core/request"
	"pgregory.net/rapid"

	"clusterwiz/providers/modelarts"
)

// signature computes SDK-HMAC-SHA256 as the page on API signatures describes
// it, with the named headers of r signed.
func signature(r *http.Request, body, secret string, names ...string) string {
	slices.Sort(names)
	escape := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	segments := strings.Split(r.URL.Path, "/")
	for i := range segments {
		segments[i] = escape(segments[i])
	}
	path := strings.TrimSuffix(strings.Join(segments, "/"), "/") + "/"
	var pairs []string
	query := r.URL.Query()
	for _, name := range slices.Sorted(maps.Keys(query)) {
		for _, value := range slices.Sorted(slices.Values(query[name])) {
			pairs = append(pairs, escape(name)+"="+escape(value))
		}
	}
	headers := ""
	for _, name := range names {
		value := r.Header.Get(name)
		if name == "host" {
			value = r.URL.Host
		}
		headers += name + ":" + strings.TrimSpace(value) + "\n"
	}
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return hex.EncodeToString(sum[:])
	}
	canonical := strings.Join([]string{r.Method, path, strings.Join(pairs, "&"), headers, strings.Join(names, ";"), hash(body)}, "\n")
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "SDK-HMAC-SHA256\n%s\n%s", r.Header.Get("X-Sdk-Date"), hash(canonical))
	return hex.EncodeToString(mac.Sum(nil))
}

// The keys of the page's worked example.
const (
	pageID     = "QTWAOYTTINDUT2QVKYUC"
	pageSecret = "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc"
	pageDate   = "20191115T033655Z"
	pageBody   = `{"kind":"NodePool","apiVersion":"v2","metadata":{"name":"nodepool-1","annotations":{}},"spec":{"resources":{"nodePool":"nodepool-1","flavor":"modelarts.vm.2u4g.dcc","count":1,"maxCount":1}}}`
	pagePools  = "https://modelarts.cn-north-4.myhuaweicloud.com/v2/" + projectID + "/pools/pool-a26d-0123456789abcdef0123456789abcdef/nodepools"
)

func request(t testing.TB, method, address string, headers ...string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

// TestIndependentSignature holds the description that the tests use against
// the published values (A, C), and against one that signs Content-Type too.
func TestIndependentSignature(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		r            *http.Request
		body, secret string
		signed       []string
		want         string
	}{
		"A, worked example": {
			request(t, "GET", "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
				"Content-Type", "application/json", "X-Sdk-Date", pageDate),
			"", pageSecret,
			[]string{"content-type", "host", "x-sdk-date"},
			"7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe",
		},
		"B3, with Content-Type": {
			request(t, "POST", pagePools, "Content-Type", "application/json", "X-Sdk-Date", pageDate, "X-Project-Id", projectID),
			pageBody, pageSecret,
			[]string{"content-type", "host", "x-project-id", "x-sdk-date"},
			"72ca6ed3d289f7ef31acc8b6bf3d4adc5799c7a208b2be7ed5a935ab776cb603",
		},
		"C1, of the SDK's tests": {
			request(t, "GET", "https://example.huaweicloud.com/path?limit=1", "X-Sdk-Date", "20060102T150405Z"), "", "SecretKey",
			[]string{"x-sdk-date"},
			"5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624",
		},
		"C2, without the line feed": {
			request(t, "POST", "https://example.huaweicloud.com/path?key=value", "X-Sdk-Date", "20060102T150405Z"), `{"Name":"test","Id":1}`, "SecretKey",
			[]string{"x-sdk-date"},
			"83599e5230b5b31fb58837c5760b4c2d407542df1f9493834ead538696e17a35",
		},
		"C2, with the line feed": {
			request(t, "POST", "https://example.huaweicloud.com/path?key=value", "X-Sdk-Date", "20060102T150405Z"), "{\"Name\":\"test\",\"Id\":1}\n", "SecretKey",
			[]string{"x-sdk-date"},
			"cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59",
		},
	}
	for name, c := range cases {
		if got := signature(c.r, c.body, c.secret, c.signed...); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestSignatureVectors signs this API's own calls (B).
func TestSignatureVectors(t *testing.T) {
	t.Parallel()
	at, err := time.Parse("20060102T150405Z", pageDate)
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]struct{ method, address, body, token, signed, want string }{
		"B1": {"POST", pagePools, pageBody, "", "host;x-project-id;x-sdk-date", "aa40f759b31922f073b111d5edd4d798f1d61aa0809f17134ca9336c406ea566"},
		"B2, temporary keys": {
			"POST", pagePools, pageBody, "ST-EXAMPLE", "host;x-project-id;x-sdk-date;x-security-token",
			"da1f99a1cb75194be87a8cd0d32490c52c4e2cd6f816e9c471613763116dc4c0",
		},
		"B4, no body": {
			"GET", pagePools + "/nodepool-1", "", "", "host;x-project-id;x-sdk-date", "ca464c08b8d9ee7fd7339ddca23ecfa58745129131c2ab9eb6f529547db532b2",
		},
	}
	for name, c := range cases {
		r := request(t, c.method, c.address, "Content-Type", "application/json", "Accept", "application/json")
		if err := modelarts.Sign(r, []byte(c.body), pageID, pageSecret, c.token, projectID, at); err != nil {
			t.Fatal(err)
		}
		want := "SDK-HMAC-SHA256 Access=" + pageID + ", SignedHeaders=" + c.signed + ", Signature=" + c.want
		if got := r.Header.Get("Authorization"); got != want || r.Header.Get("X-Security-Token") != c.token || r.Header.Get("X-Sdk-Date") != pageDate {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// vendorSignature is what the vendor's SDK signs, which only tests link.
func vendorSignature(t testing.TB, r *http.Request, body, secret string, names ...string) string {
	t.Helper()
	builder := vendor.NewHttpRequestBuilder().WithEndpoint(r.URL.Scheme + "://" + r.URL.Host).WithPath(r.URL.Path).WithMethod(r.Method)
	for _, name := range names {
		builder.AddHeaderParam(name, cmp.Or(r.Header.Get(name), r.URL.Host))
	}
	builder.AddHeaderParam(signer.HeaderXDate, r.Header.Get(signer.HeaderXDate))
	for name, values := range r.URL.Query() {
		builder.AddQueryParam(name, reflect.ValueOf(values))
	}
	if body != "" {
		builder.WithBody("body", body)
	}
	added, err := signer.Sign(builder.Build(), "id", secret)
	if err != nil {
		t.Fatal(err)
	}
	return added[signer.HeaderAuthorization]
}

// TestSignatureOfAnyCall compares with the description, and with what the vendor's SDK
// signs, for odd paths, queries and bodies.
func TestSignatureOfAnyCall(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		odd := rapid.StringOf(rapid.SampledFrom([]rune("aZ0-_.~ *+&=%/é一?#:@!")))
		address := url.URL{Scheme: "https", Host: "modelarts.cn-north-4.myhuaweicloud.com", Path: "/v2/" + strings.Trim(odd.Draw(rt, "path"), "/") + "x"}
		query := url.Values{}
		for range rapid.IntRange(0, 4).Draw(rt, "parameters") {
			query.Add("n"+odd.Draw(rt, "name"), odd.Draw(rt, "value"))
		}
		address.RawQuery = strings.ReplaceAll(query.Encode(), "+", "%20")
		body := rapid.String().Draw(rt, "body")
		r := request(t, "POST", address.String())
		if err := modelarts.Sign(r, []byte(body), "id", "secret", "token", "project", noon); err != nil {
			rt.Fatal(err)
		}
		whole := r.Header.Get("Authorization")
		if want := vendorSignature(t, r, body, "secret", "host", "X-Project-Id", "X-Security-Token"); whole != want {
			rt.Fatalf("%s: %s, the SDK has %s", address.String(), whole, want)
		}
		_, got, _ := strings.Cut(whole, "Signature=")
		if want := signature(r, body, "secret", "host", "x-project-id", "x-sdk-date", "x-security-token"); got != want {
			rt.Fatalf("%s: %s, not %s", address.String(), got, want)
		}
	})
}

func TestNothingIsSignedWithoutKeys(t *testing.T) {
	t.Parallel()
	if err := modelarts.Sign(request(t, "GET", pagePools), nil, "", "", "", "", noon); err == nil {
		t.Error("signed with nothing")
	}
}
