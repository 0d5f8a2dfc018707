package ui

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
)

// TestListsGreyWhatTheFormRefuses, by whatever comparison, with its words.
func TestListsGreyWhatTheFormRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cloud string
		said  map[forms.Path]any
		at    forms.Path
		row   string
		why   string
	}{
		"a vSwitch in a zone without pods": {"ack", nil, "node_pools[0].vswitch_ids", "prod-j", "✗ "},
		"a vSwitch that pods have":         {"ack", nil, "node_pools[0].vswitch_ids", "", "! "},
		"a mount target of another VPC":    {"ehpc", map[forms.Path]any{"network.vpc_id": "vpc-bp1aevy8sofi8mh1q"}, "storage.shared[0].mount_target", "008b648bcb-", "✗ "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, c.cloud, 120, 40)
			for path, value := range c.said {
				if value != nil {
					if err := d.app.work.Main.Answers.Set(path, value); err != nil {
						t.Fatal(err)
					}
				}
			}
			if c.cloud == "ack" {
				_, _ = d.app.work.Main.Answers.Remove("network.pod_vswitches", 1)
			}
			d.jump(c.at)
			d.press("enter")
			if !slices.ContainsFunc(strings.Split(d.screen(), "\n"), func(line string) bool { return strings.Contains(line, c.row) && strings.Contains(line, c.why) }) {
				t.Errorf("%s is not grey:\n%s", c.row, d.screen())
			}
		})
	}
}
