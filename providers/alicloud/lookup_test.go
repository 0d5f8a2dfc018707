package alicloud_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// cloud answers by action and counts the calls.
type cloud struct {
	mu      sync.Mutex
	calls   map[string]int
	answers map[string]func(params url.Values, call int) (status int, body string)
}

// newCloud returns the cloud and a client on it.
func newCloud(t *testing.T, answers map[string]func(url.Values, int) (int, string)) (*cloud, *alicloud.Client) {
	t.Helper()
	c := &cloud{calls: map[string]int{}, answers: answers}
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	return c, connect(t, providers.Endpoint{Region: "cn-hangzhou", Base: server.URL})
}

func (c *cloud) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	action := r.Header.Get("x-acs-action")
	c.mu.Lock()
	c.calls[action]++
	call := c.calls[action]
	c.mu.Unlock()
	answer := c.answers[action]
	if answer == nil {
		http.NotFound(w, r)
		return
	}
	status, body := answer(r.URL.Query(), call)
	if status == http.StatusTooManyRequests {
		w.Header().Set("x-ratelimit-user-api", "TimeLeft:1")
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

func (c *cloud) count(action string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.calls[action]
}

// vpcPages answers with n VPCs, page by page.
func vpcPages(n int) func(url.Values, int) (int, string) {
	return func(q url.Values, _ int) (int, string) {
		number, _ := strconv.Atoi(q.Get("PageNumber"))
		size, _ := strconv.Atoi(q.Get("PageSize"))
		items := []string{}
		for i := (number - 1) * size; i < min(number*size, n); i++ {
			items = append(items, fmt.Sprintf(`{"VpcId":"vpc-%03d","VpcName":"n","CidrBlock":"10.0.0.0/8"}`, n-i))
		}
		return 200, fmt.Sprintf(`{"Vpcs":{"Vpc":[%s]},"TotalCount":"%d"}`, strings.Join(items, ","), n)
	}
}

// TestBlocksOfVPC wants every block that pods and services must keep away from.
func TestBlocksOfVPC(t *testing.T) {
	t.Parallel()
	_, client := newCloud(t, map[string]func(url.Values, int) (int, string){
		"DescribeVpcs": func(url.Values, int) (int, string) {
			return 200, `{"Vpcs":{"Vpc":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/8","SecondaryCidrBlocks":{"SecondaryCidrBlock":["192.168.0.0/20","172.16.0.0/16"]}},
				{"VpcId":"vpc-2","CidrBlock":"172.16.0.0/12","SecondaryCidrBlocks":null}]},"TotalCount":2}`
		},
	})
	options, err := client.Lookup(t.Context(), forms.Query{Source: "vpcs"})
	var got []string
	for _, o := range options {
		got = append(got, o.Facts["cidr"])
	}
	if diff := cmp.Diff([]string{"10.0.0.0/8 192.168.0.0/20 172.16.0.0/16", "172.16.0.0/12"}, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func values(options []forms.Option) []string {
	out := []string{}
	for _, o := range options {
		out = append(out, o.Value)
	}
	return out
}

func TestPages(t *testing.T) {
	t.Parallel()
	cloud, client := newCloud(t, map[string]func(url.Values, int) (int, string){
		"DescribeVpcs": vpcPages(120),
		"DescribeSecurityGroups": func(q url.Values, _ int) (int, string) {
			if q.Get("VpcId") != "vpc-1" || q.Get("MaxResults") != "100" {
				return 400, refusal("InvalidParameter", "")
			}
			switch q.Get("NextToken") {
			case "":
				return 200, `{"SecurityGroups":{"SecurityGroup":[{"SecurityGroupId":"sg-2","SecurityGroupName":"b"},
					{"SecurityGroupId":"sg-m","SecurityGroupName":"m","ServiceManaged":true}]},"NextToken":"t"}`
			case "t":
				return 200, `{"SecurityGroups":{"SecurityGroup":[{"SecurityGroupId":"sg-1","SecurityGroupName":"A"},{"SecurityGroupId":"sg-2","SecurityGroupName":"b"}]}}`
			}
			return 400, refusal("InvalidNextToken", "")
		},
		"DescribeKeyPairs": func(url.Values, int) (int, string) { return 200, `{"KeyPairs":{"KeyPair":null},"TotalCount":"0"}` },
	})
	options, err := client.Lookup(t.Context(), forms.Query{Source: "vpcs"})
	if err != nil || len(options) != 120 || cloud.count("DescribeVpcs") != 3 || options[0].Value != "vpc-001" {
		t.Errorf("%d options in %d calls, error %v", len(options), cloud.count("DescribeVpcs"), err)
	}
	options, err = client.Lookup(t.Context(), forms.Query{Source: "security_groups", Args: map[string]string{"network.vpc_id": "vpc-1"}})
	if diff := cmp.Diff([]string{"sg-1", "sg-2"}, values(options)); err != nil || diff != "" {
		t.Errorf("groups (-want +got), error %v:\n%s", err, diff)
	}
	options, err = client.Lookup(t.Context(), forms.Query{Source: "key_pairs"})
	if err != nil || len(options) != 0 {
		t.Errorf("%d key pairs, error %v", len(options), err)
	}
	if _, err := client.Lookup(t.Context(), forms.Query{Source: "addons"}); providers.AsFailure(err).Kind != providers.Internal {
		t.Errorf("got %v", err)
	}
}

func TestInstanceTypes(t *testing.T) {
	t.Parallel()
	cloud, client := newCloud(t, map[string]func(url.Values, int) (int, string){
		"DescribeVSwitches": func(q url.Values, _ int) (int, string) {
			zones := map[string]string{"vsw-1": "z1", "vsw-2": "z2"}
			zone, ok := zones[q.Get("VSwitchId")]
			if !ok {
				return 200, `{"VSwitches":{"VSwitch":[]},"TotalCount":0}`
			}
			return 200, fmt.Sprintf(`{"VSwitches":{"VSwitch":[{"VSwitchId":%q,"ZoneId":%q}]},"TotalCount":1}`, q.Get("VSwitchId"), zone)
		},
		"DescribeAvailableResource": func(q url.Values, _ int) (int, string) {
			stock := `{"Value":"big","Status":"Available"},{"Value":"gpu","Status":"Available"},{"Value":"small","Status":"Available"},
				{"Value":"tiny","Status":"SoldOut"},{"Value":"unknown","Status":"Available"}`
			if q.Get("ZoneId") == "z2" {
				stock = `{"Value":"tiny","Status":"Available"}`
			}
			return 200, `{"AvailableZones":{"AvailableZone":[{"AvailableResources":{"AvailableResource":[{"SupportedResources":{"SupportedResource":[` + stock + `]}}]}}]}}`
		},
		"DescribeInstanceTypes": func(q url.Values, _ int) (int, string) {
			if q.Get("NextToken") == "" {
				return 200, `{"InstanceTypes":{"InstanceType":[{"InstanceTypeId":"gpu","CpuCoreCount":4,"MemorySize":"16","GPUAmount":2,"GPUSpec":"NVIDIA T4"},
					{"InstanceTypeId":"big","CpuCoreCount":8,"MemorySize":32,"CpuArchitecture":"ARM"},{"InstanceTypeId":"elsewhere","CpuCoreCount":1}]},"NextToken":"t"}`
			}
			return 200, `{"InstanceTypes":{"InstanceType":[{"InstanceTypeId":"small","CpuCoreCount":"2","MemorySize":0.5},{"InstanceTypeId":"tiny","CpuCoreCount":1,"MemorySize":1}]}}`
		},
	})
	ask := func(vSwitch string) ([]forms.Option, error) {
		options, err := client.Lookup(t.Context(), forms.Query{Source: "instance_types", Args: map[string]string{"network.vswitch_id": vSwitch}})
		return options, err
	}
	options, err := ask("vsw-1")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"small", "big", "gpu", "unknown", "tiny"}, values(options)); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"2 vCPU", "0.5 GiB", "", "x86_64"}, options[0].Cells); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{"cores": "4", "memory": "16", "gpu": "2", "arch": "x86_64", "family": ""}, options[2].Facts); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	if options[1].Facts["arch"] != "arm64" || options[0].Why.En != "" || options[4].Why.En == "" || options[4].Facts["cores"] != "1" {
		t.Errorf("options %+v", options)
	}
	if options, err = ask("vsw-2"); err != nil || !cmp.Equal([]string{"tiny"}, values(options)) || options[0].Why.En != "" {
		t.Errorf("other zone: %+v, error %v", options, err)
	}
	if got := cloud.count("DescribeInstanceTypes"); got != 2 {
		t.Errorf("facts were asked %d times, in two pages", got)
	}
	if _, err = ask("vsw-3"); err == nil || providers.AsFailure(err).Kind != providers.Invalid {
		t.Errorf("lost vSwitch: %v", err)
	}
}

func TestCache(t *testing.T) {
	t.Parallel()
	t.Run("one call for many", func(t *testing.T) {
		t.Parallel()
		cloud, client := newCloud(t, map[string]func(url.Values, int) (int, string){"DescribeVpcs": vpcPages(1)})
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				options, err := client.Lookup(t.Context(), forms.Query{Source: "vpcs"})
				if err != nil || len(options) != 1 {
					t.Errorf("%d options, error %v", len(options), err)
				}
			})
		}
		all.Wait()
		if got := cloud.count("DescribeVpcs"); got != 1 {
			t.Errorf("%d calls", got)
		}
	})
	t.Run("errors are not kept", func(t *testing.T) {
		t.Parallel()
		_, client := newCloud(t, map[string]func(url.Values, int) (int, string){
			"DescribeVpcs": func(q url.Values, call int) (int, string) {
				if call == 1 {
					return 403, refusal("Forbidden.RAM", "")
				}
				return vpcPages(1)(q, call)
			},
		})
		if _, err := client.Lookup(t.Context(), forms.Query{Source: "vpcs"}); providers.AsFailure(err).Kind != providers.Permission {
			t.Errorf("error %v", err)
		}
		if options, err := client.Lookup(t.Context(), forms.Query{Source: "vpcs"}); err != nil || len(options) != 1 {
			t.Errorf("%d options, error %v", len(options), err)
		}
	})
	t.Run("too many calls", func(t *testing.T) {
		t.Parallel()
		cloud, client := newCloud(t, map[string]func(url.Values, int) (int, string){
			"DescribeVpcs": func(q url.Values, call int) (int, string) {
				if call == 1 {
					return 429, refusal("Throttling.User", "")
				}
				return vpcPages(1)(q, call)
			},
			"DescribeKeyPairs": func(url.Values, int) (int, string) { return 429, refusal("Throttling.User", "") },
		})
		if options, err := client.Lookup(t.Context(), forms.Query{Source: "vpcs"}); err != nil || len(options) != 1 {
			t.Errorf("%d options, error %v", len(options), err)
		}
		_, err := client.Lookup(t.Context(), forms.Query{Source: "key_pairs"})
		if providers.AsFailure(err).Kind != providers.Throttled || cloud.count("DescribeKeyPairs") != 2 {
			t.Errorf("%d calls, error %v", cloud.count("DescribeKeyPairs"), err)
		}
	})
	t.Run("a connection that times out", func(t *testing.T) {
		t.Parallel()
		client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: failing{timeout{}}})
		if _, err := client.Lookup(t.Context(), forms.Query{Source: "vpcs"}); providers.AsFailure(err).Kind != providers.Unavailable {
			t.Errorf("error %v", err)
		}
	})
}

// TestLeaderLeaves cancels the look-up that others wait for.
func TestLeaderLeaves(t *testing.T) {
	t.Parallel()
	arrived, release := make(chan struct{}, 2), make(chan struct{})
	cloud, client := newCloud(t, map[string]func(url.Values, int) (int, string){
		"DescribeVpcs": func(q url.Values, call int) (int, string) {
			arrived <- struct{}{}
			if call == 1 {
				<-release
			}
			return vpcPages(1)(q, call)
		},
	})
	first, cancel := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() {
		_, err := client.Lookup(first, forms.Query{Source: "vpcs"})
		left <- err
	}()
	<-arrived
	followed := make(chan error, 1)
	go func() {
		_, err := client.Lookup(t.Context(), forms.Query{Source: "vpcs"})
		followed <- err
	}()
	cancel()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("the one who left: %v", err)
	}
	if err := <-followed; err != nil {
		t.Errorf("the one who stayed: %v", err)
	}
	close(release)
	if got := cloud.count("DescribeVpcs"); got != 2 {
		t.Errorf("%d calls", got)
	}
}
