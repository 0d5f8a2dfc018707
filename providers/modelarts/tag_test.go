package modelarts_test

import "testing"

func TestRunTag(t *testing.T) {
	t.Parallel()
	cloud.Tags(t, nil)
}
