package ui

import "testing"

// TestLikeARunningCluster from the start screen: what there is, read back as answers, under
// a name that is asked for.
func TestLikeARunningCluster(t *testing.T) {
	t.Parallel()
	d := newDriver(t, allClouds(), 120, 40)
	d.press("running", "enter").see("Like a running cluster of").press("QingCloud", "enter").see("demo-cluster", "active")
	d.press("esc").see("Presets").press("running", "enter", "QingCloud", "enter", "enter")
	d.see("Copied, but for these").press("enter").see("▸ Cluster name")
	if got := d.answer("network.vxnet_id"); got != "vxnet-abc1234" {
		t.Errorf("the network is %q", got)
	}
	if got := d.answer("basics.name"); got != "" {
		t.Errorf("the name is %q", got)
	}
}
