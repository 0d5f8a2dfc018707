package ehpc_test

import (
	"testing"
	"time"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
)

func TestAddonOfACluster(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	made := c.OK("ehpc", "CreateCluster", alibabatest.AddonWith(
		`[{"ServiceName":"SSH","NetworkACL":[{"IpProtocol":"TCP","Port":22,"SourceCidrIp":"10.0.0.0/8"}]}]`,
		`{"EipResource":{"AutoCreate":true,"Bandwidth":5,"InstanceChargeType":"PostPaid","InternetChargeType":"PayByTraffic"},"EcsResources":[`+alibabatest.Node+`]}`))
	get := map[string]string{"ClusterId": made.At("ClusterId").(string)}
	list := func() []any { return c.OK("ehpc", "ListAddons", get).List("Addons") }
	c.Clock.Add(10 * time.Second)
	if all := list(); len(all) != 0 {
		t.Fatalf("before it is begun: %v", all)
	}
	seen := map[string]bool{}
	for range 1200 {
		c.Clock.Add(time.Second)
		all := list()
		if len(all) == 0 {
			continue
		}
		one, _ := all[0].(map[string]any)
		a := c.OK("ehpc", "GetAddon", map[string]string{"ClusterId": get["ClusterId"], "AddonId": one["AddonId"].(string)})
		address, _ := a.At("Addon", "ResourcesSpec", "EipResource", "EipAddress").(string)
		seen[one["Status"].(string)+map[bool]string{true: " with address"}[address != ""]] = true
		if a.At("Addon", "ResourcesSpec", "EipResource", "Bandwidth") != "5" || a.At("Addon", "ServicesSpec", 0, "NetworkACL", 0, "SourceCidrIp") != "10.0.0.0/8" {
			t.Fatalf("specs of %s", a.Raw)
		}
		if one["Status"] == "Running" {
			if a.At("Addon", "ResourcesSpec", "EcsResources", 0, "PrivateIpAddress") == "" {
				t.Errorf("no private address: %s", a.Raw)
			}
			break
		}
	}
	for _, want := range []string{"Installing", "Installing with address", "Running with address"} {
		if !seen[want] {
			t.Errorf("never %s, but %v", want, seen)
		}
	}
	short := c.OK("ehpc", "ListClusters", nil)
	if short.At("Clusters", 0, "Addons", 0, "Status") != "Running" || short.At("Clusters", 0, "Addons", 0, "ResourcesSpec", "EipInstanceId") == "" {
		t.Errorf("in the list of clusters: %s", short.Raw)
	}
	if a := c.Call("ehpc", "GetAddon", map[string]string{"ClusterId": get["ClusterId"], "AddonId": "Login-1.0-none"}); a.Status != 400 {
		t.Errorf("of nobody: %d %s", a.Status, a.Raw)
	}
}

func TestAddonWithoutAddress(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	made := c.OK("ehpc", "CreateCluster", alibabatest.AddonWith(`[]`, `{"EipResource":{"AutoCreate":false}}`))
	id := made.At("ClusterId").(string)
	c.Clock.Add(time.Hour)
	one, _ := c.OK("ehpc", "ListAddons", map[string]string{"ClusterId": id}).List("Addons")[0].(map[string]any)
	a := c.OK("ehpc", "GetAddon", map[string]string{"ClusterId": id, "AddonId": one["AddonId"].(string)})
	if eip := a.At("Addon", "ResourcesSpec", "EipResource"); one["Status"] != "Running" || a.At("Addon", "ResourcesSpec", "EipResource", "EipAddress") != nil {
		t.Errorf("%v of %s", eip, a.Raw)
	}
}
