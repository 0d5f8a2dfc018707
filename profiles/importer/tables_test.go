package importer_test

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/profiles/terraform"
)

// TestTerraformTables: each attribute names a parameter that the form sends, or one of those
// that are not asked for.
func TestTerraformTables(t *testing.T) {
	t.Parallel()
	unasked := []string{
		"nodepools[].scaling_group.platform", "nodepools[].scaling_group.cis_enabled", "nodepools[].scaling_group.soc_enabled",
		"nodepools[].scaling_group.security_hardening_os", "spec.resources.nodePool", "runtime",
		"nodepools[].auto_mode", "nodepools[].auto_mode.enable", "nodepools[].scaling_group.system_disk_snapshot_policy_id", "nodepools[].kubernetes_config.pre_user_data",
		"nodepools[].kubernetes_config.unschedulable", "spec.resources.rootVolume.extendParams", "spec.resources.driver", "spec.resources.driver.version",
	}
	for _, r := range terraform.Resources() {
		wires := form(t, r.Cloud).Wires()
		before := ""
		if r.Of != "" {
			before = r.Part + "[]."
		}
		for _, name := range wireNames(append(slices.Clone(r.Attributes), r.Around...), before) {
			if slices.Contains(unasked, name) || slices.ContainsFunc(wires, func(wire string) bool {
				return wire == name || strings.HasPrefix(wire, name+".") || strings.HasPrefix(wire, name+"[]") || strings.HasPrefix(name, wire+"[].")
			}) {
				continue
			}
			t.Errorf("%s: the form sends no %s", r.Type, name)
		}
	}
}

func wireNames(list []terraform.Attribute, before string) (names []string) {
	for _, a := range list {
		name := before + a.Wire
		if a.Ignored {
			continue
		}
		names = append(names, name)
		inner := name + "."
		if a.Kind == terraform.Blocks {
			inner = name + "[]."
		}
		names = append(names, wireNames(a.Block, inner)...)
	}
	return names
}
