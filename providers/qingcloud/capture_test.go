package qingcloud_test

import (
	"fmt"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestSecretsStayHidden looks for the password, the key and the signature in
// everything that is shown.
func TestSecretsStayHidden(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{createCall: {`{"ret_code":1100,"message":"bad canary-<Admin>&1 and simulator-secret"}`, "lost"}}})
	request := cloudtest.Request(t, client, cloud.Load(t, cloudtest.Largest))
	_, refused := client.Send(t.Context(), request)
	_, lost := client.Send(t.Context(), request)
	cloudtest.HidesSecrets(t, append(cloudtest.Shown(t, client, request), cloudtest.Said(refused), cloudtest.Said(lost)), "canary", "simulator-secret")
	cloudtest.HidesSecrets(t, []string{cloudtest.Said(lost)}, "signature=")
	masked, err := client.Capture(t.Context(), request, forms.Masked)
	if err != nil || !strings.Contains(string(masked.Body), forms.Mask) || !strings.HasSuffix(masked.URL, "&signature="+forms.Mask) {
		t.Error("shows no mask:", masked.HTTP(), err)
	}
	if f := providers.AsFailure(lost); !strings.Contains(fmt.Sprint(f.Cause), "broken") {
		t.Errorf("the cause is lost: %+v", f)
	}
}
