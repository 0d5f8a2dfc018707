package modelarts

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"clusterwiz/forms/files"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// The three ways to temporary keys, as the vendor's SDK 0.1.207 goes them: the tests
// send it along the same ways. The SDK is not linked, see [sign].

// reply has the keys; who issues them spells their names in one of two ways, and Go reads
// a name in any case.
type reply struct {
	Access   string `json:"access"`
	AccessID string `json:"accessKeyId"`
	Secret   string `json:"secret"`
	SecretID string `json:"secretAccessKey"`
	Token    string `json:"securityToken"`
	Expires  string `json:"expires_at"`
	Until    string `json:"expiration"`
}

// keys are those of the reply; the error quotes none of it.
func (r reply) keys() (keys, error) {
	until, err := time.Parse(time.RFC3339, cmp.Or(r.Expires, r.Until))
	if err != nil || r.Token == "" {
		return keys{}, errNoKeys
	}
	return keys{id: cmp.Or(r.Access, r.AccessID), secret: cmp.Or(r.Secret, r.SecretID), token: r.Token, until: until}, nil
}

// metadataService is where a machine of Huawei Cloud learns about itself.
var metadataService = "http://169.254.169.254"

// link is the way to it, which no proxy knows.
var link = sync.OnceValue(func() http.RoundTripper {
	way := exchange.Network(3 * time.Second)
	way.Proxy = nil
	return way
})

// ofMachine asks the metadata service for the keys of the machine's agency. A service
// that has no tokens, of the first version, is asked without.
func ofMachine(ctx context.Context) (keys, error) {
	const wait, lasting = 3 * time.Second, "21600"
	got, err := fetched(ctx, link(), wait, http.MethodPut, metadataService+"/meta-data/latest/api/token", http.Header{"X-Metadata-Token-Ttl-Seconds": {lasting}}, "")
	header := http.Header{}
	switch {
	case err != nil:
		return keys{}, err
	case got.status == http.StatusOK:
		header.Set("X-Metadata-Token", string(got.body))
	case got.status != http.StatusNotFound && got.status != http.StatusMethodNotAllowed && got.status != http.StatusServiceUnavailable:
		return keys{}, errNoKeys
	}
	if got, err = fetched(ctx, link(), wait, http.MethodGet, metadataService+"/openstack/latest/securitykey", header, ""); err != nil {
		return keys{}, err
	}
	var told struct{ Credential reply }
	if got.status >= http.StatusBadRequest || json.Unmarshal(got.body, &told) != nil {
		return keys{}, errNoKeys
	}
	return told.Credential.keys()
}

// ofPod exchanges the token of a pod at the address that the pod was given.
func ofPod(address, tokenFile string) func(context.Context) (keys, error) {
	return func(ctx context.Context) (keys, error) {
		token, err := tokenIn(tokenFile)
		if err != nil {
			return keys{}, err
		}
		header := http.Header{"Content-Type": {"application/json; charset=utf-8"}, "Authorization": {token}}
		got, err := fetched(ctx, internet(), 10*time.Second, http.MethodPost, address, header, "{}")
		if err != nil {
			return keys{}, err
		}
		var told struct{ Credentials reply }
		if got.status != http.StatusOK || json.Unmarshal(got.body, &told) != nil {
			return keys{}, errNoKeys
		}
		return told.Credentials.keys()
	}
}

// federated exchanges the token of an identity provider for one of IAM, and that for
// keys of six hours. endpoint is IAM's, "" for what the environment says.
type federated struct{ provider, tokenFile, endpoint, project string }

func (f federated) open(ctx context.Context) (keys, error) {
	const wait, lasting = 30 * time.Second, 6 * 60 * 60
	endpoint, err := f.iam()
	if err != nil {
		return keys{}, err
	}
	token, err := tokenIn(f.tokenFile)
	if err != nil {
		return keys{}, err
	}
	type object = map[string]any
	body, err := json.Marshal(object{"auth": object{"id_token": object{"id": token}}})
	if err != nil {
		return keys{}, fmt.Errorf("encode: %w", err)
	}
	header := http.Header{"X-Idp-Id": {f.provider}, "Content-Type": {"application/json;charset=UTF-8"}}
	got, err := fetched(ctx, internet(), wait, http.MethodPost, endpoint+"/v3.0/OS-AUTH/id-token/tokens", header, string(body))
	if err != nil {
		return keys{}, err
	}
	subject := got.header.Get("X-Subject-Token")
	if got.status >= http.StatusBadRequest || subject == "" {
		return keys{}, errNoKeys
	}
	body, err = json.Marshal(object{"auth": object{"identity": object{"methods": []string{"token"}, "token": object{"id": subject, "duration_seconds": lasting}}}})
	if err != nil {
		return keys{}, fmt.Errorf("encode: %w", err)
	}
	if got, err = fetched(ctx, internet(), wait, http.MethodPost, endpoint+"/v3.0/OS-CREDENTIAL/securitytokens", http.Header{}, string(body)); err != nil {
		return keys{}, err
	}
	var told struct{ Credential reply }
	if got.status >= http.StatusBadRequest || json.Unmarshal(got.body, &told) != nil {
		return keys{}, errNoKeys
	}
	k, err := told.Credential.keys()
	k.project = f.project
	return k, err
}

// iam is the address of the service that exchanges tokens.
func (f federated) iam() (string, error) {
	address := cmp.Or(f.endpoint, env(iamVariable), iam.host(""))
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	return providers.Endpoint{Base: address}.Origin() //nolint:wrapcheck // Told as no keys.
}

// tokenIn reads the token that a file has.
func tokenIn(path string) (string, error) {
	data, err := files.Read(path, 1<<20)
	token := strings.TrimSpace(string(data))
	if err == nil && token == "" {
		err = errNoKeys
	}
	return token, err //nolint:wrapcheck // Told as no keys.
}

// answered is what came of asking for keys.
type answered struct {
	status int
	header http.Header
	body   []byte
}

// fetched asks once and follows nobody elsewhere: what is sent are secrets.
func fetched(ctx context.Context, way http.RoundTripper, wait time.Duration, method, address string, header http.Header, body string) (answered, error) {
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(body))
	if err != nil {
		return answered{}, fmt.Errorf("build: %w", err)
	}
	r.Header = header
	r.Header.Set("User-Agent", "clusterwiz")
	response, err := way.RoundTrip(r)
	if err != nil {
		return answered{}, fmt.Errorf("ask: %w", err)
	}
	defer response.Body.Close() //nolint:errcheck // Nothing was written.
	const most = 1 << 20
	data, err := io.ReadAll(io.LimitReader(response.Body, most))
	if err != nil {
		return answered{}, fmt.Errorf("read: %w", err)
	}
	return answered{response.StatusCode, response.Header, data}, nil
}
