package alicloud_test

import (
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/cloudtest"
)

// TestProofs holds the codes that prove a creation undone to the page, and those
// that do not, as they may come after the work was done or nobody says when.
func TestProofs(t *testing.T) {
	t.Parallel()
	vague := []string{"Throttling", "Rejected.Throttling", "SignatureNonceUsed", "ServiceUnavailable", "InternalError"}
	cloudtest.Proves(t, alicloud.Gateway, vague, func(t *testing.T, code string) error {
		t.Helper()
		client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: answering{status: 400, body: refusal(code, "no")}})
		return client.Do(t.Context(), alicloud.Call{Product: alicloud.ECS, Action: "CreateVpc", Writes: true}, nil)
	})
}
