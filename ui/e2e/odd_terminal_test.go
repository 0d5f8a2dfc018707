//go:build unix

package e2e

import (
	"bytes"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

// with starts the program with more in its environment.
func with(t *testing.T, w, h int, environ []string, args ...string) *terminal {
	t.Helper()
	cmd := started(t.Context(), t, t.TempDir(), args...)
	cmd.Env = append(cmd.Env, environ...)
	return openCommand(t, w, h, false, cmd)
}

// TestATerminalWithoutASize is drawn as one of the usual size, or as the shell says.
func TestATerminalWithoutASize(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		environ []string
		w, h    int
	}{
		"usual":     {nil, 80, 24},
		"by itself": {[]string{"COLUMNS=120", "LINES=40"}, 120, 40},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := with(t, c.w, c.h, c.environ, "new", "ehpc", "--simulate", "--lang", "en")
			// The window loses its size, and the program is told so.
			if err := pty.Setsize(m.pty, &pty.Winsize{}); err != nil {
				t.Fatal(err)
			}
			m.signal(syscall.SIGWINCH)
			m.see("Where to create").press("pgdown").see("▸ Cluster name")
			if lines := strings.Split(strings.TrimRight(m.text(), "\n"), "\n"); len(lines) != c.h || !strings.Contains(lines[len(lines)-1], "help") {
				t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
			}
		})
	}
}

// TestTheCursorIsSeen on terminals of which the toolkit knows no colours.
func TestTheCursorIsSeen(t *testing.T) {
	t.Parallel()
	for _, environ := range []string{"TERM=screen", "TERM=vt100", "TERM=rxvt-unicode", "TERM=cygwin", "TERM=whatever", "CI=true", "NO_COLOR=1"} {
		t.Run(environ, func(t *testing.T) {
			t.Parallel()
			m := with(t, 100, 24, []string{environ}, "new", "ehpc", "--simulate", "--lang", "en")
			m.see("Where to create").press("pgdown").see("▸ Cluster name").press("abc", "left").see(`"abc"`)
			if !bytes.Contains(m.bytes(), []byte("\x1b[7m")) {
				t.Error("nothing is drawn in reverse")
			}
		})
	}
}

// TestOtherCharacterSets get ASCII, and are told why.
func TestOtherCharacterSets(t *testing.T) {
	t.Parallel()
	m := with(t, 100, 24, []string{"LC_ALL=zh_CN.GB18030"}, "demo", "ehpc", "--simulate-speed", "600")
	m.see("E-HPC").press("f1", "esc", "ctrl+r", "ctrl+c").see("Quit").press("ctrl+c").code()
	for i, c := range m.bytes() {
		if c > 0x7f {
			from := max(i-40, 0)
			t.Fatalf("%q", m.bytes()[from:i+3])
		}
	}
	if !bytes.Contains(m.bytes(), []byte("the locale says GB18030")) {
		t.Error("nobody says why")
	}
}

// TestDrawnAnewAfterTheShellHadTheScreen: whoever stopped the program may have
// written anything.
func TestDrawnAnewAfterTheShellHadTheScreen(t *testing.T) {
	t.Parallel()
	m := with(t, 100, 24, nil, "new", "ehpc", "--simulate", "--lang", "en")
	m.see("Where to create")
	m.signal(syscall.SIGSTOP)
	if _, err := m.screen.Write([]byte("\x1b[?1049l\x1b[2J\x1b[Ha shell was here")); err != nil {
		t.Fatal(err)
	}
	m.signal(syscall.SIGCONT)
	m.see("Where to create").gone("a shell was here")
	m.press("pgdown").see("▸ Cluster name").press("abc").see("abc")
}
