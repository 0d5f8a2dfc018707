package modelarts_test

import (
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// refusals are answers that the simulator refuses, and where it points.
func refusals() map[string]cloudtest.Refusal {
	return map[string]cloudtest.Refusal{
		"network, standard pool": {Set: []string{"pool.name=pool-std-c3d4"}},
		"flavor":                 {File: cloudtest.Minimal, Set: []string{"nodes.instance_type=none"}, Field: "nodes.instance_type"},
	}
}

// TestNameIsTaken: neither one that was there nor one's own is made twice.
func TestNameIsTaken(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	r.Create(t, cloud.Load(t, cloudtest.Example))
	for _, name := range []string{"nodepool-0", "nodepool-1"} {
		_, _, err := r.Try(t, cloud.With(t, cloudtest.Example, "basics.name="+name))
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Conflict || f.Field != "basics.name" {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// TestPoolThatDoesNotExist: there is no list of its node pools to look at.
func TestPoolThatDoesNotExist(t *testing.T) {
	t.Parallel()
	_, _, err := cloud.Rig(t).Try(t, cloud.With(t, cloudtest.Example, "pool.name=pool-none"))
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Invalid || f.Field != "pool.name" {
		t.Errorf("got %+v", f)
	}
}
