package simulator_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator"
)

func TestAPIs(t *testing.T) {
	t.Parallel()
	var ids []string
	for _, api := range simulator.APIs() {
		ids = append(ids, api.Provider)
		if !slices.IsSorted(api.Actions) || !slices.Contains(api.Actions, api.Creation) || len(api.Stages) == 0 || len(api.Around) == 0 {
			t.Errorf("%+v", api)
		}
		for _, action := range slices.Concat(api.Actions, api.Around) {
			f, err := simulator.ParseFault(action + ":lost")
			if err != nil || f.Check(api.Provider) != nil {
				t.Errorf("%s of %s: %v", action, api.Provider, err)
			}
		}
		for _, stage := range api.Stages {
			f, err := simulator.ParseFault(api.Creation + ":fail=" + stage)
			if err != nil || f.Check(api.Provider) != nil {
				t.Errorf("%s of %s: %v", stage, api.Provider, err)
			}
		}
	}
	if want := []string{"ehpc", "ack", "batchcompute", "qingcloud", "modelarts"}; !slices.Equal(ids, want) {
		t.Errorf("%v", ids)
	}
}

// TestFaultsWithoutEffect names what no call, no stage and no call of a cloud is.
func TestFaultsWithoutEffect(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault     simulator.Fault
		providers []string
		text      string
		stages    []string
	}{
		"any":               {simulator.Fault{Action: "*", Effect: simulator.Lost}, []string{"ehpc"}, "", nil},
		"its last part":     {simulator.Fault{Action: "createCluster", Effect: simulator.Lost}, []string{"qingcloud"}, "", nil},
		"one of two clouds": {simulator.Fault{Action: "CreateNodePool", Effect: simulator.Lost}, []string{"ehpc", "modelarts"}, "", nil},
		"any stage":         {simulator.Fault{Action: "*", Effect: simulator.Fail, Stage: "ConfigNetwork"}, nil, "", nil},
		"no action":         {simulator.Fault{Action: "CreateCluzter", Effect: simulator.Lost}, nil, "the simulator has no action CreateCluzter", nil},
		"its case":          {simulator.Fault{Action: "createCluster", Effect: simulator.Lost}, []string{"ehpc"}, "ehpc has no action createCluster", nil},
		"of another cloud":  {simulator.Fault{Action: "CreateNodePool", Effect: simulator.Lost}, []string{"ehpc", "ack"}, "ehpc, ack has no action CreateNodePool", nil},
		"of its neighbour":  {simulator.Fault{Action: "ListVpcs", Effect: simulator.Lost}, []string{"ehpc"}, "ehpc has no action ListVpcs", nil},
		"no stage":          {simulator.Fault{Action: "CreateNodePool", Effect: simulator.Fail, Stage: "x"}, nil, "CreateNodePool has no stage x, but createNode, checkNode", []string{"createNode", "checkNode"}},
		"a stage elsewhere": {simulator.Fault{Action: "CreateCluster", Effect: simulator.Fail, Stage: "ConfigNetwork"}, []string{"batchcompute"}, "CreateCluster has no stage ConfigNetwork, but CreateInstance, StartInstance", []string{"CreateInstance", "StartInstance"}},
		"lists alone lag":   {simulator.Fault{Action: "CreateNodePool", Effect: simulator.Lag}, nil, "lag has no effect on CreateNodePool, only on ListEvents, ListNodePoolNodes, ListNodePools, ListOrders, ListPoolNodes, ShowNodePool", nil},
		"no foreign list":   {simulator.Fault{Action: "ListClusters", Effect: simulator.Foreign}, []string{"batchcompute"}, "foreign has no effect on ListClusters, only on CreateCluster", nil},
		"any lags":          {simulator.Fault{Action: "*", Effect: simulator.Lag}, []string{"qingcloud"}, "", nil},
		"no work":           {simulator.Fault{Action: "GetCluster", Effect: simulator.Fail, Stage: "ConfigNetwork"}, []string{"ehpc"}, "the work of GetCluster cannot be made to fail, only that of CreateCluster", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := test.fault.Check(test.providers...)
			var none *simulator.NoEffectError
			if test.text == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if !errors.As(err, &none) || none.Error() != test.text {
				t.Fatalf("%v", err)
			}
			if diff := cmp.Diff(test.stages, none.Stages); diff != "" {
				t.Error(diff)
			}
		})
	}
}
