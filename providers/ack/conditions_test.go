package ack_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// needed are the answers that cannot be missed, and the file that misses each.
func needed() map[string]string {
	return map[string]string{
		"basics.name":                                    cloudtest.Largest,
		"network.vpc_id":                                 cloudtest.Largest,
		"network.vswitch_ids":                            cloudtest.Largest,
		"network.pod_vswitches":                          cloudtest.Largest,
		"network.pod_vswitches[0].zone":                  cloudtest.Largest,
		"network.pod_vswitches[0].vswitch_ids":           cloudtest.Largest,
		"network.container_cidr":                         seed,
		"masters.instance_types":                         seed,
		"masters.period":                                 seed,
		"access.key_pair":                                seed,
		"tags[0].key":                                    cloudtest.Largest,
		"node_pools[0].name":                             cloudtest.Largest,
		"node_pools[0].instance_types":                   cloudtest.Largest,
		"node_pools[0].vswitch_ids":                      cloudtest.Largest,
		"node_pools[0].count":                            cloudtest.Largest,
		"node_pools[0].labels[0].key":                    cloudtest.Largest,
		"node_pools[0].taints[0].key":                    cloudtest.Largest,
		"node_pools[0].data_disks[0].size":               cloudtest.Largest,
		"node_pools[0].spot_price_limits":                cloudtest.Largest,
		"node_pools[0].spot_price_limits[0].price_limit": cloudtest.Largest,
		"node_pools[1].period":                           cloudtest.Largest,
		"node_pools[1].auto_scaling.max_count":           cloudtest.Largest,
		"addons.more[0].name":                            cloudtest.Largest,
		"maintenance.time":                               cloudtest.Largest,
		"maintenance.hours":                              cloudtest.Largest,
	}
}

// conditions give each conditional question an answer.
func conditions() map[string]cloudtest.Condition {
	pool := "node_pools[0]."
	return map[string]cloudtest.Condition{
		"layout of a managed cluster":     {Set: []string{"basics.layout=legacy"}, Path: "basics.layout"},
		"layout of a dedicated cluster":   {File: current, Path: "basics.layout", Applies: true},
		"edition of a managed cluster":    {Path: "basics.cluster_spec", Applies: true},
		"edition of a dedicated cluster":  {File: seed, Set: []string{"basics.cluster_spec=ack.pro.small"}, Path: "basics.cluster_spec"},
		"auto mode of a Pro cluster":      {Path: "basics.auto_mode", Applies: true},
		"auto mode of a Basic cluster":    {Set: []string{"basics.cluster_spec=ack.standard"}, Path: "basics.auto_mode"},
		"auto mode of an edge cluster":    {Set: []string{"basics.profile=Edge"}, Path: "basics.auto_mode"},
		"network in auto mode":            {Set: []string{"basics.auto_mode=true"}, Path: "network.vpc_id", Applies: true},
		"pools in auto mode":              {Set: []string{"basics.auto_mode=true"}, Path: "node_pools"},
		"add-ons in auto mode":            {Set: []string{"basics.auto_mode=true"}, Path: "addons.storage", Applies: true},
		"plugin of a serverless cluster":  {Set: []string{"basics.profile=Serverless"}, Path: "network.plugin"},
		"pods of a serverless cluster":    {Set: []string{"basics.profile=Serverless"}, Path: "network.pod_vswitches"},
		"storage of a serverless cluster": {Set: []string{"basics.profile=Serverless"}, Path: "addons.storage"},
		"stack of a serverless cluster":   {Set: []string{"basics.profile=Serverless"}, Path: "network.ip_stack", Applies: true},
		"plugin of an ACS cluster":        {Set: []string{"basics.profile=Acs"}, Path: "network.plugin", Applies: true},
		"Terway's settings, Flannel":      {File: seed, Set: []string{"network.terway.ipvlan=true"}, Path: "network.terway.ipvlan"},
		"auto mode of a large edition":    {Set: []string{"basics.cluster_spec=ack.pro.xlarge"}, Path: "basics.auto_mode", Applies: true},
		"zones beside a VPC":              {Set: []string{"network.zone_ids=z"}, Path: "network.zone_ids"},
		"zones without a VPC":             {File: "requests/zones.toml", Path: "network.zone_ids", Applies: true},
		"vSwitches in new zones":          {File: "requests/zones.toml", Set: []string{"network.vswitch_ids=vsw-a"}, Path: "network.vswitch_ids"},
		"pool vSwitches in new zones":     {File: "requests/zones.toml", Set: []string{pool + "vswitch_ids=vsw-a"}, Path: pool + "vswitch_ids"},
		"group kind without a group":      {Set: []string{"network.security_group_id="}, Path: "network.enterprise_security_group", Applies: true},
		"group kind with a group":         {Path: "network.enterprise_security_group"},
		"pod block with Terway":           {Set: []string{"network.container_cidr=172.20.0.0/16"}, Path: "network.container_cidr"},
		"pod block with Flannel":          {File: seed, Path: "network.container_cidr", Applies: true},
		"pod vSwitches with Flannel":      {Set: []string{"network.plugin=flannel"}, Path: "network.pod_vswitches"},
		"runtime of a managed cluster":    {Set: []string{"runtime.name=docker"}, Path: "runtime.name"},
		"runtime version, old layout":     {File: seed, Path: "runtime.version", Applies: true},
		"runtime version, today's layout": {File: current, Set: []string{"runtime.version=1"}, Path: "runtime.version"},
		"masters of a managed cluster":    {Set: []string{"masters.count=3"}, Path: "masters.count"},
		"key pair of a managed cluster":   {Set: []string{"access.key_pair=k1"}, Path: "access.key_pair"},
		"master level of an SSD":          {File: seed, Set: []string{"masters.system_disk.category=cloud_ssd"}, Path: "masters.system_disk.level"},
		"deployment set, old layout":      {File: seed, Set: []string{"masters.deployment_set_id=ds-1"}, Path: "masters.deployment_set_id"},
		"count with auto scaling":         {Set: []string{pool + "auto_scaling.enable=true"}, Path: pool + "count"},
		"minimum without auto scaling":    {Set: []string{pool + "auto_scaling.min_count=1"}, Path: pool + "auto_scaling.min_count"},
		"address of scaled nodes":         {Set: []string{pool + "auto_scaling.enable=true", pool + "auto_scaling.bind_eip=true"}, Path: pool + "auto_scaling.bind_eip"},
		"password of a managed pool":      {Set: []string{pool + "password=Hello1234"}, Path: pool + "password"},
		"password of a pool":              {Path: "node_pools[1].password", Applies: true},
		"period when prepaid":             {Path: "node_pools[1].period", Applies: true},
		"period when postpaid":            {Set: []string{pool + "period=1"}, Path: pool + "period"},
		"renewal period, no renewal":      {Set: []string{"node_pools[1].auto_renew=false"}, Path: "node_pools[1].auto_renew_period"},
		"prices at market":                {Set: []string{pool + "spot_strategy=SpotAsPriceGo"}, Path: pool + "spot_price_limits"},
		"old mount of a managed cluster":  {Set: []string{pool + "data_disks[0].auto_format=true"}, Path: pool + "data_disks[0].auto_format"},
		"mounts, old layout":              {File: old, Set: []string{pool + "disk_init=x"}, Path: pool + "disk_init"},
		"old upgrades, managed cluster":   {Set: []string{pool + "upgrade.surge=1"}, Path: pool + "upgrade.surge"},
		"share beside surge":              {File: seed, Set: []string{pool + "upgrade.surge_percentage=1"}, Path: pool + "upgrade.surge_percentage"},
		"edge nodes of a cloud pool":      {Set: []string{pool + "max_nodes=1"}, Path: pool + "max_nodes"},
		"log project without logs":        {Set: []string{"addons.logging=off"}, Path: "addons.log_project"},
		"ingress network without ingress": {Set: []string{"addons.ingress=off"}, Path: "addons.ingress_network"},
		"upgrades without a window":       {Set: []string{"maintenance.enable=false"}, Path: "upgrades.enabled"},
		"control plane logs, dedicated":   {File: seed, Set: []string{"controlplane_log.components=ccm"}, Path: "controlplane_log.components"},
		"rollback of a managed cluster":   {Set: []string{"advanced.on_failure=keep"}, Path: "advanced.on_failure"},
		"KMS key of a Basic cluster":      {Set: []string{"basics.cluster_spec=ack.standard"}, Path: "advanced.secrets_key"},
		"format without instances":        {File: seed, Set: []string{"advanced.format_disk=true"}, Path: "advanced.format_disk"},
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
			body := cloud.Form().Body(cloud.With(t, seed, append(set, assignment)...))
			for j, wire := range wires {
				_, sent := body.Get(strings.Split(wire, ".")...)
				if wire != "" && sent != (i == j || wires[i] == wire) {
					t.Errorf("%s in layout %d: %s is sent: %t", assignment, i, wire, sent)
				}
			}
		}
	}
}

// comparisons try the rules between answers from both sides.
func comparisons() map[string]cloudtest.Comparison {
	return map[string]cloudtest.Comparison{
		"nothing":                    {File: cloudtest.Largest},
		"blocks overlap":             {File: seed, Set: []string{"network.service_cidr=172.20.0.0/20"}, At: "network.service_cidr"},
		"five masters of three":      {File: seed, Set: []string{"masters.count=5"}, At: "masters.instance_types,network.vswitch_ids"},
		"the same vSwitch twice":     {File: cloudtest.Largest, Set: []string{"network.vswitch_ids=vsw-a,vsw-a"}, At: "network.vswitch_ids", Warn: true},
		"one vSwitch, three masters": {File: seed, Set: []string{"network.vswitch_ids=vsw-a,vsw-a,vsw-a"}},
		"both credentials":           {File: seed, Set: []string{"access.password=Hello1234"}, At: "access.password"},
		"both in a pool":             {File: cloudtest.Largest, Set: []string{"node_pools[1].key_pair=ali0824"}, At: "node_pools[1].password"},
		"docker with a late version": {File: current, Set: []string{"basics.kubernetes_version=1.23.0-aliyun.1"}, At: "basics.kubernetes_version", Warn: true},
		"docker in a pool":           {File: cloudtest.Largest, Set: []string{"node_pools[0].runtime=docker"}, At: "basics.kubernetes_version", Warn: true},
		"sandbox in a pool":          {File: cloudtest.Largest, Set: []string{"node_pools[0].runtime=Sandboxed-Container.runv"}, At: "basics.kubernetes_version", Warn: true},
		"sandbox with 1.24":          {File: cloudtest.Largest, Set: []string{"node_pools[0].runtime=Sandboxed-Container.runv", "basics.kubernetes_version=1.24.6-aliyun.1"}},
		"nftables too early":         {File: cloudtest.Largest, Set: []string{"network.proxy_mode=nftables"}, At: "basics.kubernetes_version"},
		"nftables":                   {File: cloudtest.Largest, Set: []string{"network.proxy_mode=nftables", "basics.kubernetes_version=1.35.0-aliyun.1"}},
		"minimum above maximum":      {File: cloudtest.Largest, Set: []string{"node_pools[1].auto_scaling.min_count=11"}, At: "node_pools[1].auto_scaling.min_count"},
		"PL3 too small":              {File: cloudtest.Largest, Set: []string{"node_pools[0].system_disk.level=PL3"}, At: "node_pools[0].system_disk.size"},
		"IOPS of 43 GiB":             {File: cloudtest.Largest, Set: []string{"node_pools[1].system_disk.size=43"}, At: "node_pools[1].system_disk.provisioned_iops"},
		"IOPS of 44 GiB":             {File: cloudtest.Largest, Set: []string{"node_pools[1].system_disk.size=44"}},
		"pod vSwitch of nodes":       {File: cloudtest.Largest, Set: []string{"network.pod_vswitches[0].vswitch_ids=vsw-f8za5p0mwzgdu3wgx"}, At: "node_pools[0].vswitch_ids", Warn: true},
		"pod vSwitch of masters":     {File: old, Set: []string{"network.vswitch_ids=vsw-f8za5p0mwzgdupodi,vsw-a,vsw-b"}, At: "network.vswitch_ids", Warn: true},
		"zone of pods twice":         {File: cloudtest.Largest, Set: []string{"network.pod_vswitches[1].zone=cn-hangzhou-i"}, At: "network.pod_vswitches[1].zone"},
		"spot in advance":            {File: cloudtest.Largest, Set: []string{"node_pools[1].spot_strategy=SpotAsPriceGo"}, At: "node_pools[1].spot_strategy"},
		"repair in a plain pool":     {File: seed, Set: []string{"node_pools[0].management.auto_repair=true"}, At: "node_pools[0].management.auto_repair", Warn: true},
		"compensation by priority":   {File: cloudtest.Largest, Set: []string{"node_pools[0].multi_az_policy=PRIORITY"}, At: "node_pools[0].compensate_with_on_demand", Warn: true},
		"one type, cheapest first":   {File: cloudtest.Largest, Set: []string{"node_pools[0].spot_strategy=NoSpot", "node_pools[0].instance_types=ecs.a"}, At: "node_pools[0].instance_types", Warn: true},
		"taint twice":                {File: cloudtest.Largest, Set: []string{"node_pools[0].taints[1].key=dedicated", "node_pools[0].taints[1].effect=NoExecute"}, At: "node_pools[0].taints[1].key"},
		"taint of another effect":    {File: cloudtest.Largest, Set: []string{"node_pools[0].taints[1].key=dedicated", "node_pools[0].taints[1].effect=NoSchedule"}},
		"types and patterns":         {File: cloudtest.Largest, Set: []string{"node_pools[0].instance_patterns=[]"}, At: "node_pools[0].instance_patterns"},
		"no login":                   {File: cloudtest.Largest, Set: []string{"node_pools[0].key_pair="}, At: "node_pools[0].key_pair", Warn: true},
		"limit of an absent type":    {File: cloudtest.Largest, Set: []string{"node_pools[0].spot_price_limits[0].instance_type=ecs.x"}, At: "node_pools[0].spot_price_limits[0].instance_type,node_pools[0].spot_price_limits"},
		"type without a limit":       {File: cloudtest.Largest, Set: []string{"node_pools[0].instance_types=ecs.g7.2xlarge,ecs.c7.xlarge,ecs.x"}, At: "node_pools[0].spot_price_limits", Warn: true},
		"detector off":               {File: cloudtest.Largest, Set: []string{"addons.events=off"}, At: "node_pools[0].management.enable"},
		"detector left to ACK":       {File: cloudtest.Largest, Set: []string{"addons.events="}, At: "node_pools[0].management.enable", Warn: true},
		"detector off by name":       {File: cloudtest.Largest, Set: []string{"addons.events=", "addons.more[1].name=ack-node-problem-detector"}, At: "node_pools[0].management.enable"},
		"detector on by name":        {File: cloudtest.Largest, Set: []string{"addons.events=", "addons.more[0].name=ack-node-problem-detector"}},
		"pods for 256 nodes":         {File: "requests/flannel.toml", Set: []string{"network.container_cidr=172.20.0.0/17", "node_pools[0].count=256"}},
		"pods for no 257 nodes":      {File: "requests/flannel.toml", Set: []string{"network.container_cidr=172.20.0.0/17", "node_pools[0].count=257"}, At: "network.container_cidr"},
		"pods for no maximum":        {File: "requests/flannel.toml", Set: []string{"network.container_cidr=172.20.0.0/17", "node_pools[0].auto_scaling.enable=true", "node_pools[0].auto_scaling.min_count=0", "node_pools[0].auto_scaling.max_count=257"}, At: "network.container_cidr"},
		"pods for masters, too":      {File: seed, Set: []string{"network.container_cidr=172.20.0.0/24", "network.node_cidr_mask=26", "node_pools[0].count=2", "node_pools[0].auto_scaling.enable=false"}, At: "network.container_cidr"},
		"plugin by name, auto mode":  {File: "requests/auto.toml", Set: []string{"network.plugin=terway-eniip"}, At: "addons.more[0].name", Warn: true},
		"pool names twice":           {File: cloudtest.Largest, Set: []string{"node_pools[1].name=full"}, At: "node_pools[1].name", Warn: true},
		"tag keys twice":             {File: cloudtest.Largest, Set: []string{"tags[1].key=project"}, At: "tags[1].key"},
		"add-on twice":               {File: cloudtest.Largest, Set: []string{"addons.more[1].name=coredns"}, At: "addons.more[2].name"},
		"add-on asked elsewhere":     {File: cloudtest.Largest, Set: []string{"addons.more[0].name=csi-plugin"}, At: "addons.more[0].name"},
		"add-on kept away elsewhere": {File: cloudtest.Largest, Set: []string{"addons.ingress=off", "addons.more[0].name=nginx-ingress-controller"}, At: "addons.more[0].name"},
		"add-on not asked elsewhere": {File: cloudtest.Largest, Set: []string{"addons.storage=none", "addons.more[0].name=csi-plugin"}},
		"Flexvolume today":           {File: cloudtest.Largest, Set: []string{"addons.storage=flexvolume"}, At: "addons.storage", Warn: true},
		"Flexvolume, old layout":     {File: seed, Set: []string{"addons.storage=flexvolume"}},
	}
}

// TestCheapestOfOneType names both answers that make one type too few.
func TestCheapestOfOneType(t *testing.T) {
	t.Parallel()
	one := []string{"node_pools[0].instance_types=ecs.c7.xlarge", "node_pools[0].multi_az_policy=COST_OPTIMIZED"}
	problems := cloudtest.Only(cloud.Form().Check(cloud.With(t, cloudtest.Example, one...), nil), "node_pools[0].instance_types")
	if len(problems) != 1 || problems[0].Severity != forms.Warning ||
		!strings.Contains(problems[0].Summary.En, "Zone policy is cheapest first and Spot is no spot") {
		t.Error(problems)
	}
	for _, more := range []string{"node_pools[0].spot_strategy=SpotAsPriceGo", "node_pools[0].instance_types=ecs.c7.xlarge, ecs.g7.2xlarge"} {
		if problems := cloudtest.Only(cloud.Form().Check(cloud.With(t, cloudtest.Example, append(one, more)...), nil), "node_pools[0].instance_types"); len(problems) > 0 {
			t.Error(more, problems)
		}
	}
}

// TestVersionOfSeveralRuntimes: however many pools have a runtime that is too
// old for the version, the version is wrong once, and all of them are named.
func TestVersionOfSeveralRuntimes(t *testing.T) {
	t.Parallel()
	answers := cloud.With(t, cloudtest.Example, "node_pools[0].runtime=docker", "node_pools[1].runtime=docker")
	problems := cloudtest.Only(cloud.Form().Check(answers, nil), "basics.kubernetes_version")
	if len(problems) != 1 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff([]forms.Path{"node_pools[0].runtime", "node_pools[1].runtime"}, problems[0].Related); diff != "" {
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
	arch := func(id, is string) forms.Option { return forms.Option{Value: id, Facts: map[string]string{"arch": is}} }
	known.Add(forms.Query{Source: "instance_types"}, []forms.Option{arch("ecs.g7.2xlarge", "x86_64"), arch("ecs.c7.xlarge", "x86_64"), arch("ecs.g8y.large", "arm64")})
	known.Add(forms.Query{Source: "image_types"}, []forms.Option{arch("AliyunLinux3", "x86_64"), arch("ContainerOS", "x86_64 arm64"), arch("AliyunLinux4Arm64", "arm64")})
	known.Add(forms.Query{Source: "system_disks"}, []forms.Option{{Value: "cloud_essd", Facts: map[string]string{"min": "40", "max": "1024"}}})
	known.Add(forms.Query{Source: "addons"}, []forms.Option{{Value: "a1", Facts: map[string]string{
		"schema": `{"properties":{"Mode":{"type":"string","enum":["fast","safe"]},"Count":{"type":"integer"},"Deep":{"type":["object","null"]}}}`,
	}}, {Value: "a2", Facts: map[string]string{"schema": "no schema"}}})
	settings := func(config string) []string {
		return []string{"addons.more[0].name=a1", "addons.more[0].config=" + config}
	}
	const at = "addons.more[0].config"
	cloud.Comparisons(t, known, map[string]cloudtest.Comparison{
		"as it is":                    {Set: []string{"basics.name=x"}},
		"Arm image on x86":            {Set: []string{"node_pools[0].image_type=AliyunLinux4Arm64"}, At: "node_pools[0].image_type"},
		"Arm by its name":             {Set: []string{"node_pools[0].image_type=AliyunLinux3Arm64"}, At: "node_pools[0].image_type"},
		"x86 image on Arm":            {Set: []string{"node_pools[0].instance_types=ecs.g8y.large"}, At: "node_pools[0].image_type"},
		"Arm on Arm":                  {Set: []string{"node_pools[0].instance_types=ecs.g8y.large", "node_pools[0].image_type=AliyunLinux4Arm64"}},
		"image for both":              {Set: []string{"node_pools[0].instance_types=ecs.g8y.large", "node_pools[0].image_type=ContainerOS"}},
		"type that nobody knows":      {Set: []string{"node_pools[0].instance_types=ecs.next", "node_pools[0].image_type=AliyunLinux4Arm64"}},
		"disk below the cloud's":      {Set: []string{"node_pools[0].system_disk.size=39"}, At: "node_pools[0].system_disk.size"},
		"disk at its limits":          {Set: []string{"node_pools[0].system_disk.size=40"}},
		"disk above the cloud's":      {Set: []string{"node_pools[0].system_disk.size=1025"}, At: "node_pools[0].system_disk.size"},
		"settings of the schema":      {Set: settings(`{"Mode":"fast","Count":2,"Deep":{"a":1}}`)},
		"setting of no schema":        {Set: settings(`{"mode":"fast"}`), At: at, Warn: true},
		"setting of another value":    {Set: settings(`{"Mode":"odd"}`), At: at, Warn: true},
		"setting of another type":     {Set: settings(`{"Count":"2"}`), At: at, Warn: true},
		"setting of none of types":    {Set: settings(`{"Deep":true}`), At: at, Warn: true},
		"schema that is none":         {Set: []string{"addons.more[0].name=a2", `addons.more[0].config={"x":1}`}},
		"services in the VPC":         {Set: []string{"network.service_cidr=10.5.0.0/16"}, At: "network.service_cidr"},
		"services in its more":        {Set: []string{"network.service_cidr=192.168.240.0/24"}, At: "network.service_cidr"},
		"vSwitch of another VPC":      {Set: []string{"network.vswitch_ids=vsw-other"}, At: "network.vswitch_ids"},
		"group of another VPC":        {Set: []string{"network.security_group_id=sg-other"}, At: "network.security_group_id"},
		"pool's vSwitch, other VPC":   {Set: []string{"node_pools[1].vswitch_ids=vsw-other"}, At: "node_pools[1].vswitch_ids"},
		"zone without pods":           {Set: []string{"node_pools[1].vswitch_ids=vsw-k"}, At: "node_pools[1].vswitch_ids"},
		"control plane, any zone":     {Set: []string{"network.vswitch_ids=vsw-k"}},
		"pod vSwitch of another zone": {Set: []string{"network.pod_vswitches[0].vswitch_ids=vsw-k"}, At: "network.pod_vswitches[0].vswitch_ids"},
		"pod vSwitch too small":       {Set: []string{"network.pod_vswitches[0].vswitch_ids=vsw-small"}, At: "network.pod_vswitches[0].vswitch_ids", Warn: true},
		"no such vSwitch":             {Set: []string{"network.vswitch_ids=vsw-none"}, At: "network.vswitch_ids"},
	})
}
