package providers_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
)

func TestMarked(t *testing.T) {
	t.Parallel()
	const given = "a\x1b]0;x\x07\u202eb"
	const shown = "a␛]0;x␇<U+202E>b"
	failure := func(words string) *providers.Failure {
		return &providers.Failure{Kind: providers.Invalid, Code: words, Message: words, RequestID: words, Field: "a"}
	}
	status := func(words string) providers.Status {
		return providers.Status{
			Phase: providers.Failed, State: words, Stages: []providers.Stage{{Name: words, Detail: words}},
			Events:  []providers.Event{{ID: given, Text: words}},
			Failure: failure(words), Trouble: failure(words),
		}
	}
	before := status(given)
	if diff := cmp.Diff(status(shown), before.Marked()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(status(given), before); diff != "" {
		t.Errorf("the status of the client has changed: %s", diff)
	}
	if got := (*providers.Failure)(nil).Marked(); got != nil {
		t.Errorf("got %v", got)
	}
}
