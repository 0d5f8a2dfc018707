package ack_test

import (
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/ack"
)

func TestAbout(t *testing.T) {
	t.Parallel()
	about := ack.New().About()
	if len(about.Example) == 0 || about.ID != "ack" || !about.Lifecycle.Complete() || !about.Name.Complete() || len(about.Regions) < 12 || about.Limit <= about.Typical {
		t.Errorf("about %+v", about)
	}
	for _, note := range about.Notes {
		if !note.Complete() {
			t.Errorf("note %+v", note)
		}
	}
}

func TestConnectRefuses(t *testing.T) {
	t.Parallel()
	_, err := ack.New().Connect(account, providers.Endpoint{Region: "cn-hangzhou", Base: "not an address"})
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Invalid || !f.Remedy.Complete() {
		t.Errorf("got %v", err)
	}
}

// TestPrepaidBinds: paying in advance is what a screen must ask about twice.
func TestPrepaidBinds(t *testing.T) {
	t.Parallel()
	form := ack.New().Form()
	if paths := form.Commitments(load(t, "example.toml")); len(paths) != 0 {
		t.Error("pay-as-you-go binds", paths)
	}
	if paths := form.Commitments(load(t, "requests/seed.toml")); len(paths) != 2 {
		t.Error("prepaid nodes bind at", paths)
	}
}
