package ack_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/price"
)

// TestPrices: what else there is beside the nodes, by what the answers say of it, and
// how many of it.
func TestPrices(t *testing.T) {
	t.Parallel()
	const none = "no known API gives its price; look it up in the cloud's console"
	for name, c := range map[string]struct {
		set  []string
		line string
		want []string
	}{
		"Pro":                    {line: "cluster ", want: []string{"management fee of the cluster: CNY 550, 1 (reference price, not a quote)"}},
		"Basic":                  {set: []string{"basics.cluster_spec=ack.standard"}, line: "cluster ", want: []string{"management fee of the cluster: CNY 0, 1 (reference price, not a quote)"}},
		"an edition of tomorrow": {set: []string{"basics.cluster_spec=ack.pro.9xlarge"}, line: "cluster ", want: []string{"management fee of the cluster: no API gives this price; look it up in the cloud's console"}},
		"a NAT gateway": {line: "gateway ", want: []string{
			"NAT gateway: a NAT gateway is billed by hour and capacity unit; no known API gives the price",
			"public address: CNY 0.02, 1", "traffic of the public address: CNY 0.8, 1",
		}},
		"no NAT gateway":      {set: []string{"network.snat=false"}, line: "gateway "},
		"the API server's":    {line: "balancer network", want: []string{"load balancer: CNY 0.02, 1", "capacity units (LCU) of the load balancer: " + none}},
		"network balancers":   {set: []string{"network.load_balancers[0].endpoint_type=private"}, line: "balancer network", want: []string{"load balancer of the API server: " + none}},
		"an Ingress, public":  {set: []string{"addons.ingress=install", "addons.ingress_network=internet"}, line: "balancer addons", want: []string{"load balancer: CNY 0.02, 1", "traffic of the load balancer: CNY 0.8, 1", "capacity units (LCU) of the load balancer: " + none}},
		"an Ingress, private": {set: []string{"addons.ingress=install", "addons.ingress_network=intranet"}, line: "balancer addons", want: []string{"load balancer: CNY 0.02, 1", "capacity units (LCU) of the load balancer: " + none}},
		"traffic of nodes":    {set: []string{"node_pools[0].internet_bandwidth=5"}, line: "address node_pools", want: []string{"traffic of the nodes' public addresses: CNY 0.8, 2"}},
		"edge nodes":          {set: []string{"node_pools[0].type=edge"}, line: "pool node_pools[0]", want: []string{"node pool workers: edge nodes are your own machines"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			quote := price.Ask(t.Context(), cloud.Rig(t).Client, cloud.Form(), cloud.With(t, cloudtest.Example, c.set...), nil)
			var got []string
			for _, item := range quote.Items {
				if !strings.HasPrefix(item.Line, c.line) {
					continue
				}
				said := item.Subject.En + ": " + item.Missing.En
				if item.Priced() {
					said += item.Pay.Exact() + ", " + strings.TrimSuffix(strings.Join([]string{amount(item.Count.Now.N), "(" + item.Note.En + ")"}, " "), " ()")
				}
				got = append(got, said)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func amount(n float64) string { return string(rune('0' + int(n))) }

// TestFeeInAnotherCurrency: what is known in one currency is not told to who pays in another.
func TestFeeInAnotherCurrency(t *testing.T) {
	t.Parallel()
	quote := price.Ask(t.Context(), cloud.Rig(t, "DescribePrice:currency=USD").Client, cloud.Form(), cloud.With(t, cloudtest.Example), nil)
	i := slices.IndexFunc(quote.Items, func(item price.Item) bool { return strings.HasPrefix(item.Line, "cluster ") })
	if i < 0 || quote.Items[i].Priced() {
		t.Errorf("%+v", quote.Items)
	}
}
