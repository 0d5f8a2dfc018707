package ehpc

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

var _ providers.Fitter = (*Client)(nil)

// Fits implements [providers.Fitter]. E-HPC has no call for quotas of its own; its
// nodes count among the account's.
func (c *Client) Fits(ctx context.Context, answers *forms.Answers) []providers.Fit {
	return c.cloud.VCPUs(ctx, machines(form().Scope(answers, nil)))
}

// machines are the nodes that the answers ask for: the manager, and those of each queue
// by its first template, which is tried first.
func machines(all *forms.Scope) []alicloud.Machines {
	asked := machinesAt(all, "manager.", 1, 1)
	for _, queue := range all.Items("queues") {
		count, most := number(queue, "initial_count"), number(queue, "max_count")
		for _, template := range first(queue.Items("compute_nodes")) {
			asked = append(asked, machinesAt(template, "", count, most)...)
		}
	}
	return asked
}

func machinesAt(s *forms.Scope, key string, count, most int64) []alicloud.Machines {
	text := func(name string) string {
		value, _ := s.Value(key + name)
		return forms.ValueText(value)
	}
	spot := text("spot_strategy")
	if text("instance_type") == "" {
		return nil
	}
	return []alicloud.Machines{{
		Type: text("instance_type"), Count: count, Most: most,
		Spot: spot != "" && spot != "NoSpot", Prepaid: text("charge_type") == "PrePaid",
	}}
}

func first(items []*forms.Scope) []*forms.Scope { return items[:min(1, len(items))] }

func number(s *forms.Scope, key string) int64 {
	value, _ := s.Value(key)
	n, _ := value.(int64)
	return n
}
