package launch_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// A file system without locks is named as what it is, with the way out.
func TestNoLocks(t *testing.T) {
	t.Parallel()
	for _, errno := range []syscall.Errno{syscall.ENOLCK, syscall.ENOSYS, syscall.EOPNOTSUPP, syscall.EBADF, syscall.EIO} {
		t.Run(errno.Error(), func(t *testing.T) {
			t.Parallel()
			r, c := newRoom(t, launch.Options{}), happy()
			r.store.Unlockable(&os.PathError{Op: "flock", Path: r.dir, Err: errno})
			_, err := r.Create(t.Context(), c, plan(), r.emit)
			failure := providers.FailureIn(err)
			if failure == nil || c.count("send") != 0 || r.kinds() != "rejected" {
				t.Fatalf("got %v, %v, %s", err, c.calls, r.kinds())
			}
			named := strings.Contains(failure.Summary.En, "does not support locks") && strings.Contains(failure.Remedy.En, "XDG_STATE_HOME")
			if named != (errno != syscall.EIO) || !strings.Contains(failure.Summary.En, r.dir) || !errors.Is(err, errno) {
				t.Errorf("told %s; %s", failure.Summary.En, failure.Remedy.En)
			}
		})
	}
}

// A clock that was once far ahead spoils no later id, and what it named is not
// the latest run for ever.
func TestClockOnceFarAhead(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "runs")
		start := func(ahead time.Duration) string {
			store, err := launch.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Hour) // The name is free again.
			l := launch.New(store, launch.Options{Now: func() time.Time { return time.Now().Add(ahead) }})
			record, err := l.Create(t.Context(), plan().to(happy()), plan().Plan, nil)
			if err != nil {
				t.Fatal(err)
			}
			return record.ID
		}
		astray, later := start(100*365*24*time.Hour), start(0)
		if !strings.HasPrefix(astray, "2099") || !strings.HasPrefix(later, "2000") {
			t.Errorf("got %s, then %s", astray, later)
		}
		store, err := launch.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		list, err := store.List()
		if err != nil || len(list) != 2 || list[0].ID != later {
			t.Errorf("listed %+v, %v", list, err)
		}
		if last, err := store.Load("last"); err != nil || last.ID != later {
			t.Errorf("last is %s, %v, want %s", last.ID, err, later)
		}
	})
}

// Where the clock is still wrong, or was for all runs, the latest is the latest.
func TestLastAmongFarAhead(t *testing.T) {
	t.Parallel()
	store := shelf(t, map[string]string{"20991120-221530-k7q2.jsonl": header("2099-11-20T22:15:30Z"), "20991121-221530-aaaa.jsonl": header("2099-11-21T22:15:30Z")})
	if last, err := store.Load("last"); err != nil || last.ID != "20991121-221530-aaaa" {
		t.Errorf("last is %s, %v", last.ID, err)
	}
}

// Every later line makes up for the first: with all of the intent, and the marks
// of its secrets.
func TestFirstLineDamaged(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRoom(t, launch.Options{})
		whole := r.reach(t, whilePolling)
		path := filepath.Join(r.dir, whole.ID+".jsonl")
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for name, first := range map[string]string{"lost": "", "torn": `{"version":1,"reco` + "\n", "zeros": "\x00\x00\x00\n"} {
			_, rest, _ := strings.Cut(string(data), "\n")
			if err := os.WriteFile(path, []byte(first+rest), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := r.store.Load(whole.ID)
			got.Updated = whole.Updated
			got.Answers, got.Will = whole.Answers, whole.Will
			if err != nil || got.Failure != nil || got.Account != whole.Account || got.Region != whole.Region || got.Endpoint != whole.Endpoint ||
				got.Token != whole.Token || got.Identity != whole.Identity || got.Name != "cfd" || len(got.Marks) != len(whole.Marks) || !got.Started.Equal(whole.Started) {
				t.Errorf("%s: got %+v, %v", name, got, err)
			}
			if got, err = r.Watch(t.Context(), happy(), got, nil); err != nil || got.Phase != launch.Created {
				t.Errorf("%s: got %v, %s", name, err, got.Phase)
			}
		}
	})
}

// Of an older journal the ids and the provider are left: it is followed with the
// account that is asked for, which may not be the one.
func TestFirstLineDamagedOfOld(t *testing.T) {
	t.Parallel()
	const line = `{"outcome":{"phase":"running","receipt":{"id":"c-1","name":"cfd","region":"cn-hangzhou"}},` +
		`"event":{"time":"2026-11-20T22:15:31Z","run":"20261120-221530-k7q2","provider":"ehpc","phase":"running","event":"accepted"}}` + "\n"
	store := shelf(t, map[string]string{"20261120-221530-k7q2.jsonl": "\x00\n" + line})
	r, err := store.Load("k7q2")
	if err != nil || r.Failure != nil || r.Provider != "ehpc" || r.Name != "cfd" || r.Region != "cn-hangzhou" || r.Receipt.ID != "c-1" {
		t.Fatalf("got %+v, %v", r, err)
	}
	if saved := r.Saved(); saved.Run || saved.Region != "cn-hangzhou" {
		t.Errorf("saved %+v", saved)
	}
	synctest.Test(t, func(t *testing.T) {
		c := happy()
		c.poll = []step{fails(providers.Absent)}
		c.find = []step{finds()}
		r.Token = "t" // What the fake looks by.
		r.ID = "elsewhere"
		record, err := launch.New(store, launch.Options{}).Watch(t.Context(), plan().to(c), r, nil)
		if kindOf(err) != launch.ErrUnclear.Error() || record.Phase != launch.Running {
			t.Errorf("got %v, %s", err, record.Phase)
		}
	})
}
