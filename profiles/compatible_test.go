package profiles_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// TestFirstDraft reads a draft as the first version of the program wrote it.
func TestFirstDraft(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "drafts")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "first"))); err != nil {
		t.Fatal(err)
	}
	drafts, err := profiles.OpenDrafts(dir, knownForms)
	if err != nil {
		t.Fatal(err)
	}
	all, damaged, err := drafts.List()
	if err != nil || len(damaged) > 0 {
		t.Fatal(damaged, err)
	}
	want := []profiles.Draft{{
		ID: "first", Provider: "demo", Region: "cn-hangzhou", Account: "profile:prod", Step: "network",
		Saved: time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC),
		Answers: answersOf(t, map[forms.Path]any{
			"basics.name": "中文", "network.dns": []string{"10.0.0.1"}, "tags": map[string]string{"env": "test"}, "access.key_only": false,
			"queues":          []any{map[string]any{"max_count": int64(1 << 60), "spot": map[string]any{"price": 2.0}}},
			"access.password": forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PASS"}),
		}),
	}}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Error(diff)
	}
}
