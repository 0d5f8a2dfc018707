package providers_test

import (
	"strings"
	"testing"
	"time"

	"clusterwiz/providers"
)

// TestOldestFirst: events of one second, too, come in the order in which they
// happened. A letter is an event, the digit behind it its second.
func TestOldestFirst(t *testing.T) {
	t.Parallel()
	for listed, want := range map[string]string{
		"":            "",
		"a1":          "a1",
		"c1 b1 a1":    "a1 b1 c1",
		"d2 c2 b1 a0": "a0 b1 c2 d2",
		"a0 b1 c2 d2": "a0 b1 c2 d2",
		"a0 b0 c1":    "a0 b0 c1",
		"c1 b0 a0":    "a0 b0 c1",
	} {
		var events []providers.Event
		for _, name := range strings.Fields(listed) {
			events = append(events, providers.Event{Text: name, Time: time.Unix(int64(name[1]-'0'), 0)})
		}
		providers.OldestFirst(events)
		var got []string
		for _, e := range events {
			got = append(got, e.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q became %q", listed, got)
		}
	}
}
