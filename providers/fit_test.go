package providers_test

import (
	"testing"

	"clusterwiz/providers"
)

// TestFit: what is asked for fits up to the limit, and nothing always does.
func TestFit(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fit          providers.Fit
		enough, room bool
	}{
		"up to the limit":           {providers.Fit{Need: 3, Used: 7, Limit: 10}, true, true},
		"one more":                  {providers.Fit{Need: 4, Used: 7, Limit: 10}, false, false},
		"grows beyond":              {providers.Fit{Need: 3, Most: 4, Used: 7, Limit: 10}, true, false},
		"nothing, where none left":  {providers.Fit{Used: 11, Limit: 10}, true, true},
		"nothing now, grows beyond": {providers.Fit{Most: 1, Used: 10, Limit: 10}, true, false},
	} {
		if c.fit.Enough() != c.enough || c.fit.Room() != c.room {
			t.Errorf("%s: enough %t, room %t", name, c.fit.Enough(), c.fit.Room())
		}
	}
}
