package launch_test

import (
	"bytes"
	"testing"

	"clusterwiz/providers/launch"
)

// FuzzEvent reads events as others hand them on: what was read is written the
// same way for ever.
func FuzzEvent(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		var e launch.Event
		if e.UnmarshalJSON(data) != nil {
			return
		}
		once, err := e.MarshalJSON()
		if err != nil {
			return // A year that RFC 3339 cannot write.
		}
		var back launch.Event
		if err := back.UnmarshalJSON(once); err != nil {
			t.Fatalf("%v in\n%s", err, once)
		}
		if twice, err := back.MarshalJSON(); err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%v\n%s\n%s", err, once, twice)
		}
	})
}
