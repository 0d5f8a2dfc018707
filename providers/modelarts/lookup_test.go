package modelarts_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// flavorList has one flavor sold out everywhere, one in one zone, one that is
// for logical pools, and one in the shape of older pages.
const flavorList = `{"items":[
	{"metadata":{"name":"modelarts.vm.cpu.16u64g.d"},"spec":{"type":"Dedicate","cpuArch":"x86","cpu":"16","memory":"64Gi","billingModes":[0,1],"dataVolume":[{"volumeType":"SSD","size":"500Gi"}]},
		"status":{"phase":{"cn-north-4a":"normal","cn-north-4b":"soldout"}}},
	{"metadata":{"name":"modelarts.vm.gpu.t4u8"},"spec":{"type":"Dedicate","cpuArch":"x86","cpu":16,"memory":"64Gi","gpu":{"type":"nvidia-t4","size":"8"},"billingModes":["0"]},
		"status":{"phase":{"cn-north-4a":"soldout"}}},
	{"metadata":{"name":"logical.1"},"spec":{"type":"Logical"}},
	{"metadata":{"name":"npu.8"},"spec":{"npu":{"size":"8"},"dataVolumes":[]},"status":{}}]}`

// wholeLists are those that no question of the example asks for.
var wholeLists = []forms.Query{{Source: "regions"}}

func TestListReplies(t *testing.T) {
	t.Parallel()
	at := func(path string) string { return "modelarts /v1/" + projectID + path }
	cases := map[string]struct {
		query forms.Query
		pairs []string
		want  []string // value|label|cells|why|facts
	}{
		"regions": {
			forms.Query{Source: "regions"},
			[]string{"GET iam /v3/regions", `{"regions":[{"id":"cn-north-4","locales":{"zh-cn":"华北-北京四","en-us":"CN North-Beijing4"}},{"id":"cn-north-9"},{"id":"mars-1"}]}`},
			[]string{"cn-north-4|CN North-Beijing4|||", "cn-north-9|CN North-Ulanqab1|||"},
		},
		"projects": {
			forms.Query{Source: "projects"},
			[]string{"GET iam /v3/projects", `{"projects":[{"id":"p0","name":"cn-north-4","description":"own"},{"id":"p1","name":"cn-north-4_lab","enabled":false},{"id":"p2","name":"cn-north-40"},{"id":"p3","name":"MOS"}]}`},
			[]string{"p0|cn-north-4|own||", "p1|cn-north-4_lab||is disabled|"},
		},
		"pools": {
			forms.Query{Source: "pools"},
			[]string{"GET modelarts /v2/" + projectID + "/pools", `{"kind":"PoolList","items":[
				{"metadata":{"name":"pool-lite-a1b2","labels":{"os.modelarts/name":"lite"}},"spec":{"type":"Dedicate"},"status":{"phase":"Running","clusters":[{"name":"cce"}]}},
				{"metadata":{"name":"pool-lite-old","labels":{}},"spec":{"type":"Dedicate","clusters":[{"providerId":"x"}]},"status":{"phase":"Abnormal"}},
				{"metadata":{"name":"pool-std-c3d4"},"spec":{"type":"Dedicate","clusters":[],"network":{"name":"n"}},"status":{"phase":"Running","clusters":null}},
				{"metadata":{"name":"pool-log"},"spec":{"type":"Logical"},"status":{}}]}`},
			[]string{
				"pool-lite-a1b2|lite|Lite Cluster,Running||kind=privileged", "pool-lite-old|pool-lite-old|Lite Cluster,Abnormal|its state is Abnormal|kind=privileged",
				"pool-std-c3d4|pool-std-c3d4|Standard,Running||kind=standard", "pool-log|pool-log|Logical,||kind=logical",
			},
		},
		"flavors, continued": {
			forms.Query{Source: "flavors", Args: map[string]string{"billing.charge_type": "PostPaid"}},
			[]string{
				"GET " + at("/resourceflavors?limit=500"), `{"metadata":{"continue":"c2"},"items":[{"metadata":{"name":"first"}}]}`,
				"GET " + at("/resourceflavors?continue=c2&limit=500"), flavorList,
			},
			[]string{
				"first|first|,,,||arch=,billing_modes=,cores=,gpu=,memory=",
				"modelarts.vm.cpu.16u64g.d|modelarts.vm.cpu.16u64g.d|16 vCPU,64 GiB,,x86||arch=x86,billing_modes=0,1,cores=16,gpu=,memory=64Gi",
				"modelarts.vm.gpu.t4u8|modelarts.vm.gpu.t4u8|16 vCPU,64 GiB,8 x nvidia-t4,x86|is sold out in every zone|arch=x86,billing_modes=0,cores=16,gpu=8 x nvidia-t4,memory=64Gi",
				"npu.8|npu.8|,,8,||arch=,billing_modes=,cores=,gpu=8,memory=",
			},
		},
		"flavors, subscription": {
			forms.Query{Source: "flavors", Args: map[string]string{"billing.charge_type": "PrePaid"}},
			[]string{"GET " + at("/resourceflavors"), `{"items":[{"metadata":{"name":"x"},"spec":{"billingModes":[0]}}]}`},
			[]string{"x|x|,,,|is not sold in the billing mode|arch=,billing_modes=0,cores=,gpu=,memory="},
		},
		"flavors, mode left out": {
			forms.Query{Source: "flavors", Args: map[string]string{"billing.charge_type": "AsPool"}},
			[]string{"GET " + at("/resourceflavors"), `{"items":[{"metadata":{"name":"x"},"spec":{"billingModes":[0],"gpu":{"size":"4"}}}]}`},
			[]string{"x|x|,,4,||arch=,billing_modes=0,cores=,gpu=4,memory="},
		},
		"zones of a flavor": {
			forms.Query{Source: "zones", Args: map[string]string{"nodes.instance_type": "modelarts.vm.cpu.16u64g.d"}},
			[]string{"GET " + at("/resourceflavors"), flavorList},
			[]string{"cn-north-4a|cn-north-4a|normal||", "cn-north-4b|cn-north-4b|soldout|has none of the flavor left|"},
		},
		"zones of all": {
			forms.Query{Source: "zones"},
			[]string{"GET " + at("/resourceflavors"), flavorList},
			[]string{"cn-north-4a|cn-north-4a|normal||", "cn-north-4b|cn-north-4b|soldout|has none of the flavor left|"},
		},
		"VPCs": {
			forms.Query{Source: "vpcs"},
			[]string{"GET vpc /v1/" + projectID + "/vpcs", `{"vpcs":[{"id":"v1","name":"prod","cidr":"10.0.0.0/8","status":"OK"},{"id":"v2","status":"ERROR"}]}`},
			[]string{"v1|prod|10.0.0.0/8,OK||cidr=10.0.0.0/8", "v2|v2|,ERROR|its state is ERROR|cidr="},
		},
		"subnets": {
			forms.Query{Source: "subnets", Args: map[string]string{"network.vpc_id": "v1"}},
			[]string{"GET vpc /v1/" + projectID + "/subnets?limit=1000&vpc_id=v1", `{"subnets":[{"id":"s1","name":"a","cidr":"10.0.0.0/24","vpc_id":"v1","status":"ACTIVE","availability_zone":"cn-north-4a","available_ip_address_count":250}]}`},
			[]string{"s1|a|10.0.0.0/24,cn-north-4a,250||cidr=10.0.0.0/24,free=250,vpc_id=v1,zone=cn-north-4a"},
		},
		"security groups": {
			forms.Query{Source: "security_groups"},
			[]string{"GET vpc /v3/" + projectID + "/vpc/security-groups", `{"request_id":"r","page_info":{"current_count":1},"security_groups":[{"id":"g1","name":"default","description":"d"},{"id":"g1"},{"name":"no id"}]}`},
			[]string{"g1|default|d||"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newScript(c.pairs...)
			client := scripted(t, s)
			got, err := client.Lookup(t.Context(), c.query)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, described(t, got.Options)); diff != "" {
				t.Error(diff)
			}
			before := len(s.made())
			if again, err := client.Lookup(t.Context(), c.query); err != nil || len(again.Options) != len(got.Options) || len(s.made()) != before {
				t.Error("asked again", err)
			}
		})
	}
}

func described(t *testing.T, options []forms.Option) []string {
	t.Helper()
	var list []string
	for _, o := range options {
		if !o.Label.Complete() || (!o.Why.IsZero() && !o.Why.Complete()) {
			t.Errorf("option %+v", o)
		}
		var facts []string
		for name, value := range o.Facts {
			facts = append(facts, name+"="+value)
		}
		slices.Sort(facts)
		list = append(list, strings.Join([]string{o.Value, o.Label.En, strings.Join(o.Cells, ","), o.Why.En, strings.Join(facts, ",")}, "|"))
	}
	return list
}

// TestMarkers reads the list of the VPC service to its end.
func TestMarkers(t *testing.T) {
	t.Parallel()
	page := func(from, n int) string {
		var items []string
		for i := from; i < from+n; i++ {
			items = append(items, fmt.Sprintf(`{"id":"v%d"}`, i))
		}
		return `{"vpcs":[` + strings.Join(items, ",") + `]}`
	}
	path := "GET vpc /v1/" + projectID + "/vpcs"
	s := newScript(path+"?limit=1000", page(0, 1000), path+"?limit=1000&marker=v999", page(1000, 3))
	got, err := scripted(t, s).Lookup(t.Context(), forms.Query{Source: "vpcs"})
	if err != nil || len(got.Options) != 1003 || got.Options[1002].Value != "v1002" {
		t.Errorf("%d, %v", len(got.Options), err)
	}
}

// TestQueryAsSigned: blanks go out as they are signed.
func TestQueryAsSigned(t *testing.T) {
	t.Parallel()
	s := newScript()
	_, _ = scripted(t, s).Lookup(t.Context(), forms.Query{Source: "subnets", Args: map[string]string{"network.vpc_id": "a b"}})
	if calls := s.made(); !strings.HasSuffix(calls[len(calls)-1], "vpc_id=a%20b") {
		t.Error(calls)
	}
}

// silent never answers.
type silent struct{}

func (silent) RoundTrip(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

func TestLookupsEnd(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: silent{}})
	ctx, cancel := context.WithCancel(t.Context())
	time := make(chan error)
	go func() {
		_, err := client.Lookup(ctx, forms.Query{Source: "pools"})
		time <- err
	}()
	cancel()
	if err := <-time; err == nil {
		t.Error("answered out of nothing")
	}
}

// TestEverySourceIsAnswered: no question names a look-up that is not there.
func TestEverySourceIsAnswered(t *testing.T) {
	t.Parallel()
	form := cloud.Form()
	for _, key := range form.Keys() {
		field, ok := form.Field(forms.Path(strings.ReplaceAll(key, "[]", "[0]")))
		if !ok || field.Source.Name == "" {
			continue
		}
		_, err := scripted(t, newScript()).Lookup(t.Context(), forms.Query{Source: field.Source.Name})
		if f := providers.AsFailure(err); f != nil && f.Kind == providers.Internal {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func TestUnknownLookup(t *testing.T) {
	t.Parallel()
	if _, err := scripted(t, newScript()).Lookup(t.Context(), forms.Query{Source: "moons"}); providers.AsFailure(err).Kind != providers.Internal {
		t.Error(err)
	}
}
