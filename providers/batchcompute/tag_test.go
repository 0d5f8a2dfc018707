package batchcompute_test

import (
	"strconv"
	"testing"

	"clusterwiz/forms"
)

func TestRunTag(t *testing.T) {
	t.Parallel()
	cloud.Tags(t, func(t *testing.T, answers *forms.Answers) {
		t.Helper()
		data := map[string]string{}
		for i := range 64 {
			data["key-"+strconv.Itoa(i)] = "x"
		}
		if err := answers.Set("software.user_data", data); err != nil {
			t.Fatal(err)
		}
	})
}
