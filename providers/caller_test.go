package providers_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
)

// told is a client that tells whose its keys are, and nothing else.
type told struct {
	providers.Client
	caller providers.Caller
}

func (t told) Identify(context.Context) (providers.Caller, error) { return t.caller, nil }

// TestIdentifyMarks: whose an account is stands beside the yes, so the cloud's words can
// neither move the cursor nor turn the line round.
func TestIdentifyMarks(t *testing.T) {
	t.Parallel()
	const given, shown = "a\x1b[2Jb\u202ec", "a␛[2Jb<U+202E>c"
	got, asked, err := providers.Identify(t.Context(), told{caller: providers.Caller{Account: given, Alias: given, Kind: providers.CallerUser, Name: given}})
	want := providers.Caller{Account: shown, Alias: shown, Kind: providers.CallerUser, Name: shown}
	if diff := cmp.Diff(want, got); diff != "" || !asked || err != nil {
		t.Errorf("asked %v, %v: %s", asked, err, diff)
	}
}
