package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clusterwiz/providers/simulator"
)

// listener keeps the options of the last deletion on its way to the simulator.
type listener struct {
	next    http.RoundTripper
	options string
}

// RoundTrip implements http.RoundTripper.
func (l *listener) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method == http.MethodDelete {
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
			l := &listener{next: simulator.New(simulator.Options{Speed: 6000}).Transport()}
			profile := filepath.Join(t.TempDir(), "ack.toml")
			provider, err := newApp(s.streams, "en").provider("ack")
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(profile, provider.About().Example, 0o600); err != nil {
				t.Fatal(err)
			}
			if code := s.runOn(t.Context(), l, "replay", profile, "--yes", "--simulate"); code != done {
				t.Fatalf("replay: exit %d\n%s", code, s.log)
			}
			s.in = strings.NewReader(tc.typed)
			s.terminal = func() (in, out bool) { return tc.typed != "", false }
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
