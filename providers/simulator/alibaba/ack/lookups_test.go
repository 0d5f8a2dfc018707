package ack_test

import (
	"net/http"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
)

func TestVersions(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	ask := func(pairs ...string) []any {
		return c.OK("DescribeKubernetesVersionMetadata", "", append([]string{"Region", hangzhou}, pairs...)...).List("items")
	}
	managed := ask("ClusterType", "ManagedKubernetes", "Profile", "Default")
	newest, _ := managed[0].(map[string]any)
	if newest["version"] != "1.36.2-aliyun.1" || newest["creatable"] != true || len(managed) != 10 {
		t.Errorf("%d versions, newest %v", len(managed), newest)
	}
	if first := newest["runtimes"].([]any)[0].(map[string]any); first["name"] != "containerd" || first["version"] == "" {
		t.Errorf("runtime %v", first)
	}
	if first := newest["images"].([]any)[0].(map[string]any); first["image_type"] != "AliyunLinux3" || first["image_category"] != "system" {
		t.Errorf("image %v", first)
	}
	if n := len(ask("ClusterType", "Kubernetes")); n != 12 {
		t.Errorf("%d versions for dedicated clusters, want the retired ones, too", n)
	}
	if n := len(ask("ClusterType", "ManagedKubernetes", "Mode", "supported")); n != 12 {
		t.Errorf("%d supported versions", n)
	}
	if n := len(ask("ClusterType", "ManagedKubernetes", "Profile", "Edge")); n != 12 {
		t.Errorf("%d versions for edge clusters, want theirs, too", n)
	}
	one := ask("ClusterType", "Kubernetes", "KubernetesVersion", "1.22.15-aliyun.1", "runtime", "docker", "QueryUpgradableVersion", "true")
	v, _ := one[0].(map[string]any)
	if len(one) != 1 || len(v["runtimes"].([]any)) != 1 || len(v["upgradable_versions"].([]any)) != 1 {
		t.Errorf("one version: %v", one)
	}
}

func TestAddons(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	about := []string{"region_id", hangzhou, "cluster_type", "ManagedKubernetes", "profile", "Default", "cluster_spec", "ack.pro.small", "cluster_version", "1.31.1-aliyun.1"}
	a := c.OK("ListAddons", "", about...)
	names := map[string]bool{}
	for _, one := range a.List("addons") {
		m, _ := one.(map[string]any)
		names[m["name"].(string)] = true
		if !strings.HasPrefix(m["config_schema"].(string), "{") {
			t.Errorf("schema of %v", m)
		}
	}
	for _, name := range []string{"flannel", "terway-eniip", "csi-plugin", "csi-provisioner", "flexvolume", "logtail-ds", "nginx-ingress-controller", "ack-node-problem-detector", "arms-prometheus"} {
		if !names[name] {
			t.Errorf("no addon %s", name)
		}
	}
	if a := c.Call("ListAddons", "", about[2:]...); a.Code != "InvalidParameter" || !strings.Contains(a.Message, "region_id is required") {
		t.Errorf("without region: %d %s", a.Status, a.Raw)
	}
	id, _ := c.Created([]byte(alibabatest.ManagedBody))
	c.OK("ListAddons", "", "cluster_id", id)
	if a := c.Call("ListAddons", "", "cluster_id", "c0"); a.Status != http.StatusNotFound {
		t.Errorf("addons of nobody: %d %s", a.Status, a.Raw)
	}
	old := c.OK("DescribeAddons", "", "region", hangzhou, "cluster_type", "Kubernetes")
	if old.At("StandardComponents", "flannel", "required") != "false" || len(old.List("ComponentGroups")) < 5 {
		t.Errorf("DescribeAddons: %s", old.Raw)
	}
}

func TestSmallLookups(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	quota := c.OK("DescribeUserQuota", "")
	for name, want := range map[string]float64{
		"cluster_quota": 50, "amk_cluster_quota": 20, "ask_cluster_quota": 20, "cluster_nodepool_quota": 20, "node_quota": 100,
	} {
		if quota.At(name) != want {
			t.Errorf("%s = %v", name, quota.At(name))
		}
	}
	regions := c.OK("DescribeRegions", "", "acceptLanguage", "en-US")
	if regions.At("regions", 0, "regionId") != hangzhou || regions.At("regions", 0, "localName") != "China (Hangzhou)" {
		t.Errorf("regions: %s", regions.Raw)
	}
	for action, id := range map[string]string{"DescribeClusterDetail": "c0", "DescribeClusterLogs": "c0", "DescribeTaskInfo": "T-0", "DeleteCluster": "c0"} {
		if a := c.Call(action, id); a.Status != http.StatusNotFound || !strings.Contains(a.Code, "NotFound") {
			t.Errorf("%s of nobody: %d %s", action, a.Status, a.Raw)
		}
	}
	for _, region := range []string{"cn-shanghai", "cn-atlantis"} {
		if a := c.Call("DescribeClustersForRegion", region); a.Status != http.StatusBadRequest {
			t.Errorf("clusters of %s: %d %s", region, a.Status, a.Raw)
		}
	}
	if a := c.Call("DescribeClustersForRegion", hangzhou, "page_size", "51"); a.Status != http.StatusBadRequest || !strings.Contains(a.Message, "page_size") {
		t.Errorf("page of 51: %d %s", a.Status, a.Raw)
	}
}

// TestEveryPathIsItsOwn calls each action at the path of each other.
func TestEveryPathIsItsOwn(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	for action, at := range alibabatest.ACKRoutes {
		method, path, _ := strings.Cut(at, " ")
		for other := range alibabatest.ACKRoutes {
			c.Before = func(r *http.Request) {
				r.Header.Set("x-acs-action", other)
				r.Method, r.URL.Path = method, strings.ReplaceAll(path, "{}", "x1")
			}
			a := c.Call(action, "x1")
			if refused := a.Code == "InvalidAction.NotFound"; refused == (action == other) && !overlaps(at, alibabatest.ACKRoutes[other]) {
				t.Errorf("%s at %s: %d %s", other, at, a.Status, a.Code)
			}
		}
	}
}

// overlaps tells whether two paths can be the same.
func overlaps(a, b string) bool {
	one, two := strings.Split(a, "/"), strings.Split(b, "/")
	if len(one) != len(two) {
		return false
	}
	for i := range one {
		if one[i] != two[i] && one[i] != "{}" && two[i] != "{}" {
			return false
		}
	}
	return a != b
}
