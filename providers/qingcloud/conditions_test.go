package qingcloud_test

import (
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
		"another pair":              {Set: []string{"nodes.cpu=4", "nodes.memory=12288"}},
		"memory of the controller":  {File: cloudtest.Largest, Set: []string{"controller.cpu=8", "controller.memory=12288"}, At: "controller.memory", Warn: true},
		"another of the controller": {File: cloudtest.Largest, Set: []string{"controller.cpu=8", "controller.memory=24576"}},
	}
}
