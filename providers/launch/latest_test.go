package launch_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/launch"
)

// What "last" means is deleted without a look, so it must be the run that was
// started last whatever the clock did in between.
func TestLastAfterClockWasSetBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		dir, ahead := filepath.Join(t.TempDir(), "runs"), time.Hour
		var want []string
		for range 3 {
			// Another process knows the order from the directory alone.
			store, err := launch.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			l := launch.New(store, launch.Options{Now: func() time.Time { return time.Now().Add(ahead) }})
			for range 2 {
				time.Sleep(time.Hour) // The name is free again, and the second over.
				record, err := l.Create(t.Context(), plan().to(happy()), plan().Plan, nil)
				if err != nil {
					t.Fatal(err)
				}
				want = append([]string{record.ID}, want...)
				if last, err := store.Load("last"); err != nil || last.ID != record.ID {
					t.Fatalf("last is %s, %v, want %s", last.ID, err, record.ID)
				}
				ahead -= 5 * time.Hour
			}
			list, err := store.List()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range list {
				got = append(got, r.ID)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("-want +got:\n%s", diff)
			}
		}
	})
}

// The newest run cannot be read: an earlier one is not what was meant.
func TestLastUnreadable(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "20261120-221530-k7q2.jsonl"), []byte(header("2026-11-20T22:15:30Z")), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"20261120-221531-abcd.jsonl", "20261120-221530-abcd.jsonl", "other.jsonl"} {
		path := filepath.Join(dir, name)
		// Nobody, not even root, reads a directory as a file.
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		store, err := launch.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		last, err := store.Load("last")
		if stray := name == "other.jsonl"; stray != (err == nil) || !stray && kindOf(err) != "internal" {
			t.Errorf("%s: last is %s, %v", name, last.ID, err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// An earlier run of the name that cannot be read may have made something.
func TestUnreadableDuplicate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		path := filepath.Join(r.dir, r.reach(t, lostReply).ID+".jsonl")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Create(t.Context(), c, plan(), nil); kindOf(err) != "internal" || c.count("send") != 0 {
			t.Errorf("got %v, %v", err, c.calls)
		}
	})
}

// TestLastMade: "last" is the last run that made something or may have, whoever came after
// it to nothing, and of a name that was taken the run that has it.
func TestLastMade(t *testing.T) {
	t.Parallel()
	header := func(second string) string { return header("2026-11-20T22:15:" + second + "Z") }
	end := func(outcome string) string { return `{"outcome":` + outcome + `,"event":{"event":"note"}}` + "\n" }
	const created, rejected = `{"phase":"created","receipt":{"id":"c-1"}}`, `{"phase":"rejected"}`
	first, second, third := "20261120-221510-aaaa", "20261120-221520-bbbb", "20261120-221530-cccc"
	for name, test := range map[string]struct {
		outcomes []string
		last     string
	}{
		"rejected after":       {[]string{created, rejected}, first},
		"two rejected after":   {[]string{created, rejected, rejected}, first},
		"planned after":        {[]string{created, ""}, first},
		"unclear after":        {[]string{created, `{"phase":"unclear"}`}, second},
		"deleted after":        {[]string{created, `{"phase":"deleted","receipt":{"id":"c-2"}}`, rejected}, second},
		"taken by one here":    {[]string{created, `{"phase":"created","receipt":{"id":"c-2"}}`, `{"phase":"rejected","taken":{"run":"` + first + `"}}`}, first},
		"taken by a stranger":  {[]string{created, `{"phase":"rejected","taken":{"thing":{"id":"c-9"}}}`}, second},
		"all came to nothing":  {[]string{rejected, rejected, rejected}, third},
		"none was even sent":   {[]string{"", ""}, second},
		"its journal is there": {[]string{created, `{"phase":"rejected","taken":{"thing":{"id":"c-1"}}}`}, first},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := map[string]string{}
			for i, outcome := range test.outcomes {
				text := header([]string{"10", "20", "30"}[i])
				if outcome != "" {
					text += end(outcome)
				}
				files[[]string{first, second, third}[i]+".jsonl"] = text
			}
			store := shelf(t, files)
			if r, err := store.Load("last"); err != nil || r.ID != test.last {
				t.Errorf("got %s, want %s: %v", r.ID, test.last, err)
			}
			if r, err := store.Newest(); err != nil || r.ID != []string{first, second, third}[len(test.outcomes)-1] {
				t.Errorf("newest %s: %v", r.ID, err)
			}
		})
	}
}
