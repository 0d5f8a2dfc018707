package alicloud

import (
	"context"

	"clusterwiz/forms"
)

// TypesIn lists the instance types of the zones of several vSwitches, of the
// whole region without any. A type is sold out when it is so in all of them.
func (c *Client) TypesIn(ctx context.Context, vSwitches []string) ([]forms.Option, error) {
	if len(vSwitches) == 0 {
		vSwitches = []string{""}
	}
	var merged []forms.Option
	at := map[string]int{}
	for _, id := range vSwitches {
		options, err := c.Lookup(ctx, forms.Query{Source: "instance_types", Args: map[string]string{"network.vswitch_id": id}})
		if err != nil {
			return nil, err
		}
		for _, option := range options {
			i, known := at[option.Value]
			if !known {
				at[option.Value] = len(merged)
				merged = append(merged, option)
				continue
			}
			if option.Why.IsZero() {
				merged[i].Why = forms.Text{}
			}
		}
	}
	return merged, nil
}
