package modelarts_test

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// limits are the rules of the form, each from both sides.
func limits() []cloudtest.Limit {
	long := func(n int) string { return strings.Repeat("a", n) }
	const id = "277e9abc-0e6b-431a-9232-cfd25d5fc566"
	return []cloudtest.Limit{
		{Path: "basics.project_id", Good: []string{"a", "A-9", long(64)}, Bad: []string{"a_b", long(65)}},
		{Path: "pool.name", Good: []string{"a", "pool-a1", long(63)}, Bad: []string{"1a", "a-", "A", "a_b", "a/b"}},
		{Path: "pool.name", Good: []string{"a", "pool-a1", long(63)}, Bad: []string{long(64)}, Warn: true},
		{Path: "pool.kind", Good: []string{"privileged"}, Bad: []string{"lite"}},
		{Path: "basics.name", Good: []string{"ab", "a-1", long(50), "default", "a-defaults"}, Bad: []string{long(51)}},
		{Path: "basics.name", Good: []string{"ab", "a-1", long(50), "default", "a-defaults"}, Bad: []string{"a", "1a", "a-", "aB", "a_b", "a-default", "a@b"}, Warn: true},
		{Path: "tags[0].key", Good: []string{"k", "xCCE-", long(128)}, Bad: []string{"CCE-x", "__type_baremetal1", long(129)}, Warn: true},
		{Path: "tags[0].value", Good: []string{"v", long(255)}, Bad: []string{long(256)}, Warn: true},
		{Path: "nodes.instance_type", Good: []string{"modelarts.vm.2u4g.dcc"}, Bad: []string{"a b"}},
		{Path: "nodes.instance_type", Good: []string{"modelarts.vm.2u4g.dcc"}, Bad: []string{"ecs.c7.large", "bcs.a2.large"}, Warn: true},
		{Path: "nodes.count", File: cloudtest.Minimal, Good: []string{"1", "30"}, Bad: []string{"0", "-1", "many"}},
		{Path: "nodes.count", File: cloudtest.Minimal, Good: []string{"30"}, Bad: []string{"31"}, Warn: true},
		{Path: "nodes.max_count", File: "requests/logical.toml", Good: []string{"2", "9"}, Bad: []string{"0"}},
		{Path: "nodes.zones[0].count", File: cloudtest.Example, Good: []string{"1"}, Bad: []string{"0"}},
		{Path: "nodes.zones[0].zone", Good: []string{"cn-north-4c"}, Bad: []string{"a b"}},
		{Path: "nodes.labels", Good: []string{"a=b", "x.y/z=1", "a="}, Bad: []string{"a b=c", "-a=b", "a=b c", "a=" + long(64)}},
		{Path: "nodes.taints[0].key", Good: []string{"a", "x.y/z"}, Bad: []string{"-a", "a b", long(64)}},
		{Path: "nodes.taints[0].value", Good: []string{"a", long(63)}, Bad: []string{"a b", long(64)}},
		{Path: "nodes.taints[0].effect", Good: []string{"NoSchedule", "PreferNoSchedule", "NoExecute"}, Bad: []string{"noschedule"}, Warn: true},
		{Path: "nodes.batch.type", Good: []string{"rack", "hyperinstance"}, Bad: []string{"row"}, Warn: true},
		{Path: "nodes.batch.step", Good: []string{"1", "8"}, Bad: []string{"0"}},
		{Path: "network.vpc_id", Good: []string{id}, Bad: []string{"vpc-1", id + "0"}},
		{Path: "network.vswitch_id", Good: []string{id}, Bad: []string{"x"}},
		{Path: "network.security_group_ids", Good: []string{id, id + ",0" + id[1:]}, Bad: []string{id + ",x"}},
		{Path: "network.parameter_plane_subnet_id", Good: []string{id}, Bad: []string{"x"}},
		{Path: "nodes.system_disk.category", Good: []string{"SSD", "GPSSD", "SAS"}, Bad: []string{"ssd"}, Warn: true},
		{Path: "nodes.system_disk.size", Good: []string{"1", "40"}, Bad: []string{"0", "100Gi"}},
		{Path: "nodes.data_disks[0].count", Good: []string{"1"}, Bad: []string{"0"}},
		{Path: "nodes.data_disks[1].volume_group", Good: []string{"vgpaas", "default"}, Bad: []string{"vguser", "vg"}, Warn: true},
		{Path: "nodes.volume_groups[1].volume_group", Good: []string{"vguser1"}, Bad: []string{"vguserx"}, Warn: true},
		{Path: "nodes.volume_groups[0].container_share", Good: []string{"1", "100"}, Bad: []string{"0", "101"}},
		{Path: "nodes.volume_groups[1].lvm.path", Good: []string{"/a", "/a/b.c-d_e"}, Bad: []string{"a", "/a b", "/"}, Warn: true},
		{Path: "nodes.volume_groups[1].lvm.type", Good: []string{"linear"}, Bad: []string{"raid"}, Warn: true},
		{Path: "nodes.volume_groups[0].types", Good: []string{"volume", "local,volume"}, Bad: []string{"disk"}, Warn: true},
		{Path: "nodes.image_id", Good: []string{id}, Bad: []string{"img"}},
		{Path: "software.runtime", Good: []string{"docker", "containerd"}, Bad: []string{"podman"}, Warn: true},
		{Path: "software.container_size", Good: []string{"0", "50", "500"}, Bad: []string{"1", "49", "501", "-1"}, Warn: true},
		{Path: "software.extend_params", Good: []string{"x=y"}, Bad: []string{"runtime=docker", "dockerBaseSize=1"}},
		{Path: "billing.charge_type", File: cloudtest.Minimal, Good: []string{"PostPaid", "AsPool"}, Bad: []string{"0", "2"}},
		{Path: "billing.period", File: "requests/subscription.toml", Good: []string{"1", "9"}, Bad: []string{"0"}},
		{Path: "billing.period", File: "requests/subscription.toml", Good: []string{"1", "9"}, Bad: []string{"10"}, Warn: true},
		{Path: "billing.period_unit", File: "requests/subscription.toml", Good: []string{"Month", "Year", "Hour"}, Bad: []string{"2", "Week"}},
		{Path: "billing.return_url", File: "requests/subscription.toml", Good: []string{"https://a/b"}, Bad: []string{"a/b"}},
		{Path: "billing.order_id", File: "requests/subscription.toml", Good: []string{"CS1"}, Bad: []string{"a b"}},
	}
}

// TestPrepaidBinds: paying in advance is what a screen must ask about twice.
func TestPrepaidBinds(t *testing.T) {
	t.Parallel()
	form := cloud.Form()
	if paths := form.Commitments(cloud.Load(t, cloudtest.Example)); len(paths) != 0 {
		t.Error("pay-per-use binds", paths)
	}
	if paths := form.Commitments(cloud.Load(t, "requests/subscription.toml")); !slices.Equal(paths, []forms.Path{"billing.charge_type"}) {
		t.Error("a subscription binds at", paths)
	}
}
