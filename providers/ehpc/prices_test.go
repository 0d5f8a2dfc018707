package ehpc_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/price"
)

// priceLine is what a quote says of one thing.
func priceLine(item price.Item) string {
	if !item.Priced() {
		return item.Subject.En + ": " + item.Missing.En
	}
	return strings.TrimSuffix(item.Subject.En+": "+item.Pay.Exact()+", "+item.Note.En, ", ")
}

// TestPrices: what refuses is said where it stands, once asked, and stops nothing else.
func TestPrices(t *testing.T) {
	t.Parallel()
	const noRight = "the RAM user or role has no permission for this"
	fee := "E-HPC service fee, per core-hour: no API gives this price; look it up in the cloud's console"
	capacity := "mount 008b648bcb: storage is billed per GB and month; no API gives the price"
	for name, c := range map[string]struct {
		file   string
		faults []string
		set    []string
		want   []string
		calls  map[string]int
	}{
		"all priced": {want: []string{
			fee, "ecs.c6.xlarge with 40 GiB ESSD PL0: CNY 0.798", capacity,
			"ecs.c7.xlarge with 40 GiB ESSD PL0: CNY 0.798", "public address: CNY 0.02", "traffic of the public address: CNY 0.8",
		}, calls: map[string]int{"DescribePrice": 2, "GetPayAsYouGoPrice": 1, "DescribeVSwitches": 1}},
		"the same machine twice": {set: []string{"manager.instance_type=ecs.c7.xlarge"}, want: []string{
			fee, "ecs.c7.xlarge with 40 GiB ESSD PL0: CNY 0.798", capacity,
			"ecs.c7.xlarge with 40 GiB ESSD PL0: CNY 0.798", "public address: CNY 0.02", "traffic of the public address: CNY 0.8",
		}, calls: map[string]int{"DescribePrice": 1, "GetPayAsYouGoPrice": 1, "DescribeVSwitches": 1}},
		"no right at ECS, but at CloudControl": {faults: []string{"DescribePrice:code=Forbidden.RAM,status=403,times=0"}, want: []string{
			fee, "ecs.c6.xlarge with 40 GiB ESSD PL0: CNY 0.798, quoted by CloudControl", capacity,
			"ecs.c7.xlarge with 40 GiB ESSD PL0: CNY 0.798, quoted by CloudControl", "public address: CNY 0.02", "traffic of the public address: CNY 0.8",
		}, calls: map[string]int{"DescribePrice": 1, "GetApiPrice": 2, "ListSupportedPricingApis": 1, "GetPayAsYouGoPrice": 1, "DescribeVSwitches": 1}},
		"no right anywhere": {faults: []string{
			"DescribePrice:code=Forbidden.RAM,status=403,times=0", "ListSupportedPricingApis:code=NoPermission,status=403,times=0",
			"GetPayAsYouGoPrice:code=NoPermission,status=403,times=0",
		}, want: []string{
			fee, "ecs.c6.xlarge with 40 GiB ESSD PL0: " + noRight + "; have an administrator grant the action ecs:DescribePrice", capacity,
			"ecs.c7.xlarge with 40 GiB ESSD PL0: " + noRight + "; have an administrator grant the action ecs:DescribePrice",
			"public address: " + noRight + "; have an administrator grant the action GetPayAsYouGoPrice",
			"traffic of the public address: " + noRight + "; have an administrator grant the action GetPayAsYouGoPrice",
		}, calls: map[string]int{"DescribePrice": 1, "ListSupportedPricingApis": 1, "GetPayAsYouGoPrice": 1, "DescribeVSwitches": 1}},
		"no vSwitches to be seen": {faults: []string{"DescribeVSwitches:code=Forbidden.RAM,status=403,times=0"}, want: []string{
			fee, "ecs.c6.xlarge with 40 GiB ESSD PL0: CNY 0.798", capacity,
			"ecs.c7.xlarge with 40 GiB ESSD PL0: CNY 0.798", "public address: CNY 0.02", "traffic of the public address: CNY 0.8",
		}, calls: map[string]int{"DescribePrice": 2, "GetPayAsYouGoPrice": 1, "DescribeVSwitches": 1}},
		"bandwidth": {set: []string{"addons[0].resources.eip.internet_charge_type=PayByBandwidth"}, want: []string{
			fee, "ecs.c6.xlarge with 40 GiB ESSD PL0: CNY 0.798", capacity,
			"ecs.c7.xlarge with 40 GiB ESSD PL0: CNY 0.798", "public address: CNY 0.02",
			"bandwidth of the public address: no known API gives its price; look it up in the cloud's console",
		}, calls: map[string]int{"DescribePrice": 2, "GetPayAsYouGoPrice": 1, "DescribeVSwitches": 1}},
		"serverless": {set: []string{"basics.category=Serverless"}, want: []string{
			fee, "manager node: in the Serverless edition the cloud decides what runs, and no API gives a price", capacity,
			"node of component Login: in the Serverless edition the cloud decides what runs, and no API gives a price",
			"public address: CNY 0.02", "traffic of the public address: CNY 0.8",
		}, calls: map[string]int{"GetPayAsYouGoPrice": 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wire := &cloudtest.Recorder{Next: cloud.Rig(t, c.faults...).Sim.Transport()}
			client := cloud.Connect(t, providers.Endpoint{Transport: wire, Speed: 1e6})
			pricer, ok := client.(price.Pricer)
			if !ok {
				t.Fatal("no prices")
			}
			var got []string
			for _, item := range pricer.Prices(t.Context(), cloud.With(t, "requests/addon.toml", c.set...), nil) {
				got = append(got, priceLine(item))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			calls := map[string]int{}
			for _, call := range wire.Calls() {
				calls[call.Header.Get("X-Acs-Action")]++
			}
			if diff := cmp.Diff(c.calls, calls); diff != "" {
				t.Errorf("asked: -want +got:\n%s", diff)
			}
		})
	}
}

// TestPricesOfAnotherSite: an account that pays in another currency is asked about at
// the host of its site.
func TestPricesOfAnotherSite(t *testing.T) {
	t.Parallel()
	wire := &cloudtest.Recorder{Next: cloud.Rig(t, "DescribePrice:currency=USD").Sim.Transport()}
	client := cloud.Connect(t, providers.Endpoint{Transport: wire, Speed: 1e6})
	quote := price.Ask(t.Context(), client, cloud.Form(), cloud.With(t, "requests/addon.toml"), nil)
	for _, item := range quote.Items {
		if item.Priced() && item.Line[:4] != "addr" && item.Pay.Currency != "USD" {
			t.Errorf("%s costs %s", item.Subject.En, item.Pay)
		}
	}
	for _, call := range wire.Calls() {
		if call.Header.Get("X-Acs-Action") == "GetPayAsYouGoPrice" && call.URL.Host != "business.ap-southeast-1.aliyuncs.com" {
			t.Errorf("asked at %s", call.URL.Host)
		}
	}
}

// TestTypePrices: one type a second; each with the node's disks and billing; what is
// cancelled ends with what there is.
func TestTypePrices(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		rig := cloud.Rig(t)
		client, ok := cloud.Connect(t, providers.Endpoint{Transport: rig.Sim.Transport()}).(price.Pricer)
		if !ok {
			t.Fatal("no prices")
		}
		answers := cloud.With(t, cloudtest.Example)
		began := time.Now()
		types := []string{"ecs.c7.large", "ecs.c7.xlarge", "ecs.none.large", "ecs.c7.large"}
		const path = forms.Path("queues[0].compute_nodes[0].instance_type")
		got := client.TypePrices(t.Context(), answers, path, types)
		if len(got) != 3 || !got["ecs.c7.large"].Priced() || got["ecs.none.large"].Priced() || got["ecs.none.large"].Missing.IsZero() {
			t.Errorf("%+v", got)
		}
		if took := time.Since(began); took != 2*time.Second {
			t.Errorf("three calls took %s", took)
		}
		if note := got["ecs.c7.large"].Note.En; note != "spot price in zone cn-hangzhou-i at this minute" {
			t.Error(note)
		}
		if more := client.TypePrices(t.Context(), answers, "basics.name", types); more != nil {
			t.Errorf("a name costs %+v", more)
		}
	})
}
