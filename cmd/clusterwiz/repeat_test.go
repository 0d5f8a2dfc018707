package main

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
)

// What may be sent twice is what a cloud's API page promises, no more: one of
// them takes a token, and one has nothing against a second thing of the name.
func TestWhatMayBeSentTwice(t *testing.T) {
	t.Parallel()
	want := map[string]providers.Repeat{"batchcompute": providers.ByToken, "qingcloud": providers.Never}
	for _, provider := range clouds.All() {
		client, err := provider.Connect(providers.Simulator(), providers.Endpoint{Region: provider.About().Regions[0].Value})
		if err != nil {
			t.Fatal(err)
		}
		request, err := client.Request(&forms.Answers{})
		if id := provider.About().ID; err != nil || request.Repeat != want[id] {
			t.Errorf("%s: %q, %v, want %q", id, request.Repeat, err, want[id])
		}
	}
}
