package profiles_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"clusterwiz/profiles"
)

// TestSecretsAreKeptInTheKeyring uses the library's own stand-in, of which there is one.
func TestSecretsAreKeptInTheKeyring(t *testing.T) { //nolint:paralleltest // There is one keyring.
	keyring.MockInit()
	ctx := t.Context()
	if err := profiles.KeepSecret(ctx, "cfd", "hunter2"); err != nil {
		t.Fatal(err)
	}
	if text, err := profiles.NewResolver().Keyring("cfd"); err != nil || text != "hunter2" {
		t.Errorf("found %q, %v", text, err)
	}
	for _, want := range []bool{true, false} {
		if had, err := profiles.DropSecret(ctx, "cfd"); err != nil || had != want {
			t.Errorf("had %v, %v", had, err)
		}
	}
	keyring.MockInitWithError(errors.New("locked: hunter2"))
	err := profiles.KeepSecret(ctx, "cfd", "hunter2")
	if trouble := new(profiles.FileError); !errors.As(err, &trouble) || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("%v", err)
	}
	keyring.MockInit()
}
