package ehpc_test

import (
	"slices"
	"testing"

	"clusterwiz/forms"
)

// TestRegionsOfECS are there where E-HPC cannot tell its own.
func TestRegionsOfECS(t *testing.T) {
	t.Parallel()
	found, err := cloud.Rig(t, "ListRegions:code=InvalidAction.NotFound,status=404,times=0").Lookup(t.Context(), forms.Query{Source: "regions"})
	if err != nil || len(found.Options) < 5 {
		t.Errorf("%d regions, %v", len(found.Options), err)
	}
}

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
	if regions := look("regions", nil); len(regions) < 5 || !slices.ContainsFunc(regions, func(o forms.Option) bool {
		return o.Value == "cn-hangzhou" && o.Label.En != o.Label.Zh && o.Label.Complete()
	}) {
		t.Errorf("regions %+v", regions)
	}
	targets := look("mount_targets", map[string]string{"file_system_id": "008b648bcb"})
	if len(targets) != 1 || targets[0].Facts["vpc_id"] != "vpc-m5efjevmclc0xdmys" || targets[0].Facts["file_system_id"] != "008b648bcb" {
		t.Errorf("targets %+v", targets)
	}
	one := look("instance_types", map[string]string{"network.vswitch_id": "vsw-f8za5p0mwzgdu3wgx"})
	two := look("instance_types", map[string]string{
		"network.vswitch_id": "vsw-none", "vswitch_ids": "vsw-f8za5p0mwzgdu3wgx, vsw-f8za5p0mwzgdu3wgy",
	})
	sold := func(options []forms.Option) int {
		return len(slices.DeleteFunc(slices.Clone(options), func(o forms.Option) bool { return o.Why.IsZero() }))
	}
	if len(two) < len(one) || sold(two) >= sold(one) || len(one) < 500 {
		t.Errorf("one zone: %d, %d sold out; two: %d, %d", len(one), sold(one), len(two), sold(two))
	}
	again := len(r.Sim.Calls())
	look("images", map[string]string{"instance_type": "ecs.c7.large"})
	first := len(r.Sim.Calls())
	look("images", map[string]string{"instance_type": "ecs.c7.large"})
	if first == again || len(r.Sim.Calls()) != first {
		t.Error("the second look-up went out again")
	}
	if _, err := r.Lookup(t.Context(), forms.Query{Source: "weather"}); err == nil {
		t.Error("an unknown source was answered")
	}
}
