package batchcompute_test

import (
	"testing"

	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/cloudtest"
)

// TestProofs holds the codes that prove a creation undone to the page, and those
// that do not, as they may come after the work was done or nobody says when.
func TestProofs(t *testing.T) {
	t.Parallel()
	vague := []string{"InternalError", "IdempotentTokenMismatch", "ServiceUnavailable", "Throttling", "InvalidSignatureNonce", "SignatureNonceUsed"}
	cloudtest.Proves(t, batchcompute.Refusals, vague, func(t *testing.T, code string) error {
		t.Helper()
		_, err := send(t, `400 {"Code":"`+code+`","Message":"no","RequestId":"R"}`)
		return err
	})
}
