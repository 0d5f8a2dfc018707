package batchcompute_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestFits: the service tells no numbers; what it makes in a VPC of the account's counts
// there.
func TestFits(t *testing.T) {
	t.Parallel()
	const untold = "groups and machines: the API gives them only where it refuses a creation"
	const vpc = "network.vpc_id=vpc-m5efjevmclc0xdmys"
	for name, c := range map[string]struct {
		set, faults, want []string
	}{
		"a VPC of the service's": {set: []string{"network.vpc_id="}, want: []string{untold}},
		"no right": {set: []string{vpc}, faults: []string{"DescribeVSwitches:code=Forbidden.RAM,status=403,times=0"}, want: []string{
			untold, "vSwitches of the VPC vpc-m5efjevmclc0xdmys: the RAM user or role has no permission for this",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fitter, ok := cloud.Rig(t, c.faults...).Client.(providers.Fitter)
			if !ok {
				t.Fatal("no quotas")
			}
			got := cloudtest.FitTexts(fitter.Fits(t.Context(), cloud.With(t, cloudtest.Example, c.set...)))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
