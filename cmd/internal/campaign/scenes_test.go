package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func names(scenes []scene) []string {
	var out []string
	for _, c := range scenes {
		out = append(out, c.id)
	}
	return out
}

func TestScenes(t *testing.T) {
	t.Parallel()
	o := options{match: regexp.MustCompile(""), seed: 7, storms: 3}
	all := chosen(o)
	seen, cells := map[string]bool{}, map[string]int{}
	for _, c := range all {
		if seen[c.id] {
			t.Errorf("%s comes twice", c.id)
		}
		seen[c.id] = true
		cells[c.group+"/"+c.cloud.id]++
	}
	for _, g := range groups {
		for _, c := range clouds() {
			if cells[g.name+"/"+c.id] == 0 {
				t.Errorf("no scene of %s at %s", g.name, c.id)
			}
		}
	}
	if diff := cmp.Diff(names(all), names(chosen(o))); diff != "" {
		t.Errorf("another order each time:\n%s", diff)
	}
	o.sample = 2
	some := chosen(o)
	if diff := cmp.Diff(names(some), names(chosen(o))); diff != "" {
		t.Errorf("another sample each time:\n%s", diff)
	}
	o.seed = 8
	if other := chosen(o); len(some) != 2*len(groups)*len(clouds()) || cmp.Equal(names(some), names(other)) {
		t.Errorf("%d and %d in samples", len(some), len(other))
	}
	o = options{match: regexp.MustCompile("^lost/rst/(ack|ehpc)$")}
	if got := names(chosen(o)); strings.Join(got, " ") != "lost/rst/ehpc lost/rst/ack" {
		t.Errorf("got %v", got)
	}
}

func TestKinds(t *testing.T) {
	t.Parallel()
	cases := []struct {
		cloud, method, path, action string
		want                        kind
	}{
		{"ehpc", http.MethodPost, "/", "CreateCluster", create},
		{"ehpc", http.MethodPost, "/", "ListClusters", list},
		{"ehpc", http.MethodPost, "/", "GetCluster", read},
		{"ehpc", http.MethodPost, "/", "DeleteCluster", remove},
		{"ehpc", http.MethodPost, "/", "ListQueues", other},
		{"ack", http.MethodGet, "/regions/cn-hangzhou/clusters", "DescribeClustersForRegion", list},
		{"ack", http.MethodGet, "/clusters/c1", "DescribeClusterDetail", read},
		{"batchcompute", http.MethodPost, "/clusters", "", create},
		{"batchcompute", http.MethodGet, "/clusters?Marker=", "", list},
		{"batchcompute", http.MethodGet, "/clusters/cls-1", "", read},
		{"batchcompute", http.MethodDelete, "/clusters/cls-1", "", remove},
		{"batchcompute", http.MethodGet, "/clusters/cls-1/groups/a/instances", "", other},
		{"qingcloud", http.MethodPost, "/api/cluster/createCluster", "", create},
		{"qingcloud", http.MethodGet, "/api/cluster/list?zone=a", "", list},
		{"qingcloud", http.MethodGet, "/api/cluster/list?cluster_id=ehpc-1", "", read},
		{"qingcloud", http.MethodPost, "/api/cluster/deleteCluster", "", remove},
		{"qingcloud", http.MethodGet, "/api/cluster/listNodes?cluster_id=ehpc-1", "", other},
		{"modelarts", http.MethodPost, "/v2/p/pools/pool-1/nodepools", "", create},
		{"modelarts", http.MethodGet, "/v2/p/pools/pool-1/nodepools", "", list},
		{"modelarts", http.MethodGet, "/v2/p/pools/pool-1/nodepools/np", "", read},
		{"modelarts", http.MethodDelete, "/v2/p/pools/pool-1/nodepools/np", "", remove},
		{"modelarts", http.MethodGet, "/v3/projects", "", other},
	}
	kinds := map[string]func(*http.Request) kind{}
	for _, c := range clouds() {
		kinds[c.id] = c.kind
	}
	for _, c := range cases {
		r := httptest.NewRequest(c.method, c.path, http.NoBody)
		r.Header.Set("X-Acs-Action", c.action)
		if got := kinds[c.cloud](r); got != c.want {
			t.Errorf("%s %s %s%s: %s, want %s", c.cloud, c.method, c.path, c.action, got, c.want)
		}
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	c := clouds()[0]
	r := report{planned: 3, seed: 5, results: []result{
		{scene: scene{id: "lost/rst/ehpc", group: "lost", cloud: c}, count: 2, exit: 7, commands: 3, violations: []violation{{second, "a, b exist"}, {forgotten, "b exists"}}},
		{scene: scene{id: "lost/fin/ehpc", group: "lost", cloud: c}, count: 1, exit: -1, commands: 3, idle: true},
		{scene: scene{id: "lost/x/ehpc", group: "lost", cloud: c}, trouble: http.ErrServerClosed},
	}}
	var out bytes.Buffer
	r.write(&out)
	for _, want := range []string{
		"second      lost/rst/ehpc: a, b exist\n", "forgotten   lost/rst/ehpc: b exists\n", "no verdict  lost/x/ehpc: ", "no fault    lost/fin/ehpc: ",
		"3 of 3 runs, 6 commands", "without a verdict: 1", "killed:1 7:1",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("not told: %q\n%s", want, out.String())
		}
	}
	if row := regexp.MustCompile(`(?m)^lost +ehpc +2 +1 +0 +1 +1 +1 +0 +0 +0 +0 +killed:1 7:1$`); !row.MatchString(out.String()) {
		t.Errorf("no such row:\n%s", out.String())
	}
	if r.violations() != 2 || r.broken() != 1 {
		t.Errorf("%d violations, %d broken", r.violations(), r.broken())
	}
}
