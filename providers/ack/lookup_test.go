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
