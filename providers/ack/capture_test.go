package ack_test

import (
	"fmt"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestSecretsStayHidden looks for every secret in everything that is shown.
func TestSecretsStayHidden(t *testing.T) {
	t.Parallel()
	for file, paths := range map[string][]forms.Path{
		cloudtest.Largest: {"node_pools[1].password", "advanced.user_ca"}, old: {"access.password"},
	} {
		answers := cloud.Load(t, file)
		secrets := []string{"BEGIN CERT"}
		for _, path := range paths {
			secret, _ := answers.Get(path)
			plain, _ := secret.(forms.Secret).Reveal()
			secrets = append(secrets, strings.TrimSpace(plain))
		}
		client := cloud.Connect(t, providers.Endpoint{Transport: script{
			"CreateCluster": {fmt.Sprintf(`400 {"code":"InvalidParameter","message":%q,"requestId":"R"}`, "bad "+strings.Join(secrets[1:], " and "))},
		}})
		request := cloudtest.Request(t, client, answers)
		_, refused := client.Send(t.Context(), request)
		cloudtest.HidesSecrets(t, append(cloudtest.Shown(t, client, request), cloudtest.Said(refused)), secrets...)
		masked, err := client.Capture(t.Context(), request, forms.Masked)
		if err != nil || !strings.Contains(string(masked.Body), forms.Mask) {
			t.Error("shows no mask:", string(masked.Body), err)
		}
	}
}
