package huawei_test

import (
	"net/http"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/simtest"
)

// smallBody is a node pool of a privileged pool, paid on demand.
const smallBody = `{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"np-1","annotations":{"os.modelarts/billing.mode":"0"}},
"spec":{"resources":{"flavor":"modelarts.vm.cpu.16u64g.d","count":2,"maxCount":2,
"network":{"vpc":"3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10","subnet":"7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5"}}}}`

func send(t *testing.T, changes ...string) simtest.Answer {
	t.Helper()
	_, c := setUp(t)
	return c.Call(http.MethodPost, litePath, string(simtest.Change(t, smallBody, changes...)))
}

const (
	modelResources = "spec.resources."
	modelNote      = "metadata|annotations|os.modelarts/"
	modelExtended  = "spec.resources.extendParams"
	modelNodes     = "7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5"
)

// subscribed are the annotations of a node pool that is paid by period.
func subscribed(num, kind string, more ...string) []string {
	return append([]string{modelNote + "billing.mode", `"1"`, modelNote + "period.num", num, modelNote + "period.type", kind}, more...)
}

// volumes are data disks and the settings of their groups.
func volumes(disks, groups string) []string {
	return []string{modelResources + "dataVolumes", "[" + disks + "]", modelResources + "volumeGroupConfigs", "[" + groups + "]"}
}

const userDisk = `{"volumeType":"SSD","size":"100Gi","extendParams":{"volumeGroup":"vguser1"}}`

// TestNodePoolPageRules breaks rules of the pages "Create a node pool" and
// "Managing Lite Cluster node pools".
func TestNodePoolPageRules(t *testing.T) {
	t.Parallel()
	const bad = "ModelArts.50004000"
	zones := func(items string) []string { return []string{modelResources + "azs", "[" + items + "]"} }
	simtest.CheckRefused(t, simtest.PageRules{
		{"name 2-50", []string{"metadata.name", simtest.Quoted("a", 51)}, bad, "metadata.name"},
		{"nodePool is the name", []string{modelResources + "nodePool", `"np-2"`}, bad, "nodePool"},
		{"billing.mode 0 or 1", []string{modelNote + "billing.mode", `"2"`}, bad, "billing.mode"},
		{"period.num with a subscription", subscribed("", `"2"`), bad, "period.num is required"},
		{"period.type with a subscription", subscribed(`"1"`, ""), bad, "period.type is required"},
		{"period.type 2, 3 or 4", subscribed(`"1"`, `"1"`), bad, "period.type"},
		{"auto.renew 0 or 1", subscribed(`"1"`, `"2"`, modelNote+"auto.renew", `"true"`), bad, "auto.renew"},
		{"auto.pay is of pools", []string{modelNote + "auto.pay", `"1"`}, bad, "auto.pay"},
		{"annotations are strings", []string{modelNote + "billing.mode", "0"}, bad, "billing.mode"},
		{"the flavour's billingModes", subscribed(`"1"`, `"2"`, modelResources+"flavor", `"modelarts.vm.2u4g.dcc"`), bad, "billing mode 1"},
		{"a flavour that there is", []string{modelResources + "flavor", `"modelarts.vm.none"`}, "ModelArts.50005101", "Resourceflavor"},
		{"resources is one object", []string{"spec.resources", "[]"}, bad, "spec.resources"},
		{"count from 1", []string{modelResources + "count", "0", modelResources + "maxCount", "0", "metadata.annotations", ""}, bad, "count must greater than 1"},
		{"maxCount is required", []string{modelResources + "maxCount", ""}, bad, "maxCount is required"},
		{"maxCount is count", []string{modelResources + "maxCount", "3"}, bad, "maxCount"},
		{"counts are numbers", []string{modelResources + "count", `"2"`}, bad, "count"},
		{"azs[].count is required", zones(`{"az":"cn-north-4a"}`), bad, "azs.0.count is required"},
		{"an AZ of the flavour", zones(`{"az":"cn-north-4c","count":2}`), bad, "azs.0.az"},
		{"taints[].effect is required", []string{modelResources + "taints", `[{"key":"a"}]`}, bad, "taints.0.effect is required"},
		{"tags[].value is required", []string{modelResources + "tags", `[{"key":"a"}]`}, bad, "tags.0.value is required"},
		{"network.subnet with groups", []string{modelResources + "network", `{"vpc":"3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10","securityGroups":["5f6e7d8c-9b0a-4c1d-a2e3-f4a5b6c7d8e9"]}`}, bad, "network.subnet is required"},

		{"extendParams are strings", []string{modelExtended, `{"other":1}`}, bad, "extendParams.other"},
		{"XParameterPlaneSubnet is a subnet", []string{modelExtended, `{"XParameterPlaneSubnet":"none"}`}, bad, "XParameterPlaneSubnet"},

		{"size is a string", []string{modelResources + "rootVolume", `{"volumeType":"SSD","size":100}`}, bad, "rootVolume.size"},
		{"size is required", []string{modelResources + "rootVolume", `{"volumeType":"SSD"}`}, bad, "rootVolume.size is required"},
		{"volumeGroup is required", volumes(`{"volumeType":"SSD","size":"100Gi"}`, ""), bad, "dataVolumes.0.extendParams is required"},
		{"dockerThinPool is a percentage", volumes(`{"volumeType":"SSD","size":"100Gi","extendParams":{"volumeGroup":"vgpaas"}}`, `{"volumeGroup":"vgpaas","dockerThinPool":101}`), bad, "dockerThinPool"},
		{"driver is of pools", []string{modelResources + "driver", `{"version":"1"}`}, bad, "driver"},
		{"jobFlavors is of pools", []string{"spec.jobFlavors", "[]"}, bad, "spec.jobFlavors"},
	}, send)
	_, c := setUp(t)
	const v1, v2 = "/v1/" + project, "/v2/" + project
	for _, target := range []string{
		v1 + "/events?resource=pool&name=pool-lite-a1b2", v1 + "/events?resource=pools", v1 + "/events?resource=pools&name=pool-lite-a1b2&limit=501",
		v1 + "/events?resource=pools&name=pool-lite-a1b2&type=Error", v1 + "/orders?limit=501", v1 + "/orders?offset=501", v1 + "/orders?phase=done",
		v1 + "/orders?resource=pool", v1 + "/resourceflavors?limit=501", v2 + "/pools?status=running", litePath + "/nodepool-0/nodes?limit=501",
	} {
		if a := c.Call(http.MethodGet, target, ""); a.Status != 400 || a.Code != bad {
			t.Errorf("%s: %d %s", target, a.Status, a.Raw)
		}
	}
}

// TestNodePoolBounds goes to the ends of the same pages' ranges.
func TestNodePoolBounds(t *testing.T) {
	t.Parallel()
	simtest.CheckAccepted(t, simtest.PageBounds{
		{"name 2-50", simtest.Each("metadata.name", `"ab"`, simtest.Quoted("a", 50), `"a-1"`)},
		{"months and years", [][]string{subscribed(`"1"`, `"2"`), subscribed(`"9"`, `"2"`), subscribed(`"1"`, `"3"`), subscribed(`"3"`, `"3"`), subscribed(`"24"`, `"4"`)}},
		{"auto.renew", [][]string{subscribed(`"1"`, `"2"`, modelNote+"auto.renew", `"0"`), subscribed(`"1"`, `"2"`, modelNote+"auto.renew", `"1"`)}},
		{"no annotation", simtest.Each("metadata.annotations", "", "{}")},
		{"count 1", [][]string{{modelResources + "count", "1", modelResources + "maxCount", "1"}}},
		{"creatingStep", simtest.Each(modelResources+"creatingStep", `{"step":2,"type":"hyperinstance"}`, `{"step":1,"type":"rack"}`, `{"step":2}`, `{"type":"rack"}`, `{}`)},
		{"azs", simtest.Each(modelResources+"azs", `[{"az":"cn-north-4b","count":2}]`, `[{"az":"cn-north-4a","count":1},{"az":"cn-north-4b","count":1}]`)},
		{"taints", simtest.Each(modelResources+"taints", `[]`, `[{"key":"a","effect":"NoExecute"}]`, `[{"key":"example.com/a","value":"b","effect":"PreferNoSchedule"}]`)},
		{"labels", simtest.Each(modelResources+"labels", `{}`, `{"a":""}`, `{"example.com/a":`+simtest.Quoted("b", 63)+`}`)},
		{"tags", simtest.Each(modelResources+"tags", `[{"key":"a","value":""}]`, "["+strings.TrimSuffix(strings.Repeat(`{"key":"a","value":""},`, 20), ",")+"]")},
		{"network", simtest.Each(modelResources+"network", "", `{"vpc":"3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10","subnet":"`+modelNodes+`","securityGroups":`+simtest.Times(8, `"5f6e7d8c-9b0a-4c1d-a2e3-f4a5b6c7d8e9"`)+`}`, `{"vpc":"3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10"}`)},
		{"dockerBaseSize", simtest.Each(modelExtended, `{"dockerBaseSize":"0"}`, `{"dockerBaseSize":"50"}`, `{"dockerBaseSize":"500"}`)},
		{"other extendParams", simtest.Each(modelExtended, `{"alpha.cce/x":"y"}`, `{"tagPolicyOnExistingNodes":"refresh","runtime":"docker","nodePoolName":"ab"}`, `{"XParameterPlaneSubnet":"03796378-c356-4c14-826b-e4913aa9c8b9"}`)},
		{"volume types and sizes", simtest.Each(modelResources+"rootVolume", `{"volumeType":"SAS","size":"40"}`, `{"volumeType":"GPSSD","size":"1024Gi"}`, `{"volumeType":"SSD","size":"65536"}`)},
		{"data disks", [][]string{
			volumes(userDisk, `{"volumeGroup":"vguser1","lvmConfig":{"lvType":"striped","path":"/a.b-c_d/e"}}`),
			volumes(`{"volumeType":"SSD","size":"100Gi","count":2,"extendParams":{"volumeGroup":"vgpaas"}}`, `{"volumeGroup":"vgpaas","dockerThinPool":100,"types":["volume"]}`),
			volumes("", `{"volumeGroup":"vg-everest-localvolume-ephemeral","types":["local"],"lvmConfig":{"lvType":"linear"}}`),
		}},
		{"os", simtest.Each(modelResources+"os", `{"name":"Huawei Cloud EulerOS 2.0","imageType":""}`, `{"imageId":"b0b1b2b3-0000-4000-8000-000000000001","imageType":"private"}`)},
	}, send)
	_, c := setUp(t)
	const v1 = "/v1/" + project
	for _, target := range []string{
		v1 + "/events?resource=pools&name=pool-lite-a1b2&limit=500", v1 + "/orders?limit=500&offset=500&phase=pending", v1 + "/resourceflavors?limit=0",
		litePath + "/nodepool-0/nodes?limit=500",
	} {
		c.OK(http.MethodGet, target, "")
	}
}

// TestWhatOnlyOneSourceForbids: no error that the service was seen to give and no second
// source says that these are refused.
func TestWhatOnlyOneSourceForbids(t *testing.T) {
	t.Parallel()
	zones := func(items string) []string { return []string{modelResources + "azs", "[" + items + "]"} }
	simtest.CheckAccepted(t, simtest.PageBounds{
		{"name 2-50", [][]string{{"metadata.name", `"a"`}}},
		{"name begins with a letter", [][]string{{"metadata.name", `"1a"`}}},
		{"name does not end with a hyphen", [][]string{{"metadata.name", `"np-"`}}},
		{"name does not end with -default", [][]string{{"metadata.name", `"np-default"`}}},
		{"1-9 months", [][]string{subscribed(`"10"`, `"2"`)}},
		{"1-3 years", [][]string{subscribed(`"4"`, `"3"`)}},
		{"count is a multiple of the step", [][]string{{modelResources + "creatingStep", `{"step":4,"type":"rack"}`}}},
		{"the kinds of steps", [][]string{{modelResources + "creatingStep", `{"step":2,"type":"supernode"}`}}},
		{"azs add up to count", [][]string{zones(`{"az":"cn-north-4a","count":1}`)}},
		{"tag keys of the service", [][]string{{modelResources + "tags", `[{"key":"__type_baremetal_x","value":""}]`}}},
		{"at most 20 tags", [][]string{{modelResources + "tags", "[" + strings.Repeat(`{"key":"a","value":""},`, 20) + `{"key":"b","value":""}]`}}},
		{"dockerBaseSize 0 or 50-500", [][]string{{modelExtended, `{"dockerBaseSize":"49"}`}}},
		{"dockerBaseSize 0 or 50-500", [][]string{{modelExtended, `{"dockerBaseSize":"501"}`}}},
		{"labelPolicyOnExistingNodes", [][]string{{modelExtended, `{"labelPolicyOnExistingNodes":"keep"}`}}},
		{"nodePoolName 2-50", [][]string{{modelExtended, `{"nodePoolName":"a"}`}}},
		{"nodePoolName does not end with -default", [][]string{{modelExtended, `{"nodePoolName":"np-default"}`}}},
		{"XParameterPlaneSubnet is not the nodes'", [][]string{{modelExtended, `{"XParameterPlaneSubnet":"` + modelNodes + `"}`}}},
		{"nor that of the pool", [][]string{{modelExtended, `{"XParameterPlaneSubnet":"` + modelNodes + `"}`, modelResources + "network", ""}}},
		{"volumeType", [][]string{{modelResources + "rootVolume", `{"volumeType":"ESSD","size":"100Gi"}`}}},
		{"vguser{n}", [][]string{volumes(`{"volumeType":"SSD","size":"100Gi","extendParams":{"volumeGroup":"vguser"}}`, "")}},
		{"custom groups have settings", [][]string{volumes(userDisk, "")}},
		{"settings are of a data disk", [][]string{volumes(userDisk, `{"volumeGroup":"vguser1"},{"volumeGroup":"vguser2"}`)}},
		{"dockerThinPool is of vgpaas", [][]string{volumes(userDisk, `{"volumeGroup":"vguser1","dockerThinPool":50}`)}},
		{"lvType", [][]string{volumes(userDisk, `{"volumeGroup":"vguser1","lvmConfig":{"lvType":"mirror"}}`)}},
		{"lvmConfig.path is absolute", [][]string{volumes(userDisk, `{"volumeGroup":"vguser1","lvmConfig":{"lvType":"linear","path":"data"}}`)}},
		{"signs of lvmConfig.path", [][]string{volumes(userDisk, `{"volumeGroup":"vguser1","lvmConfig":{"lvType":"linear","path":"/da ta"}}`)}},
		{"types", [][]string{volumes(userDisk, `{"volumeGroup":"vguser1","types":["remote"]}`)}},
		{"imageType", [][]string{{modelResources + "os", `{"name":"EulerOS 2.5","imageType":"shared"}`}}},
	}, send)
}
