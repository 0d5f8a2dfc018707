package ehpc_test

import "testing"

func TestAbout(t *testing.T) {
	t.Parallel()
	if about := cloud.Introduces(t, "ehpc", 13); !about.Lifecycle.IsZero() {
		t.Errorf("lifecycle %q", about.Lifecycle)
	}
}

func TestConnectRefuses(t *testing.T) {
	t.Parallel()
	cloud.RefusesAddresses(t)
	cloud.RefusesKeys(t)
}
