package qingcloud_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// limits are the rules of the form, each from both sides.
func limits() []cloudtest.Limit {
	long := func(n int) string { return strings.Repeat("a", n) }
	return []cloudtest.Limit{
		{Path: "basics.type", Good: []string{"hpc", "ehpc"}, Bad: []string{"EHPC"}},
		{Path: "basics.deploy_mode", Good: []string{"1", "2"}, Bad: []string{"3"}, Warn: true},
		{Path: "basics.name", Good: []string{"EHPC-123", "集群", long(64)}, Bad: []string{"a b", "a/b", long(65)}, Warn: true},
		{Path: "basics.version_id", Good: []string{"appv-1"}, Bad: []string{"appv- 1"}},
		{Path: "basics.version_id", Good: []string{"appv-1"}, Bad: []string{"appv-", "app-1"}, Warn: true},
		{Path: "owner.user_id", Good: []string{"usr-1"}, Bad: []string{"usr- 1"}},
		{Path: "owner.user_id", Good: []string{"usr-1"}, Bad: []string{"usr-", "u"}, Warn: true},
		{Path: "owner.uid_number", Good: []string{"1"}, Bad: []string{"0", "x"}},
		{Path: "owner.gid_number", Good: []string{"1"}, Bad: []string{"0", "x"}},
		{Path: "network.vxnet_id", Good: []string{"vxnet-0"}, Bad: []string{"vxnet- 0"}},
		{Path: "network.vxnet_id", Good: []string{"vxnet-0"}, Bad: []string{"vxnet-", "vpc-1"}, Warn: true},
		{Path: "storage.nas_id", Good: []string{"jqxefcnp"}, Bad: []string{"a b"}},
		{Path: "storage.nas_path", Good: []string{"10.0.0.1@o2ib:/a"}, Bad: []string{"a b"}},
		{Path: "storage.mount_point", Good: []string{"/a"}, Bad: []string{"/a b"}},
		{Path: "storage.mount_point", Good: []string{"/a"}, Bad: []string{"a"}, Warn: true},
		{Path: "login.count", Good: []string{"1", "99"}, Bad: []string{"0", "-1"}},
		{Path: "login.count", Good: []string{"99"}, Bad: []string{"100"}, Warn: true},
		{Path: "login.cpu", File: cloudtest.Minimal, Good: []string{"1", "2", "4", "8", "12", "26"}, Bad: []string{"0"}},
		{Path: "login.cpu", File: cloudtest.Minimal, Good: []string{"1"}, Bad: []string{"3", "16", "32"}, Warn: true},
		{Path: "login.memory", Good: []string{"12288"}, Bad: []string{"0"}},
		{Path: "login.memory", Good: []string{"12288"}, Bad: []string{"4098", "1024", "26624", "2048", "81920"}, Warn: true},
		{Path: "login.mount_point", Good: []string{"/a"}, Bad: []string{"a"}, Warn: true},
		{Path: "controller.count", Good: []string{"1"}, Bad: []string{"0"}},
		{Path: "controller.count", Good: []string{"1"}, Bad: []string{"2"}, Warn: true},
		{Path: "controller.memory", Good: []string{"24576"}, Bad: []string{"40960"}, Warn: true},
		{Path: "nodes.count", Good: []string{"1"}, Bad: []string{"0"}},
		{Path: "nodes.cpu", Good: []string{"2", "26"}, Bad: []string{"0"}},
		{Path: "nodes.cpu", Good: []string{"2", "26"}, Bad: []string{"1", "3"}, Warn: true},
		{Path: "nodes.memory", Good: []string{"40960"}, Bad: []string{"2048", "4098", "81920", "4096"}, Warn: true},
		{Path: "access.admin_user", Good: []string{"a"}, Bad: []string{"a b"}},
		{Path: "access.password", Good: []string{"Abcdefg1", "(07gAtNOV#9w"}, Bad: []string{"Abcdef1", "abcdefg1", "Ab cdefg1", "Ab1" + long(62)}, Warn: true},
		{Path: "software.nfs_dns", Good: []string{"10.0.0.1"}, Bad: []string{"dns"}, Warn: true},
		{Path: "software.nfs_export", Good: []string{"a.b:/c"}, Bad: []string{"/c", "a.b"}, Warn: true},
		{Path: "software.nfs_local", Good: []string{"/a"}, Bad: []string{"a"}, Warn: true},
		{Path: "software.nfs_network", Good: []string{"10.0.0.0/8"}, Bad: []string{"10.0.0.1/8", "x"}},
		{Path: "scheduler.type", Good: []string{"slurm"}, Bad: []string{"pbs"}, Warn: true},
		{Path: "queue.type_id", File: "requests/hpc.toml", Good: []string{"hpcqt-1"}, Bad: []string{"hpcqt- 1"}},
		{Path: "queue.type_id", File: "requests/hpc.toml", Good: []string{"hpcqt-1"}, Bad: []string{"hpcqt-", "x"}, Warn: true},
		{Path: "queue.name", File: "requests/hpc.toml", Good: []string{"q"}, Bad: []string{"a b"}},
		{Path: "billing.charge_type", Good: []string{"PrePaid", "PostPaid"}, Bad: []string{"Reserved", "PayForUsed"}},
		{Path: "billing.months", Good: []string{"1", "3", "6", "12", "36"}, Bad: []string{"0", "-1", "x"}},
		{Path: "billing.months", Good: []string{"1"}, Bad: []string{"2", "60", "70"}, Warn: true},
		{Path: "billing.auto_renew", Good: []string{"yes", "no"}, Bad: []string{"2"}},
	}
}

// TestPrepaidBinds: paying by the month is what a screen must ask about twice.
func TestPrepaidBinds(t *testing.T) {
	t.Parallel()
	form := cloud.Form()
	for file, want := range map[string][]forms.Path{cloudtest.Largest: {"billing.charge_type"}, cloudtest.Minimal: nil} {
		if diff := cmp.Diff(want, form.Commitments(cloud.Load(t, file))); diff != "" {
			t.Error(file, diff)
		}
	}
}
