package e2e

import "testing"

// TestTypedAhead types the yes in one go with what asks for it, as a macro, a paste into
// a terminal that does not mark it, or a slow line would: nothing is sent by a yes that
// came before its question was on the screen.
func TestTypedAhead(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), newCloud(t, speed)
	m := open(t, dir, 120, 40, false, "demo", "--lang", "en", "--endpoint", c.URL, "--simulate-speed", "600")
	m.see("Press s to submit").press("s", "right", "enter")
	m.see("Create this now?", "this was typed before the question was shown")
	if n := len(c.sent()); n > 0 {
		t.Fatalf("%d requests were sent by a yes to what was not shown", n)
	}
	m.press("y").see("✓ created (running)")
	if n := len(c.sent()); n != 1 {
		t.Errorf("%d requests", n)
	}
}
