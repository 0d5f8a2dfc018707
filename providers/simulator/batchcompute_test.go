package simulator_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/providers/simulator"
)

const batchHost = "batchcompute.cn-hangzhou.aliyuncs.com"

func batchLike() restCaller {
	return restCaller{host: batchHost, sign: signROA}
}

func batch(t testing.TB, faults ...string) (*simulator.Simulator, *restCaller) {
	t.Helper()
	return rest(t, simulator.Options{}, batchLike(), faults...)
}

func TestBatchExamples(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"batch_seed.json", "batch_full.json"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := batch(t)
			a := c.ok(http.MethodPost, "/clusters?IdempotentToken=vU7xaM9YCqqAFHAVvRVynoMBZSgD0MPn", fileText(t, name))
			if id, _ := a.at("Id").(string); a.Status != 201 || len(a.Body) != 1 || !regexp.MustCompile(`^cls-[a-z0-9]{22}$`).MatchString(id) {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}

func TestBatchNames(t *testing.T) {
	t.Parallel()
	group := regexp.MustCompile(`"(group1|a|b)":`)
	full := group.ReplaceAllString(fileText(t, "batch_full.json"), `"{}":`)
	compareNames(t, "batch_names.txt", group.ReplaceAllString(fileText(t, "batch_seed.json"), `"{}":`), full,
		`{"Groups":{"{}":{"ImageId":"of the first group","HostnamePrefix":"too"}}}`)
}

func TestBatchTokens(t *testing.T) {
	t.Parallel()
	_, c := batch(t, "CreateCluster:lost")
	const target = "/clusters?IdempotentToken=token_1"
	body := fileText(t, "batch_seed.json")
	if _, err := c.send(context.Background(), http.MethodPost, target, body); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Fatal(err)
	}
	one := c.ok(http.MethodPost, target, body)
	two := c.ok(http.MethodPost, target, strings.ReplaceAll(body, "\n", ""))
	list := c.ok(http.MethodGet, "/clusters", "")
	if one.Status != 201 || one.at("Id") != two.at("Id") || len(list.list("Items")) != 1 || list.at("Items", 0, "Id") != one.at("Id") {
		t.Errorf("%s %s %s", one.Raw, two.Raw, list.Raw)
	}
	if a := c.call(http.MethodPost, target, replaced(t, body, "test-cluster", "other")); a.Status != 400 || a.Code != "IdempotentTokenMismatch" || a.Message != "Specified idempotent token mismatch." {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	three := c.ok(http.MethodPost, "/clusters", body)
	four := c.ok(http.MethodPost, "/clusters", body)
	if three.at("Id") == one.at("Id") || three.at("Id") == four.at("Id") {
		t.Error("without a token, one cluster")
	}
	if a := c.at("batchcompute.cn-qingdao.aliyuncs.com").call(http.MethodPost, target, replaced(t, body, "vpc-m5efjevmclc0xdmys", "")); a.Code != "InvalidCidrBlock" && a.Status != 400 {
		t.Errorf("another region: %d %s", a.Status, a.Raw)
	}
}

func TestBatchLife(t *testing.T) {
	t.Parallel()
	_, c := batch(t)
	id, _ := c.ok(http.MethodPost, "/clusters", fileText(t, "batch_seed.json")).at("Id").(string)
	one := "/clusters/" + id
	a := c.ok(http.MethodGet, one, "")
	if a.at("State") != "Active" || a.at("Groups", "group1", "ActualVMCount") != 0.0 || a.at("Groups", "group1", "DesiredVMCount") != 3.0 {
		t.Errorf("at once: %s", a.Raw)
	}
	if a.at("CreationTime") != "2026-03-01T08:00:00.000000Z" || a.at("UserData", "key1") != "value1" || a.at("Configs", "Disks", "SystemDisk", "Size") != 50.0 {
		t.Errorf("%s", a.Raw)
	}
	if strings.Contains(string(a.Raw), "Canary") {
		t.Error("the credentials of OSS come back")
	}
	states := map[any]bool{}
	for range 500 {
		c.clock.Add(time.Second)
		instances := c.ok(http.MethodGet, one+"/groups/group1/instances", "")
		states[instances.at("Items", 0, "State")] = true
		if a = c.ok(http.MethodGet, one, ""); a.at("Groups", "group1", "ActualVMCount") == 3.0 {
			break
		}
	}
	if took := c.clock.Now().Sub(newClock().Now()); took < 3*time.Minute || took > 5*time.Minute {
		t.Errorf("took %v", took)
	}
	if len(states) != 4 || !states["Pending"] || !states["Starting"] || !states["Running"] {
		t.Errorf("states of an instance: %v", states)
	}
	if a.at("State") != "Active" || a.at("Metrics", "RunningCount") != 3.0 || len(a.list("OperationLogs")) != 7 {
		t.Errorf("%s", a.Raw)
	}
	if text, _ := a.at("OperationLogs", 1).(string); !regexp.MustCompile(`^\[2026-03-01T08:00:40\.000000Z\]\[group1\]Instance ins-\w+ is created\.$`).MatchString(text) {
		t.Errorf("log: %s", text)
	}
	instances := c.ok(http.MethodGet, one+"/groups/group1/instances?MaxItemCount=2", "")
	next, _ := instances.at("NextMarker").(string)
	if rest := c.ok(http.MethodGet, one+"/groups/group1/instances?MaxItemCount=2&Marker="+next, ""); len(rest.list("Items")) != 1 || rest.at("NextMarker") != "" {
		t.Errorf("%s", rest.Raw)
	}
	if a := c.call(http.MethodGet, one+"/groups/none/instances", ""); a.Status != 404 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	checkBatchDeletion(t, c, one)
}

func checkBatchDeletion(t *testing.T, c *restCaller, one string) {
	t.Helper()
	if a := c.ok(http.MethodDelete, one, ""); a.Status != 204 || len(a.Raw) != 0 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	if a := c.ok(http.MethodGet, one, ""); a.at("State") != "Deleting" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.call(http.MethodDelete, one, ""); a.Status != 409 || a.Code != "StateConflict" || !strings.Contains(a.Message, "Deleting") {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.clock.Add(time.Minute)
	for _, method := range []string{http.MethodGet, http.MethodDelete} {
		if a := c.call(method, one, ""); a.Status != 404 || a.Code != "InvalidResource.NotFound" {
			t.Errorf("%d %s", a.Status, a.Raw)
		}
	}
}

func TestBatchFailures(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string]struct {
		state, code, log string
		actual           float64
	}{
		"CreateInstance": {"Active", "OperationDenied.NoStock", "out of stock", 1},
		"StartInstance":  {"Error", "InstanceStartFailed", "exit status 1", 1},
	} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			_, c := batch(t, "CreateCluster:fail="+stage)
			c.call(http.MethodPost, "/clusters", "{}") // Refused; must not use the fault up.
			id, _ := c.ok(http.MethodPost, "/clusters", fileText(t, "batch_seed.json")).at("Id").(string)
			c.clock.Add(10 * time.Minute)
			a := c.ok(http.MethodGet, "/clusters/"+id, "")
			if a.at("State") != want.state || a.at("ErrorCode") != want.code || a.at("Groups", "group1", "ActualVMCount") != want.actual {
				t.Errorf("%s", a.Raw)
			}
			if !strings.Contains(string(a.Raw), want.log) {
				t.Errorf("no reason: %s", a.Raw)
			}
		})
	}
}

func TestBatchFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]struct {
		status int
		code   string
	}{
		"CreateCluster:code=QuotaExhausted.MaxClusterCount,param=10": {403, "QuotaExhausted.MaxClusterCount"},
		"CreateCluster:status=500":                                   {500, "InternalError"},
		"CreateCluster:status=502":                                   {502, ""},
		"CreateCluster:status=403":                                   {403, "Forbidden"},
		"CreateCluster:throttle":                                     {429, "Throttling"},
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			_, c := batch(t, fault)
			a := c.call(http.MethodPost, "/clusters", fileText(t, "batch_seed.json"))
			if a.Status != want.status || a.Code != want.code {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
			if want.status == 502 && !strings.HasPrefix(string(a.Raw), "<html>") {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}

func TestBatchLookups(t *testing.T) {
	t.Parallel()
	_, c := batch(t)
	for name, test := range map[string]struct {
		path string
		at   []any
		want any
	}{
		"types":         {"/available", []any{"AvailableClusterInstanceType", 0, "InstanceType"}, "ecs.sn1ne.large"},
		"cores":         {"/available", []any{"AvailableClusterInstanceType", 0, "CpuCore"}, 2.0},
		"not in a VPC":  {"/available", []any{"AvailableClusterInstanceType", 16, "Network", "Vpc"}, false},
		"billing":       {"/available", []any{"AvailableResourceType", 1}, "Spot"},
		"disks":         {"/quotas", []any{"AvailableClusterInstanceSystemDiskType", 3}, "ephemeral"},
		"system images": {"/images?Type=System", []any{"Items", 0, "Id"}, "img-ubuntu"},
		"own images":    {"/images", []any{"Items", 0, "Type"}, "Self"},
		"image pages":   {"/images?Type=System&MaxItemCount=3", []any{"NextMarker"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.ok(http.MethodGet, test.path, "").at(test.at...); got != test.want {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

func TestBatchInParallelWithState(t *testing.T) {
	t.Parallel()
	path := statePath(t)
	_, one := rest(t, simulator.Options{State: path}, batchLike())
	_, two := rest(t, simulator.Options{State: path}, batchLike())
	body := fileText(t, "batch_seed.json")
	ids := make([]any, 16)
	var wg sync.WaitGroup
	for n := range ids {
		wg.Go(func() {
			c := []*restCaller{one, two}[n%2]
			// Two callers share each token.
			a, err := c.send(t.Context(), http.MethodPost, fmt.Sprint("/clusters?IdempotentToken=t", n/2), body)
			if err != nil {
				t.Error(err)
			}
			ids[n] = a.at("Id")
			if _, err := c.send(t.Context(), http.MethodGet, "/clusters", ""); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for n := 0; n < len(ids); n += 2 {
		if ids[n] == nil || ids[n] != ids[n+1] {
			t.Errorf("one token, two clusters: %v %v", ids[n], ids[n+1])
		}
	}
	a, b := one.ok(http.MethodGet, "/clusters", ""), two.ok(http.MethodGet, "/clusters", "")
	if len(a.list("Items")) != 8 || string(a.Raw) != string(b.Raw) {
		t.Errorf("%d clusters", len(a.list("Items")))
	}
	if raw := readFile(t, path); strings.Contains(raw, "Canary") || strings.Contains(raw, "simulator-secret") {
		t.Errorf("a secret in the state file:\n%s", raw)
	}
}

func FuzzBatchBody(f *testing.F) {
	f.Add([]byte(fileText(f, "batch_seed.json")))
	f.Add([]byte(fileText(f, "batch_full.json")))
	f.Add([]byte(`{"Groups":{"":{"SpotPriceLimit":1e9}},"Configs":{"Networks":{"VPC":{"CidrBlock":"::/0"}}}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		if code := simulator.ReadBatch(body); code != "" && !regexp.MustCompile(`^(Invalid|Missing|QuotaExhausted)`).MatchString(code) {
			t.Errorf("code %q", code)
		}
	})
}
