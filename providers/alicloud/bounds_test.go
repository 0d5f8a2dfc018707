//go:build unix

package alicloud_test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// TestAccountsThatHaveNoEnd takes accounts from files that nobody writes to, a
// command that never stops printing, and a service that never stops answering.
func TestAccountsThatHaveNoEnd(t *testing.T) {
	home := isolate(t)
	endless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write([]byte(strings.Repeat("canary", 1000))); err != nil {
				return
			}
		}
	}))
	t.Cleanup(endless.Close)
	write(t, filepath.Join(home, ".aliyun", "config.json"), `{"profiles":[
		{"name":"uri","mode":"CredentialsURI","credentials_uri":"`+endless.URL+`/canary"},
		{"name":"command","mode":"External","process_command":"yes canary"},
		{"name":"orphan","mode":"External","process_command":"sh -c 'sleep 30 & echo canary'"}]}`)
	for _, id := range []string{"profile:uri", "profile:command", "profile:orphan"} {
		client, err := alicloud.Connect(providers.Account{ID: id}, providers.Endpoint{Region: "cn-hangzhou", Transport: noNetwork{t}})
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		f := providers.AsFailure(client.Do(t.Context(), alicloud.Call{Product: ehpc, Action: "GetCluster"}, nil))
		if f.Kind != providers.Auth || !strings.Contains(f.Summary.En, "usable keys") && !strings.Contains(f.Summary.En, "process_command") || strings.Contains(f.Summary.En, "canary") {
			t.Errorf("%s: %+v", id, f)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %v", id, took)
		}
	}
	config := filepath.Join(t.TempDir(), "config.json")
	if err := syscall.Mkfifo(config, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("ALIBABA_CLOUD_CONFIG_FILE", config)
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_FILE", config)
	for _, account := range alicloud.Accounts(t.Context()) {
		if account.Trouble.En != "the file cannot be read: it is a pipe, not a file" {
			t.Errorf("%s: %q", account.ID, account.Trouble.En)
		}
	}
}
