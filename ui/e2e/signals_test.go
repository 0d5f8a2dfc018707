package e2e

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestSignals ends the program in every place: nothing is sent, the draft is
// there, and the exit status says that it was not done.
func TestSignals(t *testing.T) {
	t.Parallel()
	for name, place := range map[string]func(*terminal){
		"field":  func(m *terminal) { m.see("▸ Description") },
		"picker": func(m *terminal) { m.press("pgdown").see("▸ VPC").press("enter").see("10.0.0.0/10") },
		"table":  func(m *terminal) { m.press("pgdown", "pgdown", "pgdown").see("2 of at most 8") },
		"review": func(m *terminal) { m.press("ctrl+r").see("Press s to submit") },
		"confirm": func(m *terminal) {
			m.press("ctrl+r").see("Press s to submit").press("s").see("Create this now?").press("right")
		},
		"help": func(m *terminal) { m.press("f1").see("go to it or do it") },
		"quit": func(m *terminal) { m.press("ctrl+c").see("Quit?") },
	} {
		for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGKILL} {
			t.Run(name+"/"+s.String(), func(t *testing.T) {
				t.Parallel()
				dir, c := t.TempDir(), newCloud(t, speed)
				m := open(t, dir, 80, 24, false, "demo", "--lang", "en", "--endpoint", c.URL)
				m.first("Press s to submit", "Where to create").press("pgdown").see("▸ Cluster name").press("ctrl+u", "kept-name", "tab").see("▸ Description")
				until(t, func() bool { return strings.Contains(drafts(t, dir), "kept-name") })
				place(m)
				m.signal(s)
				if code := m.code(); code == 0 {
					t.Errorf("exit status 0:\n%s", m.text())
				}
				if n := len(c.sent()); n != 0 {
					t.Errorf("%d requests", n)
				}
				if text := oneLine(m); s != syscall.SIGKILL && (!strings.Contains(text, "kept as the draft kept-name (ehpc") || !strings.Contains(text, "resume it with: clusterwiz")) {
					t.Errorf("the draft is not told of:\n%s", text)
				}
				if text := drafts(t, dir); !strings.Contains(text, "kept-name") {
					t.Errorf("the draft is lost: %s", text)
				}
			})
		}
	}
}

// TestSignalKeepsTheOpenField saves also what is being typed.
func TestSignalKeepsTheOpenField(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), newCloud(t, speed)
	m := open(t, dir, 80, 24, false, "new", "ehpc", "--simulate", "--lang", "en", "--endpoint", c.URL)
	m.see("Where to create").press("pgdown").see("▸ Cluster name").press("half-typed").see("half-typed").signal(syscall.SIGHUP)
	if code := m.code(); code == 0 || !strings.Contains(drafts(t, dir), "half-typed") {
		t.Errorf("exit status %d, draft %q", code, drafts(t, dir))
	}
	if text := oneLine(m); !strings.Contains(text, "kept as the draft half-typed") {
		t.Errorf("the draft is not told of:\n%s", text)
	}
	again := open(t, dir, 80, 24, false, "--simulate", "--lang", "en", "--endpoint", c.URL)
	again.see("Continue", "half-typed").press("enter").see("▸ Cluster name", "half-typed")
}

// oneLine is the screen without its line breaks.
func oneLine(m *terminal) string { return strings.Join(strings.Fields(m.text()), " ") }

// until waits for something outside the screen.
func until(t *testing.T, wanted func() bool) {
	t.Helper()
	tick, late := time.NewTicker(5*time.Millisecond), time.After(waitLimit)
	defer tick.Stop()
	for !wanted() {
		select {
		case <-tick.C:
		case <-late:
			t.Fatal("waited too long")
		}
	}
}

// TestFirstFrameOnAMuteTerminal shows the wizard although nothing answers the
// toolkit's questions about the terminal: it would wait five seconds for that.
func TestFirstFrameOnAMuteTerminal(t *testing.T) { //nolint:paralleltest // It measures time.
	if _, err := program(); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	m := open(t, t.TempDir(), 80, 24, true, "--lang", "en")
	m.see("What would you like to do?")
	if took := time.Since(begun); took > 4*time.Second {
		t.Errorf("the first frame took %s", took)
	}
}
