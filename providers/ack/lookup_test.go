package ack_test

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
)

func TestLookupDetails(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	look := func(source string, args map[string]string) []forms.Option {
		found, err := r.Lookup(t.Context(), forms.Query{Source: source, Args: args})
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		return found.Options
	}
	values := func(options []forms.Option) string {
		var list []string
		for _, o := range options {
			list = append(list, o.Value)
		}
		return strings.Join(list, " ")
	}
	if regions := look("regions", nil); len(regions) < 5 || !slices.ContainsFunc(regions, func(o forms.Option) bool {
		return o.Value == "cn-hangzhou" && o.Label.En != o.Label.Zh && o.Label.Complete()
	}) {
		t.Errorf("regions %+v", regions)
	}
	versions := look("kubernetes_versions", map[string]string{"basics.cluster_type": "ManagedKubernetes"})
	if len(versions) < 3 || versions[0].Value != "1.36.2-aliyun.1" || len(versions[0].Cells) != 2 || versions[0].Cells[0] == "" {
		t.Errorf("versions %+v", versions)
	}
	args := map[string]string{"basics.kubernetes_version": "1.22.15-aliyun.1", "basics.cluster_type": "ManagedKubernetes", "runtime": "docker"}
	if got := values(look("runtime_versions", args)); got != "19.03.15" {
		t.Errorf("Docker of 1.22: %s", got)
	}
	if got := values(look("image_types", args)); !strings.Contains(got, "AliyunLinux Qboot") || strings.Count(got, "CentOS") != 1 {
		t.Errorf("images of 1.22: %s", got)
	}
	addons := values(look("addons", args))
	if !strings.Contains(addons, "metrics-server") || strings.Contains(addons, "flannel ") || strings.Contains(addons, "terway-eniip") {
		t.Errorf("add-ons %s", addons)
	}
	args["basics.cluster_type"] = "Kubernetes"
	if got := values(look("addons", args)); got == "" {
		t.Error("no add-ons for dedicated clusters")
	}
	pool := map[string]string{"instance_types": "ecs.c7.xlarge, ecs.g7.2xlarge", "vswitch_ids": "vsw-f8za5p0mwzgdu3wgx"}
	disks := look("system_disks", pool)
	if got := values(disks); !strings.Contains(got, "cloud_essd ") || !strings.Contains(got, "cloud_auto") || disks[0].Facts["min"] != "20" || disks[0].Facts["max"] != "2048" {
		t.Errorf("system disks %+v", disks)
	}
	if disks = look("data_disks", pool); disks[0].Value != "cloud_essd" || disks[0].Facts["max"] != "65536" {
		t.Errorf("data disks %+v", disks)
	}
	if got := values(look("runtimes", map[string]string{"basics.kubernetes_version": "1.22.15-aliyun.1"})); got != "containerd docker Sandboxed-Container.runv" {
		t.Errorf("runtimes of 1.22: %s", got)
	}
	if got := values(look("image_types", nil)); !strings.Contains(got, "Ubuntu") || strings.Count(got, "AliyunLinux4Arm64") != 1 {
		t.Errorf("images of any version: %s", got)
	}
	here := map[string]string{"network.vpc_id": "vpc-m5efjevmclc0xdmys", "zone": "cn-hangzhou-j"}
	if got := values(look("vswitches", here)); got != "vsw-f8za5p0mwzgdu3wgy vsw-f8za5p0mwzgdupodj" {
		t.Errorf("vSwitches of a zone: %s", got)
	}
	delete(here, "zone")
	if got := look("vswitches", here); len(got) != 4 {
		t.Errorf("vSwitches of the VPC: %+v", got)
	}
	one := look("instance_types", map[string]string{"vswitch_ids": "vsw-f8za5p0mwzgdu3wgx"})
	two := look("instance_types", map[string]string{"vswitch_ids": "vsw-f8za5p0mwzgdu3wgx, vsw-f8za5p0mwzgdu3wgy"})
	sold := func(options []forms.Option) int {
		return len(slices.DeleteFunc(slices.Clone(options), func(o forms.Option) bool { return o.Why.IsZero() }))
	}
	if len(two) < len(one) || sold(two) >= sold(one) || len(one) < 500 {
		t.Errorf("one zone: %d, %d sold out; two: %d, %d", len(one), sold(one), len(two), sold(two))
	}
	if _, err := r.Lookup(t.Context(), forms.Query{Source: "weather"}); err == nil {
		t.Error("an unknown source was answered")
	}
}
