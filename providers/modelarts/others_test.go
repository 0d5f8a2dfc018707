package modelarts

import "testing"

// TestEventsOfOthers: an event that names another node pool is not ours, whatever else it
// may be about.
func TestEventsOfOthers(t *testing.T) {
	t.Parallel()
	seen := []poolEvent{{Message: "Nodepool train resources status changed, flavor x"}, {Message: "Nodepool train-2 is being deleted."}, {Message: "Nodepool train-1 is being deleted."}}
	for message, another := range map[string]bool{
		"Nodepool train-1 resources status changed, flavor x": false,
		"Nodepool train-1: sold out":                          false,
		"Nodepool pool-a1b2-train-1-x is being deleted.":      false,
		"Nodepool train-2 resources status changed, flavor x": true,
		"Nodepool train: sold out":                            true,
		"Nodepool train-2: sold out":                          true,
		"Nodepool train-3: sold out":                          false, // Nothing says that there is one.
		"Nodepool quota: exceeded":                            false,
		"Nodepool train":                                      false,
		"Nodepool train-2 is being deleted.":                  true,
		"Nodepool creation failed, insufficient quota":        false,
		"Nodepool resources status changed":                   false,
		"The pool is being upgraded.":                         false,
		"":                                                    false,
	} {
		e := poolEvent{Message: text(message)}
		if got := e.ofAnother(namedIn(append(seen, e), "train-1")); got != another {
			t.Errorf("%q: %v", message, got)
		}
	}
}
