package profiles_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 5, time.UTC)

func openDrafts(t testing.TB) (*profiles.Drafts, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "state", "drafts")
	drafts, err := profiles.OpenDrafts(dir, knownForms)
	if err != nil {
		t.Fatal(err)
	}
	return drafts, dir
}

func listed(t *testing.T, drafts *profiles.Drafts) (ids []string, all []profiles.Draft) {
	t.Helper()
	all, _, err := drafts.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, draft := range all {
		ids = append(ids, draft.ID)
	}
	return ids, all
}

// TestDraftsThatCannotBeListed are not said to be none; where there is no
// directory there are none.
func TestDraftsThatCannotBeListed(t *testing.T) {
	t.Parallel()
	drafts, dir := openDrafts(t)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if all, damaged, err := drafts.List(); err != nil || len(all)+len(damaged) > 0 {
		t.Errorf("without a directory: %v, %v, %v", all, damaged, err)
	}
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	all, damaged, err := drafts.List()
	if runtime.GOOS == "windows" && err == nil && len(all)+len(damaged) == 0 {
		return // It takes a file there for nothing that exists.
	}
	wantTrouble(t, err, dir, "not a directory")
}

func TestDrafts(t *testing.T) {
	t.Parallel()
	drafts, dir := openDrafts(t)
	wantMode(t, dir, 0o700)
	a := answersOf(t, map[forms.Path]any{
		"basics.name": "中文", "queues": []any{map[string]any{"max_count": int64(1 << 60), "spot": map[string]any{"price": 2.0, "key": forms.Plain(canary)}}},
		"tags": map[string]string{}, "network.dns": []string{}, "access.key_only": false,
		"access.password": forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PASS"}).Resolved(canary),
	})
	ids := []string{"old", "NEW", "new", "../up", "a/b%c", "con"}
	for i, id := range ids {
		draft := profiles.Draft{ID: id, Provider: "demo", Region: "r", Account: "acc", Step: forms.Network, Saved: noon.Add(time.Duration(i) * time.Second), Answers: a}
		if err := drafts.Save(draft); err != nil {
			t.Fatal(err)
		}
	}
	got, all := listed(t, drafts)
	if diff := cmp.Diff([]string{"con", "a/b%c", "../up", "new", "NEW", "old"}, got); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	want := a.Clone()
	want.Unset("queues[0].spot.key")
	set(t, want, map[forms.Path]any{"queues[0].spot": map[string]any{"price": 2.0}, "access.password": forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PASS"})})
	first := all[len(all)-1]
	if !first.Answers.Equal(want) || first.Provider != "demo" || first.Region != "r" || first.Account != "acc" || first.Step != forms.Network || !first.Saved.Equal(noon) {
		t.Errorf("draft %+v %v", first, get(first.Answers, ""))
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != len(ids) {
		t.Errorf("files: %v", entries)
	}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		wantMode(t, path, 0o600)
		if strings.Contains(read(t, path), canary) {
			t.Errorf("%s holds the secret", path)
		}
	}
	if err := drafts.Remove("../up"); err != nil {
		t.Fatal(err)
	}
	if err := drafts.Remove("../up"); err != nil {
		t.Errorf("removed twice: %v", err)
	}
	if got, _ := listed(t, drafts); len(got) != len(ids)-1 {
		t.Errorf("after removal: %v", got)
	}
}

func TestDraftsDamaged(t *testing.T) {
	t.Parallel()
	drafts, dir := openDrafts(t)
	if err := drafts.Save(profiles.Draft{ID: "good", Provider: "demo", Saved: noon, Answers: answersOf(t, map[forms.Path]any{"notes": "a"})}); err != nil {
		t.Fatal(err)
	}
	whole := read(t, filepath.Join(dir, "draft-good.json"))
	damaged := map[string]string{
		"half": whole[:len(whole)/2], "empty": "", "null": "null", "list": "[]", "version": `{"version":2,"id":"a","answers":{"object":{}}}`,
		"noid": `{"version":1,"answers":{"object":{}}}`, "noanswers": `{"version":1,"id":"a"}`,
		"node": `{"version":1,"id":"a","answers":{"object":{"x":{"odd":1}}}}`, "path": `{"version":1,"id":"a","answers":{"object":{"x[":{"text":""}}}}`,
		"secret": `{"version":1,"id":"a","answers":{"object":{"x":{"secret":{"kind":"plain","name":"` + canary + `"}}}}}`,
	}
	for name, text := range damaged {
		if err := os.WriteFile(filepath.Join(dir, "draft-"+name+".json"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, other := range []string{"draft-good.json123", "README"} {
		if err := os.WriteFile(filepath.Join(dir, other), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := listed(t, drafts); len(got) != 1 || got[0] != "good" {
		t.Errorf("listed %v", got)
	}
	_, files, _ := drafts.List()
	if len(files) != len(damaged) {
		t.Errorf("damaged: %q", files)
	}
	for _, file := range files {
		if filepath.Dir(file) != dir {
			t.Errorf("%s is not in %s", file, dir)
		}
	}
}

func TestDraftsTrouble(t *testing.T) {
	t.Parallel()
	drafts, dir := openDrafts(t)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if got, _ := listed(t, drafts); got != nil {
		t.Errorf("listed %v", got)
	}
	for _, id := range []string{"", strings.Repeat("x", 65)} {
		if err := drafts.Save(profiles.Draft{ID: id}); err == nil {
			t.Errorf("id %q was taken", id)
		}
	}
	if err := drafts.Save(profiles.Draft{ID: strings.Repeat("中", 21)}); err != nil {
		t.Errorf("a long id: %v", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := profiles.OpenDrafts(filepath.Join(file, "drafts"), knownForms)
	wantTrouble(t, err, file, "not a directory")
}

func TestDraftsTogether(t *testing.T) {
	t.Parallel()
	_, dir := openDrafts(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			mine, err := profiles.OpenDrafts(dir, knownForms)
			if err != nil {
				t.Error(err)
				return
			}
			id := profiles.NewDraftID()
			for i := range 5 {
				a := &forms.Answers{}
				_ = a.Set("notes", fmt.Sprint(i))
				if err := mine.Save(profiles.Draft{ID: id, Saved: noon, Answers: a}); err != nil {
					t.Error(err)
				}
				if _, damaged, err := mine.List(); err != nil || len(damaged) > 0 {
					t.Errorf("list: %v %v", err, damaged)
				}
			}
		})
	}
	group.Wait()
	drafts, _ := profiles.OpenDrafts(dir, knownForms)
	_, all := listed(t, drafts)
	if len(all) != 8 {
		t.Errorf("%d drafts", len(all))
	}
	for _, draft := range all {
		if get(draft.Answers, "notes") != "4" {
			t.Errorf("draft %s holds %v", draft.ID, get(draft.Answers, ""))
		}
	}
}

func TestDraftKeepsEveryAnswer(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := fromTree(t, anyAnswers(t, demo.Fields))
		data, err := profiles.EncodeDraft(profiles.Draft{ID: "a", Provider: "demo", Saved: noon, Answers: a})
		if err != nil {
			t.Fatal(err)
		}
		back, err := profiles.DecodeDraft(data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if !back.Answers.Equal(a) {
			want, _ := a.Get("")
			got, _ := back.Answers.Get("")
			t.Fatalf("answers (-want +got):\n%s\n%s", cmp.Diff(want, got), data)
		}
	})
}

func BenchmarkDraftSave(b *testing.B) {
	drafts, _ := openDrafts(b)
	p := parseGood(b, wholeProfile)
	queue := get(p.Answers, "queues[0]").(map[string]any)
	for i := range 30 {
		if err := p.Answers.Insert("queues", i, queue); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := drafts.Save(profiles.Draft{ID: "bench", Provider: "demo", Saved: noon, Answers: p.Answers}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	data := []byte(wholeProfile)
	b.ReportAllocs()
	for b.Loop() {
		profiles.Parse(data, "p.toml", knownForms)
	}
}
