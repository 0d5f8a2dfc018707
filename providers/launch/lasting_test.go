package launch_test

import (
	"testing"
	"testing/synctest"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// TestLasting: what stays so until somebody has seen to it is tried once.
func TestLasting(t *testing.T) {
	t.Parallel()
	blocked := step{err: &providers.Failure{
		Kind: providers.Unavailable, Unsent: true, Lasting: true, Summary: forms.Same("a proxy"), Remedy: forms.Same("remedy"),
	}}
	for name, tc := range map[string]struct {
		find, send   []step
		looks, sends int
	}{
		"at the look":     {find: []step{blocked}, looks: 1},
		"at the creation": {find: []step{finds()}, send: []step{blocked}, looks: 1, sends: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), &client{find: tc.find, send: tc.send}
				record, err := r.Create(t.Context(), c, plan(), r.emit)
				if record.Phase != launch.Rejected || kindOf(err) != string(providers.Unavailable) {
					t.Errorf("got %s, %v", record.Phase, err)
				}
				if c.count("find") != tc.looks || c.count("send") != tc.sends {
					t.Errorf("%d looks, %d creations", c.count("find"), c.count("send"))
				}
			})
		})
	}
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		record, err := r.Create(t.Context(), c, plan(), r.emit)
		if err != nil {
			t.Fatal(err)
		}
		c.remove = []step{blocked}
		if _, err := r.Delete(t.Context(), c, record, r.emit); kindOf(err) != string(providers.Unavailable) || c.count("delete") != 1 {
			t.Errorf("deletion: %v after %d calls", err, c.count("delete"))
		}
	})
}
