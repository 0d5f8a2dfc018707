package main

import (
	"strings"
	"testing"

	"clusterwiz/providers/launch"
)

// A person at a terminal settles an unclear end: to look again is what an empty
// line means, and a second request wants the name typed.
func TestUnclearEnd(t *testing.T) {
	t.Parallel()
	const (
		now = `What became of "cfd-demo" is not known. What now?`
		ask = "A second cfd-demo may be made, and paid for. Type its name to send again"
	)
	for name, tc := range map[string]struct {
		fault   string
		now     []string
		typed   []string
		ends    string
		code    exit
		sent    int
		finding int
	}{
		"left alone":           {"drop,times=1", []string{"leave"}, nil, "", unclear, 1, 1},
		"looked for again":     {"drop,times=1", []string{"", "leave"}, nil, "", unclear, 1, 2},
		"sent again":           {"drop,times=1", []string{"send"}, []string{"cfd-demo"}, "", done, 2, 1},
		"the wrong name":       {"drop,times=1", []string{"send", "leave"}, []string{"cfd"}, "", unclear, 1, 1},
		"the end of the input": {"drop,times=1", nil, nil, now, unclear, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSandbox(t)
			s.Terminal = func() (in, out bool) { return true, false }
			s.In = &person{t: t, screen: s.log, ends: tc.ends, echo: true, answers: map[string][]string{
				"Send this request?": {"y"}, now: tc.now, ask: tc.typed,
			}}
			code := s.run(t.Context(), "replay", "../../providers/ehpc/testdata/example.toml", "--simulate", "--simulate-fault", "CreateCluster:"+tc.fault)
			if code != tc.code {
				t.Errorf("exit %d\n%s%s", code, s.log, s.out)
			}
			if n := strings.Count(s.out.String(), "sending CreateCluster"); n != tc.sent {
				t.Errorf("sent %d times:\n%s", n, s.out)
			}
			if n := strings.Count(s.log.String(), now); n < tc.finding || !strings.Contains(s.log.String(), "look again") {
				t.Errorf("asked %d times:\n%s", n, s.log)
			}
			store, err := launch.Open(s.dirs.Runs())
			if err != nil {
				t.Fatal(err)
			}
			if runs, err := store.List(); err != nil || len(runs) != tc.sent {
				t.Errorf("%d runs, %v", len(runs), err)
			}
		})
	}
}

// From a pipe nothing is asked after the end.
func TestUnclearEndUnattended(t *testing.T) {
	t.Parallel()
	s := newSandbox(t)
	code := s.run(t.Context(), "replay", "../../providers/ehpc/testdata/example.toml", "--yes", "--simulate", "--simulate-fault", "CreateCluster:drop")
	if code != unclear || strings.Contains(s.log.String(), "What now?") {
		t.Errorf("exit %d:\n%s", code, s.log)
	}
}
