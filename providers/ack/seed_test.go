package ack_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// TestTheExampleOfThePage compares the profile of the page's example with its
// request, field by field.
func TestTheExampleOfThePage(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Region: "cn-zhangjiakou"})
	request, err := client.Request(load(t, "requests/seed.toml"))
	if err != nil {
		t.Fatal(err)
	}
	payload, err := request.Payload(forms.Revealed)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile("testdata/seed.json")
	if err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := json.Unmarshal(payload, &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(file, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if request.URL != "https://cs.cn-zhangjiakou.aliyuncs.com/clusters" || request.Limit.Minutes() != 60 {
		t.Errorf("sent to %s, followed for %v", request.URL, request.Limit)
	}
}
