package batchcompute_test

import (
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/cloudtest"
)

// TestAccounts: none works without an endpoint, and each with one.
func TestAccounts(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI0000000000000001")
	t.Setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "hidden")
	accounts := batchcompute.New().Accounts(t.Context())
	if len(accounts) == 0 || accounts[0].ID != "env" {
		t.Fatalf("accounts %+v", accounts)
	}
	for _, account := range accounts {
		if !account.Trouble.Complete() {
			t.Errorf("%s would be taken", account.ID)
		}
	}
	_, err := batchcompute.New().Connect(accounts[0], providers.Endpoint{Region: "cn-hangzhou"})
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Unavailable || !strings.Contains(f.Remedy.En, "E-HPC Instant") {
		t.Errorf("got %+v", f)
	}
	client, err := batchcompute.New().Connect(accounts[0], providers.Endpoint{Region: "cn-hangzhou", Base: "http://127.0.0.1:1", Transport: script{"POST /clusters": {`201 {"Id":"cls-1"}`}}})
	if err != nil {
		t.Fatal(err)
	}
	if receipt, err := client.Send(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Example))); err != nil || receipt.ID != "cls-1" {
		t.Errorf("%+v, %v", receipt, err)
	}
}
