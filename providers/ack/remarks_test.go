package ack

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/plan"
)

// TestPodVSwitchWithFewAddresses is told as a person reads it who never saw the API.
func TestPodVSwitchWithFewAddresses(t *testing.T) {
	t.Parallel()
	advised, page := podAddresses{longest: 19, besides: 25}, podAddresses{longest: 25, besides: 32}
	for block, want := range map[string][2]string{
		"192.168.0.0/19":  {},
		"192.168.0.0/24":  {"has 256 addresses, of which each pod takes one; advised are 8192 (/19) or more"},
		"192.168.0.0/26":  {1: "has 64 addresses, of which each pod takes one; advised are 128 (/25) or more"},
		"no block at all": {},
		"fd00::/64":       {},
	} {
		if got := [2]string{advised.Check(block).En, page.Check(block).En}; got != want {
			t.Errorf("%s: %q, not %q", block, got, want)
		}
	}
}

// TestNoPoolIsRemarkedOn where no pool means no machines for workloads.
func TestNoPoolIsRemarkedOn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		say  map[forms.Path]any
		want bool
	}{
		"managed":    {map[forms.Path]any{}, true},
		"a pool":     {map[forms.Path]any{"node_pools[0].name": "p"}, false},
		"auto mode":  {map[forms.Path]any{"basics.auto_mode": true}, false},
		"serverless": {map[forms.Path]any{"basics.profile": serverless}, false},
		"dedicated":  {map[forms.Path]any{"basics.cluster_type": dedicatedType}, true},
	} {
		answers := &forms.Answers{}
		for path, value := range c.say {
			if err := answers.Set(path, value); err != nil {
				t.Fatal(err)
			}
		}
		got := false
		for _, remark := range plan.Of(form(), answers, nil).Unusual {
			if strings.HasPrefix(remark.Text.En, "no node pool") {
				got = got || remark.Path == "node_pools"
			}
		}
		if got != c.want {
			t.Errorf("%s: remarked on %v, not %v", name, got, c.want)
		}
	}
}
