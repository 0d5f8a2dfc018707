package main

import (
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// A draft goes once its run has made what it says, though nobody was there any
// more who kept it; one that says more stays.
func TestDraftsOfEndedRunsGo(t *testing.T) {
	t.Parallel()
	s := newSandbox(t)
	file := "../../providers/ehpc/testdata/example.toml"
	if code := s.run(t.Context(), "replay", file, "--yes", "--simulate", "--detach"); code != detached {
		t.Fatalf("exit %d\n%s", code, s.log)
	}
	record := s.records(t)[0]
	drafts, err := profiles.OpenDrafts(s.dirs.Drafts(), nil)
	if err != nil {
		t.Fatal(err)
	}
	more := record.Answers.Clone()
	if err := more.Set("basics.name", "cfd-next"); err != nil {
		t.Fatal(err)
	}
	for id, answers := range map[string]*forms.Answers{"same": record.Answers, "more": more} {
		if err := drafts.Save(profiles.Draft{ID: id, Provider: "ehpc", Saved: time.Now(), Answers: answers}); err != nil {
			t.Fatal(err)
		}
	}
	if err := drafts.Save(profiles.Draft{ID: "other", Provider: "ack", Saved: time.Now(), Answers: record.Answers}); err != nil {
		t.Fatal(err)
	}
	if code := s.run(t.Context(), "watch", "last"); code != done {
		t.Fatalf("exit %d\n%s", code, s.log)
	}
	kept, _, err := drafts.List()
	left := map[string]bool{}
	for _, draft := range kept {
		left[draft.ID] = true
	}
	if err != nil || len(left) != 2 || left["same"] {
		t.Errorf("left are %v, %v", left, err)
	}
}
