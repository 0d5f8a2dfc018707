package ack_test

import (
	"testing"

	"clusterwiz/providers/ack"
	"clusterwiz/providers/cloudtest"
)

// TestProofs holds the codes that prove a creation undone to the page, and those
// that do not, as they may come after the work was done or nobody says when.
func TestProofs(t *testing.T) {
	t.Parallel()
	vague := []string{"InternalError", "ServiceUnavailable", "ErrorModifyDeletionProtectionFailed", "Throttling", "Rejected.Throttling", "SignatureNonceUsed", "Unknown"}
	cloudtest.Proves(t, ack.Refusals, vague, func(t *testing.T, code string) error {
		t.Helper()
		_, err := send(t, script{"CreateCluster": {`400 {"Code":"` + code + `","Message":"no","RequestId":"R"}`}})
		return err
	})
}
