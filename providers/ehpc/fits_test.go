package ehpc_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestFits: what the answers need is counted as the cloud counts it, the manager and
// each queue by its first template, now and at the most, and what is not told is not zero.
func TestFits(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		faults []string
		set    []string
		want   []string
	}{
		"two queues": {want: []string{
			"pay-as-you-go vCPUs (ECS): 12-36, 120 of 5000", "spot vCPUs (ECS): 8-64, 0 of 1000",
		}},
		"another template, tried later": {set: []string{"queues[1].compute_nodes[1].instance_type=ecs.c7.xlarge"}, want: []string{
			"pay-as-you-go vCPUs (ECS): 12-36, 120 of 5000", "spot vCPUs (ECS): 8-64, 0 of 1000",
		}},
		"the manager paid in advance": {set: []string{"manager.charge_type=PrePaid"}, want: []string{
			"pay-as-you-go vCPUs (ECS): 8-32, 120 of 5000", "spot vCPUs (ECS): 8-64, 0 of 1000",
		}},
		"a queue paid in advance": {set: []string{"queues[1].compute_nodes[0].charge_type=PrePaid"}, want: []string{
			"pay-as-you-go vCPUs (ECS): 4-4, 120 of 5000", "spot vCPUs (ECS): 8-64, 0 of 1000",
		}},
		"no spot": {set: []string{"queues[0].compute_nodes[0].spot_strategy=NoSpot"}, want: []string{
			"pay-as-you-go vCPUs (ECS): 20-100, 120 of 5000",
		}},
		"a type that nobody knows": {set: []string{"manager.instance_type=ecs.none.large"}, want: []string{
			"pay-as-you-go vCPUs (ECS): the cloud does not say how many vCPUs ecs.none.large has", "spot vCPUs (ECS): 8-64, 0 of 1000",
		}},
		"no right to look": {faults: []string{"DescribeAccountAttributes:code=Forbidden.RAM,status=403,times=0"}, want: []string{
			"pay-as-you-go vCPUs (ECS): the RAM user or role has no permission for this", "spot vCPUs (ECS): the RAM user or role has no permission for this",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := cloud.Rig(t, c.faults...)
			fitter, ok := r.Client.(providers.Fitter)
			if !ok {
				t.Fatal("no quotas")
			}
			got := cloudtest.FitTexts(fitter.Fits(t.Context(), cloud.With(t, cloudtest.Example, c.set...)), cloudtest.FitsElsewhere...)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// rewriting changes what the cloud says of the account.
type rewriting struct {
	http.RoundTripper
	replaces *strings.Replacer
}

// RoundTrip implements http.RoundTripper.
func (c rewriting) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := c.RoundTripper.RoundTrip(r)
	if err != nil || r.Header.Get("X-Acs-Action") != "DescribeAccountAttributes" {
		return response, err //nolint:wrapcheck // A carrier's error is its own.
	}
	text, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	changed := c.replaces.Replace(string(text))
	response.Body, response.ContentLength = io.NopCloser(strings.NewReader(changed)), int64(len(changed))
	return response, err //nolint:wrapcheck // See above.
}

// TestLimitsThatAreNotTold are not known, and not zero, which would refuse all.
func TestLimitsThatAreNotTold(t *testing.T) {
	t.Parallel()
	for name, replaces := range map[string][]string{
		"missing":     {"max-spot-instance-vcpu-count", "another"},
		"use missing": {"used-spot-instance-vcpu-count", "another"},
		"no number":   {`"1000"`, `"many"`},
		"negative":    {`"1000"`, `"-1"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := cloud.Rig(t)
			client := cloud.Connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: rewriting{r.Sim.Transport(), strings.NewReplacer(replaces...)}})
			fitter, ok := client.(providers.Fitter)
			if !ok {
				t.Fatal("no quotas")
			}
			got := cloudtest.FitTexts(fitter.Fits(t.Context(), cloud.With(t, cloudtest.Example)), cloudtest.FitsElsewhere...)
			want := []string{"pay-as-you-go vCPUs (ECS): 12-36, 120 of 5000", "spot vCPUs (ECS): the cloud does not give this limit for this account"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestRoom: who may buy, whether there are addresses for all nodes that share vSwitches,
// and whether a limit of a spot price is below what it costs.
func TestRoom(t *testing.T) {
	t.Parallel()
	const (
		done = "Real-name authentication: is done, good true, certain false"
		free = "free addresses in vsw-f8za5p0mwzgdu3wgx, vsw-f8za5p0mwzgdu3wgy: "
	)
	limited := func(limit string) []string {
		return []string{"queues[0].compute_nodes[0].spot_strategy=SpotWithPriceLimit", "queues[0].compute_nodes[0].spot_price_limit=" + limit}
	}
	for name, c := range map[string]struct {
		faults []string
		set    []string
		want   []string
	}{
		"all well": {want: []string{done, free + "4-21, 0 of 7902"}},
		"too many": {set: []string{"queues[0].initial_count=7900"}, want: []string{done, free + "7902-7905, 0 of 7902"}},
		"one vSwitch": {set: []string{"queues[0].vswitch_ids=vsw-f8za5p0mwzgdu3wgx", "queues[1].vswitch_ids=vsw-f8za5p0mwzgdu3wgy"}, want: []string{
			done, "free addresses in vsw-f8za5p0mwzgdu3wgx: 3-17, 0 of 4012", "free addresses in vsw-f8za5p0mwzgdu3wgy: 1-4, 0 of 3890",
		}},
		"nobody knows": {set: []string{"network.vswitch_id=vsw-none"}, want: []string{done, free + "1-4, 0 of 7902"}},
		"nobody was named": {faults: []string{"DescribeAccountAttributes:unverified"}, want: []string{
			"Real-name authentication: the account has none; in mainland regions it can buy no machines, good false, certain true", free + "4-21, 0 of 7902",
		}},
		"no right": {faults: []string{"DescribeAccountAttributes:status=403,code=Forbidden.RAM,times=0", "DescribeVSwitches:status=403,code=Forbidden.RAM,times=0"}, want: []string{
			"Real-name authentication: the RAM user or role has no permission for this", free + "the RAM user or role has no permission for this",
		}},
		"a limit that will do": {set: limited("9.99"), want: []string{done, free + "4-21, 0 of 7902", "Spot price limit of ecs.c7.xlarge: the machine costs CNY"}},
		"a limit below":        {set: limited("0.001"), want: []string{done, free + "4-21, 0 of 7902", "Spot price limit of ecs.c7.xlarge: 0.001 is below the CNY"}},
		"a limit, no right": {set: limited("9.99"), faults: []string{"DescribeSpotPriceHistory:status=403,code=Forbidden.RAM,times=0"}, want: []string{
			done, free + "4-21, 0 of 7902", "Spot price limit of ecs.c7.xlarge: the RAM user or role has no permission for this",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fitter, ok := cloud.Rig(t, c.faults...).Client.(providers.Fitter)
			if !ok {
				t.Fatal("no quotas")
			}
			got := cloudtest.FitTexts(fitter.Fits(t.Context(), cloud.With(t, cloudtest.Example, c.set...)), append([]string{"pay-as-you-go vCPUs", "spot vCPUs"}, cloudtest.FitsOfCentre...)...)
			for i, want := range c.want {
				if i < len(got) && strings.HasPrefix(want, "Spot") {
					got[i] = got[i][:min(len(want), len(got[i]))] // What it costs is of the minute.
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
