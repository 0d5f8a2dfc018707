package alicloud_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// TestConnect signs with the keys that an account stands for.
func TestConnect(t *testing.T) {
	home := isolate(t)
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "from-env")
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "env-secret")
	t.Setenv("ALIBABA_CLOUD_SECURITY_TOKEN", "env-token")
	config := filepath.Join(home, ".aliyun", "config.json")
	write(t, filepath.Join(home, "keys.json"), `{"mode":"AK","access_key_id":"from-command","access_key_secret":"command-secret"}`)
	write(t, config, `{"profiles":[{"name":"p","mode":"AK","access_key_id":"from-profile","access_key_secret":"profile-secret","sts_token":"left over"},
		{"name":"command","mode":"External","process_command":`+printing(filepath.Join(home, "keys.json"))+`}]}`)
	write(t, filepath.Join(home, ".alibabacloud", "credentials"), "[s]\ntype=access_key\naccess_key_id=from-ini\naccess_key_secret=ini-secret\n")
	cases := map[string]struct{ key, secret, token string }{
		"env":             {"from-env", "env-secret", "env-token"},
		"profile:p":       {"from-profile", "profile-secret", ""},
		"profile:command": {"from-command", "command-secret", ""},
		"ini:s":           {"from-ini", "ini-secret", ""},
		"simulator":       {"simulator", "simulator-secret", ""},
	}
	before, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	for id, c := range cases { //nolint:paralleltest // The parent sets variables.
		t.Run(id, func(t *testing.T) {
			client, err := alicloud.Connect(providers.Account{ID: id}, providers.Endpoint{Region: "cn-hangzhou", Transport: noNetwork{t}})
			if err != nil {
				t.Fatal(err)
			}
			m, err := client.Capture(t.Context(), alicloud.Call{Product: ehpc, Action: "GetCluster"}, forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			checkSignature(t, m.Method, m.URL, m.Header, m.Body, c.key, c.secret)
			if got := m.Header.Get("X-Acs-Security-Token"); got != c.token {
				t.Errorf("token %q, want %q", got, c.token)
			}
			if got := m.Header.Get("X-Acs-Credentials-Provider"); got != "" {
				t.Errorf("tells where the keys are: %s", got)
			}
		})
	}
	after, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(before), string(after)); diff != "" {
		t.Errorf("config.json was changed:\n%s", diff)
	}
}

// printing is a command that prints a file, as a JSON text.
func printing(path string) string {
	command := "cat '" + path + "'"
	if runtime.GOOS == "windows" {
		command = `cmd /c type "` + path + `"`
	}
	text, _ := json.Marshal(command)
	return string(text)
}

// TestUnusableKeys reads credentials that turn out wrong only when needed.
func TestUnusableKeys(t *testing.T) {
	home := isolate(t)
	write(t, filepath.Join(home, "junk"), "canary-secret, no JSON")
	write(t, filepath.Join(home, ".aliyun", "config.json"), `{"profiles":[
		{"name":"junk","mode":"External","process_command":`+printing(filepath.Join(home, "junk"))+`},
		{"name":"fails","mode":"External","process_command":`+printing(filepath.Join(home, "canary"))+`},
		{"name":"nowhere","mode":"CredentialsURI","credentials_uri":"`+closedPort(t)+`/canary"},
		{"name":"instance","mode":"EcsRamRole"},
		{"name":"half","mode":"AK","access_key_id":"canary"}]}`)
	t.Setenv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")
	cases := map[string]providers.Kind{
		"profile:junk": providers.Auth, "profile:fails": providers.Auth, "profile:half": providers.Auth,
		"profile:instance": providers.Auth, "profile:none": providers.Auth, "nonsense": providers.Auth, "profile:nowhere": providers.Unavailable,
	}
	for id, kind := range cases { //nolint:paralleltest // The parent sets variables.
		t.Run(id, func(t *testing.T) {
			client, err := alicloud.Connect(providers.Account{ID: id}, providers.Endpoint{Region: "cn-hangzhou", Transport: noNetwork{t}})
			if err != nil {
				t.Fatal(err)
			}
			call := alicloud.Call{Product: ehpc, Action: "GetCluster", Writes: true}
			for range 2 { // The second must fare no worse than the first.
				err = client.Do(t.Context(), call, nil)
			}
			f := providers.AsFailure(err)
			if f.Kind != kind || !f.Summary.Complete() || !f.Remedy.Complete() {
				t.Errorf("got %+v", *f)
			}
			if text := fmt.Sprintf("%v %+v %v", err, *f, f.Cause); strings.Contains(text, "canary") {
				t.Errorf("shows a secret: %s", text)
			}
			if _, err := client.Capture(t.Context(), call, forms.Masked); err != nil {
				t.Errorf("a masked preview needs no keys: %v", err)
			}
		})
	}
}

// TestRepairedFile reads the credentials again after the first attempt failed.
func TestRepairedFile(t *testing.T) { //nolint:paralleltest // Sets variables.
	home := isolate(t)
	config := filepath.Join(home, ".aliyun", "config.json")
	write(t, config, `{"profiles":[`)
	client, err := alicloud.Connect(providers.Account{ID: "profile:p"}, providers.Endpoint{Region: "cn-hangzhou", Transport: answering{status: 200, body: "{}"}})
	if err != nil {
		t.Fatal(err)
	}
	call := alicloud.Call{Product: ehpc, Action: "GetCluster"}
	if f := providers.AsFailure(client.Do(t.Context(), call, nil)); f == nil || f.Kind != providers.Auth {
		t.Fatalf("got %v", f)
	}
	write(t, config, `{"profiles":[{"name":"p","access_key_id":"i","access_key_secret":"s"}]}`)
	if err := client.Do(t.Context(), call, nil); err != nil {
		t.Error(err)
	}
}

func TestSplitCommand(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		line    string
		windows bool
		want    []string
	}{
		"plain":     {"  acs-sso login  --profile x\n", false, []string{"acs-sso", "login", "--profile", "x"}},
		"quotes":    {`tool "a b" 'c "d' e"f g"`, false, []string{"tool", "a b", `c "d`, "ef g"}},
		"empty":     {`tool "" ''`, false, []string{"tool", "", ""}},
		"backslash": {`tool a\ b "c\"d" 'e\f'`, false, []string{"tool", "a b", `c"d`, `e\f`}},
		"windows":   {`"C:\Program Files\t.exe" C:\x`, true, []string{`C:\Program Files\t.exe`, `C:\x`}},
		"nothing":   {"  ", false, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, alicloud.SplitCommand(c.line, c.windows)); diff != "" {
				t.Errorf("words (-want +got):\n%s", diff)
			}
		})
	}
}
