package ack_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// advised are the files of today's requests of which something is worth a
// warning, and where. None of them may be an error, and the simulator creates
// all.
var advised = map[string]string{
	"today_shared_vswitch.toml": "node_pools[0].vswitch_ids",
	"today_managed_pool.toml":   "node_pools[0].management.enable",
	"today_patterns.toml":       "node_pools[0].key_pair",
	"today_next.toml":           "basics.cluster_spec basics.profile controlplane_log.components node_pools[0].management.cve_levels",
}

// TestToday: what the vendor's own tools send passes, with no more warnings
// than are told.
func TestToday(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/requests/today_*.toml")
	if err != nil || len(files) < 15 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		var paths []string
		for _, p := range cloud.Form().Check(cloud.Load(t, "requests/"+filepath.Base(file)), nil) {
			paths = append(paths, string(p.Path))
		}
		slices.Sort(paths)
		if diff := cmp.Diff(advised[filepath.Base(file)], strings.Join(paths, " ")); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

// TestMoreKinds changes one answer of a good profile; what comes of it is told
// in words.
func TestMoreKinds(t *testing.T) {
	t.Parallel()
	const workers = "requests/today_image.toml"
	for name, c := range map[string]struct {
		file string
		set  []string
		want string
	}{
		"reserved label":     {workers, []string{"node_pools[0].labels[0].key=node-role.kubernetes.io/worker"}, "(!) node_pools[0].labels[0].key: is in kubernetes.io or k8s.io, which Kubernetes reserves for itself: nodes with it may be unable to join"},
		"tag, no label":      {workers, []string{"tags[0].key=domain", "tags[0].value=*.my-cluster"}, "(!) tags[0].value: may become a node label: use only letters, digits, -, _ and dots"},
		"detector off":       {"requests/today_managed_pool.toml", []string{"addons.events=off"}, "node_pools[0].management.enable: needs the add-on ack-node-problem-detector, which repairs nodes by default"},
		"services left open": {workers, []string{"network.service_cidr=", "network.container_cidr=172.16.0.0/12"}, "network.service_cidr: if it is left empty, the cloud uses 172.19.0.0/20, which overlaps Pod block (172.16.0.0/12)"},
		"limit elsewhere": {
			"requests/today_spot.toml",
			[]string{"node_pools[0].instance_types=ecs.c7.xlarge"},
			"node_pools[0].spot_price_limits[0].instance_type: ecs.g7.2xlarge is not among Instance types",
		},
		"too little room": {
			workers,
			[]string{"network.container_cidr=172.20.0.0/24", "node_pools[0].count=5"},
			"network.container_cidr: 172.20.0.0/24 holds 4 nodes of /26, but 5 nodes are asked for, those included to which pools may grow",
		},
		"far from every list": {workers, []string{"network.ip_stack=ipv6"}, "(!) network.ip_stack: ipv6 is not among the listed values (SDK cs-20151215 of 2026-08, Terraform provider of 2026-08); the nearest is ipv4"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var told []string
			for _, p := range cloud.Form().Check(cloud.With(t, c.file, c.set...), nil) {
				mark := ""
				if p.Severity == forms.Warning {
					mark = "(!) "
				}
				told = append(told, mark+string(p.Path)+": "+p.Summary.En)
			}
			if diff := cmp.Diff(c.want, strings.Join(told, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
