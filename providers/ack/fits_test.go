package ack_test

import (
	"cmp"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestFits: what the answers need is counted as the cloud counts it, masters and
// pools, now and at the most, and what is not told is not zero.
func TestFits(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file   string
		before int
		faults []string
		set    []string
		want   []string
	}{
		"a managed cluster": {want: []string{
			"managed clusters of the account: 1-0, 0 of 20", "node pools of a cluster: 2-0, 0 of 20", "nodes of a cluster: 2-6, 0 of 100", "pay-as-you-go vCPUs (ECS): 16-32, 120 of 5000",
		}},
		"the second cluster": {before: 1, want: []string{
			"managed clusters of the account: 1-0, 1 of 20", "node pools of a cluster: 2-0, 0 of 20", "nodes of a cluster: 2-6, 0 of 100", "pay-as-you-go vCPUs (ECS): 16-32, 136 of 5000",
		}},
		"serverless": {set: []string{"basics.profile=Serverless"}, want: []string{
			"serverless clusters of the account: 1-0, 0 of 20", "node pools of a cluster: 2-0, 0 of 20", "nodes of a cluster: 2-6, 0 of 100", "pay-as-you-go vCPUs (ECS): 16-32, 120 of 5000",
		}},
		"another kind": {set: []string{"basics.cluster_type=ExternalKubernetes"}, want: []string{
			"clusters of the account: 1-0, 0 of 50", "node pools of a cluster: 2-0, 0 of 20", "nodes of a cluster: 2-6, 0 of 100", "pay-as-you-go vCPUs (ECS): 16-32, 120 of 5000",
		}},
		"a pool paid in advance": {set: []string{"node_pools[0].charge_type=PrePaid"}, want: []string{
			"managed clusters of the account: 1-0, 0 of 20", "node pools of a cluster: 2-0, 0 of 20", "nodes of a cluster: 2-6, 0 of 100", "pay-as-you-go vCPUs (ECS): 0-16, 120 of 5000",
		}},
		"a spot pool": {set: []string{"node_pools[1].spot_strategy=SpotAsPriceGo"}, want: []string{
			"managed clusters of the account: 1-0, 0 of 20", "node pools of a cluster: 2-0, 0 of 20", "nodes of a cluster: 2-6, 0 of 100", "pay-as-you-go vCPUs (ECS): 16-16, 120 of 5000", "spot vCPUs (ECS): 0-16, 0 of 1000",
		}},
		"a type that nobody knows": {set: []string{"node_pools[0].instance_types=ecs.none.large"}, want: []string{
			"managed clusters of the account: 1-0, 0 of 20", "node pools of a cluster: 2-0, 0 of 20", "nodes of a cluster: 2-6, 0 of 100", "pay-as-you-go vCPUs (ECS): the cloud does not say how many vCPUs ecs.none.large has",
		}},
		"masters": {file: "requests/legacy.toml", want: []string{
			"clusters of the account: 1-0, 0 of 50",
			"node pools of a cluster: 3-0, 0 of 20", "nodes of a cluster: 5-7, 0 of 100",
			"pay-as-you-go vCPUs (ECS): 20-28, 120 of 5000",
		}},
		"masters paid in advance": {file: "requests/legacy.toml", set: []string{"masters.charge_type=PrePaid"}, want: []string{
			"clusters of the account: 1-0, 0 of 50",
			"node pools of a cluster: 3-0, 0 of 20", "nodes of a cluster: 5-7, 0 of 100",
			"pay-as-you-go vCPUs (ECS): 8-16, 120 of 5000",
		}},
		"no right to look": {faults: []string{"DescribeUserQuota:code=Forbidden.RAM,status=403,times=0"}, want: []string{
			"managed clusters of the account: the RAM user or role has no permission for this", "node pools of a cluster: the RAM user or role has no permission for this", "nodes of a cluster: the RAM user or role has no permission for this", "pay-as-you-go vCPUs (ECS): 16-32, 120 of 5000",
		}},
		"clusters not listed": {faults: []string{"DescribeClustersForRegion:code=Forbidden.RAM,status=403,times=0"}, want: []string{
			"managed clusters of the account: the RAM user or role has no permission for this", "node pools of a cluster: 2-0, 0 of 20", "nodes of a cluster: 2-6, 0 of 100", "pay-as-you-go vCPUs (ECS): 16-32, 120 of 5000",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := cloud.Rig(t, c.faults...)
			fitter, ok := r.Client.(providers.Fitter)
			if !ok {
				t.Fatal("no quotas")
			}
			for range c.before {
				r.Create(t, cloud.With(t, cloudtest.Example))
			}
			got := cloudtest.FitTexts(fitter.Fits(t.Context(), cloud.With(t, cmp.Or(c.file, cloudtest.Example), c.set...)), cloudtest.FitsElsewhere...)
			if diff := gocmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestRoom: nodes count where they stand, and pods where theirs have addresses.
func TestRoom(t *testing.T) {
	t.Parallel()
	const (
		done  = "Real-name authentication: is done, good true, certain false"
		nodes = "free addresses in vsw-f8za5p0mwzgdu3wgx, vsw-f8za5p0mwzgdu3wgy: "
		pods  = "free addresses for pods, one for each node at least, in vsw-f8za5p0mwzgdupodi, vsw-f8za5p0mwzgdupodj: "
	)
	for name, c := range map[string]struct {
		set  []string
		want []string
	}{
		"all well":      {want: []string{done, nodes + "2-6, 0 of 7902", pods + "2-6, 0 of 130982"}},
		"grows":         {set: []string{"node_pools[1].auto_scaling.max_count=8000"}, want: []string{done, nodes + "2-8002, 0 of 7902", pods + "2-8002, 0 of 130982"}},
		"Flannel":       {set: []string{"network.plugin=flannel", "network.container_cidr=172.20.0.0/16"}, want: []string{done, nodes + "2-6, 0 of 7902"}},
		"a VPC is made": {set: []string{"network.vpc_id=", "network.zone_ids=cn-hangzhou-i"}, want: []string{done, "VPCs of the region: its code in the Quota Center is not known"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fitter, ok := cloud.Rig(t).Client.(providers.Fitter)
			if !ok {
				t.Fatal("no quotas")
			}
			got := cloudtest.FitTexts(fitter.Fits(t.Context(), cloud.With(t, cloudtest.Example, c.set...)),
				append([]string{"managed clusters", "node pools", "nodes of", "pay-as-you-go vCPUs"}, cloudtest.FitsOfCentre...)...)
			if diff := gocmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
