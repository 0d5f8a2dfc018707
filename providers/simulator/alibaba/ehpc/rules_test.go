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
		of("ClusterName 2-128", "ClusterName", alibabatest.With("ClusterName", strings.Repeat("a", 129))),
		of("ClusterName has letters, digits, - and _", "ClusterName", alibabatest.With("ClusterName", "a b")),
		of("ClusterDescription has the name's rule", "ClusterDescription", alibabatest.With("ClusterDescription", "a")),
		of("ClusterCategory", "ClusterCategory", alibabatest.With("ClusterCategory", "Edge")),
		of("ClusterMode", "ClusterMode", alibabatest.With("ClusterMode", "Cloud")),
		of("MaxCount 0-5000", "MaxCount", alibabatest.With("MaxCount", "-1")),
		of("MaxCoreCount 0-100000", "MaxCoreCount", alibabatest.With("MaxCoreCount", "100001")),
		of("IsEnterpriseSecurityGroup is true or false", "IsEnterpriseSecurityGroup", alibabatest.With("IsEnterpriseSecurityGroup", "yes")),
		of("at most 20 Tags", "Tags", alibabatest.With("Tags", simtest.Times(21, `{"key":"a","value":""}`))),
		of("tag keys up to 128", "Tags.0.key", alibabatest.With("Tags", `[{"key":`+simtest.Quoted("k", 129)+`}]`)),
		of("tag keys are not empty", "Tags.0.key", alibabatest.With("Tags", `[{"key":""}]`)),
		of("tag keys do not begin with acs:", "Tags.0.key", alibabatest.With("Tags", `[{"key":"acs:a"}]`)),
		of("tag keys hold no https://", "Tags.0.key", alibabatest.With("Tags", `[{"key":"a-https://x"}]`)),
		of("tag values up to 128", "Tags.0.value", alibabatest.With("Tags", `[{"key":"a","value":`+simtest.Quoted("v", 129)+`}]`)),
		of("at most 10 AdditionalPackages", "AdditionalPackages", alibabatest.With("AdditionalPackages", simtest.Times(11, `{"Name":"mpich"}`))),
		of("KeyPairName 2-128", "ClusterCredentials.KeyPairName", alibabatest.With("ClusterCredentials", `{"KeyPairName":"a"}`)),
		of("KeyPairName has no blank", "ClusterCredentials.KeyPairName", alibabatest.With("ClusterCredentials", `{"KeyPairName":"a b"}`)),
		of("Password 8-20", "ClusterCredentials.Password", alibabatest.With("ClusterCredentials", `{"Password":"aliHP12"}`)),
		of("Password 8-20", "ClusterCredentials.Password", alibabatest.With("ClusterCredentials", `{"Password":"aliHPC123456789012345"}`)),
		of("Password without backtick", "ClusterCredentials.Password", alibabatest.With("ClusterCredentials", "{\"Password\":\"aliHPC12`\"}")),

		of("scheduler types", "Manager.Scheduler.Type", alibabatest.Edited("Manager", `SLURM`, `LSF`)),
		of("directory is NIS", "Manager.DirectoryService.Type", alibabatest.Edited("Manager", `"DirectoryService":{"Type":"nis"`, `"DirectoryService":{"Type":"ldap"`)),
		of("DNS is NIS", "Manager.DNS.Type", alibabatest.Edited("Manager", `"DNS":{"Type":"nis"`, `"DNS":{"Type":"bind"`)),

		of("QueueName 1-15", "Queues.0.QueueName", alibabatest.With("Queues", `[{"QueueName":`+simtest.Quoted("q", 16)+`}]`)),
		of("QueueName has no _", "Queues.0.QueueName", alibabatest.With("Queues", `[{"QueueName":"a_b"}]`)),
		of("QueueName is required", "Queues.0.QueueName", alibabatest.With("Queues", `[{"MinCount":0}]`)),
		of("MinCount from 0", "Queues.0.MinCount", queueWith(`"MinCount":-1`)),
		of("InterConnect", "Queues.0.InterConnect", queueWith(`"InterConnect":"ib"`)),
		of("VSwitchIds 1-5", "Queues.0.VSwitchIds", queueWith(`"VSwitchIds":`+simtest.Times(6, `"vsw-f8za5p0mwzgdu3wgx"`))),
		of("ComputeNodes 0-10", "Queues.0.ComputeNodes", queueWith(`"ComputeNodes":`+simtest.Times(11, alibabatest.Node))),
		of("AllocationStrategy", "Queues.0.AllocationStrategy", queueWith(`"AllocationStrategy":"Cheapest"`)),
		of("HostnamePrefix up to 32", "Queues.0.HostnamePrefix", queueWith(`"HostnamePrefix":`+simtest.Quoted("a", 33))),
		of("HostnamePrefix has no dot", "Queues.0.HostnamePrefix", queueWith(`"HostnamePrefix":"a.b"`)),
		of("ReservedNodePoolId is rnp-…", "Queues.0.ReservedNodePoolId", queueWith(`"ReservedNodePoolId":"np-1"`)),
		of("KeepAliveNodes is a list", "Queues.0.KeepAliveNodes", queueWith(`"KeepAliveNodes":"a"`)),

		of("InstanceChargeType", secondNode+"InstanceChargeType", nodeWith(`"InstanceChargeType":"Spot"`)),
		of("PeriodUnit", secondNode+"PeriodUnit", nodeWith(`"InstanceChargeType":"PrePaid","PeriodUnit":"Year","Period":1`)),
		of("months 1-9, 12, 24, 36, 48, 60", secondNode+"Period", nodeWith(`"InstanceChargeType":"PrePaid","Period":10`)),
		of("renewal in weeks 1-3", secondNode+"AutoRenewPeriod", nodeWith(`"InstanceChargeType":"PrePaid","PeriodUnit":"Week","Period":1,"AutoRenew":true,"AutoRenewPeriod":4`)),
		of("renewal in months", secondNode+"AutoRenewPeriod", nodeWith(`"InstanceChargeType":"PrePaid","Period":1,"AutoRenew":true,"AutoRenewPeriod":9`)),
		of("AutoRenew with PrePaid", secondNode+"AutoRenew", nodeWith(`"AutoRenew":true`)),
		of("SpotStrategy", secondNode+"SpotStrategy", nodeWith(`"SpotStrategy":"Spot"`)),
		of("SpotPriceLimit above 0", secondNode+"SpotPriceLimit", nodeWith(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":0`)),
		of("SpotPriceLimit is a number", secondNode+"SpotPriceLimit", nodeWith(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":"0.1"`)),
		of("a term is not 0", secondNode+"Period", nodeWith(`"InstanceChargeType":"PrePaid","Period":0`)),
		of("no term when paid by use", secondNode+"Period", nodeWith(`"Period":1`)),
		of("no renewal when paid by use", secondNode+"AutoRenew", nodeWith(`"AutoRenew":true`)),
		of("Duration 0 or 1", secondNode+"Duration", nodeWith(`"SpotStrategy":"SpotAsPriceGo","Duration":2`)),
		of("system disk up to 2048", secondNode+"SystemDisk.Size", nodeWith(`"SystemDisk":{"Category":"cloud_essd","Size":2049}`)),
		of("system disk from 20", secondNode+"SystemDisk.Size", nodeWith(`"SystemDisk":{"Category":"cloud_ssd","Size":19}`)),
		of("Level PL0-PL3", secondNode+"SystemDisk.Level", nodeWith(`"SystemDisk":{"Category":"cloud_essd","Size":40,"Level":"PL4"}`)),
		of("DataDisks 0-16", secondNode+"DataDisks", nodeWith(`"DataDisks":`+simtest.Times(17, diskOf40))),
		of("data disk from 20", secondNode+"DataDisks.0.Size", nodeWith(`"DataDisks":[{"Category":"cloud_efficiency","Size":19}]`)),
		of("PL2 from 461", secondNode+"DataDisks.0.Size", nodeWith(`"DataDisks":[{"Category":"cloud_essd","Size":460,"Level":"PL2"}]`)),
		of("PL3 from 1261", secondNode+"DataDisks.0.Size", nodeWith(`"DataDisks":[{"Category":"cloud_essd","Size":1260,"Level":"PL3"}]`)),
		of("Device /dev/…", secondNode+"DataDisks.0.Device", nodeWith(`"DataDisks":[{"Size":40,"Device":"xvdb"}]`)),

		of("ProtocolType", "SharedStorages.0.ProtocolType", alibabatest.Edited("SharedStorages", `"NFS"`, `"CIFS"`)),
		of("MountDirectory is absolute", "SharedStorages.0.MountDirectory", alibabatest.Edited("SharedStorages", `/home`, `home`)),
		of("addon Version is required", "Addons.0.Version", alibabatest.With("Addons", `[{"Name":"Login"}]`)),
		of("addon Name is from the list", "Addons.0.Name", alibabatest.With("Addons", `[{"Name":"Portal","Version":"1.0"}]`)),
		of("AddonNodeTemplate needs its InstanceType", "Addons.0.ResourcesSpec.EcsResources.0.InstanceType", alibabatest.AddonWith("", `{"EcsResources":[{"ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd"}]}`)),
		of("no DryRun", "DryRun", alibabatest.With("DryRun", "true")),
	}, send)
}

// TestBounds goes to the ends of the same ranges.
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
			queueWith(`"MinCount":1,"MaxCount":2,"InitialCount":0,"ComputeNodes":[`+alibabatest.Node+`]`),
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
			nodeWith(`"SystemDisk":{"Category":"cloud_efficiency","Size":20}`), nodeWith(`"SystemDisk":{}`),
		)},
		{"data disks", requests(append(disks(
			`{"Category":"cloud_ssd","Size":32768}`, `{"Category":"cloud_essd","Size":65536,"Level":"PL1"}`, `{"Category":"cloud_essd","Size":461,"Level":"PL2"}`,
			`{"Category":"cloud_essd","Size":1261,"Level":"PL3"}`, `{"Category":"cloud_efficiency","Size":40,"DeleteWithInstance":false,"Device":"/dev/xvdb","MountDir":"/data1","SnapshotId":"s-1"}`,
		), nodeWith(`"DataDisks":`+simtest.Times(16, diskOf40)))...)},
	}, send)
}
