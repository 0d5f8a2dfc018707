package ui

import (
	"testing"

	"clusterwiz/forms"
)

// TestARingIsToldOnce with its ways out: pods and nodes in a VPC that has one vSwitch in
// each zone.
func TestARingIsToldOnce(t *testing.T) {
	t.Parallel()
	stuck := func(t *testing.T) *driver {
		t.Helper()
		d := example(t, "ack", 120, 40)
		w := d.app.work
		for path, value := range map[forms.Path]any{
			"network.vpc_id": "vpc-bp1aevy8sofi8mh1q", "network.pod_vswitches[0].zone": "cn-hangzhou-i",
			"network.pod_vswitches[0].vswitch_ids": []string{"vsw-bp1s5fnvk4gn2tws0"}, "node_pools[0].vswitch_ids": []string{"vsw-bp1s5fnvk4gn2tws0"},
		} {
			w.Set(w.Main, path, value)
		}
		w.Remove(w.Main, "network.pod_vswitches", 1)
		w.LookAround()
		d.run(d.app.settle())
		return d.jump("node_pools[0].vswitch_ids").see("this VPC has one vSwitch in each zone", "f2 use Flannel", "f3 choose another VPC").miss("choose another;")
	}
	d := stuck(t).press("f2").see("Network plugin: Flannel").miss("one vSwitch in each zone")
	if plugin, block := d.answer("network.plugin"), d.answer("network.container_cidr"); plugin != "flannel" || block != "172.20.0.0/16" {
		t.Errorf("plugin %q, block %q", plugin, block)
	}
	d.press("ctrl+z").see("Network plugin back to")
	if plugin, block := d.answer("network.plugin"), d.answer("network.container_cidr"); plugin == "flannel" || block != "" {
		t.Errorf("plugin %q, block %q after undoing", plugin, block)
	}
	stuck(t).press("f3").see("▸ VPC")
}
