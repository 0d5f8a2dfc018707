package batchcompute_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestSecretsStayHidden looks for the keys for OSS in everything that is shown.
func TestSecretsStayHidden(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{"POST /clusters": {
		`400 {"Code":"InvalidParameter","Message":"bad LTAIcanaryid0001 canary-oss-secret canary-oss-token"}`,
	}}})
	request := cloudtest.Request(t, client, cloud.Load(t, cloudtest.Largest))
	_, refused := client.Send(t.Context(), request)
	cloudtest.HidesSecrets(t, append(cloudtest.Shown(t, client, request), cloudtest.Said(refused)), "canary")
	masked, err := client.Capture(t.Context(), request, forms.Masked)
	if err != nil || !strings.Contains(string(masked.Body), forms.Mask) || !strings.HasSuffix(masked.Header.Get("Authorization"), ":"+forms.Mask) {
		t.Error("shows no mask:", masked.HTTP(), err)
	}
}
