package alibaba_test

import (
	"context"
	"fmt"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

// transcript is everything that a seed answers along a fixed script.
func transcript(t *testing.T, seed int64) []string {
	t.Helper()
	k := simtest.NewClock()
	c := alibabatest.Open(t, k, engine.Options{Seed: seed, Speed: 60})
	var out []string
	keep := func(a simtest.Answer) simtest.Answer {
		out = append(out, fmt.Sprint(a.Status, " ", string(a.Raw)))
		return a
	}
	for _, l := range alibabatest.PagedListings() {
		keep(c.OK(l.Product, l.Action, l.Params))
	}
	made := keep(c.OK("ehpc", "CreateCluster", alibabatest.FromFile(t, alibabatest.FullRequests[0])))
	id := map[string]string{"ClusterId": made.At("ClusterId").(string)}
	for range 20 {
		k.Add(time.Second)
		keep(c.Call("ehpc", "GetCluster", id))
		keep(c.Call("ehpc", "ListNodes", id))
	}
	keep(c.OK("ehpc", "GetCommonLogDetail", map[string]string{"LogRequestId": made.At("RequestId").(string), "From": "0", "To": "9999999999"}))
	return out
}

func TestSameSeedSameCourse(t *testing.T) {
	t.Parallel()
	one, two, other := transcript(t, 7), transcript(t, 7), transcript(t, 8)
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("one seed, two courses: %s", diff)
	}
	if cmp.Equal(one, other) {
		t.Error("two seeds, one course")
	}
}

func TestIDs(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	a := c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	for member, form := range map[string]string{
		"ClusterId": `^ehpc-hz-[A-Za-z0-9]{10}$`,
		"RequestId": `^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-8[0-9A-F]{3}-[0-9A-F]{12}$`,
	} {
		if s, _ := a.At(member).(string); !regexp.MustCompile(form).MatchString(s) {
			t.Errorf("%s is %q", member, s)
		}
	}
}

// TestManyClients lets 64 clients live a cluster's life at once.
func TestManyClients(t *testing.T) {
	t.Parallel()
	s, c := alibabatest.SetUp(t, "GetCluster:throttle,times=10")
	ctx := t.Context()
	var wg sync.WaitGroup
	problems := make(chan error, 64)
	for n := range 64 {
		wg.Go(func() { problems <- oneLife(ctx, c, fmt.Sprintf("cluster-%d", n)) })
	}
	wg.Wait()
	close(problems)
	for err := range problems {
		if err != nil {
			t.Error(err)
		}
	}
	creates := 0
	for _, call := range s.Calls() {
		if call.Action == "CreateCluster" && call.Status == 200 {
			creates++
		}
	}
	if creates != 64 {
		t.Errorf("%d creations recorded", creates)
	}
}

func oneLife(ctx context.Context, c *alibabatest.Caller, name string) error {
	made, err := c.Send(ctx, "ehpc", "CreateCluster", alibabatest.With("ClusterName", name,
		"Queues", `[{"QueueName":"comp","InitialCount":3,"ComputeNodes":[`+alibabatest.Node+`]}]`))
	if err != nil {
		return err
	}
	id, _ := made.At("ClusterId").(string)
	if id == "" {
		return fmt.Errorf("%s: %s", name, made.Raw)
	}
	for range 20 {
		c.Clock.Add(time.Second)
		for _, action := range []string{"GetCluster", "ListQueues", "ListNodes", "DeleteCluster"} {
			if _, err := c.Send(ctx, "ehpc", action, map[string]string{"ClusterId": id}); err != nil {
				return err
			}
		}
		if _, err := c.Send(ctx, "ehpc", "ListClusters", map[string]string{"ClusterNames": `["` + name + `"]`}); err != nil {
			return err
		}
	}
	_, err = c.Send(ctx, "ecs", "DescribeAvailableResource", map[string]string{
		"RegionId": "cn-hangzhou", "ZoneId": "cn-hangzhou-i", "DestinationResource": "InstanceType", "Cores": "8",
	})
	return err
}

// benchmark sends one call after the other; signing is part of it.
func benchmark(b *testing.B, product, action string, params map[string]string) {
	b.Helper()
	_, c := alibabatest.SetUp(b)
	c.InBody = true
	c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	b.ReportAllocs()
	for b.Loop() {
		c.OK(product, action, params)
	}
}

func BenchmarkCreateCluster(b *testing.B) {
	benchmark(b, "ehpc", "CreateCluster", alibabatest.Minimal())
}

func BenchmarkCreateClusterFull(b *testing.B) {
	benchmark(b, "ehpc", "CreateCluster", alibabatest.FromFile(b, alibabatest.FullRequests[0]))
}

func BenchmarkListClusters(b *testing.B) {
	benchmark(b, "ehpc", "ListClusters", map[string]string{"ClusterNames": `["cfd-prod"]`})
}

func BenchmarkGetCluster(b *testing.B) {
	_, c := alibabatest.SetUp(b)
	id := c.OK("ehpc", "CreateCluster", alibabatest.Minimal()).At("ClusterId").(string)
	c.Clock.Add(time.Minute)
	b.ReportAllocs()
	for b.Loop() {
		c.OK("ehpc", "GetCluster", map[string]string{"ClusterId": id})
	}
}

// BenchmarkInstanceTypes measures the simulator without the client's decoding.
func BenchmarkInstanceTypes(b *testing.B) {
	_, c := alibabatest.SetUp(b)
	b.ReportAllocs()
	for b.Loop() {
		req, err := c.Request(b.Context(), "ecs", "DescribeInstanceTypes", nil)
		if err != nil {
			b.Fatal(err)
		}
		resp, err := c.RT.RoundTrip(req)
		if err != nil || resp.StatusCode != 200 {
			b.Fatal(err, resp)
		}
		_ = resp.Body.Close()
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		engine.New(engine.Options{})
	}
}
