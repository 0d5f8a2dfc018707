//go:build unix

package e2e

import (
	"strings"
	"testing"
)

// TestLateRepliesAreNotTyped: what the terminal answers when nobody asks any more
// is in no field, also where it comes in pieces.
func TestLateRepliesAreNotTyped(t *testing.T) {
	t.Parallel()
	m := open(t, t.TempDir(), 100, 30, false, "new", "ehpc", "--simulate", "--lang", "en")
	m.see("Where to create").press("pgdown").see("▸ Cluster name").press("first").see(`"ClusterName": "first"`)
	for _, pieces := range [][]string{
		{"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"},
		{"\x1b]11;rgb:1e1e/1e1e/1e1e\a"},
		{"\x1b]11;rgb:1e", "1e/1e1e/1e1e\x1b\\"},
		{"\x1b[24;80R"},
		{"\x1b[24", ";80R"},
		{"\x1b[?62;1;4c"},
		{"\x1b[?6", "2;1c"},
		{"\x1bP>|term 1\x1b\\"},
		{"\x1b", "]10;rgb:ffff/ffff/ffff\a"},
	} {
		for _, piece := range pieces {
			m.press(piece)
		}
	}
	m.press("-last").see(`"ClusterName": "first-last"`)
	if text := m.text(); strings.Contains(text, "rgb:") || strings.Contains(text, "80R") {
		t.Error(text)
	}
}
