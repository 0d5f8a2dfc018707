package launch_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// outcome is what one call of the launcher came to. Finds are the looks for the
// name, without those after an acceptance and at the end, which count what there
// is.
type outcome struct {
	Err           string
	Phase         launch.Phase
	ID            string
	Sends, Finds  int
	Events        string
	JournalEvents string
}

func (r *room) outcome(t *testing.T, c *client, record launch.Record, err error) outcome {
	t.Helper()
	out := outcome{
		Err: kindOf(err), Phase: record.Phase, Sends: c.count("send"), Finds: c.count("find"), Events: r.kinds(),
	}
	told := " " + out.Events + " "
	if out.Finds > 0 { // One that only reports does not ask.
		out.Finds -= strings.Count(told, " accepted ") + strings.Count(told, " created ") - strings.Count(told, " accepted detached ")
	}
	if record.Receipt != nil {
		out.ID = record.Receipt.ID
	}
	kept, loadErr := r.store.Load(record.ID)
	if loadErr != nil {
		return out
	}
	events, loadErr := r.store.Events(record.ID)
	if loadErr != nil {
		t.Fatal(loadErr)
	}
	out.JournalEvents = kinds(events)
	ignoreCause := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Cause" }, cmp.Ignore())
	if diff := cmp.Diff(record, kept, ignoreCause); diff != "" {
		t.Errorf("journal tells another story than the record (-record +journal):\n%s", diff)
	}
	return out
}

func TestCreate(t *testing.T) {
	t.Parallel()
	const (
		start = "planned finding "
		sent  = start + "sending "
		good  = sent + "accepted log status log created"
		once  = "planned sending accepted log status log created"
	)
	tests := map[string]struct {
		change func(*client)
		want   outcome
	}{
		"happy": {func(*client) {}, outcome{"", launch.Created, "c-1", 1, 1, good, once}},
		"rejected": {
			func(c *client) { c.send = []step{fails(providers.Invalid)} },
			outcome{"invalid", launch.Rejected, "", 1, 1, sent + "rejected", "planned sending rejected"},
		},
		"no money": {
			func(c *client) { c.send = []step{fails(providers.Money)} },
			outcome{"money", launch.Rejected, "", 1, 1, sent + "rejected", "planned sending rejected"},
		},
		"throttled, then taken": {
			func(c *client) { c.send = []step{fails(providers.Throttled), fails(providers.Throttled), gives("c-1")} },
			outcome{
				"", launch.Created, "c-1", 3, 11,
				sent + "waiting finding sending waiting finding sending accepted log status log created",
				"planned sending waiting sending waiting sending accepted log status log created",
			},
		},
		"unavailable, then taken": {
			func(c *client) { c.send = []step{fails(providers.Unavailable), gives("c-1")} },
			outcome{
				"", launch.Created, "c-1", 2, 6,
				sent + "waiting finding sending accepted log status log created",
				"planned sending waiting sending accepted log status log created",
			},
		},
		"unavailable, but it was done": {
			func(c *client) {
				c.send = []step{fails(providers.Unavailable)}
				c.find = []step{finds(), finds("c-9")}
			},
			outcome{
				"", launch.Created, "c-9", 1, 2, sent + "waiting finding accepted log status log created",
				"planned sending waiting accepted log status log created",
			},
		},
		"throttled for good": {
			func(c *client) { c.send = []step{fails(providers.Throttled)} },
			outcome{
				"throttled", launch.Rejected, "", 5, 21,
				sent + strings.Repeat("waiting finding sending ", 4) + "rejected",
				"planned sending " + strings.Repeat("waiting sending ", 4) + "rejected",
			},
		},
		"lost reply, found": {
			func(c *client) {
				c.send = []step{fails(providers.Unclear)}
				c.find = []step{finds(), finds(), fails(providers.Unavailable), finds("c-2")}
			},
			outcome{
				"", launch.Created, "c-2", 1, 4, sent + "finding waiting accepted log status log created",
				"planned sending finding accepted log status log created",
			},
		},
		"lost reply, not found": {
			func(c *client) { c.send = []step{fails(providers.Unclear)} },
			outcome{launch.ErrUnclear.Error(), launch.Unclear, "", 1, 10, sent + "finding unclear", "planned sending finding unclear"},
		},
		"lost reply, two found": {
			func(c *client) {
				c.send = []step{fails(providers.Unclear)}
				c.find = []step{finds(), finds("c-2", "c-3")}
			},
			outcome{launch.ErrUnclear.Error(), launch.Unclear, "", 1, 10, sent + "finding unclear", "planned sending finding unclear"},
		},
		"no reply at all": {
			func(c *client) {
				c.send = []step{{hang: true}}
				c.find = []step{finds(), finds("c-2")}
			},
			outcome{
				"", launch.Created, "c-2", 1, 2, sent + "finding accepted log status log created",
				"planned sending finding accepted log status log created",
			},
		},
		"given up as unavailable when time was over": {
			func(c *client) {
				c.send = []step{{hang: true, err: fails(providers.Unavailable).err}}
				c.find = []step{finds(), finds("c-2")}
			},
			outcome{
				"", launch.Created, "c-2", 1, 2, sent + "finding accepted log status log created",
				"planned sending finding accepted log status log created",
			},
		},
		"error of another make": {
			func(c *client) { c.send = []step{{err: errors.New("EOF")}}; c.find = []step{finds(), finds("c-2")} },
			outcome{
				"", launch.Created, "c-2", 1, 2, sent + "finding accepted log status log created",
				"planned sending finding accepted log status log created",
			},
		},
		"reply that our side could not read": {
			func(c *client) { c.send = []step{fails(providers.Internal)}; c.find = []step{finds(), finds("c-2")} },
			outcome{
				"", launch.Created, "c-2", 1, 2, sent + "finding accepted log status log created",
				"planned sending finding accepted log status log created",
			},
		},
		"taken without an id": {
			func(c *client) { c.send = []step{gives("")}; c.find = []step{finds(), finds("c-2")} },
			outcome{
				"", launch.Created, "c-2", 1, 2, sent + "finding accepted log status log created",
				"planned sending finding accepted log status log created",
			},
		},
		"name exists": {
			func(c *client) { c.find = []step{finds("c-0")} },
			outcome{"conflict", launch.Rejected, "", 0, 1, start + "exists", "planned exists"},
		},
		"a longer name exists": {
			func(c *client) {
				c.find = []step{{found: []providers.Receipt{{ID: "c-0", Name: "cfd-2"}}}}
			},
			outcome{"", launch.Created, "c-1", 1, 1, good, once},
		},
		"look throttled, then free": {
			func(c *client) { c.find = []step{fails(providers.Throttled), finds()} },
			outcome{"", launch.Created, "c-1", 1, 2, "planned finding waiting sending accepted log status log created", once},
		},
		"look never answered": {
			func(c *client) { c.find = []step{fails(providers.Unavailable)} },
			outcome{"unavailable", launch.Rejected, "", 0, 4, start + "waiting waiting waiting rejected", "planned rejected"},
		},
		"wrong credentials": {
			func(c *client) { c.find = []step{fails(providers.Auth)} },
			outcome{"auth", launch.Rejected, "", 0, 1, start + "rejected", "planned rejected"},
		},
		"may not list": {
			func(c *client) { c.find = []step{fails(providers.Permission)} },
			outcome{
				"", launch.Created, "c-1", 1, 1, "planned finding note sending accepted log status log created",
				"planned note sending accepted log status log created",
			},
		},
		"may list only later, an old one is there": {
			func(c *client) {
				c.send = []step{fails(providers.Unclear)}
				c.find = []step{fails(providers.Permission), {found: []providers.Receipt{
					{ID: "c-0", Name: "cfd", Created: time.Now().Add(-time.Hour).Format(time.RFC3339)},
				}}}
			},
			outcome{
				launch.ErrUnclear.Error(), launch.Unclear, "", 1, 10, "planned finding note sending finding unclear",
				"planned note sending finding unclear",
			},
		},
		"the cloud fails": {
			func(c *client) {
				c.poll = []step{says(providers.Working, "initing"), says(providers.Failed, "exception")}
			},
			outcome{"internal", launch.Failed, "c-1", 1, 1, sent + "accepted status failed", "planned sending accepted status failed"},
		},
		"gone without a word": {
			func(c *client) { c.poll = []step{says(providers.Working, "initing"), fails(providers.Absent)} },
			outcome{"gone", launch.Failed, "c-1", 1, 2, sent + "accepted status waiting waiting waiting waiting failed", "planned sending accepted status failed"},
		},
		"deleted by somebody": {
			func(c *client) { c.poll = []step{says(providers.Deleting, "releasing"), says(providers.Gone, "")} },
			outcome{"gone", launch.Deleted, "c-1", 1, 2, sent + "accepted status waiting waiting waiting waiting deleted", "planned sending accepted status deleted"},
		},
		"not listed at first": {
			func(c *client) { c.poll = append([]step{fails(providers.Absent)}, c.poll...) },
			outcome{"", launch.Created, "c-1", 1, 1, sent + "accepted waiting log status log created", once},
		},
		"trouble while polling": {
			func(c *client) {
				c.poll = append([]step{
					fails(providers.Throttled), fails(providers.Auth), fails(providers.Unavailable),
					fails(providers.Permission),
					{err: errors.New("EOF")},
					{hang: true},
				}, c.poll...)
			},
			outcome{"", launch.Created, "c-1", 1, 1, sent + "accepted " + strings.Repeat("waiting ", 6) + "log status log created", once},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				test.change(c)
				record, err := r.Create(t.Context(), c, plan(), r.emit)
				if diff := cmp.Diff(test.want, r.outcome(t, c, record, err)); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
				if strings.Contains(r.journal(t), "Canary") {
					t.Error("the secret is in the journal")
				}
				if len(c.tokens) > 1 || c.tokens[""] {
					t.Errorf("tokens %v, want one", c.tokens)
				}
				for _, e := range r.events {
					if !e.Text.Complete() || e.Run != record.ID || e.Provider != "ehpc" || e.Time.IsZero() {
						t.Errorf("incomplete event %+v", e)
					}
					if data, err := e.MarshalJSON(); err != nil || strings.Contains(string(data), "Canary") {
						t.Errorf("event %s, %v", data, err)
					}
				}
				if err != nil && strings.Contains(err.Error(), "Canary") {
					t.Errorf("the secret is in the error %v", err)
				}
			})
		})
	}
}

func TestCreateWritesIntentFirst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		p := plan()
		p.Profile = filepath.Join(t.TempDir(), "cfd.toml")
		p.Answers, p.Will = &forms.Answers{}, []forms.Text{forms.T("1 machine", "1 台机器")}
		if err := errors.Join(p.Answers.Set("basics.name", "cfd"), p.Answers.Set("queues", []any{map[string]any{"max_count": int64(4)}}),
			p.Answers.Set("access.password", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PASS"}))); err != nil {
			t.Fatal(err)
		}
		c.send[0].before = func() {
			kept, err := r.store.Load("last")
			if err != nil {
				t.Fatal(err)
			}
			want := launch.Record{
				Tag: kept.ID + "-" + strings.ToLower(kept.Token[:8]),
				ID:  kept.ID, Provider: "ehpc", Account: "simulator", Region: "cn-hangzhou", Endpoint: "http://127.0.0.1:1",
				Identity: providers.Identity{Owner: "simulator"}, Service: "https://ehpc.cn-hangzhou.aliyuncs.com:443",
				Simulated: true, Name: "cfd", Action: "CreateCluster", Digest: p.Request.Digest(), Token: kept.Token, Sent: 1,
				Answers: p.Answers, Will: p.Will, Marks: kept.Marks,
				Profile: p.Profile, Phase: launch.Sending, Started: time.Now().UTC(), Updated: time.Now().UTC(), Before: []string{}, SentAt: time.Now().UTC(),
			}
			if diff := cmp.Diff(want, kept); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if len(kept.Marks) != 1 || kept.Marks[0].Length != len(canary) {
				t.Errorf("marks %v", kept.Marks)
			}
			if len(kept.Token) < 20 || len(kept.Token) > 32 || kept.Digest == "" {
				t.Errorf("token %q, digest %q", kept.Token, kept.Digest)
			}
		}
		record, err := r.Create(t.Context(), c, p, nil)
		if err != nil {
			t.Fatal(err)
		}
		for path, want := range map[string]os.FileMode{r.dir: 0o700, filepath.Join(r.dir, record.ID+".jsonl"): 0o600} {
			if runtime.GOOS == "windows" { // Who may is said by access lists; a mode says the same for all.
				want |= want>>3 | want>>6
			}
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v, want %v", path, info, err, want)
			}
		}
	})
}

// TestLeaveForPlainHTTPIsKept: a run that was sent in clear is watched and deleted
// where it was sent, by the word that was given for it.
func TestLeaveForPlainHTTPIsKept(t *testing.T) {
	t.Parallel()
	for base, want := range map[string]bool{"http://cloud.example": true, "https://cloud.example": false, "http://127.0.0.1:1": false, "": false} {
		synctest.Test(t, func(t *testing.T) {
			r, p := newRoom(t, launch.Options{}), plan()
			p.target.Endpoint.Base = base
			if _, err := r.Create(t.Context(), happy(), p, nil); err != nil {
				t.Fatal(err)
			}
			kept, err := r.store.Load("last")
			if err != nil || kept.InsecureHTTP != want || kept.Saved().InsecureHTTP != want {
				t.Errorf("%s: kept %t, saved %t, %v", base, kept.InsecureHTTP, kept.Saved().InsecureHTTP, err)
			}
		})
	}
}
