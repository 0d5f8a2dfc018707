package modelarts_test

import "testing"

func TestWitnesses(t *testing.T) {
	t.Parallel()
	cloud.Witnesses(t, 13)
}
