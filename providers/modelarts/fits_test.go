package modelarts_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestFits: what the project may have beside what a node pool needs of it, and what
// cannot be known.
func TestFits(t *testing.T) {
	t.Parallel()
	const (
		quotas   = "GET modelarts /v1/" + projectID + "/quotas"
		subnets  = "GET vpc /v1/" + projectID + "/subnets"
		unknown  = "nodes of a resource pool: no API gives it"
		fitting  = `{"quotas":{"resources":[{"type":"pool","quota":"15","used":"3"},{"type":"network","quota":15,"used":1}]}}`
		pools    = "resource pools of the project: 0-0, 3 of 15"
		networks = "networks of the project: 0-0, 1 of 15"
		free     = "free addresses in the subnet 7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5: "
	)
	subnet := func(free string) string {
		return `{"subnets":[{"id":"7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5","vpc_id":"3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10"` + free + `}]}`
	}
	for name, c := range map[string]struct {
		pairs, set, want []string
	}{
		"all told": {
			pairs: []string{quotas, fitting, subnets, subnet(`,"available_ip_address_count":250`)},
			want:  []string{pools, networks, unknown, free + "2-2, 0 of 250"},
		},
		"no usage": {
			pairs: []string{quotas, `{"quotas":{"resources":[{"type":"pool","quota":15}]}}`, subnets, subnet("")},
			want: []string{
				"resource pools of the project: the cloud does not say how much of it is used", "networks of the project: the cloud does not say how much of it is used", unknown,
				free + "the cloud does not say how many are free",
			},
		},
		"no right": {
			pairs: []string{quotas, `403 {"error_code":"ModelArts.0112","error_msg":"no"}`, subnets, `403 {"error_code":"APIGW.0302","error_msg":"no"}`},
			want: []string{
				"resource pools of the project: the user has no permission for this", "networks of the project: the user has no permission for this", unknown, free + "the user has no permission for this",
			},
		},
		"a standard pool": {
			pairs: []string{quotas, fitting}, set: []string{"pool.kind=standard"}, want: []string{pools, networks, unknown},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fitter, ok := scripted(t, newScript(c.pairs...)).(providers.Fitter)
			if !ok {
				t.Fatal("no quotas")
			}
			var got []string
			for _, f := range fitter.Fits(t.Context(), cloud.With(t, cloudtest.Example, c.set...)) {
				got = append(got, cloudtest.FitText(f))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
