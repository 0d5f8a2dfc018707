package profiles_test

import (
	"os"
	"path/filepath"
	"strings"
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

// TestUntagged: that runs go without a tag is kept by a profile and by a draft,
// and only where it was said.
func TestUntagged(t *testing.T) {
	t.Parallel()
	for _, untagged := range []bool{false, true} {
		p := &profiles.Profile{Provider: "demo", Untagged: untagged, Answers: answersOf(t, map[forms.Path]any{"basics.name": "x"})}
		data, err := profiles.Encode(demo, p, forms.En)
		if err != nil || strings.Contains(string(data), "\ntag_runs = false\n") != untagged {
			t.Errorf("%s, %v", data, err)
		}
		if read, issues := profiles.Parse(data, "x", knownForms); read.Untagged != untagged || len(issues) > 0 {
			t.Errorf("%+v, %v", read, issues)
		}
		drafts, _ := openDrafts(t)
		if err := drafts.Save(profiles.Draft{ID: "x", Provider: "demo", Untagged: untagged, Answers: p.Answers}); err != nil {
			t.Fatal(err)
		}
		if _, all := listed(t, drafts); len(all) != 1 || all[0].Untagged != untagged {
			t.Errorf("%+v", all)
		}
	}
}
