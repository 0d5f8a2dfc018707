package ack_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/ack"
)

// TestNeeded takes away each answer that a cluster does not come up without.
func TestNeeded(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"basics.name":                                    largest,
		"network.vpc_id":                                 largest,
		"network.vswitch_ids":                            largest,
		"network.pod_vswitches":                          largest,
		"network.pod_vswitches[0].zone":                  largest,
		"network.pod_vswitches[0].vswitch_ids":           largest,
		"network.container_cidr":                         seed,
		"masters.instance_types":                         seed,
		"masters.period":                                 seed,
		"access.key_pair":                                seed,
		"tags[0].key":                                    largest,
		"node_pools[0].name":                             largest,
		"node_pools[0].instance_types":                   largest,
		"node_pools[0].vswitch_ids":                      largest,
		"node_pools[0].count":                            largest,
		"node_pools[0].key_pair":                         largest,
		"node_pools[0].labels[0].key":                    largest,
		"node_pools[0].taints[0].key":                    largest,
		"node_pools[0].data_disks[0].size":               largest,
		"node_pools[0].spot_price_limits":                largest,
		"node_pools[0].spot_price_limits[0].price_limit": largest,
		"node_pools[1].period":                           largest,
		"node_pools[1].auto_scaling.max_count":           largest,
		"addons.more[0].name":                            largest,
		"maintenance.time":                               largest,
		"maintenance.hours":                              largest,
	}
	for path, file := range cases {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			if len(forms.Errors(only(check(t, file, path+"="), forms.Path(path)))) == 0 {
				t.Error("nothing was missed")
			}
		})
	}
}

// TestConditions gives each conditional question an answer and looks whether
// it applies, that is whether it goes into the request.
func TestConditions(t *testing.T) {
	t.Parallel()
	pool := "node_pools[0]."
	cases := map[string]struct {
		file    string
		set     []string
		path    string
		applies bool
	}{
		"layout of a managed cluster":     {set: []string{"basics.layout=legacy"}, path: "basics.layout"},
		"layout of a dedicated cluster":   {file: current, path: "basics.layout", applies: true},
		"edition of a managed cluster":    {path: "basics.cluster_spec", applies: true},
		"edition of a dedicated cluster":  {file: seed, set: []string{"basics.cluster_spec=ack.pro.small"}, path: "basics.cluster_spec"},
		"auto mode of a Pro cluster":      {path: "basics.auto_mode", applies: true},
		"auto mode of a Basic cluster":    {set: []string{"basics.cluster_spec=ack.standard"}, path: "basics.auto_mode"},
		"auto mode of an edge cluster":    {set: []string{"basics.profile=Edge"}, path: "basics.auto_mode"},
		"network in auto mode":            {set: []string{"basics.auto_mode=true"}, path: "network.vpc_id"},
		"pools in auto mode":              {set: []string{"basics.auto_mode=true"}, path: "node_pools"},
		"add-ons in auto mode":            {set: []string{"basics.auto_mode=true"}, path: "addons.storage"},
		"zones beside a VPC":              {set: []string{"network.zone_ids=z"}, path: "network.zone_ids"},
		"zones without a VPC":             {file: "requests/zones.toml", path: "network.zone_ids", applies: true},
		"vSwitches in new zones":          {file: "requests/zones.toml", set: []string{"network.vswitch_ids=vsw-a"}, path: "network.vswitch_ids"},
		"pool vSwitches in new zones":     {file: "requests/zones.toml", set: []string{pool + "vswitch_ids=vsw-a"}, path: pool + "vswitch_ids"},
		"group kind without a group":      {set: []string{"network.security_group_id="}, path: "network.enterprise_security_group", applies: true},
		"group kind with a group":         {path: "network.enterprise_security_group"},
		"pod block with Terway":           {set: []string{"network.container_cidr=172.20.0.0/16"}, path: "network.container_cidr"},
		"pod block with Flannel":          {file: seed, path: "network.container_cidr", applies: true},
		"pod vSwitches with Flannel":      {set: []string{"network.plugin=flannel"}, path: "network.pod_vswitches"},
		"runtime of a managed cluster":    {set: []string{"runtime.name=docker"}, path: "runtime.name"},
		"runtime version, old layout":     {file: seed, path: "runtime.version", applies: true},
		"runtime version, today's layout": {file: current, set: []string{"runtime.version=1"}, path: "runtime.version"},
		"masters of a managed cluster":    {set: []string{"masters.count=3"}, path: "masters.count"},
		"key pair of a managed cluster":   {set: []string{"access.key_pair=k1"}, path: "access.key_pair"},
		"master level of an SSD":          {file: seed, set: []string{"masters.system_disk.category=cloud_ssd"}, path: "masters.system_disk.level"},
		"deployment set, old layout":      {file: seed, set: []string{"masters.deployment_set_id=ds-1"}, path: "masters.deployment_set_id"},
		"count with auto scaling":         {set: []string{pool + "auto_scaling.enable=true"}, path: pool + "count"},
		"minimum without auto scaling":    {set: []string{pool + "auto_scaling.min_count=1"}, path: pool + "auto_scaling.min_count"},
		"address of scaled nodes":         {set: []string{pool + "auto_scaling.enable=true", pool + "auto_scaling.bind_eip=true"}, path: pool + "auto_scaling.bind_eip"},
		"password of a managed pool":      {set: []string{pool + "password=Hello1234"}, path: pool + "password"},
		"password of a pool":              {path: "node_pools[1].password", applies: true},
		"period when prepaid":             {path: "node_pools[1].period", applies: true},
		"period when postpaid":            {set: []string{pool + "period=1"}, path: pool + "period"},
		"renewal period, no renewal":      {set: []string{"node_pools[1].auto_renew=false"}, path: "node_pools[1].auto_renew_period"},
		"prices at market":                {set: []string{pool + "spot_strategy=SpotAsPriceGo"}, path: pool + "spot_price_limits"},
		"old mount of a managed cluster":  {set: []string{pool + "data_disks[0].auto_format=true"}, path: pool + "data_disks[0].auto_format"},
		"mounts, old layout":              {file: old, set: []string{pool + "disk_init=x"}, path: pool + "disk_init"},
		"old upgrades, managed cluster":   {set: []string{pool + "upgrade.surge=1"}, path: pool + "upgrade.surge"},
		"share beside surge":              {file: seed, set: []string{pool + "upgrade.surge_percentage=1"}, path: pool + "upgrade.surge_percentage"},
		"edge nodes of a cloud pool":      {set: []string{pool + "max_nodes=1"}, path: pool + "max_nodes"},
		"log project without logs":        {set: []string{"addons.logging=off"}, path: "addons.log_project"},
		"ingress network without ingress": {set: []string{"addons.ingress=off"}, path: "addons.ingress_network"},
		"upgrades without a window":       {set: []string{"maintenance.enable=false"}, path: "upgrades.enabled"},
		"control plane logs, dedicated":   {file: seed, set: []string{"controlplane_log.components=ccm"}, path: "controlplane_log.components"},
		"rollback of a managed cluster":   {set: []string{"advanced.on_failure=keep"}, path: "advanced.on_failure"},
		"KMS key of a Basic cluster":      {set: []string{"basics.cluster_spec=ack.standard"}, path: "advanced.secrets_key"},
		"format without instances":        {file: seed, set: []string{"advanced.format_disk=true"}, path: "advanced.format_disk"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.file == "" {
				c.file = largest
			}
			q, ok := ack.New().Form().Question(with(t, c.file, c.set...), nil, forms.Path(c.path))
			if !ok {
				t.Fatal("no such question")
			}
			if q.Applies() != c.applies {
				t.Errorf("applies: %t", q.Applies())
			}
		})
	}
}

// TestLayouts sends the same answers in each layout and looks where they go.
func TestLayouts(t *testing.T) {
	t.Parallel()
	places := map[string][3]string{ // Old dedicated, today's dedicated, managed.
		"masters.count=3":           {"master_count", "control_plane_config.size", ""},
		"runtime.name=docker":       {"runtime.name", "control_plane_config.runtime", ""},
		"advanced.rrsa=true":        {"enable_rrsa", "rrsa_config.enabled", "rrsa_config.enabled"},
		"advanced.extra_sans=a.b":   {"custom_san", "extra_sans", "extra_sans"},
		"access.key_pair=ab":        {"key_pair", "control_plane_config.key_pair", ""},
		"masters.cpu_policy=static": {"cpu_policy", "control_plane_config.cpu_policy", ""},
	}
	for assignment, wires := range places {
		for i, set := range [][]string{{"basics.layout=legacy"}, {"basics.layout=current"}, {"basics.cluster_type=ManagedKubernetes"}} {
			body := ack.New().Form().Body(with(t, seed, append(set, assignment)...))
			for j, wire := range wires {
				_, sent := body.Get(strings.Split(wire, ".")...)
				if wire != "" && sent != (i == j || wires[i] == wire) {
					t.Errorf("%s in layout %d: %s is sent: %t", assignment, i, wire, sent)
				}
			}
		}
	}
}

func TestCrossRules(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		file string
		set  []string
		path string
	}{
		"nothing":                    {},
		"blocks overlap":             {file: seed, set: []string{"network.service_cidr=172.20.0.0/20"}, path: "network.service_cidr"},
		"five masters of three":      {file: seed, set: []string{"masters.count=5"}, path: "masters.instance_types,network.vswitch_ids"},
		"both credentials":           {file: seed, set: []string{"access.password=Hello1234"}, path: "access.password"},
		"both in a pool":             {set: []string{"node_pools[1].key_pair=ali0824"}, path: "node_pools[1].password"},
		"docker with a late version": {file: current, set: []string{"basics.kubernetes_version=1.23.0-aliyun.1"}, path: "basics.kubernetes_version"},
		"docker in a pool":           {set: []string{"node_pools[0].runtime=docker"}, path: "basics.kubernetes_version"},
		"sandbox in a pool":          {set: []string{"node_pools[0].runtime=Sandboxed-Container.runv"}, path: "basics.kubernetes_version"},
		"sandbox with 1.24":          {set: []string{"node_pools[0].runtime=Sandboxed-Container.runv", "basics.kubernetes_version=1.24.6-aliyun.1"}},
		"nftables too early":         {set: []string{"network.proxy_mode=nftables"}, path: "basics.kubernetes_version"},
		"nftables":                   {set: []string{"network.proxy_mode=nftables", "basics.kubernetes_version=1.35.0-aliyun.1"}},
		"minimum above maximum":      {set: []string{"node_pools[1].auto_scaling.min_count=11"}, path: "node_pools[1].auto_scaling.min_count"},
		"PL3 too small":              {set: []string{"node_pools[0].system_disk.level=PL3"}, path: "node_pools[0].system_disk.size"},
		"IOPS of 43 GiB":             {set: []string{"node_pools[1].system_disk.size=43"}, path: "node_pools[1].system_disk.provisioned_iops"},
		"IOPS of 44 GiB":             {set: []string{"node_pools[1].system_disk.size=44"}},
		"pod vSwitch of nodes":       {set: []string{"network.pod_vswitches[0].vswitch_ids=vsw-f8za5p0mwzgdu3wgx"}, path: "node_pools[0].vswitch_ids"},
		"pod vSwitch of masters":     {file: old, set: []string{"network.vswitch_ids=vsw-f8za5p0mwzgdupodi,vsw-a,vsw-b"}, path: "network.vswitch_ids"},
		"zone of pods twice":         {set: []string{"network.pod_vswitches[1].zone=cn-hangzhou-i"}, path: "network.pod_vswitches[1].zone"},
		"spot in advance":            {set: []string{"node_pools[1].spot_strategy=SpotAsPriceGo"}, path: "node_pools[1].spot_strategy"},
		"repair in a plain pool":     {file: seed, set: []string{"node_pools[0].management.auto_repair=true"}, path: "node_pools[0].management.auto_repair"},
		"compensation by priority":   {set: []string{"node_pools[0].multi_az_policy=PRIORITY"}, path: "node_pools[0].compensate_with_on_demand"},
		"one type, cheapest first":   {set: []string{"node_pools[0].spot_strategy=NoSpot", "node_pools[0].instance_types=ecs.a"}, path: "node_pools[0].instance_types"},
		"pool names twice":           {set: []string{"node_pools[1].name=full"}, path: "node_pools[1].name"},
		"tag keys twice":             {set: []string{"tags[1].key=project"}, path: "tags[1].key"},
		"add-on twice":               {set: []string{"addons.more[1].name=coredns"}, path: "addons.more[2].name"},
		"add-on asked elsewhere":     {set: []string{"addons.more[0].name=csi-plugin"}, path: "addons.more[0].name"},
		"add-on kept away elsewhere": {set: []string{"addons.ingress=off", "addons.more[0].name=nginx-ingress-controller"}, path: "addons.more[0].name"},
		"add-on not asked elsewhere": {set: []string{"addons.storage=none", "addons.more[0].name=csi-plugin"}},
		"Flexvolume today":           {set: []string{"addons.storage=flexvolume"}, path: "addons.storage"},
		"Flexvolume, old layout":     {file: seed, set: []string{"addons.storage=flexvolume"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.file == "" {
				c.file = largest
			}
			before := check(t, c.file)
			var at []string
			for _, p := range check(t, c.file, c.set...) {
				if !containsProblem(before, p) {
					at = append(at, string(p.Path))
				}
			}
			if diff := cmp.Diff(c.path, strings.Join(at, ",")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func containsProblem(problems []forms.Problem, p forms.Problem) bool {
	for _, other := range problems {
		if cmp.Equal(other, p) {
			return true
		}
	}
	return false
}

// TestCheapestOfOneType names both answers that make one type too few.
func TestCheapestOfOneType(t *testing.T) {
	t.Parallel()
	one := []string{"node_pools[0].instance_types=ecs.c7.xlarge", "node_pools[0].multi_az_policy=COST_OPTIMIZED"}
	problems := only(ack.New().Form().Check(with(t, "example.toml", one...), nil), "node_pools[0].instance_types")
	if len(problems) != 1 || problems[0].Severity != forms.Warning ||
		!strings.Contains(problems[0].Summary.En, "Zone policy is COST_OPTIMIZED and Spot is NoSpot") {
		t.Error(problems)
	}
	for _, more := range []string{"node_pools[0].spot_strategy=SpotAsPriceGo", "node_pools[0].instance_types=ecs.c7.xlarge, ecs.g7.2xlarge"} {
		if problems := only(ack.New().Form().Check(with(t, "example.toml", append(one, more)...), nil), "node_pools[0].instance_types"); len(problems) > 0 {
			t.Error(more, problems)
		}
	}
}

// TestVersionOfSeveralRuntimes: however many pools have a runtime that is too
// old for the version, the version is wrong once, and all of them are named.
func TestVersionOfSeveralRuntimes(t *testing.T) {
	t.Parallel()
	answers := with(t, "example.toml", "node_pools[0].runtime=docker", "node_pools[1].runtime=docker")
	problems := only(ack.New().Form().Check(answers, nil), "basics.kubernetes_version")
	if len(problems) != 1 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff([]forms.Path{"node_pools[0].runtime", "node_pools[1].runtime"}, problems[0].Touches); diff != "" {
		t.Error(diff)
	}
}

// TestFacts compares answers with what look-ups have told.
func TestFacts(t *testing.T) {
	t.Parallel()
	known := &forms.Known{}
	here := map[string]string{"network.vpc_id": "vpc-m5efjevmclc0xdmys"}
	known.Add(forms.Query{Source: "vpcs"}, []forms.Option{
		{Value: "vpc-m5efjevmclc0xdmys", Facts: map[string]string{"cidr": "10.0.0.0/8 192.168.240.0/20"}}, {Value: "vpc-other", Facts: map[string]string{"cidr": "172.16.0.0/12"}},
	})
	vSwitch := func(id, zone, vpc string) forms.Option {
		return forms.Option{Value: id, Facts: map[string]string{"vpc_id": vpc, "zone": zone}}
	}
	known.Add(forms.Query{Source: "vswitches", Args: here}, []forms.Option{
		vSwitch("vsw-f8za5p0mwzgdu3wgx", "cn-hangzhou-i", here["network.vpc_id"]), vSwitch("vsw-f8za5p0mwzgdu3wgy", "cn-hangzhou-j", here["network.vpc_id"]),
		vSwitch("vsw-f8za5p0mwzgdupodi", "cn-hangzhou-i", here["network.vpc_id"]), vSwitch("vsw-f8za5p0mwzgdupodj", "cn-hangzhou-j", here["network.vpc_id"]),
		vSwitch("vsw-k", "cn-hangzhou-k", here["network.vpc_id"]),
		{Value: "vsw-small", Facts: map[string]string{"vpc_id": here["network.vpc_id"], "zone": "cn-hangzhou-i", "cidr": "10.0.0.0/26"}},
	})
	known.Add(forms.Query{Source: "vswitches", Args: map[string]string{"network.vpc_id": "vpc-other"}}, []forms.Option{vSwitch("vsw-other", "cn-hangzhou-i", "vpc-other")})
	known.Add(forms.Query{Source: "security_groups", Args: map[string]string{"network.vpc_id": "vpc-other"}}, []forms.Option{
		{Value: "sg-other", Facts: map[string]string{"vpc_id": "vpc-other"}},
	})
	cases := map[string]struct{ assignment, path string }{
		"as it is":                    {"basics.name=x", ""},
		"services in the VPC":         {"network.service_cidr=10.5.0.0/16", "network.service_cidr"},
		"services in its more":        {"network.service_cidr=192.168.240.0/24", "network.service_cidr"},
		"vSwitch of another VPC":      {"network.vswitch_ids=vsw-other", "network.vswitch_ids"},
		"group of another VPC":        {"network.security_group_id=sg-other", "network.security_group_id"},
		"pool's vSwitch, other VPC":   {"node_pools[1].vswitch_ids=vsw-other", "node_pools[1].vswitch_ids"},
		"zone without pods":           {"node_pools[1].vswitch_ids=vsw-k", "node_pools[1].vswitch_ids"},
		"control plane, any zone":     {"network.vswitch_ids=vsw-k", ""},
		"pod vSwitch of another zone": {"network.pod_vswitches[0].vswitch_ids=vsw-k", "network.pod_vswitches[0].vswitch_ids"},
		"pod vSwitch too small":       {"network.pod_vswitches[0].vswitch_ids=vsw-small", "network.pod_vswitches[0].vswitch_ids"},
		"no such vSwitch":             {"network.vswitch_ids=vsw-none", "network.vswitch_ids"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			problems := ack.New().Form().Check(with(t, "example.toml", c.assignment), known)
			if c.path == "" != (len(problems) == 0) {
				t.Fatal(problems)
			}
			for _, p := range problems {
				if string(p.Path) != c.path || (p.Severity != forms.Error && name != "pod vSwitch too small") {
					t.Errorf("%s: %s", p.Path, p.Summary.En)
				}
			}
		})
	}
}
