package ehpc_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

func send(t *testing.T, changes ...string) simtest.Answer {
	t.Helper()
	_, c := alibabatest.SetUp(t)
	return c.Call("ehpc", "CreateCluster", alibabatest.With(changes...))
}

// flat are parameters in a row, as with takes them.
func flat(params map[string]string) []string {
	minimum := alibabatest.Minimal()
	var out []string
	for _, name := range slices.Sorted(maps.Keys(params)) {
		if params[name] != minimum[name] {
			out = append(out, name, params[name])
		}
	}
	return out
}

const (
	secondNode = "Queues.0.ComputeNodes.1."
	diskOf40   = `{"Category":"cloud_essd","Size":40}`
)

// TestPageRules breaks rules of the page CreateCluster, of its templates and
// of the fields' texts in the SDK.
func TestPageRules(t *testing.T) {
	t.Parallel()
	const bad = "InvalidParams"
	of := func(rule, about string, request map[string]string) simtest.PageRule {
		return simtest.PageRule{rule, flat(request), bad, " " + about + " "}
	}
	simtest.CheckRefused(t, simtest.PageRules{
		of("MaxCount 0-5000", "MaxCount", alibabatest.With("MaxCount", "-1")),
		of("IsEnterpriseSecurityGroup is true or false", "IsEnterpriseSecurityGroup", alibabatest.With("IsEnterpriseSecurityGroup", "yes")),
		of("tag keys are not empty", "Tags.0.key", alibabatest.With("Tags", `[{"key":""}]`)),
		of("QueueName is required", "Queues.0.QueueName", alibabatest.With("Queues", `[{"MinCount":0}]`)),
		of("MinCount from 0", "Queues.0.MinCount", queueWith(`"MinCount":-1`)),
		of("KeepAliveNodes is a list", "Queues.0.KeepAliveNodes", queueWith(`"KeepAliveNodes":"a"`)),
		of("SpotPriceLimit above 0", secondNode+"SpotPriceLimit", nodeWith(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":0`)),
		of("SpotPriceLimit is a number", secondNode+"SpotPriceLimit", nodeWith(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":"0.1"`)),
		of("a term is not 0", secondNode+"Period", nodeWith(`"InstanceChargeType":"PrePaid","Period":0`)),
		of("MountDirectory is absolute", "SharedStorages.0.MountDirectory", alibabatest.Edited("SharedStorages", `/home`, `home`)),
		of("addon Version is required", "Addons.0.Version", alibabatest.With("Addons", `[{"Name":"Login"}]`)),
		of("addon Name is from the list", "Addons.0.Name", alibabatest.With("Addons", `[{"Name":"Portal","Version":"1.0"}]`)),
		of("AddonNodeTemplate needs its InstanceType", "Addons.0.ResourcesSpec.EcsResources.0.InstanceType", alibabatest.AddonWith("", `{"EcsResources":[{"ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd"}]}`)),
		of("no DryRun", "DryRun", alibabatest.With("DryRun", "true")),
		of("Password from 8, as ECS has it", "ClusterCredentials.Password", alibabatest.With("ClusterCredentials", `{"Password":"aliHP12"}`)),
	}, send)
}

// TestWhatOnlyThePageForbids: no error of the service's table and no second source
// says that these are refused.
func TestWhatOnlyThePageForbids(t *testing.T) {
	t.Parallel()
	requests := func(one map[string]string) [][]string { return [][]string{flat(one)} }
	simtest.CheckAccepted(t, simtest.PageBounds{
		{"ClusterName 2-128", requests(alibabatest.With("ClusterName", strings.Repeat("a", 129)))},
		{"ClusterName has letters, digits, - and _", requests(alibabatest.With("ClusterName", "a b"))},
		{"ClusterDescription has the name's rule", requests(alibabatest.With("ClusterDescription", "a"))},
		{"ClusterCategory", requests(alibabatest.With("ClusterCategory", "Edge"))},
		{"ClusterMode", requests(alibabatest.With("ClusterMode", "Cloud"))},
		{"MaxCoreCount 0-100000", requests(alibabatest.With("MaxCoreCount", "100001"))},
		{"at most 20 Tags", requests(alibabatest.With("Tags", simtest.Times(21, `{"key":"a","value":""}`)))},
		{"tag keys up to 128", requests(alibabatest.With("Tags", `[{"key":`+simtest.Quoted("k", 129)+`}]`))},
		{"tag keys do not begin with acs:", requests(alibabatest.With("Tags", `[{"key":"acs:a"}]`))},
		{"tag keys hold no https://", requests(alibabatest.With("Tags", `[{"key":"a-https://x"}]`))},
		{"tag values up to 128", requests(alibabatest.With("Tags", `[{"key":"a","value":`+simtest.Quoted("v", 129)+`}]`))},
		{"at most 10 AdditionalPackages", requests(alibabatest.With("AdditionalPackages", simtest.Times(11, `{"Name":"mpich"}`)))},
		{"Password 8-20", requests(alibabatest.With("ClusterCredentials", `{"Password":"aliHPC123456789012345"}`))},
		{"Password without backtick", requests(alibabatest.With("ClusterCredentials", "{\"Password\":\"aliHPC12`\"}"))},
		{"scheduler types", requests(alibabatest.Edited("Manager", `SLURM`, `LSF`))},
		{"directory is NIS", requests(alibabatest.Edited("Manager", `"DirectoryService":{"Type":"nis"`, `"DirectoryService":{"Type":"ldap"`))},
		{"DNS is NIS", requests(alibabatest.Edited("Manager", `"DNS":{"Type":"nis"`, `"DNS":{"Type":"bind"`))},
		{"QueueName 1-15", requests(alibabatest.With("Queues", `[{"QueueName":`+simtest.Quoted("q", 16)+`}]`))},
		{"QueueName has no _", requests(alibabatest.With("Queues", `[{"QueueName":"a_b"}]`))},
		{"InterConnect", requests(queueWith(`"InterConnect":"ib"`))},
		{"VSwitchIds 1-5", requests(queueWith(`"VSwitchIds":` + simtest.Times(6, `"vsw-f8za5p0mwzgdu3wgx"`)))},
		{"ComputeNodes 0-10", requests(queueWith(`"ComputeNodes":` + simtest.Times(11, alibabatest.Node)))},
		{"AllocationStrategy", requests(queueWith(`"AllocationStrategy":"Cheapest"`))},
		{"HostnamePrefix up to 32", requests(queueWith(`"HostnamePrefix":` + simtest.Quoted("a", 33)))},
		{"HostnamePrefix has no dot", requests(queueWith(`"HostnamePrefix":"a.b"`))},
		{"ReservedNodePoolId is rnp-…", requests(queueWith(`"ReservedNodePoolId":"np-1"`))},
		{"InstanceChargeType", requests(nodeWith(`"InstanceChargeType":"Spot"`))},
		{"PeriodUnit", requests(nodeWith(`"InstanceChargeType":"PrePaid","PeriodUnit":"Year","Period":1`))},
		{"months 1-9, 12, 24, 36, 48, 60", requests(nodeWith(`"InstanceChargeType":"PrePaid","Period":10`))},
		{"renewal in weeks 1-3", requests(nodeWith(`"InstanceChargeType":"PrePaid","PeriodUnit":"Week","Period":1,"AutoRenew":true,"AutoRenewPeriod":4`))},
		{"renewal in months", requests(nodeWith(`"InstanceChargeType":"PrePaid","Period":1,"AutoRenew":true,"AutoRenewPeriod":9`))},
		{"AutoRenew with PrePaid", requests(nodeWith(`"AutoRenew":true`))},
		{"SpotStrategy", requests(nodeWith(`"SpotStrategy":"Spot"`))},
		{"no term when paid by use", requests(nodeWith(`"Period":1`))},
		{"no renewal when paid by use", requests(nodeWith(`"AutoRenew":true`))},
		{"Duration 0 or 1", requests(nodeWith(`"SpotStrategy":"SpotAsPriceGo","Duration":2`))},
		{"system disk up to 2048", requests(nodeWith(`"SystemDisk":{"Category":"cloud_essd","Size":2049}`))},
		{"system disk from 40", requests(nodeWith(`"SystemDisk":{"Category":"cloud_ssd","Size":39}`))},
		{"Level PL0-PL3", requests(nodeWith(`"SystemDisk":{"Category":"cloud_essd","Size":40,"Level":"PL4"}`))},
		{"DataDisks 0-16", requests(nodeWith(`"DataDisks":` + simtest.Times(17, diskOf40)))},
		{"data disk from 40", requests(nodeWith(`"DataDisks":[{"Category":"cloud_efficiency","Size":39}]`))},
		{"PL2 from 461", requests(nodeWith(`"DataDisks":[{"Category":"cloud_essd","Size":460,"Level":"PL2"}]`))},
		{"PL3 from 1261", requests(nodeWith(`"DataDisks":[{"Category":"cloud_essd","Size":1260,"Level":"PL3"}]`))},
		{"Device /dev/…", requests(nodeWith(`"DataDisks":[{"Size":40,"Device":"xvdb"}]`))},
		{"ProtocolType", requests(alibabatest.Edited("SharedStorages", `"NFS"`, `"CIFS"`))},
	}, send)
}

// TestBounds goes to the ends of the ranges that the page gives.
func TestBounds(t *testing.T) {
	t.Parallel()
	requests := func(all ...map[string]string) [][]string {
		var out [][]string
		for _, one := range all {
			out = append(out, flat(one))
		}
		return out
	}
	disks := func(list ...string) (out []map[string]string) {
		for _, d := range list {
			out = append(out, nodeWith(`"DataDisks":[`+d+`]`))
		}
		return out
	}
	var distinct []string
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		distinct = append(distinct, `{"QueueName":"`+name+`"}`)
	}
	long, _ := json.Marshal(strings.Repeat("集", 15))
	simtest.CheckAccepted(t, simtest.PageBounds{
		{"ClusterName 2-128", simtest.Each("ClusterName", "ab", "a.b", "集群", strings.Repeat("a", 128))},
		{"ClusterDescription", simtest.Each("ClusterDescription", "ab", strings.Repeat("a", 128))},
		{"MaxCount 0-5000", simtest.Each("MaxCount", "0", "5000")},
		{"MaxCoreCount 0-100000", simtest.Each("MaxCoreCount", "0", "100000")},
		{"Tags", simtest.Each("Tags", "[]", simtest.Times(20, `{"key":"a","value":""}`), `[{"key":`+simtest.Quoted("k", 128)+`,"value":`+simtest.Quoted("v", 128)+`}]`, `[{"key":"a"}]`)},
		{"Password 8-20", simtest.Each("ClusterCredentials", `{"Password":"aliHPC12"}`, `{"Password":"aliHPC12345678901234"}`, `{"Password":"()~!@#$%^&*-=+{}aA"}`, `{"Password":"[]:;'<>,.?/aA"}`)},
		{"AdditionalPackages", simtest.Each("AdditionalPackages", "[]", simtest.Times(10, `{"Name":"mpich"}`))},
		{"Queues 0-8", simtest.Each("Queues", "[]", "["+strings.Join(distinct, ",")+"]")},
		{"QueueName 1-15", simtest.Each("Queues", `[{"QueueName":"q"}]`, `[{"QueueName":`+string(long)+`}]`, `[{"QueueName":"q.1"}]`)},
		{"counts of a queue", requests(
			queueWith(`"MinCount":0,"MaxCount":0,"InitialCount":0`), queueWith(`"MinCount":2,"MaxCount":2,"InitialCount":2,"ComputeNodes":[`+alibabatest.Node+`]`),
			queueWith(`"MinCount":0,"MaxCount":1000,"MaxCountPerCycle":99,"ComputeNodes":`+simtest.Times(10, alibabatest.Node)),
		)},
		{"VSwitchIds 1-5", requests(queueWith(`"VSwitchIds":["vsw-f8za5p0mwzgdu3wgx"]`), queueWith(`"VSwitchIds":`+simtest.Times(5, `"vsw-f8za5p0mwzgdu3wgx"`)))},
		{"host names", requests(queueWith(`"HostnamePrefix":`+simtest.Quoted("a", 32)), queueWith(`"HostnameSuffix":`+simtest.Quoted("a", 40)), queueWith(`"RamRole":`+simtest.Quoted("r", 70)))},
		{"PrePaid", requests(
			nodeWith(`"InstanceChargeType":"PrePaid","Period":1`), nodeWith(`"InstanceChargeType":"PrePaid","Period":60,"AutoRenew":true,"AutoRenewPeriod":60`),
			nodeWith(`"InstanceChargeType":"PrePaid","PeriodUnit":"Week","Period":4,"AutoRenew":true,"AutoRenewPeriod":3`),
		)},
		{"spot", requests(
			nodeWith(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":0.001,"Duration":0`), nodeWith(`"SpotStrategy":"SpotAsPriceGo","Duration":1`),
		)},
		{"what Terraform sends for nothing", requests(
			nodeWith(`"InstanceChargeType":"PostPaid","Period":0,"AutoRenew":false,"AutoRenewPeriod":0,"SpotStrategy":"NoSpot","SpotPriceLimit":0,"Duration":0,"EnableHT":false`),
			nodeWith(`"Period":0,"AutoRenew":false,"AutoRenewPeriod":0,"SpotPriceLimit":0.0,"Duration":0`),
			nodeWith(`"SpotStrategy":"SpotAsPriceGo","SpotPriceLimit":0`),
			nodeWith(`"InstanceChargeType":"PrePaid","Period":1,"AutoRenew":true,"AutoRenewPeriod":0,"SpotPriceLimit":0,"Duration":0`),
			alibabatest.Edited("SharedStorages", "-t nfs -o vers=3,nolock,proto=tcp,noresvport", ""),
		)},
		{"system disks", requests(
			nodeWith(`"SystemDisk":{"Category":"cloud_essd","Size":2048,"Level":"PL3"}`), nodeWith(`"SystemDisk":{"Category":"cloud","Size":500}`),
			nodeWith(`"SystemDisk":{"Category":"cloud_efficiency","Size":40}`), nodeWith(`"SystemDisk":{}`),
		)},
		{"data disks", requests(append(disks(
			`{"Category":"cloud_ssd","Size":32768}`, `{"Category":"cloud_essd","Size":65536,"Level":"PL1"}`, `{"Category":"cloud_essd","Size":461,"Level":"PL2"}`,
			`{"Category":"cloud_essd","Size":1261,"Level":"PL3"}`, `{"Category":"cloud_efficiency","Size":40,"DeleteWithInstance":false,"Device":"/dev/xvdb","MountDir":"/data1","SnapshotId":"s-1"}`,
		), nodeWith(`"DataDisks":`+simtest.Times(16, diskOf40)))...)},
	}, send)
}
