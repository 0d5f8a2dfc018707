package simulator_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

func sendEHPC(t *testing.T, changes ...string) answer {
	t.Helper()
	_, c := setUp(t)
	return c.call("ehpc", "CreateCluster", with(changes...))
}

// flat are parameters in a row, as with takes them.
func flat(params map[string]string) []string {
	minimum := minimal()
	var out []string
	for _, name := range slices.Sorted(maps.Keys(params)) {
		if params[name] != minimum[name] {
			out = append(out, name, params[name])
		}
	}
	return out
}

// times is a JSON list of n equal items.
func times(n int, item string) string {
	return "[" + strings.TrimSuffix(strings.Repeat(item+",", n), ",") + "]"
}

const (
	ehpcNode = "Queues.0.ComputeNodes.1."
	diskOf40 = `{"Category":"cloud_essd","Size":40}`
)

// TestEHPCPageRules breaks rules of the page CreateCluster, of its templates and
// of the fields' texts in the SDK.
func TestEHPCPageRules(t *testing.T) {
	t.Parallel()
	const bad = "InvalidParams"
	of := func(rule, about string, request map[string]string) pageRule {
		return pageRule{rule, flat(request), bad, " " + about + " "}
	}
	checkRefused(t, []pageRule{
		of("ClusterName 2-128", "ClusterName", with("ClusterName", strings.Repeat("a", 129))),
		of("ClusterName has letters, digits, - and _", "ClusterName", with("ClusterName", "a b")),
		of("ClusterDescription has the name's rule", "ClusterDescription", with("ClusterDescription", "a")),
		of("ClusterCategory", "ClusterCategory", with("ClusterCategory", "Edge")),
		of("ClusterMode", "ClusterMode", with("ClusterMode", "Cloud")),
		of("MaxCount 0-5000", "MaxCount", with("MaxCount", "-1")),
		of("MaxCoreCount 0-100000", "MaxCoreCount", with("MaxCoreCount", "100001")),
		of("IsEnterpriseSecurityGroup is true or false", "IsEnterpriseSecurityGroup", with("IsEnterpriseSecurityGroup", "yes")),
		of("at most 20 Tags", "Tags", with("Tags", times(21, `{"key":"a","value":""}`))),
		of("tag keys up to 128", "Tags.0.key", with("Tags", `[{"key":`+quoted("k", 129)+`}]`)),
		of("tag keys are not empty", "Tags.0.key", with("Tags", `[{"key":""}]`)),
		of("tag keys do not begin with acs:", "Tags.0.key", with("Tags", `[{"key":"acs:a"}]`)),
		of("tag keys hold no https://", "Tags.0.key", with("Tags", `[{"key":"a-https://x"}]`)),
		of("tag values up to 128", "Tags.0.value", with("Tags", `[{"key":"a","value":`+quoted("v", 129)+`}]`)),
		of("at most 10 AdditionalPackages", "AdditionalPackages", with("AdditionalPackages", times(11, `{"Name":"mpich"}`))),
		of("KeyPairName 2-128", "ClusterCredentials.KeyPairName", with("ClusterCredentials", `{"KeyPairName":"a"}`)),
		of("KeyPairName has no blank", "ClusterCredentials.KeyPairName", with("ClusterCredentials", `{"KeyPairName":"a b"}`)),
		of("Password 8-20", "ClusterCredentials.Password", with("ClusterCredentials", `{"Password":"aliHP12"}`)),
		of("Password 8-20", "ClusterCredentials.Password", with("ClusterCredentials", `{"Password":"aliHPC123456789012345"}`)),
		of("Password without backtick", "ClusterCredentials.Password", with("ClusterCredentials", "{\"Password\":\"aliHPC12`\"}")),

		of("scheduler types", "Manager.Scheduler.Type", edited("Manager", `SLURM`, `LSF`)),
		of("directory is NIS", "Manager.DirectoryService.Type", edited("Manager", `"DirectoryService":{"Type":"nis"`, `"DirectoryService":{"Type":"ldap"`)),
		of("DNS is NIS", "Manager.DNS.Type", edited("Manager", `"DNS":{"Type":"nis"`, `"DNS":{"Type":"bind"`)),

		of("QueueName 1-15", "Queues.0.QueueName", with("Queues", `[{"QueueName":`+quoted("q", 16)+`}]`)),
		of("QueueName has no _", "Queues.0.QueueName", with("Queues", `[{"QueueName":"a_b"}]`)),
		of("QueueName is required", "Queues.0.QueueName", with("Queues", `[{"MinCount":0}]`)),
		of("MinCount from 0", "Queues.0.MinCount", queueWith(`"MinCount":-1`)),
		of("InterConnect", "Queues.0.InterConnect", queueWith(`"InterConnect":"ib"`)),
		of("VSwitchIds 1-5", "Queues.0.VSwitchIds", queueWith(`"VSwitchIds":`+times(6, `"vsw-f8za5p0mwzgdu3wgx"`))),
		of("ComputeNodes 0-10", "Queues.0.ComputeNodes", queueWith(`"ComputeNodes":`+times(11, node))),
		of("AllocationStrategy", "Queues.0.AllocationStrategy", queueWith(`"AllocationStrategy":"Cheapest"`)),
		of("HostnamePrefix up to 32", "Queues.0.HostnamePrefix", queueWith(`"HostnamePrefix":`+quoted("a", 33))),
		of("HostnamePrefix has no dot", "Queues.0.HostnamePrefix", queueWith(`"HostnamePrefix":"a.b"`)),
		of("ReservedNodePoolId is rnp-…", "Queues.0.ReservedNodePoolId", queueWith(`"ReservedNodePoolId":"np-1"`)),
		of("KeepAliveNodes is a list", "Queues.0.KeepAliveNodes", queueWith(`"KeepAliveNodes":"a"`)),

		of("InstanceChargeType", ehpcNode+"InstanceChargeType", nodeWith(`"InstanceChargeType":"Spot"`)),
		of("PeriodUnit", ehpcNode+"PeriodUnit", nodeWith(`"InstanceChargeType":"PrePaid","PeriodUnit":"Year","Period":1`)),
		of("months 1-9, 12, 24, 36, 48, 60", ehpcNode+"Period", nodeWith(`"InstanceChargeType":"PrePaid","Period":10`)),
		of("renewal in weeks 1-3", ehpcNode+"AutoRenewPeriod", nodeWith(`"InstanceChargeType":"PrePaid","PeriodUnit":"Week","Period":1,"AutoRenew":true,"AutoRenewPeriod":4`)),
		of("renewal in months", ehpcNode+"AutoRenewPeriod", nodeWith(`"InstanceChargeType":"PrePaid","Period":1,"AutoRenew":true,"AutoRenewPeriod":9`)),
		of("AutoRenew with PrePaid", ehpcNode+"AutoRenew", nodeWith(`"AutoRenew":true`)),
		of("SpotStrategy", ehpcNode+"SpotStrategy", nodeWith(`"SpotStrategy":"Spot"`)),
		of("SpotPriceLimit above 0", ehpcNode+"SpotPriceLimit", nodeWith(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":0`)),
		of("SpotPriceLimit is a number", ehpcNode+"SpotPriceLimit", nodeWith(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":"0.1"`)),
		of("Duration 0 or 1", ehpcNode+"Duration", nodeWith(`"SpotStrategy":"SpotAsPriceGo","Duration":2`)),
		of("system disk up to 2048", ehpcNode+"SystemDisk.Size", nodeWith(`"SystemDisk":{"Category":"cloud_essd","Size":2049}`)),
		of("system disk from 40", ehpcNode+"SystemDisk.Size", nodeWith(`"SystemDisk":{"Category":"cloud_ssd","Size":39}`)),
		of("Level PL0-PL3", ehpcNode+"SystemDisk.Level", nodeWith(`"SystemDisk":{"Category":"cloud_essd","Size":40,"Level":"PL4"}`)),
		of("DataDisks 0-16", ehpcNode+"DataDisks", nodeWith(`"DataDisks":`+times(17, diskOf40))),
		of("data disk from 40", ehpcNode+"DataDisks.0.Size", nodeWith(`"DataDisks":[{"Category":"cloud_efficiency","Size":39}]`)),
		of("PL2 from 461", ehpcNode+"DataDisks.0.Size", nodeWith(`"DataDisks":[{"Category":"cloud_essd","Size":460,"Level":"PL2"}]`)),
		of("PL3 from 1261", ehpcNode+"DataDisks.0.Size", nodeWith(`"DataDisks":[{"Category":"cloud_essd","Size":1260,"Level":"PL3"}]`)),
		of("Device /dev/…", ehpcNode+"DataDisks.0.Device", nodeWith(`"DataDisks":[{"Size":40,"Device":"xvdb"}]`)),

		of("ProtocolType", "SharedStorages.0.ProtocolType", edited("SharedStorages", `"NFS"`, `"CIFS"`)),
		of("MountDirectory is absolute", "SharedStorages.0.MountDirectory", edited("SharedStorages", `/home`, `home`)),
		of("addon Version is required", "Addons.0.Version", with("Addons", `[{"Name":"Login"}]`)),
		of("addon Name is from the list", "Addons.0.Name", with("Addons", `[{"Name":"Portal","Version":"1.0"}]`)),
		of("AddonNodeTemplate needs its InstanceType", "Addons.0.ResourcesSpec.EcsResources.0.InstanceType", addonWith("", `{"EcsResources":[{"ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd"}]}`)),
		of("no DryRun", "DryRun", with("DryRun", "true")),
	}, sendEHPC)
}

// TestEHPCBounds goes to the ends of the same ranges.
func TestEHPCBounds(t *testing.T) {
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
	checkAccepted(t, []pageBound{
		{"ClusterName 2-128", each("ClusterName", "ab", "a.b", "集群", strings.Repeat("a", 128))},
		{"ClusterDescription", each("ClusterDescription", "ab", strings.Repeat("a", 128))},
		{"MaxCount 0-5000", each("MaxCount", "0", "5000")},
		{"MaxCoreCount 0-100000", each("MaxCoreCount", "0", "100000")},
		{"Tags", each("Tags", "[]", times(20, `{"key":"a","value":""}`), `[{"key":`+quoted("k", 128)+`,"value":`+quoted("v", 128)+`}]`, `[{"key":"a"}]`)},
		{"Password 8-20", each("ClusterCredentials", `{"Password":"aliHPC12"}`, `{"Password":"aliHPC12345678901234"}`, `{"Password":"()~!@#$%^&*-=+{}aA"}`, `{"Password":"[]:;'<>,.?/aA"}`)},
		{"AdditionalPackages", each("AdditionalPackages", "[]", times(10, `{"Name":"mpich"}`))},
		{"Queues 0-8", each("Queues", "[]", "["+strings.Join(distinct, ",")+"]")},
		{"QueueName 1-15", each("Queues", `[{"QueueName":"q"}]`, `[{"QueueName":`+string(long)+`}]`, `[{"QueueName":"q.1"}]`)},
		{"counts of a queue", requests(
			queueWith(`"MinCount":0,"MaxCount":0,"InitialCount":0`), queueWith(`"MinCount":2,"MaxCount":2,"InitialCount":2,"ComputeNodes":[`+node+`]`),
			queueWith(`"MinCount":0,"MaxCount":1000,"MaxCountPerCycle":99,"ComputeNodes":`+times(10, node)),
		)},
		{"VSwitchIds 1-5", requests(queueWith(`"VSwitchIds":["vsw-f8za5p0mwzgdu3wgx"]`), queueWith(`"VSwitchIds":`+times(5, `"vsw-f8za5p0mwzgdu3wgx"`)))},
		{"host names", requests(queueWith(`"HostnamePrefix":`+quoted("a", 32)), queueWith(`"HostnameSuffix":`+quoted("a", 40)), queueWith(`"RamRole":`+quoted("r", 70)))},
		{"PrePaid", requests(
			nodeWith(`"InstanceChargeType":"PrePaid","Period":1`), nodeWith(`"InstanceChargeType":"PrePaid","Period":60,"AutoRenew":true,"AutoRenewPeriod":60`),
			nodeWith(`"InstanceChargeType":"PrePaid","PeriodUnit":"Week","Period":4,"AutoRenew":true,"AutoRenewPeriod":3`),
		)},
		{"spot", requests(
			nodeWith(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":0.001,"Duration":0`), nodeWith(`"SpotStrategy":"SpotAsPriceGo","Duration":1`),
		)},
		{"system disks", requests(
			nodeWith(`"SystemDisk":{"Category":"cloud_essd","Size":2048,"Level":"PL3"}`), nodeWith(`"SystemDisk":{"Category":"cloud","Size":500}`),
			nodeWith(`"SystemDisk":{"Category":"cloud_efficiency","Size":40}`), nodeWith(`"SystemDisk":{}`),
		)},
		{"data disks", requests(append(disks(
			`{"Category":"cloud_ssd","Size":32768}`, `{"Category":"cloud_essd","Size":65536,"Level":"PL1"}`, `{"Category":"cloud_essd","Size":461,"Level":"PL2"}`,
			`{"Category":"cloud_essd","Size":1261,"Level":"PL3"}`, `{"Category":"cloud_efficiency","Size":40,"DeleteWithInstance":false,"Device":"/dev/xvdb","MountDir":"/data1","SnapshotId":"s-1"}`,
		), nodeWith(`"DataDisks":`+times(16, diskOf40)))...)},
	}, sendEHPC)
}
