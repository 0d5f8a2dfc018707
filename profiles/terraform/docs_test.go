package terraform_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clusterwiz/profiles/terraform"
)

// TestTablesFollowTheProviders: the tables say what the providers' own pages and sources
// say, as it was written down from these, and have nothing that stands nowhere there.
func TestTablesFollowTheProviders(t *testing.T) {
	t.Parallel()
	for _, r := range terraform.Resources() {
		said := pages(t, r.Type)
		if r.Type == "alicloud_cs_kubernetes" {
			for wire, name := range pages(t, "alicloud_cs_managed_kubernetes") {
				said[wire] = append(said[wire], name...)
			}
		}
		if r.Type == "alicloud_ehpc_queue" {
			continue // It has of the cluster's queues what the page of the cluster says.
		}
		found := map[string]bool{}
		for _, a := range append(r.Attributes, r.Around...) {
			walk(a, "", "", func(wire, name string) {
				found[wire+" "+name] = true
				if !contains(said[wire], name) {
					t.Errorf("%s: %s is %s nowhere", r.Type, wire, name)
				}
			})
		}
		for wire, names := range pages(t, r.Type) {
			for _, name := range names {
				if name != "-" && !found[wire+" "+name] {
					t.Errorf("%s: the table has no %s for %s", r.Type, name, wire)
				}
				if name == "-" && found[wire+" "+wire] {
					t.Errorf("%s: there is no attribute for %s", r.Type, wire)
				}
			}
		}
	}
}

// unwritten are attributes that the pages do not tell of beside these.
var unwritten = map[string]bool{
	"node_name_mode": true, "root_volume.extend_params": true, "security_hardening_os": true, "soc_enabled": true, "cis_enabled": true,
	"system_disk_snapshot_policy_id": true, "master_instance_types": true,
}

func contains(names []string, name string) bool {
	if unwritten[name] {
		return true
	}
	for _, one := range names {
		if one == name {
			return true
		}
	}
	return false
}

// walk tells of every value of an attribute with both its ways.
func walk(a terraform.Attribute, wire, name string, tell func(wire, name string)) {
	if a.Ignored {
		return
	}
	wire, name = join(wire, a.Wire), join(name, a.Name)
	if a.Kind == terraform.Blocks {
		wire += "[]"
	}
	if len(a.Block) == 0 {
		tell(wire, name)
		return
	}
	for _, inner := range a.Block {
		walk(inner, wire, name, tell)
	}
}

func join(way, name string) string { return strings.Trim(way+"."+name, ".") }

// pages reads what was written down: a parameter and its attribute on a line.
func pages(t *testing.T, kind string) map[string][]string {
	t.Helper()
	said := map[string][]string{}
	if kind == "alicloud_ehpc_queue" {
		return said
	}
	file, err := os.Open(filepath.Join("testdata", "docs", kind+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if wire, name, ok := strings.Cut(lines.Text(), " "); ok && wire != "#" {
			said[wire] = append(said[wire], name)
		}
	}
	return said
}
