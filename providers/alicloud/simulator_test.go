package alicloud_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/simulator"
)

// TestSimulator asks every shared source of the simulator, which decodes and
// checks signatures with code of its own.
func TestSimulator(t *testing.T) {
	t.Parallel()
	client, err := alicloud.Connect(providers.Simulator(), providers.Endpoint{
		Region: "cn-hangzhou", Transport: simulator.New(simulator.Options{}).Transport(),
	})
	if err != nil {
		t.Fatal(err)
	}
	inProd := map[string]string{"network.vpc_id": "vpc-m5efjevmclc0xdmys"}
	cases := map[string]struct {
		query forms.Query
		value string
		facts map[string]string
		other string // Must not be there.
	}{
		"regions": {query: forms.Query{Source: "regions"}, value: "cn-hangzhou"},
		"zones":   {query: forms.Query{Source: "zones"}, value: "cn-hangzhou-i"},
		"vpcs": {
			query: forms.Query{Source: "vpcs"}, value: "vpc-m5efjevmclc0xdmys",
			facts: map[string]string{"cidr": "10.0.0.0/10 10.64.0.0/16"},
		},
		"vswitches of a vpc": {
			query: forms.Query{Source: "vswitches", Args: inProd}, value: "vsw-f8za5p0mwzgdu3wgy",
			facts: map[string]string{"vpc_id": "vpc-m5efjevmclc0xdmys", "zone": "cn-hangzhou-j", "cidr": "10.0.16.0/20"},
			other: "vsw-bp1s5fnvk4gn2tws0",
		},
		"security groups": {
			query: forms.Query{Source: "security_groups", Args: inProd}, value: "sg-bp1enterprise0001",
			facts: map[string]string{"type": "enterprise", "vpc_id": "vpc-m5efjevmclc0xdmys"},
		},
		"key pairs":       {query: forms.Query{Source: "key_pairs"}, value: "ali0824"},
		"resource groups": {query: forms.Query{Source: "resource_groups"}, value: "rg-acfmxazb4ph6aiy"},
		"instance types": {
			query: forms.Query{Source: "instance_types", Args: map[string]string{"network.vswitch_id": "vsw-f8za5p0mwzgdu3wgx"}},
			value: "ecs.c7.large", facts: map[string]string{"cores": "2", "memory": "4", "gpu": "0", "arch": "x86_64"},
		},
		"gpu types": {
			query: forms.Query{Source: "instance_types", Args: map[string]string{"zone": "cn-hangzhou-j"}},
			value: "ecs.gn7i-c8g1.2xlarge", facts: map[string]string{"gpu": "1"},
		},
		"images": {
			query: forms.Query{Source: "images"}, value: "aliyun_3_x64_20G_alibase_20221102.vhd",
			facts: map[string]string{"arch": "x86_64"},
		},
		"file systems": {query: forms.Query{Source: "file_systems"}, value: "008b648bcb"},
		"mount targets": {
			query: forms.Query{Source: "mount_targets", Args: inProd},
			value: "008b648bcb-sbs93.cn-hangzhou.nas.aliyuncs.com",
			facts: map[string]string{"vpc_id": "vpc-m5efjevmclc0xdmys", "file_system_id": "008b648bcb"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			options, err := client.Lookup(t.Context(), c.query)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, o := range options {
				if !o.Label.Complete() {
					t.Errorf("%s has no label", o.Value)
				}
				if o.Value == c.other {
					t.Errorf("%s is listed", o.Value)
				}
				if o.Value != c.value {
					continue
				}
				found = true
				for fact, want := range c.facts {
					if diff := cmp.Diff(want, o.Facts[fact]); diff != "" {
						t.Errorf("fact %s (-want +got):\n%s", fact, diff)
					}
				}
			}
			if !found {
				t.Errorf("%s is not among %d options", c.value, len(options))
			}
		})
	}
}

// TestSimulatorFaults meets what the simulator can do to a call.
func TestSimulatorFaults(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		fault  simulator.Fault
		writes bool
		kind   providers.Kind
	}{
		"lost, writing": {simulator.Fault{Effect: simulator.Lost}, true, providers.Unclear},
		"lost, reading": {simulator.Fault{Effect: simulator.Lost}, false, providers.Unavailable},
		"drop, writing": {simulator.Fault{Effect: simulator.Drop}, true, providers.Unclear},
		"throttled":     {simulator.Fault{Effect: simulator.Throttle}, true, providers.Throttled},
		"no permission": {simulator.Fault{Effect: simulator.Refuse, Code: "NoPermission"}, true, providers.Permission},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.fault.Action = "*"
			sim := simulator.New(simulator.Options{Faults: []simulator.Fault{c.fault}})
			client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: sim.Transport()})
			err := client.Do(t.Context(), alicloud.Call{Product: alicloud.ECS, Action: "DescribeRegions", Writes: c.writes}, nil)
			if f := providers.AsFailure(err); f == nil || f.Kind != c.kind {
				t.Errorf("got %v", err)
			}
			if calls := sim.Calls(); len(calls) != 1 {
				t.Errorf("%d calls, want one attempt", len(calls))
			}
		})
	}
	t.Run("a foreign key", func(t *testing.T) {
		t.Parallel()
		client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: simulator.New(simulator.Options{}).Transport()})
		client.UseKeys("LTAI5tSomebodyElse", "secret", "")
		err := client.Do(t.Context(), alicloud.Call{Product: alicloud.ECS, Action: "DescribeRegions"}, nil)
		if f := providers.AsFailure(err); f == nil || f.Code != "InvalidAccessKeyId.NotFound" || f.Kind != providers.Auth {
			t.Errorf("got %v", err)
		}
	})
}
