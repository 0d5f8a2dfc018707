package modelarts_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth"
	chain "github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/provider"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/config"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/impl"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/modelarts"
)

// issuer plays whoever issues temporary keys, and keeps what it was asked.
type issuer struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

// newIssuer answers by method and path: a status, and a text. A blank and more behind
// the status is the token in the head.
func newIssuer(t *testing.T, replies map[string][2]string) *issuer {
	t.Helper()
	one := &issuer{}
	one.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		var inside any
		if json.Unmarshal(body, &inside) == nil {
			body, _ = json.Marshal(inside) // Order and blanks say nothing.
		}
		said := r.Method + " " + r.URL.Path + " " + string(body)
		for _, name := range []string{"Authorization", "X-Idp-Id", "X-Metadata-Token", "X-Metadata-Token-Ttl-Seconds"} {
			said += "|" + strings.Join(r.Header[name], ",")
		}
		if len(body) > 0 {
			kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
			said += "|" + kind
		}
		one.mu.Lock()
		one.asked = append(one.asked, said)
		one.mu.Unlock()
		reply := replies[r.Method+" "+r.URL.Path]
		var status int
		var token string
		_, _ = fmt.Sscan(reply[0], &status, &token)
		w.Header().Set("X-Subject-Token", token)
		w.Header().Set("X-Request-Id", "r")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, reply[1])
	}))
	t.Cleanup(one.Close)
	return one
}

// took returns what was asked since the last time.
func (i *issuer) took() []string {
	i.mu.Lock()
	defer i.mu.Unlock()
	asked := i.asked
	i.asked = nil
	return asked
}

// redirected leads every call to one server.
type redirected struct{ to string }

func (r redirected) RoundTrip(request *http.Request) (*http.Response, error) {
	address, err := url.Parse(r.to)
	if err != nil {
		return nil, err
	}
	request.URL.Scheme, request.URL.Host = address.Scheme, address.Host
	return (&http.Transport{}).RoundTrip(request)
}

// used returns the key and the token with which an account's call is signed.
func used(t *testing.T, id string) (string, error) {
	t.Helper()
	s := newScript("GET modelarts /v2/"+projectID+"/pools", `{"items":[]}`)
	client, err := modelarts.New().Connect(providers.Account{ID: id}, providers.Endpoint{Region: "cn-north-4", Transport: s})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Lookup(t.Context(), forms.Query{Source: "pools"}); err != nil {
		return "", err
	}
	r := s.calls[len(s.calls)-1]
	_, key, _ := strings.Cut(r.Header.Get("Authorization"), "Access=")
	key, _, _ = strings.Cut(key, ",")
	return key + " " + r.Header.Get("X-Security-Token"), nil
}

// ways are the ways to temporary keys: what leads there, and what the vendor's SDK
// does at the same place.
var ways = map[string]struct {
	lead   func(t *testing.T, home, server string)
	vendor func(server, home string) (*auth.BasicCredentials, error)
}{
	"pod": {
		func(t *testing.T, home, server string) {
			t.Setenv("HC_CONTAINER_CREDENTIALS_FULL_URI", server+"/pod")
			t.Setenv("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE", writeFile(t, filepath.Join(home, "token"), " of the pod\n"))
		},
		func(string, string) (*auth.BasicCredentials, error) {
			return basic(chain.BasicCredentialPodIdentityProvider())
		},
	},
	"env": {
		func(t *testing.T, home, server string) {
			t.Setenv("HUAWEICLOUD_SDK_IDP_ID", "idp")
			t.Setenv("HUAWEICLOUD_SDK_ID_TOKEN_FILE", writeFile(t, filepath.Join(home, "token"), "of <someone> & co\n"))
			t.Setenv("HUAWEICLOUD_SDK_IAM_ENDPOINT", server)
			t.Setenv("HUAWEICLOUD_SDK_PROJECT_ID", projectID)
		},
		func(server, home string) (*auth.BasicCredentials, error) {
			k, err := auth.NewBasicCredentialsBuilder().WithIdpId("idp").WithIdTokenFile(filepath.Join(home, "token")).WithIamEndpointOverride(server).SafeBuild()
			if err != nil {
				return nil, err
			}
			return k, k.ProcessSts(impl.NewDefaultHttpClient(config.DefaultHttpConfig()))
		},
	},
	"file:basic": {
		func(t *testing.T, home, server string) {
			token := writeFile(t, filepath.Join(home, "token"), "t")
			writeFile(t, filepath.Join(home, ".huaweicloud", "credentials"), "[basic]\nidp_id = other\nid_token_file = "+token+"\niam_endpoint = "+server+"\n")
		},
		func(string, string) (*auth.BasicCredentials, error) {
			k, err := basic(chain.BasicCredentialProfileProvider())
			if err != nil {
				return nil, err
			}
			return k, k.ProcessSts(impl.NewDefaultHttpClient(config.DefaultHttpConfig()))
		},
	},
	"ecs-agency": {
		func(_ *testing.T, _, server string) { modelarts.SetMetadataService(server) },
		func(server, _ string) (*auth.BasicCredentials, error) {
			defer func(before http.RoundTripper) { http.DefaultTransport = before }(http.DefaultTransport)
			http.DefaultTransport = redirected{server}
			return basic(chain.BasicCredentialMetadataProvider())
		},
	},
}

// basic has the vendor's errors, and its panics at replies without keys.
func basic(p chain.ICredentialProvider) (k *auth.BasicCredentials, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("panic")
		}
	}()
	got, err := p.GetCredentials()
	k, _ = got.(*auth.BasicCredentials)
	return k, err
}

// Replies of those who issue keys, in both spellings.
const (
	later   = `{"access":"a","secret":"s","securitytoken":"t","expires_at":"2999-01-01T00:00:00.000000Z"}`
	spelt2  = `{"accessKeyId":"a","secretAccessKey":"s","securityToken":"t","expiration":"2999-01-01T00:00:00Z"}`
	noToken = `{"access":"a","secret":"s","expires_at":"2999-01-01T00:00:00.000000Z"}`
)

// TestWaysToTemporaryKeys: on each way we ask what the vendor's SDK asks, and take the
// keys that it takes.
func TestWaysToTemporaryKeys(t *testing.T) { //nolint:paralleltest // The environment is one.
	const pod, token, exchanged = "POST /pod", "POST /v3.0/OS-AUTH/id-token/tokens", "POST /v3.0/OS-CREDENTIAL/securitytokens"
	const imds, agency = "PUT /meta-data/latest/api/token", "GET /openstack/latest/securitykey"
	expiring := `{"token":{"expires_at":"2999"}}`
	cases := map[string]struct {
		id      string
		replies map[string][2]string
		want    string
	}{
		"pod":                      {"pod", map[string][2]string{pod: {"200", `{"credentials":` + later + `}`}}, "a t"},
		"pod, otherwise spelt":     {"pod", map[string][2]string{pod: {"200", `{"credentials":` + spelt2 + `}`}}, "a t"},
		"pod, refused":             {"pod", map[string][2]string{pod: {"403", `{"credentials":` + later + `}`}}, ""},
		"pod, no token":            {"pod", map[string][2]string{pod: {"200", `{"credentials":` + noToken + `}`}}, ""},
		"pod, no keys":             {"pod", map[string][2]string{pod: {"200", `{}`}}, ""},
		"pod, no JSON":             {"pod", map[string][2]string{pod: {"200", `<html>`}}, ""},
		"provider":                 {"env", map[string][2]string{token: {"201 subject", expiring}, exchanged: {"201", `{"credential":` + later + `}`}}, "a t"},
		"provider, token refused":  {"env", map[string][2]string{token: {"401 subject", expiring}}, ""},
		"provider, no token":       {"env", map[string][2]string{token: {"201", expiring}}, ""},
		"provider, no exchange":    {"env", map[string][2]string{token: {"201 subject", expiring}, exchanged: {"403", `{}`}}, ""},
		"provider of a file":       {"file:basic", map[string][2]string{token: {"201 subject", expiring}, exchanged: {"201", `{"credential":` + later + `}`}}, "a t"},
		"agency":                   {"ecs-agency", map[string][2]string{imds: {"200", "m"}, agency: {"200", `{"credential":` + later + `}`}}, "a t"},
		"agency, first version":    {"ecs-agency", map[string][2]string{imds: {"405", ""}, agency: {"200", `{"credential":` + later + `}`}}, "a t"},
		"agency, no such machine":  {"ecs-agency", map[string][2]string{imds: {"400", ""}}, ""},
		"agency, there is no such": {"ecs-agency", map[string][2]string{imds: {"200", "m"}, agency: {"404", ``}}, ""},
	}
	for name, c := range cases { //nolint:paralleltest // The same.
		t.Run(name, func(t *testing.T) {
			home := bare(t)
			server := newIssuer(t, c.replies)
			ways[c.id].lead(t, home, server.URL)
			got, err := used(t, c.id)
			if got != c.want || c.want == "" && providers.AsFailure(err).Kind != providers.Auth {
				t.Errorf("%q, %v", got, err)
			}
			ours := server.took()
			k, err := ways[c.id].vendor(server.URL, home)
			if (err != nil) != (c.want == "") || err == nil && k.AK+" "+k.SecurityToken != c.want {
				t.Errorf("the SDK: %v", err)
			}
			if diff := cmp.Diff(server.took(), ours); diff != "" {
				t.Errorf("asked otherwise than the SDK:\n%s", diff)
			}
		})
	}
}

// TestTemporaryKeysEnd: keys that last are read once, those that are about to end for
// every call.
func TestTemporaryKeysEnd(t *testing.T) { //nolint:paralleltest // The environment is one.
	for left, want := range map[time.Duration]int{time.Hour: 1, 20 * time.Minute: 2} {
		home := bare(t)
		until := time.Now().Add(left).UTC().Format(time.RFC3339)
		server := newIssuer(t, map[string][2]string{"POST /pod": {"200", `{"credentials":{"access":"a","secret":"s","securitytoken":"t","expires_at":"` + until + `"}}`}})
		ways["pod"].lead(t, home, server.URL)
		s := newScript("GET modelarts /v2/"+projectID+"/pools", `{"items":[]}`, "GET vpc /v1/"+projectID+"/vpcs", `{"vpcs":[]}`)
		client, err := modelarts.New().Connect(providers.Account{ID: "pod"}, providers.Endpoint{Region: "cn-north-4", Transport: s})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := client.Lookup(t.Context(), forms.Query{Source: "pools"}); err != nil {
			t.Fatal(err)
		}
		first := len(server.took())
		if _, err := client.Lookup(t.Context(), forms.Query{Source: "vpcs"}); err != nil {
			t.Fatal(err)
		}
		if again := len(server.took()); (again > 0) != (want > 1) || first == 0 {
			t.Errorf("%s left: asked %d times, then %d", left, first, again)
		}
	}
}
