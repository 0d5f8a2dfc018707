package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// steering is what the toolkit itself writes: places, erasing, modes, styles.
var steering = regexp.MustCompile(`\x1b\[[0-9;?]*[A-Za-z]`)

// cutShort is the beginning of a sequence at the end of what was written.
var cutShort = regexp.MustCompile(`\x1b(\[[0-9;?]*)?$`)

// tame fails where anything but the toolkit steered the terminal, or something
// was hidden.
func (m *terminal) tame() {
	m.t.Helper()
	written := m.bytes()
	for _, own := range []string{"\x1b[35m", "\x1b[8m"} {
		if at := bytes.Index(written, []byte(own)); at >= 0 {
			m.t.Errorf("a style that is not ours: %q", written[max(0, at-200):at+20])
		}
	}
	// The program was killed, at worst in the middle of a sequence.
	bare := cutShort.ReplaceAll(steering.ReplaceAll(written, nil), nil)
	tame(m.t, "the screen", []byte(strings.NewReplacer("\r", "", "\b", "").Replace(string(bare))))
	if bytes.Contains(bare, []byte("␛[")) && !bytes.Contains(bare, []byte("␛[2J")) && !bytes.Contains(bare, []byte("␛]")) {
		m.t.Error("a style was drawn twice")
	}
}

// walk presses keys one by one, each after what was drawn for the one before.
func (m *terminal) walk(names ...string) {
	m.t.Helper()
	for _, name := range names {
		m.press(name)
		select {
		case <-m.drawn:
		case <-m.ended:
			return
		case <-time.After(40 * time.Millisecond):
		}
	}
}

// through goes to every page, opens what can be opened, looks at the review and
// sends.
func (m *terminal) through() {
	m.t.Helper()
	// Whole answers open on the review.
	m.walk("esc")
	for range 11 {
		m.walk("tab", "enter", "down", "esc", "shift+tab", "enter", "enter", "esc", "esc", "pgdown")
	}
	m.walk("ctrl+r", "right", "right", "down", "right", "right", "s", "right", "enter")
	m.walk("pgdown", "d", "esc", "f1", "esc", "q")
	m.walk("ctrl+c", "ctrl+c")
}

// TestRepliesDoNotSteerTheScreen: as [TestRepliesSteerNoTerminal], in the wizard.
func TestRepliesDoNotSteerTheScreen(t *testing.T) {
	t.Parallel()
	for _, provider := range examples() {
		cloud := provider.About().ID
		t.Run(cloud, func(t *testing.T) {
			t.Parallel()
			for share := range parts + 1 {
				dir, server := t.TempDir(), hostileCloud(t, share)
				m := open(t, dir, 100, 30, false, "demo", cloud, "--lang", "en", "--endpoint", server.URL, "--simulate-speed", "3000")
				m.see("clusterwiz")
				m.through()
				_ = m.cmd.Process.Kill()
				m.code()
				m.tame()
			}
		})
	}
}

// TestAHostileListIsDrawn with marks in its rows.
func TestAHostileListIsDrawn(t *testing.T) {
	t.Parallel()
	m := open(t, t.TempDir(), 120, 40, false, "demo", "ehpc", "--lang", "en", "--endpoint", hostileCloud(t, parts).URL)
	m.first("E-HPC", "Where to create").press("pgdown").see("▸ Cluster name").press("pgdown").see("▸ VPC").press("ctrl+u", "enter").see("␛]52;c;", "␛[2J")
	m.press("esc", "ctrl+c").see("Quit?").press("ctrl+c").code()
	m.tame()
}

// TestNamesDoNotSteerTheScreen: values and names of profiles, drafts and accounts
// in the wizard.
func TestNamesDoNotSteerTheScreen(t *testing.T) {
	t.Parallel()
	for _, provider := range examples() {
		cloud := provider.About().ID
		t.Run(cloud, func(t *testing.T) {
			t.Parallel()
			dir, c := t.TempDir(), newCloud(t, speed)
			file := hostileProfile(t, dir, cloud)
			own := filepath.Join(dir, "config", "clusterwiz", "profiles")
			if err := os.MkdirAll(own, 0o700); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(own, filepath.Base(file)), data, 0o600); err != nil {
				t.Fatal(err)
			}
			holding(t, dir, "x")
			config := filepath.Join(dir, ".aliyun", "config.json")
			if data, err = os.ReadFile(config); err != nil {
				t.Fatal(err)
			}
			data = bytes.ReplaceAll(data, []byte(`"x"`), []byte(`"\u001b]0;pwned\u0007\u202e\u009b2J"`))
			if err := os.WriteFile(config, data, 0o600); err != nil {
				t.Fatal(err)
			}
			m := open(t, dir, 100, 30, false, c.at("new", cloud, "--lang", "en", "--from", file)...)
			m.see("clusterwiz")
			m.press("ctrl+r").see("␛]") // Drawn before the keys that wait for nothing.
			m.through()
			_ = m.cmd.Process.Kill()
			m.code()
			m.tame()
			again := open(t, dir, 100, 30, false, c.at("--lang", "zh")...)
			again.see("␛]")
			again.walk("down", "down", "down", "down", "down", "enter", "down", "ctrl+g", "esc", "ctrl+s", "esc")
			_ = again.cmd.Process.Kill()
			again.code()
			again.tame()
			if !bytes.Contains(m.bytes(), []byte("␛]")) {
				t.Error("nothing of it was drawn")
			}
		})
	}
}
