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

// TestOneSessionHoldsADraft: another is told of it, until the first lets go, holds another
// one, or removes it; nothing stays behind.
func TestOneSessionHoldsADraft(t *testing.T) {
	t.Parallel()
	one, dir := openDrafts(t)
	other, err := profiles.OpenDrafts(dir, knownForms)
	if err != nil {
		t.Fatal(err)
	}
	host, _ := os.Hostname()
	free := func(id string) {
		t.Helper()
		if by := other.Hold(id); by != nil {
			t.Fatalf("%s is held by %+v", id, by)
		}
		other.LetGo()
	}
	taken := func(id string) {
		t.Helper()
		by := other.Hold(id)
		if by == nil {
			t.Fatalf("nobody holds %s", id)
		}
		if diff := cmp.Diff([]any{os.Getpid(), host}, []any{by.PID, by.Host}); diff != "" || time.Since(by.Since) > time.Minute {
			t.Errorf("since %s (-want +got):\n%s", by.Since, diff)
		}
	}
	if by := one.Hold("a"); by != nil {
		t.Fatalf("held by %+v", by)
	}
	if by := one.Hold("a"); by != nil {
		t.Fatalf("held by itself, %+v", by)
	}
	taken("a")
	if by := one.Hold("b"); by != nil {
		t.Fatalf("held by %+v", by)
	}
	free("a")
	taken("b")
	if err := one.Save(profiles.Draft{ID: "b", Provider: "x", Answers: &forms.Answers{}}); err != nil {
		t.Fatal(err)
	}
	if err := one.Remove("b"); err != nil {
		t.Fatal(err)
	}
	free("b")
	one.Hold("c")
	one.LetGo()
	free("c")
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestWhatASessionLeftBehind that ended without letting go keeps nobody out, and what it
// wrote is not taken for the next one's.
func TestWhatASessionLeftBehind(t *testing.T) {
	t.Parallel()
	one, dir := openDrafts(t)
	stale := "\x00" + `{"pid":1,"host":"a-host-of-a-very-long-name-that-is-longer-than-any-of-ours-can-be","since":"2020-01-01T00:00:00Z"}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "draft-a.json.lock"), []byte(stale), 0o600); err != nil {
		t.Fatal(err)
	}
	if by := one.Hold("a"); by != nil {
		t.Fatalf("held by %+v", by)
	}
	other, err := profiles.OpenDrafts(dir, knownForms)
	if err != nil {
		t.Fatal(err)
	}
	if by := other.Hold("a"); by == nil || by.PID != os.Getpid() {
		t.Errorf("held by %+v", by)
	}
}

// TestASessionThatDoesNotSayWhich holds a draft all the same.
func TestASessionThatDoesNotSayWhich(t *testing.T) {
	t.Parallel()
	one, dir := openDrafts(t)
	if by := one.Hold("a"); by != nil {
		t.Fatalf("held by %+v", by)
	}
	if err := os.Truncate(filepath.Join(dir, "draft-a.json.lock"), 0); err != nil {
		t.Fatal(err)
	}
	other, err := profiles.OpenDrafts(dir, knownForms)
	if err != nil {
		t.Fatal(err)
	}
	by := other.Hold("a")
	if by == nil {
		t.Fatal("nobody holds it")
	}
	if text := by.Text(); text.En != "a process that does not say which" || !text.Complete() {
		t.Errorf("%q", text)
	}
}
