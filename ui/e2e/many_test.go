package e2e

import (
	"strings"
	"testing"
)

// TestManyOnATerminal: several runs are one table that changes in place, and another that
// stays when all are over.
func TestManyOnATerminal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	c := newCloud(t, speed)
	m := open(t, dir, 100, 40, true, c.at("replay", example(t, dir, "ehpc"), example(t, dir, "ack"), "--yes", "--jobs", "2", "--lang", "en")...)
	m.see("of 2 are over", "cfd-demo", "k8s-demo", "Ctrl-C lets go of all")
	if code := m.code(); code != 0 {
		t.Fatalf("exit %d\n%s", code, m.text())
	}
	screen := m.text()
	if strings.Contains(screen, "Ctrl-C lets go") || !strings.Contains(screen, "NAME      PROVIDER  STATE    ID") || strings.Count(screen, " created ") != 2 {
		t.Errorf("left on the terminal:\n%s", screen)
	}
}
