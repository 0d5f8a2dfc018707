package ack_test

import (
	"strconv"
	"testing"

	"clusterwiz/forms"
)

func TestRunTag(t *testing.T) {
	t.Parallel()
	cloud.Tags(t, func(t *testing.T, answers *forms.Answers) {
		t.Helper()
		var tags []any
		for i := range 20 {
			tags = append(tags, map[string]any{"key": "key-" + strconv.Itoa(i), "value": "x"})
		}
		if err := answers.Set("tags", tags); err != nil {
			t.Fatal(err)
		}
	})
}
