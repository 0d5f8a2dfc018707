package kubeconfig_test

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/profiles/kubeconfig"
)

// TestKubectlReadsItBack, where there is one: what was there before, and ours beside it.
func TestKubectlReadsItBack(t *testing.T) {
	t.Parallel()
	kubectl, err := exec.LookPath("kubectl")
	if err != nil {
		t.Skip("there is no kubectl on this machine")
	}
	path := filepath.Join(t.TempDir(), "config")
	write(t, path, others, 0o600)
	if _, err := kubeconfig.Merge([]string{path}, entry(t, handed), true); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), kubectl, "--kubeconfig", path, "config", "view", "--raw", "-o", "json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Current  string `json:"current-context"`
		Clusters []struct {
			Name    string
			Cluster struct{ Server string }
		}
		Contexts []struct {
			Name    string
			Context struct{ Cluster, User string }
		}
		Users []struct{ Name string }
	}
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{"current": read.Current}
	for _, c := range read.Clusters {
		got["cluster "+c.Name] = c.Cluster.Server
	}
	for _, c := range read.Contexts {
		got["context "+c.Name] = c.Context.Cluster + " " + c.Context.User
	}
	for _, u := range read.Users {
		got["user "+u.Name] = "there"
	}
	want := map[string]string{
		"current":            "demo",
		"cluster kubernetes": "https://192.0.2.1", "cluster ack-c1": "https://192.0.2.7:6443",
		"context kubernetes-admin-c1": "kubernetes kubernetes-admin", "context demo": "ack-c1 ack-c1",
		"user kubernetes-admin": "there", "user ack-c1": "there",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
