package ehpc_test

import (
	"testing"

	"clusterwiz/forms"
)

func TestRunTag(t *testing.T) {
	t.Parallel()
	cloud.Tags(t, func(t *testing.T, answers *forms.Answers) {
		t.Helper()
		if err := answers.Set("basics.description", "mine"); err != nil {
			t.Fatal(err)
		}
	})
}
