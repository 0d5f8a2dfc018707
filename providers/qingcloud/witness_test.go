package qingcloud_test

import "testing"

// TestWitnesses: what others send comes out as they send it.
func TestWitnesses(t *testing.T) {
	t.Parallel()
	cloud.Witnesses(t, 10)
}
