package providers_test

import (
	"testing"

	"clusterwiz/providers"
)

// TestSameIdentity: one key under two names is one account, two keys of one
// profile are, and what nothing tells is not decided.
func TestSameIdentity(t *testing.T) {
	t.Parallel()
	type id = providers.Identity
	for name, tc := range map[string]struct {
		a, b        id
		same, known bool
	}{
		"one owner, two roles":           {id{Owner: "1", Role: "a"}, id{Owner: "1", Role: "b"}, true, true},
		"two owners, one name of a role": {id{Owner: "1", Role: "a"}, id{Owner: "2", Role: "a"}, false, true},
		"one key under two names":        {id{Key: "k"}, id{Role: "profile:default", Key: "k"}, true, true},
		"a key that was renewed":         {id{Role: "profile:a", Key: "k1"}, id{Role: "profile:a", Key: "k2"}, true, true},
		"two keys":                       {id{Key: "k1"}, id{Key: "k2"}, false, true},
		"two profiles":                   {id{Role: "profile:a"}, id{Role: "profile:b"}, false, true},
		"a key and a role":               {id{Key: "k"}, id{Role: "profile:a"}, false, false},
		"an owner and a key":             {id{Owner: "1"}, id{Key: "k"}, false, false},
		"nothing of one":                 {id{}, id{Key: "k"}, false, false},
		"nothing of both":                {id{}, id{}, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, pair := range [][2]id{{tc.a, tc.b}, {tc.b, tc.a}} {
				if same, known := pair[0].Same(pair[1]); same != tc.same || known != tc.known {
					t.Errorf("%+v: got %t, %t", pair, same, known)
				}
			}
		})
	}
}
