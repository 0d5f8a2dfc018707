package qingcloud_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/qingcloud"
)

// machine makes a home with that configuration file, "" for none.
func machine(t *testing.T, config string) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for _, name := range []string{"QINGCLOUD_ACCESS_KEY", "QINGCLOUD_SECRET_KEY", "QINGCLOUD_ZONE"} {
		t.Setenv(name, "")
	}
	if config == "" {
		return
	}
	dir := filepath.Join(home, ".qingcloud")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config.yaml"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAccounts(t *testing.T) {
	env := map[string]string{"QINGCLOUD_ACCESS_KEY": "ENVKEYIDENVKEYID", "QINGCLOUD_SECRET_KEY": "canary", "QINGCLOUD_ZONE": "jinan1"}
	fromEnv := providers.Account{ID: "qingcloud-env", Source: forms.T("environment", "环境变量"), Key: "ENVK…EYID", Region: "jinan1", Identity: providers.Identity{Key: "ENVKEYIDENVKEYID"}}
	file := providers.Account{ID: "qingcloud-config", Source: forms.Same("~/.qingcloud/config.yaml"), Key: "QYAC…MPLE", Region: "jinan1a", Identity: providers.Identity{Key: "QYACCESSKEYIDEXAMPLE"}}
	internalError := func(a providers.Account, text forms.Text) providers.Account { a.Trouble = text; return a }
	good := "qy_access_key_id: 'QYACCESSKEYIDEXAMPLE'\nqy_secret_access_key: canary\nzone: jinan1a\nhost: api.qingcloud.com\nport: 443\n"
	cases := map[string]struct {
		config string
		env    map[string]string
		want   []providers.Account
	}{
		"none":        {},
		"file":        {config: good, want: []providers.Account{file}},
		"environment": {env: env, want: []providers.Account{fromEnv}},
		"both":        {config: good, env: env, want: []providers.Account{fromEnv, file}},
		"no secret": {
			config: "qy_access_key_id: QYACCESSKEYIDEXAMPLE\nzone: jinan1a\n",
			want:   []providers.Account{internalError(file, forms.T("qy_secret_access_key is missing", "缺少 qy_secret_access_key"))},
		},
		"no YAML": {
			config: "qy_secret_access_key: canary: canary\n\t",
			want:   []providers.Account{internalError(providers.Account{ID: file.ID, Source: file.Source}, forms.T("the file cannot be read", "无法读取该文件"))},
		},
		"a file of nothing": {config: "\n# qy_access_key_id: canary\n"},
		"blanks":            {env: map[string]string{"QINGCLOUD_ACCESS_KEY": " "}},
		"a broken file behind the environment": {
			config: "\t", env: env,
			want: []providers.Account{fromEnv, internalError(providers.Account{ID: file.ID, Source: file.Source}, forms.T("the file cannot be read", "无法读取该文件"))},
		},
		"half of the environment": {
			env:  map[string]string{"QINGCLOUD_SECRET_KEY": "canary"},
			want: []providers.Account{internalError(providers.Account{ID: fromEnv.ID, Source: fromEnv.Source}, forms.T("QINGCLOUD_ACCESS_KEY is missing", "缺少 QINGCLOUD_ACCESS_KEY"))},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			machine(t, c.config)
			for key, value := range c.env {
				t.Setenv(key, value)
			}
			got := qingcloud.New().Accounts(t.Context())
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if strings.Contains(fmt.Sprintf("%+v %#v", got, got), "canary") {
				t.Error("shows a secret")
			}
			for _, account := range got {
				useAccount(t, account)
			}
		})
	}
}

// useAccount signs with an account that is good, and sees the other refused.
func useAccount(t *testing.T, account providers.Account) {
	t.Helper()
	client, err := qingcloud.New().Connect(account, providers.Endpoint{})
	if !account.Trouble.IsZero() {
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Auth || !f.Summary.Complete() {
			t.Errorf("got %+v", f)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	message, err := client.Capture(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal)), forms.Revealed)
	if err != nil || !strings.Contains(message.URL, "access_key_id="+account.Key[:4]) || strings.Contains(message.URL, "canary") {
		t.Errorf("%s, %v", message.URL, err)
	}
	if !strings.Contains(string(message.Body), `"zone":"`+account.Region+`"`) {
		t.Errorf("zone in %s", message.Body)
	}
}

func TestUnknownAccount(t *testing.T) {
	t.Setenv("QINGCLOUD_ZONE", "")
	machine(t, "")
	client, err := qingcloud.New().Connect(providers.Account{ID: "qingcloud-config"}, providers.Endpoint{Region: "jinan1a", Transport: script{}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Send(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal)))
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Auth {
		t.Errorf("got %v", err)
	}
}

// FuzzConfig: whatever the file holds, nothing breaks.
func FuzzConfig(f *testing.F) {
	f.Add("qy_access_key_id: a\nzone: [1]\n")
	f.Add("- a\n- b\n")
	f.Fuzz(func(_ *testing.T, text string) { _, _ = qingcloud.ReadConfig([]byte(text)) })
}
