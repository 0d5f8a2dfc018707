package main

import "testing"

// TestExported: what is to be typed next fits the shell of the system.
func TestExported(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		value   string
		windows bool
		want    string
	}{
		{"/h/a.yaml", false, "export KUBECONFIG=/h/a.yaml"},
		{"/h/it's", false, `export KUBECONFIG='/h/it'\''s'`},
		{`C:\h\a.yaml`, true, `$env:KUBECONFIG = 'C:\h\a.yaml'`},
		{`C:\it's`, true, `$env:KUBECONFIG = 'C:\it''s'`},
	} {
		if got := exported("KUBECONFIG", c.value, c.windows); got != c.want {
			t.Errorf("%s: got %s, want %s", c.value, got, c.want)
		}
	}
}
