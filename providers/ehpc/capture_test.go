package ehpc_test

import (
	"fmt"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestSecretsStayHidden looks for the password in everything that is shown.
func TestSecretsStayHidden(t *testing.T) {
	t.Parallel()
	answers := cloud.Load(t, "requests/password.toml")
	secret, _ := answers.Get("access.password")
	password, _ := secret.(forms.Secret).Reveal()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{
		"CreateCluster": {fmt.Sprintf(`400 {"Code":"InvalidParams","Message":%q,"RequestId":"R"}`, "bad "+password)},
	}})
	request := cloudtest.Request(t, client, answers)
	_, refused := client.Send(t.Context(), request)
	cloudtest.HidesSecrets(t, append(cloudtest.Shown(t, client, request), cloudtest.Said(refused)), password)
	masked, err := client.Capture(t.Context(), request, forms.Masked)
	if err != nil || !strings.Contains(fmt.Sprint(masked.Decoded), forms.Mask) {
		t.Error("shows no mask:", masked.Decoded, err)
	}
}
