package qingcloud_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// needed are the answers that cannot be missed, and the file that misses each.
func needed() map[string]string {
	return map[string]string{
		"basics.name": cloudtest.Minimal, "basics.version_id": cloudtest.Minimal, "owner.user_id": cloudtest.Minimal, "owner.uid_number": cloudtest.Minimal, "network.vxnet_id": cloudtest.Minimal, "storage.nas_id": cloudtest.Minimal,
		"storage.nas_path": cloudtest.Minimal, "storage.mount_point": cloudtest.Minimal, "access.password": cloudtest.Minimal,
		"billing.months": cloudtest.Largest, "queue.name": "requests/hpc.toml", "queue.type_id": "requests/hpc.toml",
	}
}

// conditions give each conditional question an answer.
func conditions() map[string]cloudtest.Condition {
	return map[string]cloudtest.Condition{
		"layout of ehpc":           {Path: "basics.deploy_mode", Applies: true},
		"layout of hpc":            {Path: "basics.deploy_mode", Set: []string{"basics.type=hpc"}},
		"login of hpc":             {Path: "login.count", Set: []string{"basics.type=hpc"}, Applies: true},
		"controller":               {Path: "controller.cpu", Applies: true},
		"controller of simplified": {Path: "controller.cpu", Set: []string{"basics.deploy_mode=2"}},
		"controller of hpc":        {Path: "controller.cpu", Set: []string{"basics.type=hpc"}},
		"compute":                  {Path: "nodes.count", Applies: true},
		"compute of simplified":    {Path: "nodes.count", Set: []string{"basics.deploy_mode=2"}, Applies: true},
		"compute of hpc":           {Path: "nodes.count", Set: []string{"basics.type=hpc"}},
		"export":                   {Path: "software.nfs_export", Applies: true},
		"no export":                {Path: "software.nfs_export", Set: []string{"software.shared=no"}},
		"hook":                     {Path: "software.start_hook", Applies: true},
		"no hook":                  {Path: "software.start_hook", Set: []string{"software.shared=no"}},
		"queue of ehpc":            {Path: "queue.name", Set: []string{"queue.name=q"}},
		"queue of hpc":             {Path: "queue.name", Set: []string{"basics.type=hpc", "queue.name=q"}, Applies: true},
		"period":                   {Path: "billing.months", Applies: true},
		"period as you go":         {Path: "billing.months", Set: []string{"billing.charge_type=PostPaid"}},
		"renewal as you go":        {Path: "billing.auto_renew", Set: []string{"billing.charge_type=PostPaid"}},
	}
}

// comparisons try the pairs of cores and memory, which are only advised.
func comparisons() map[string]cloudtest.Comparison {
	return map[string]cloudtest.Comparison{
		"as it is":                  {},
		"memory of another size":    {Set: []string{"login.cpu=1", "login.memory=4096"}, At: "login.memory", Warn: true},
		"cores of another size":     {Set: []string{"nodes.cpu=4"}, At: "nodes.memory", Warn: true},
		"memory goes with cores":    {Set: []string{"nodes.cpu=4", "nodes.memory="}},
		"of cores that are no size": {Set: []string{"nodes.cpu=16", "nodes.memory="}, At: "nodes.cpu,nodes.memory"},
		"scheduler of the shared":   {File: "requests/hpc.toml", Set: []string{"scheduler.type=slurm"}, At: "scheduler.type", Warn: true},
		"count of none, once":       {Set: []string{"nodes.count=0"}, At: "nodes.count"},
		"another pair":              {Set: []string{"nodes.cpu=4", "nodes.memory=12288"}},
		"memory of the controller":  {File: cloudtest.Largest, Set: []string{"controller.cpu=8", "controller.memory=12288"}, At: "controller.memory", Warn: true},
		"another of the controller": {File: cloudtest.Largest, Set: []string{"controller.cpu=8", "controller.memory=24576"}},
	}
}

// TestOwner: the numbers are the owner's, as far as a look-up knows.
func TestOwner(t *testing.T) {
	t.Parallel()
	known := &forms.Known{}
	known.Add(forms.Query{Source: "users"}, []forms.Option{
		{Value: "usr-demo1234", Facts: map[string]string{"uid": "44730", "gid": "44730"}},
		{Value: "usr-other", Facts: map[string]string{"uid": "40001", "gid": "40002"}},
		{Value: "usr-bare"},
	})
	cloud.Comparisons(t, known, map[string]cloudtest.Comparison{
		"numbers of another":    {Set: []string{"owner.user_id=usr-other"}, At: "owner.uid_number,owner.gid_number", Warn: true},
		"group number alone":    {Set: []string{"owner.user_id=usr-other", "owner.uid_number=40001"}, At: "owner.gid_number", Warn: true},
		"all of them":           {Set: []string{"owner.user_id=usr-other", "owner.uid_number=40001", "owner.gid_number=40002"}},
		"nothing known of them": {Set: []string{"owner.user_id=usr-bare"}},
	})
	implied := cloud.Form().ImpliedBy(cloud.With(t, cloudtest.Example, "owner.user_id=usr-other"), known, "owner.user_id")
	if len(implied) != 2 || !implied[0].Follow || implied[0].Fact != "40001" || implied[1].Fact != "40002" {
		t.Errorf("%+v", implied)
	}
}
