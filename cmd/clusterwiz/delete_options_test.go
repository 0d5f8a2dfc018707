package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clusterwiz/providers/launch"
	"clusterwiz/providers/simulator"
)

// listener counts the deletions on their way to the simulator, and keeps the
// options of the last.
type listener struct {
	next      http.RoundTripper
	deletions int
	options   string
}

// RoundTrip implements http.RoundTripper.
func (l *listener) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method == http.MethodDelete {
		l.deletions++
		l.options = r.URL.Query().Get("delete_options")
	}
	return l.next.RoundTrip(r)
}

// TestDeleteOptionsAreSent: what was chosen is in the request.
func TestDeleteOptionsAreSent(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		args   []string
		typed  string
		wanted []string
	}{
		"by default": {args: []string{"--yes"}, wanted: []string{`"SLB","delete_mode":"delete"`, `"ALB","delete_mode":"retain"`}},
		"by flag": {
			args:   []string{"--yes", "--set", "slb=retain", "--set", "alb=delete"},
			wanted: []string{`"SLB","delete_mode":"retain"`, `"ALB","delete_mode":"delete"`},
		},
		"asked": {
			typed:  "\nretain\n2\n1\n\n\n\nyes\n",
			wanted: []string{`"SLB","delete_mode":"retain"`, `"ALB","delete_mode":"retain"`, `"SLS_Data","delete_mode":"delete"`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSandbox(t)
			l := made(t, s, "ack")
			s.In = strings.NewReader(tc.typed)
			s.Terminal = func() (in, out bool) { return tc.typed != "", false }
			if code := s.runOn(t.Context(), l, append([]string{"delete", "last"}, tc.args...)...); code != done {
				t.Fatalf("delete: exit %d\n%s", code, s.log)
			}
			for _, part := range tc.wanted {
				if !strings.Contains(l.options, part) {
					t.Errorf("sent %s, without %s", l.options, part)
				}
			}
		})
	}
}

// TestDeleteWithoutYes: whatever is typed but a yes, and wherever the input ends,
// nothing is deleted.
func TestDeleteWithoutYes(t *testing.T) {
	t.Parallel()
	const chosen = "\nretain\n2\n1\n\n\n\n"
	for name, tc := range map[string]struct {
		cloud, typed string
		want         exit
	}{
		"no":                     {"modelarts", "no\n", interrupted},
		"an empty line":          {"modelarts", "\n", interrupted},
		"back":                   {"modelarts", "<\n", interrupted},
		"the end":                {"modelarts", "", misused},
		"neither, and the end":   {"modelarts", "sure\n", misused},
		"chosen, and no":         {"ack", chosen + "no\n", interrupted},
		"chosen, and the end":    {"ack", chosen, misused},
		"the end while choosing": {"ack", "\nretain\n", misused},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSandbox(t)
			l := made(t, s, tc.cloud)
			s.In = strings.NewReader(tc.typed)
			s.Terminal = func() (in, out bool) { return true, false }
			if code := s.runOn(t.Context(), l, "delete", "last"); code != tc.want {
				t.Errorf("exit %d, want %d\n%s", code, tc.want, s.log)
			}
			if records := s.records(t); l.deletions > 0 || records[0].Phase != launch.Created {
				t.Errorf("%d deletions, and the run is %s\n%s", l.deletions, records[0].Phase, s.log)
			}
		})
	}
}

// made creates the example of a cloud in a simulated world of its own.
func made(t *testing.T, s *sandbox, cloud string) *listener {
	t.Helper()
	l := &listener{next: simulator.New(simulator.Options{Speed: 6000}).Transport()}
	profile := filepath.Join(t.TempDir(), cloud+".toml")
	provider, err := newApp(s.Streams, "en").provider(cloud)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(profile, provider.About().Example, 0o600); err != nil {
		t.Fatal(err)
	}
	if code := s.runOn(t.Context(), l, "replay", profile, "--yes", "--simulate"); code != done {
		t.Fatalf("replay: exit %d\n%s", code, s.log)
	}
	return l
}
