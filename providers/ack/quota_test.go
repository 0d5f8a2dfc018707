package ack_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// TestQuotas holds the pools against what the account may have: a warning,
// since quotas can be raised, and none where they cannot be read.
func TestQuotas(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		faults []string
		count  string
		want   bool
	}{
		"within":       {count: "100"},
		"above":        {count: "101", want: true},
		"not readable": {faults: []string{"DescribeUserQuota:code=Forbidden.RAM,status=403,times=0"}, count: "101"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := cloud.Rig(t, c.faults...)
			answers := cloud.With(t, cloudtest.Example, "node_pools[0].count="+c.count)
			query := forms.Query{Source: "vpcs"}
			found, err := r.Lookup(t.Context(), query)
			if err != nil || len(found.Options) == 0 {
				t.Fatalf("%d VPCs, %v", len(found.Options), err)
			}
			known := &forms.Known{}
			known.Add(query, found.Options)
			warned := false
			for _, p := range cloud.Form().Check(answers, known) {
				warned = warned || p.Severity == forms.Warning && strings.Contains(p.Summary.En, "101, more than the quota of 100")
			}
			if warned != c.want {
				t.Errorf("warned: %v, want %v", warned, c.want)
			}
		})
	}
}
