package modelarts_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/modelarts"
)

// bare takes every credential of the machine away.
func bare(t *testing.T) (home string) {
	t.Helper()
	home = t.TempDir()
	t.Setenv("HOME", home)
	for _, name := range []string{
		"HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_SECURITY_TOKEN", "HUAWEICLOUD_SDK_PROJECT_ID", "HUAWEICLOUD_SDK_IDP_ID",
		"HUAWEICLOUD_SDK_ID_TOKEN_FILE", "HUAWEICLOUD_SDK_CREDENTIALS_FILE", "HW_ACCESS_KEY", "HW_SECRET_KEY", "HW_SECURITY_TOKEN",
		"HW_REGION_NAME", "HC_CONTAINER_CREDENTIALS_FULL_URI", "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE",
	} {
		t.Setenv(name, "")
	}
	modelarts.SetMachineTag(filepath.Join(home, "none"))
	return home
}

func writeFile(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func summary(accounts []providers.Account) []string {
	list := []string{}
	for _, a := range accounts {
		list = append(list, strings.Join([]string{a.ID, a.Source.En, a.Key, a.Region, a.Trouble.En}, "|"))
	}
	return list
}

func TestAccounts(t *testing.T) {
	bare(t)
	if got := summary(modelarts.New().Accounts(t.Context())); len(got) != 0 {
		t.Error("out of nothing:", got)
	}
	home := bare(t)
	t.Setenv("HUAWEICLOUD_SDK_AK", "ABCDEFGHIJKLMNOPQRST")
	t.Setenv("HW_ACCESS_KEY", "short")
	t.Setenv("HW_SECRET_KEY", "s")
	t.Setenv("HW_REGION_NAME", "cn-east-3")
	t.Setenv("HC_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/")
	t.Setenv("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE", writeFile(t, filepath.Join(home, "token"), "t"))
	modelarts.SetMachineTag(writeFile(t, filepath.Join(home, "tag"), "HUAWEICLOUD\n"))
	writeFile(t, filepath.Join(home, ".huaweicloud", "credentials"), `
[basic_lab]
ak = x
[basic]
ak = FILEAKFILEAKFILE
sk = filesecret
project_id = p-file
[basic_idp]
idp_id = idp
id_token_file = /none
[global]
ak = x
sk = y
`)
	want := []string{
		"env|environment|ABCD…QRST||HUAWEICLOUD_SDK_SK is missing",
		"hw-env|environment, HW_*|s…|cn-east-3|",
		"file:basic|~/.huaweicloud/credentials|FILE…FILE||",
		"file:basic_lab|~/.huaweicloud/credentials|x…||sk is missing",
		"file:basic_idp|~/.huaweicloud/credentials|||",
		"ecs-agency|agency of this ECS instance|||",
		"pod|identity of this pod|||",
	}
	if diff := cmp.Diff(want, summary(modelarts.New().Accounts(t.Context()))); diff != "" {
		t.Error(diff)
	}
}

// TestAccountThatDecides: the first account is the one that the vendor's own
// chain takes, also where it is not there or broken.
func TestAccountThatDecides(t *testing.T) {
	const fileName = "HUAWEICLOUD_SDK_CREDENTIALS_FILE"
	for name, c := range map[string]struct {
		env  map[string]string
		file string
		want []string
	}{
		"a broken file":               {file: "[basic\nno", want: []string{"file:basic|~/.huaweicloud/credentials|||the file cannot be read as ini"}},
		"an empty file":               {file: " \n", want: []string{}},
		"a file of global keys alone": {file: "[global]\nak = x\nsk = y\n", want: []string{}},
		"a file without basic": {file: "[basic_lab]\nak = x\nsk = y\n", want: []string{
			"file:basic|~/.huaweicloud/credentials|||there is no section [basic]; found: basic_lab", "file:basic_lab|~/.huaweicloud/credentials|x…||",
		}},
		"a named file that is not there": {env: map[string]string{fileName: "/nowhere/c"}, want: []string{"file:basic|/nowhere/c|||the file does not exist"}},
		"a file that cannot be read":     {env: map[string]string{fileName: "/"}, want: []string{"file:basic|/|||the file cannot be read: it is a directory"}},
		"half an identity provider": {
			env:  map[string]string{"HUAWEICLOUD_SDK_IDP_ID": "idp", "HW_ACCESS_KEY": "x", "HW_SECRET_KEY": "y"},
			want: []string{"env|identity provider, environment|||HUAWEICLOUD_SDK_ID_TOKEN_FILE is missing", "hw-env|environment, HW_*|x…||"},
		},
		"a token that is not there": {
			env:  map[string]string{"HUAWEICLOUD_SDK_IDP_ID": "idp", "HUAWEICLOUD_SDK_ID_TOKEN_FILE": "/nowhere/t"},
			want: []string{"env|identity provider, environment|||the token file in HUAWEICLOUD_SDK_ID_TOKEN_FILE cannot be read"},
		},
		"a pod whose token is not there": {
			env:  map[string]string{"HC_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1/", "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/nowhere/t"},
			want: []string{"pod|identity of this pod|||the token file in HC_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read"},
		},
		"half a pod": {
			env:  map[string]string{"HC_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1/"},
			want: []string{"pod|identity of this pod|||HC_CONTAINER_AUTHORIZATION_TOKEN_FILE is missing"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			home := bare(t)
			for variable, value := range c.env {
				t.Setenv(variable, value)
			}
			if c.file != "" {
				writeFile(t, filepath.Join(home, ".huaweicloud", "credentials"), c.file)
			}
			accounts := modelarts.New().Accounts(t.Context())
			if diff := cmp.Diff(c.want, summary(accounts)); diff != "" {
				t.Error(diff)
			}
			for _, account := range accounts {
				if !account.Source.Complete() || !account.Trouble.IsZero() && !account.Trouble.Complete() {
					t.Errorf("a language is missing: %+v", account)
				}
			}
		})
	}
}

// TestTemporaryAccounts: what is shown before sending has a token where the
// account's keys come with one.
func TestTemporaryAccounts(t *testing.T) {
	home := bare(t)
	token := writeFile(t, filepath.Join(home, "token"), "t")
	t.Setenv("HUAWEICLOUD_SDK_IDP_ID", "idp")
	t.Setenv("HUAWEICLOUD_SDK_ID_TOKEN_FILE", token)
	t.Setenv("HW_ACCESS_KEY", "x")
	t.Setenv("HW_SECRET_KEY", "y")
	t.Setenv("HC_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/")
	t.Setenv("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE", token)
	modelarts.SetMachineTag(writeFile(t, filepath.Join(home, "tag"), "HUAWEICLOUD\n"))
	writeFile(t, filepath.Join(home, ".huaweicloud", "credentials"),
		"[basic]\nak = x\nsk = y\n[basic_token]\nak = x\nsk = y\nsecurity_token = t\n[basic_idp]\nidp_id = i\nid_token_file = f\n")
	temporary := map[string]bool{
		"env": true, "hw-env": false, "file:basic": false, "file:basic_token": true, "file:basic_idp": true, "ecs-agency": true, "pod": true,
	}
	accounts := modelarts.New().Accounts(t.Context())
	if len(accounts) != len(temporary) {
		t.Errorf("accounts %+v", accounts)
	}
	for _, account := range accounts {
		client, err := modelarts.New().Connect(account, providers.Endpoint{Region: "cn-north-4", Transport: newScript()})
		if err != nil {
			t.Fatal(err)
		}
		masked, err := client.Capture(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal)), forms.Masked)
		if got := masked.Header.Get("X-Security-Token"); err != nil || (got == forms.Mask) != temporary[account.ID] {
			t.Errorf("%s: token %q, %v", account.ID, got, err)
		}
	}
}

// TestKeysOfEachAccount sends with what the account holds.
func TestKeysOfEachAccount(t *testing.T) {
	home := bare(t)
	t.Setenv("HUAWEICLOUD_SDK_AK", "envid")
	t.Setenv("HUAWEICLOUD_SDK_SK", "envsecret")
	t.Setenv("HUAWEICLOUD_SDK_SECURITY_TOKEN", "envtoken")
	t.Setenv("HUAWEICLOUD_SDK_PROJECT_ID", "p-env")
	t.Setenv("HW_ACCESS_KEY", "hwid")
	t.Setenv("HW_SECRET_KEY", "hwsecret")
	writeFile(t, filepath.Join(home, ".huaweicloud", "credentials"), "[basic]\nak=fileid\nsk=filesecret\nproject_id=p-file\n")
	cases := []struct{ id, access, secret, token, project string }{
		{"env", "envid", "envsecret", "envtoken", "p-env"},
		{"hw-env", "hwid", "hwsecret", "", projectID},
		{"file:basic", "fileid", "filesecret", "", "p-file"},
		{"simulator", "simulator", "simulator-secret", "", projectID},
	}
	for _, c := range cases {
		s := newScript("GET modelarts /v2/"+c.project+"/pools", `{"items":[]}`)
		client, err := modelarts.New().Connect(providers.Account{ID: c.id}, providers.Endpoint{Region: "cn-north-4", Transport: s})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := client.Lookup(t.Context(), forms.Query{Source: "pools"}); err != nil {
			t.Errorf("%s: %v, %v", c.id, err, s.made())
			continue
		}
		r := s.calls[len(s.calls)-1]
		signed := []string{"host", "x-project-id", "x-sdk-date"}
		if c.token != "" {
			signed = append(signed, "x-security-token")
		}
		want := "Access=" + c.access + ", SignedHeaders=" + strings.Join(signed, ";") + ", Signature=" + signature(r, "", c.secret, signed...)
		if got := r.Header.Get("Authorization"); !strings.HasSuffix(got, want) || r.Header.Get("X-Security-Token") != c.token {
			t.Errorf("%s: %s, not %s", c.id, got, want)
		}
	}
}

// TestPodIdentity reads temporary keys where a pod finds them.
func TestPodIdentity(t *testing.T) {
	home := bare(t)
	reply := `{"credentials":{"access":"podid","secret":"podsecret","securitytoken":"podtoken","expires_at":"2999-01-01T00:00:00.000000Z"}}`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "pod-identity" {
			w.WriteHeader(http.StatusForbidden)
		}
		_, _ = io.WriteString(w, reply)
	}))
	defer server.Close()
	t.Setenv("HC_CONTAINER_CREDENTIALS_FULL_URI", server.URL)
	t.Setenv("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE", writeFile(t, filepath.Join(home, "token"), "pod-identity"))
	look := func() (*http.Request, error) {
		s := newScript("GET modelarts /v2/"+projectID+"/pools", `{"items":[]}`)
		client, err := modelarts.New().Connect(providers.Account{ID: "pod"}, providers.Endpoint{Region: "cn-north-4", Transport: s})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := client.Lookup(t.Context(), forms.Query{Source: "pools"}); err != nil {
			return nil, err
		}
		return s.calls[len(s.calls)-1], nil
	}
	r, err := look()
	if err != nil || r.Header.Get("X-Security-Token") != "podtoken" || !strings.Contains(r.Header.Get("Authorization"), "Access=podid,") {
		t.Errorf("%+v, %v", r, err)
	}
	for _, reply = range []string{`{}`, `{"credentials":{}}`, `no JSON`} {
		if _, err := look(); providers.AsFailure(err).Kind != providers.Auth {
			t.Errorf("%s: %v", reply, err)
		}
	}
}

// TestAddressesFromTheEnvironment: the variables of the vendor's SDK move the
// hosts of real accounts, and nothing of the simulator's.
func TestAddressesFromTheEnvironment(t *testing.T) {
	bare(t)
	t.Setenv("HW_ACCESS_KEY", "id")
	t.Setenv("HW_SECRET_KEY", "secret")
	t.Setenv("HUAWEICLOUD_SDK_IAM_ENDPOINT", "iam.example.com")
	t.Setenv("HUAWEICLOUD_SDK_REGION_MODELARTS_EU_WEST_101", "https://modelarts.example.com,http://modelarts.other.com")
	want := map[string]string{
		"hw-env":    "iam.example.com modelarts.example.com vpc.eu-west-101.myhuaweicloud.com",
		"simulator": "iam.myhuaweicloud.com modelarts.eu-west-101.myhuaweicloud.com vpc.eu-west-101.myhuaweicloud.com",
	}
	for id, hosts := range want {
		s := newScript("GET iam /v3/projects", iamReply)
		client, err := modelarts.New().Connect(providers.Account{ID: id}, providers.Endpoint{Region: "eu-west-101", Transport: s})
		if err != nil {
			t.Fatal(err)
		}
		for _, source := range []string{"pools", "vpcs"} {
			_, _ = client.Lookup(t.Context(), forms.Query{Source: source})
		}
		var got []string
		for _, r := range s.calls {
			got = append(got, r.URL.Host)
		}
		if strings.Join(got, " ") != hosts {
			t.Errorf("%s calls %v, not %s", id, got, hosts)
		}
	}
}

// TestAddressesThatAreRefused: a variable that cannot be followed is named, and
// the cloud's own host not taken in its place.
func TestAddressesThatAreRefused(t *testing.T) { //nolint:paralleltest // The environment is one.
	const name = "HUAWEICLOUD_SDK_REGION_MODELARTS_EU_WEST_101"
	for address, c := range map[string]struct{ without, with string }{
		"not an address":         {"a scheme and a host", "a scheme and a host"},
		"https://a.example/path": {"a scheme and a host", "a scheme and a host"},
		"http://a.example":       {"plain http to another machine", ""},
		"http://127.0.0.1:9":     {"", ""},
	} {
		bare(t)
		t.Setenv(name, address)
		for leave, want := range map[bool]string{false: c.without, true: c.with} {
			client, err := modelarts.New().Connect(providers.Account{ID: "hw-env"}, providers.Endpoint{Region: "eu-west-101", InsecureHTTP: leave})
			f := providers.FailureIn(err)
			if (f == nil) != (want == "") || f != nil && (!strings.Contains(f.Summary.En, want) || !strings.HasPrefix(f.Summary.Zh, name)) {
				t.Errorf("%s, leave %t: %v", address, leave, err)
			}
			if f == nil && !slices.Equal(client.(providers.Rerouted).Addresses(), []string{address}) {
				t.Errorf("%s: leads to %q", address, client.(providers.Rerouted).Addresses())
			}
		}
		if _, err := modelarts.New().Connect(providers.Account{ID: "hw-env"}, providers.Endpoint{Region: "eu-west-101", Base: "https://b.example"}); err != nil {
			t.Errorf("%s: an endpoint goes before it: %v", address, err)
		}
	}
}

func TestAccountsThatCannotBeUsed(t *testing.T) {
	bare(t)
	t.Setenv("HW_ACCESS_KEY", "id-only")
	t.Setenv("HC_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/")
	t.Setenv("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/none/of/that")
	for _, id := range []string{"hw-env", "nobody", "env", "pod"} {
		s := newScript()
		client, err := modelarts.New().Connect(providers.Account{ID: id}, providers.Endpoint{Region: "cn-north-4", Transport: s})
		if err != nil {
			t.Fatal(err)
		}
		_, err = client.Lookup(t.Context(), forms.Query{Source: "pools"})
		f := providers.AsFailure(err)
		if f == nil || f.Kind != providers.Auth || !f.Summary.Complete() || !f.Remedy.Complete() || len(s.made()) > 0 {
			t.Errorf("%s: %+v", id, f)
		}
		if id == "hw-env" && !strings.Contains(f.Summary.En, "HW_SECRET_KEY is missing") {
			t.Errorf("%s: says %s", id, f.Summary.En)
		}
		if strings.Contains(spelt(f), "/none/of/that") {
			t.Errorf("%s quotes the vendor: %+v", id, f)
		}
	}
}

func spelt(f *providers.Failure) string { return f.Error() + f.Summary.En + f.Remedy.En }
