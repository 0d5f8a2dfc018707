package ack_test

import "testing"

func TestAbout(t *testing.T) {
	t.Parallel()
	if about := cloud.Introduces(t, "ack", 15); about.Lifecycle.IsZero() {
		t.Error("no word of the dedicated clusters")
	}
}

func TestConnectRefuses(t *testing.T) {
	t.Parallel()
	cloud.RefusesAddresses(t)
	cloud.RefusesKeys(t)
}
