package ehpc_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/ehpc"
)

// TestProofs holds the codes that prove a creation undone to the page, and those
// that do not, as they may come after the work was done or nobody says when.
func TestProofs(t *testing.T) {
	t.Parallel()
	vague := []string{"DbError", "OrderError", "AliyunError", "UnknownError", "ServiceUnavailable", "Throttling", "Rejected.Throttling", "SignatureNonceUsed"}
	cloudtest.Proves(t, ehpc.Refusals, vague, func(t *testing.T, code string) error {
		t.Helper()
		_, err := send(t, script{"CreateCluster": {`400 {"Code":"` + code + `","Message":"no","RequestId":"R"}`}})
		return err
	})
}
