//go:build linux

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

var private = regexp.MustCompile(`\x1b\[\?([0-9;]+)([hl])`)

// restored fails where the terminal is not as it was before the program: its
// screen, cursor, pastes and mouse, and what the kernel makes of keys.
func (m *terminal) restored() {
	m.t.Helper()
	// Unless it was changed: no other screen, the cursor shown, no reports.
	modes := map[string]string{"25": "h"}
	for _, change := range private.FindAllStringSubmatch(string(m.bytes()), -1) {
		for mode := range strings.SplitSeq(change[1], ";") {
			modes[mode] = change[2]
		}
	}
	if modes["1049"] == "" {
		m.t.Error("the program had no screen of its own")
	}
	for mode, now := range modes {
		if (mode == "25") != (now == "h") {
			m.t.Errorf("mode %s is left at %s", mode, now)
		}
	}
	state, err := unix.IoctlGetTermios(int(m.pty.Fd()), unix.TCGETS)
	if err != nil {
		m.t.Fatal(err)
	}
	if want := uint32(unix.ICANON | unix.ECHO | unix.ISIG | unix.IEXTEN); state.Lflag&want != want || state.Oflag&unix.OPOST == 0 || state.Iflag&unix.ICRNL == 0 {
		m.t.Errorf("keys are left raw: %+v", state)
	}
}

// TestTheTerminalIsRestored after every kind of end.
func TestTheTerminalIsRestored(t *testing.T) {
	t.Parallel()
	signal := func(s syscall.Signal) func(*terminal) { return func(m *terminal) { m.signal(s) } }
	run := func(m *terminal) {
		m.press("ctrl+r").see("Press s to submit").press("s").see("Create this now?").press("right", "enter").see("created (running)").press("q")
	}
	for name, end := range map[string]func(*terminal){
		"a run's end": run,
		"ctrl+c":      func(m *terminal) { m.press("ctrl+c").see("Quit?").press("ctrl+c") },
		"TERM":        signal(syscall.SIGTERM),
		"HUP":         signal(syscall.SIGHUP),
		"INT":         func(m *terminal) { m.signal(syscall.SIGINT); m.signal(syscall.SIGTERM) },
		"TERM in a dialog": func(m *terminal) {
			m.press("ctrl+c").see("Quit?").signal(syscall.SIGTERM)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, c := t.TempDir(), newCloud(t, speed)
			m := open(t, dir, 80, 24, false, "demo", "--lang", "en", "--endpoint", c.URL, "--simulate-speed", "600")
			m.first("Press s to submit", "Where to create")
			end(m)
			m.code()
			m.restored()
		})
	}
}

// TestTheTerminalOutlivesAChild: the vendor's command that gives the keys is
// killed while the screen waits for it.
func TestTheTerminalOutlivesAChild(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, ".aliyun"), 0o700); err != nil {
		t.Fatal(err)
	}
	marker, script := filepath.Join(dir, "asked"), filepath.Join(dir, "keys.sh")
	for file, text := range map[string]string{
		filepath.Join(dir, ".aliyun", "config.json"): `{"current":"x","profiles":[{"name":"x","mode":"External","process_command":"sh ` + script + `","region_id":"cn-hangzhou"}]}`,
		script: "stty raw -echo < /dev/tty 2>/dev/null; : > " + marker + "; kill -KILL $$\n",
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := newCloud(t, speed)
	m := open(t, dir, 100, 30, false, "new", "ehpc", "--lang", "en", "--endpoint", c.URL)
	m.see("Where to create").press("pgdown").see("▸ Cluster name").press("pgdown").see("▸ VPC").press("enter")
	until(t, func() bool { _, err := os.Stat(marker); return err == nil })
	m.press("esc").press("ctrl+c").see("Quit?").press("ctrl+c").code()
	m.restored()
}

// TestTheTerminalIsRestoredAfterAPanic in a command and in an update.
func TestTheTerminalIsRestoredAfterAPanic(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{"command", "update"} {
		t.Run(place, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			cmd := exec.CommandContext(t.Context(), self)
			cmd.Env, cmd.Dir = append(environment(dir), breaking+"="+place), dir
			m := openCommand(t, 100, 30, false, cmd)
			if place == "update" {
				m.see("What would you like to do?").press("enter")
			}
			m.code()
			if !strings.Contains(string(m.bytes()), "broken in a") {
				t.Errorf("no panic:\n%s", m.text())
			}
			m.restored()
		})
	}
}
