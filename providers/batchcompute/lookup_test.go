package batchcompute_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

func values(t *testing.T, client providers.Client, source string, args map[string]string) (values []string, why int) {
	t.Helper()
	found, err := client.Lookup(t.Context(), forms.Query{Source: source, Args: args})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range found.Options {
		if !o.Label.Complete() {
			t.Errorf("%s has no label", o.Value)
		}
		if !o.Why.IsZero() {
			why++
		}
		values = append(values, o.Value)
	}
	return values, why
}

func TestInstanceTypes(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{"GET /available": {`{"AvailableClusterInstanceType":[
		{"InstanceType":"ecs.big","CpuCore":8,"MemorySize":16,"Network":{"Classic":true,"Vpc":true}},
		{"InstanceType":"bcs.a2.large","CpuCore":4,"MemorySize":"8","Network":{"Classic":true,"Vpc":false}},
		{"InstanceType":"ecs.vpc","Network":{"Classic":false,"Vpc":true}}],
		"AvailableSpotInstanceType":[{"InstanceType":"ecs.spot"}]}`}}})
	got, why := values(t, client, "instance_types", map[string]string{"network.kind": "VPC"})
	if diff := cmp.Diff([]string{"ecs.spot", "ecs.vpc", "bcs.a2.large", "ecs.big"}, got); diff != "" || why != 1 {
		t.Error(diff, why)
	}
	if _, why := values(t, client, "instance_types", map[string]string{"network.kind": "Classic"}); why != 1 {
		t.Error("not on classic:", why)
	}
	if got, why := values(t, client, "instance_types", map[string]string{"resource_type": "Spot"}); len(got) != 4 || why != 3 {
		t.Error("not sold as spot:", got, why)
	}
	if _, why := values(t, client, "instance_types", map[string]string{"resource_type": "PrePaid"}); why != 0 {
		t.Error("nothing is told of prepaid types:", why)
	}
	older := cloud.Connect(t, providers.Endpoint{Transport: script{"GET /quotas": {`{"AvailableClusterInstanceType":["ecs.a"],"AvailableSpotInstanceType":["ecs.b"]}`}}})
	for _, kind := range []string{"OnDemand", "Spot"} {
		if got, why := values(t, older, "instance_types", map[string]string{"resource_type": kind}); len(got) != 2 || why != 1 {
			t.Error(kind, got, why)
		}
	}
	refused := cloud.Connect(t, providers.Endpoint{Transport: script{"GET /available": {`403 {"Code":"Forbidden","Message":"no"}`}}})
	if _, err := refused.Lookup(t.Context(), forms.Query{Source: "instance_types"}); providers.AsFailure(err).Kind != providers.Permission {
		t.Error(err)
	}
}

// TestOffers: kinds of disks and of resources are those of the region, by the
// names that the form has for them.
func TestOffers(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{"GET /available": {
		`{"AvailableResourceType":["OnDemand","PrePaid"],"AvailableSystemDiskType":["cloud_ssd","cloud_essd"],"AvailableDataDiskType":["cloud"]}`,
	}}})
	for source, want := range map[string][]string{
		"resource_types": {"OnDemand on demand", "PrePaid PrePaid"}, "system_disk_types": {"cloud_ssd SSD", "cloud_essd cloud_essd"}, "data_disk_types": {"cloud basic disk"},
	} {
		found, err := client.Lookup(t.Context(), forms.Query{Source: source})
		var got []string
		for _, o := range found.Options {
			got = append(got, o.Value+" "+o.Label.En)
		}
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Error(source, diff, err)
		}
	}
}

func TestImagesAndRegions(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{"GET /images": {
		`{"NextMarker":"x","Items":[{"Id":"img-ubuntu","Name":"Ubuntu","Platform":"Linux","Type":"System","OwnerId":"1"}]}`,
		`{"Items":[{"Id":"img-centos","Type":"System","OwnerId":1}]}`, `{"Items":[{"Id":"img-own"},{"Id":"img-ubuntu"}]}`,
	}}})
	got, _ := values(t, client, "images", nil)
	if diff := cmp.Diff([]string{"img-ubuntu", "img-centos", "img-own"}, got); diff != "" {
		t.Error(diff)
	}
	if got, _ := values(t, client, "regions", nil); len(got) != 15 || got[0] != "cn-hangzhou" {
		t.Error(got)
	}
	if _, err := client.Lookup(t.Context(), forms.Query{Source: "weather"}); err == nil {
		t.Error("an unknown source was answered")
	}
}
