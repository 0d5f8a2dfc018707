package ehpc_test

import "testing"

// FuzzLookups reads any reply as that of each look-up.
func FuzzLookups(f *testing.F) { cloud.FuzzLookups(f) }
