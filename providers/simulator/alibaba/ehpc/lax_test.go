package ehpc_test

import (
	"testing"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

// TestTakesWhatTheVendorsToolsSend: the bodies of the vendor's Terraform provider of
// 2026-08 in its live tests hold zeros and empty texts where nobody set anything, and
// members that mean nothing where they stand.
func TestTakesWhatTheVendorsToolsSend(t *testing.T) {
	t.Parallel()
	const zeros = `"InstanceChargeType":"PostPaid","Period":0,"AutoRenew":false,"AutoRenewPeriod":0,"SpotStrategy":"NoSpot","SpotPriceLimit":0,"Duration":0,"EnableHT":true`
	requests := func(one map[string]string) [][]string { return [][]string{flat(one)} }
	simtest.CheckAccepted(t, simtest.PageBounds{
		{"zeros of the manager", requests(alibabatest.Edited("Manager", alibabatest.Node, `{"InstanceType":"ecs.c6.xlarge","ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd",`+zeros+`}`))},
		{"zeros of a queue's node", requests(nodeWith(zeros))},
		{"zeros of a spot node", requests(nodeWith(`"SpotStrategy":"SpotAsPriceGo","SpotPriceLimit":0.0,"Duration":0`))},
		{"a whole price", requests(nodeWith(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":3,"Duration":1`))},
		{"a level of a basic disk", requests(nodeWith(`"SystemDisk":{"Category":"cloud","Size":50,"Level":"PL1"}`))},
		{"a new group beside a group", requests(alibabatest.With("SecurityGroupId", "sg-bp13n61xsydodfyg", "IsEnterpriseSecurityGroup", "false"))},
		{"an addon without its parts", requests(alibabatest.With("Addons", `[{"Name":"Login","Version":"1.0","ServicesSpec":"","ResourcesSpec":""}]`))},
		{"blanks within an addon's parts", requests(alibabatest.With("Addons", `[{"Name":"Login","Version":"1.0","ServicesSpec":"[\n  {\n    \"ServiceName\": \"SSH\"\n  }\n]\n"}]`))},
		{"mounts without options", requests(alibabatest.Edited("SharedStorages", `-t nfs -o vers=3,nolock,proto=tcp,noresvport`, ""))},
		{"a queue that is only named", requests(alibabatest.With("Queues", `[{"QueueName":"tfaccehpc10000"}]`))},
		{"a package of any version", requests(alibabatest.With("AdditionalPackages", `[{"Name":"mpich"}]`))},
		{"no limits", requests(alibabatest.With("MaxCount", "0", "MaxCoreCount", "0", "GrowInterval", "0", "IdleInterval", "0"))},
		{"no tags, no queues", requests(alibabatest.With("Tags", "[]", "Queues", "[]", "AdditionalPackages", "[]"))},
	}, send)
}
