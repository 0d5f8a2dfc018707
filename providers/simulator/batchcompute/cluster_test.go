package batchcompute_test

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

	"clusterwiz/providers/simulator/batchcompute"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

const host = "batchcompute.cn-hangzhou.aliyuncs.com"

func like() simtest.RestCaller {
	return simtest.RestCaller{Host: host, Sign: signCall}
}

func setUp(t testing.TB, faults ...string) (*engine.Simulator, *simtest.RestCaller) {
	t.Helper()
	return simtest.New(t, engine.Options{}, like(), faults...)
}

func TestExamples(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"seed.json", "full.json"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			a := c.OK(http.MethodPost, "/clusters?IdempotentToken=vU7xaM9YCqqAFHAVvRVynoMBZSgD0MPn", simtest.FileText(t, name))
			if id, _ := a.At("Id").(string); a.Status != 201 || len(a.Body) != 1 || !regexp.MustCompile(`^cls-[a-z0-9]{22}$`).MatchString(id) {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	group := regexp.MustCompile(`"(group1|a|b)":`)
	full := group.ReplaceAllString(simtest.FileText(t, "full.json"), `"{}":`)
	simtest.CompareNames(t, "names.txt", group.ReplaceAllString(simtest.FileText(t, "seed.json"), `"{}":`), full,
		`{"Groups":{"{}":{"ImageId":"of the first group","HostnamePrefix":"too","Mode":"x"}}}`)
}

func TestTokens(t *testing.T) {
	t.Parallel()
	_, c := setUp(t, "CreateCluster:lost")
	const target = "/clusters?IdempotentToken=token_1"
	body := simtest.FileText(t, "seed.json")
	if _, err := c.Send(context.Background(), http.MethodPost, target, body); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Fatal(err)
	}
	one := c.OK(http.MethodPost, target, body)
	two := c.OK(http.MethodPost, target, strings.ReplaceAll(body, "\n", ""))
	list := c.OK(http.MethodGet, "/clusters", "")
	if one.Status != 201 || one.At("Id") != two.At("Id") || len(list.List("Items")) != 1 || list.At("Items", 0, "Id") != one.At("Id") {
		t.Errorf("%s %s %s", one.Raw, two.Raw, list.Raw)
	}
	if a := c.Call(http.MethodPost, target, simtest.Replaced(t, body, "test-cluster", "other")); a.Status != 400 || a.Code != "IdempotentTokenMismatch" || a.Message != "Specified idempotent token mismatch." {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	three := c.OK(http.MethodPost, "/clusters", body)
	four := c.OK(http.MethodPost, "/clusters", body)
	if three.At("Id") == one.At("Id") || three.At("Id") == four.At("Id") {
		t.Error("without a token, one cluster")
	}
	if a := c.At("batchcompute.cn-qingdao.aliyuncs.com").Call(http.MethodPost, target, simtest.Replaced(t, body, "vpc-m5efjevmclc0xdmys", "")); a.Status != 201 || a.At("Id") == one.At("Id") {
		t.Errorf("another region: %d %s", a.Status, a.Raw)
	}
}

func TestLife(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	id, _ := c.OK(http.MethodPost, "/clusters", simtest.FileText(t, "seed.json")).At("Id").(string)
	one := "/clusters/" + id
	a := c.OK(http.MethodGet, one, "")
	if a.At("State") != "Active" || a.At("Groups", "group1", "ActualVMCount") != 0.0 || a.At("Groups", "group1", "DesiredVMCount") != 3.0 {
		t.Errorf("at once: %s", a.Raw)
	}
	if a.At("CreationTime") != "2026-03-01T08:00:00.000000Z" || a.At("UserData", "key1") != "value1" || a.At("Configs", "Disks", "SystemDisk", "Size") != 50.0 {
		t.Errorf("%s", a.Raw)
	}
	if strings.Contains(string(a.Raw), "Canary") {
		t.Error("the credentials of OSS come back")
	}
	states := map[any]bool{}
	for range 500 {
		c.Clock.Add(time.Second)
		instances := c.OK(http.MethodGet, one+"/groups/group1/instances", "")
		states[instances.At("Items", 0, "State")] = true
		if a = c.OK(http.MethodGet, one, ""); a.At("Groups", "group1", "ActualVMCount") == 3.0 {
			break
		}
	}
	if took := c.Clock.Now().Sub(simtest.NewClock().Now()); took < 3*time.Minute || took > 5*time.Minute {
		t.Errorf("took %v", took)
	}
	if len(states) != 4 || !states["Pending"] || !states["Starting"] || !states["Running"] {
		t.Errorf("states of an instance: %v", states)
	}
	if a.At("State") != "Active" || a.At("Metrics", "RunningCount") != 3.0 || len(a.List("OperationLogs")) != 7 {
		t.Errorf("%s", a.Raw)
	}
	if text, _ := a.At("OperationLogs", 1).(string); !regexp.MustCompile(`^\[2026-03-01T08:00:40\.000000Z\]\[group1\]Instance ins-\w+ is created\.$`).MatchString(text) {
		t.Errorf("log: %s", text)
	}
	instances := c.OK(http.MethodGet, one+"/groups/group1/instances?MaxItemCount=2", "")
	next, _ := instances.At("NextMarker").(string)
	if rest := c.OK(http.MethodGet, one+"/groups/group1/instances?MaxItemCount=2&Marker="+next, ""); len(rest.List("Items")) != 1 || rest.At("NextMarker") != "" {
		t.Errorf("%s", rest.Raw)
	}
	if a := c.Call(http.MethodGet, one+"/groups/none/instances", ""); a.Status != 404 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	checkDeletion(t, c, one)
}

// TestWhatTellsACluster holds by what one can know a cluster as one's own: list
// and read give the user data back and the microsecond of the creation.
func TestWhatTellsACluster(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	id, _ := c.OK(http.MethodPost, "/clusters", simtest.FileText(t, "seed.json")).At("Id").(string)
	list, read := c.OK(http.MethodGet, "/clusters", ""), c.OK(http.MethodGet, "/clusters/"+id, "")
	for what, pair := range map[string][2]any{
		"list: user data": {list.At("Items", 0, "UserData", "key1"), "value1"},
		"list: creation":  {list.At("Items", 0, "CreationTime"), "2026-03-01T08:00:00.000000Z"},
		"read: user data": {read.At("UserData", "key1"), "value1"},
		"read: creation":  {read.At("CreationTime"), "2026-03-01T08:00:00.000000Z"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v, want %v", what, pair[0], pair[1])
		}
	}
}

// TestBadHabits holds that lists and reads lag and forget, and that another's
// cluster of the name has neither our token nor our user data.
func TestBadHabits(t *testing.T) {
	t.Parallel()
	_, c := setUp(t, "CreateCluster:foreign", "ListClusters:lag=60s", "GetCluster:forget=1")
	const target = "/clusters?IdempotentToken=run_1"
	id, _ := c.OK(http.MethodPost, target, simtest.FileText(t, "seed.json")).At("Id").(string)
	if again := c.OK(http.MethodPost, target, simtest.FileText(t, "seed.json")).At("Id"); again != id {
		t.Errorf("the token made %v and %s", again, id)
	}
	if a := c.Call(http.MethodGet, "/clusters/"+id, ""); a.Code != "InvalidResource.NotFound" {
		t.Errorf("forgotten: %s", a.Raw)
	}
	c.OK(http.MethodGet, "/clusters/"+id, "")
	if a := c.OK(http.MethodGet, "/clusters", ""); len(a.List("Items")) != 0 {
		t.Errorf("too early: %s", a.Raw)
	}
	c.Clock.Add(time.Minute)
	a := c.OK(http.MethodGet, "/clusters", "")
	if len(a.List("Items")) != 2 || a.At("Items", 0, "Name") != a.At("Items", 1, "Name") || a.At("Items", 0, "UserData") != nil || a.At("Items", 1, "UserData") == nil {
		t.Errorf("both: %s", a.Raw)
	}
}

func checkDeletion(t *testing.T, c *simtest.RestCaller, one string) {
	t.Helper()
	if a := c.OK(http.MethodDelete, one, ""); a.Status != 204 || len(a.Raw) != 0 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	if a := c.OK(http.MethodGet, one, ""); a.At("State") != "Deleting" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.Call(http.MethodDelete, one, ""); a.Status != 409 || a.Code != "StateConflict" || !strings.Contains(a.Message, "Deleting") {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.Clock.Add(time.Minute)
	for _, method := range []string{http.MethodGet, http.MethodDelete} {
		if a := c.Call(method, one, ""); a.Status != 404 || a.Code != "InvalidResource.NotFound" {
			t.Errorf("%d %s", a.Status, a.Raw)
		}
	}
}

func TestFailures(t *testing.T) {
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
			_, c := setUp(t, "CreateCluster:fail="+stage)
			c.Call(http.MethodPost, "/clusters", "{}") // Refused; must not use the fault up.
			id, _ := c.OK(http.MethodPost, "/clusters", simtest.FileText(t, "seed.json")).At("Id").(string)
			c.Clock.Add(10 * time.Minute)
			a := c.OK(http.MethodGet, "/clusters/"+id, "")
			if a.At("State") != want.state || a.At("ErrorCode") != want.code || a.At("Groups", "group1", "ActualVMCount") != want.actual {
				t.Errorf("%s", a.Raw)
			}
			if !strings.Contains(string(a.Raw), want.log) {
				t.Errorf("no reason: %s", a.Raw)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]struct {
		status int
		code   string
	}{
		"CreateCluster:code=QuotaExhausted.MaxClusterCount,param=10": {403, "QuotaExhausted.MaxClusterCount"},
		"CreateCluster:code=MissingResourceType":                     {400, "MissingResourceType"},
		"CreateCluster:code=InvalidUserData":                         {400, "InvalidUserData"},
		"CreateCluster:status=500":                                   {500, "InternalError"},
		"CreateCluster:status=502":                                   {502, ""},
		"CreateCluster:status=403":                                   {403, "Forbidden"},
		"CreateCluster:throttle":                                     {429, "Throttling"},
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t, fault)
			a := c.Call(http.MethodPost, "/clusters", simtest.FileText(t, "seed.json"))
			if a.Status != want.status || a.Code != want.code {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
			if want.status == 502 && !strings.HasPrefix(string(a.Raw), "<html>") {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}

func TestLookups(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
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
		"image pages":   {"/images?Type=System&MaxItemCount=5", []any{"NextMarker"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.OK(http.MethodGet, test.path, "").At(test.at...); got != test.want {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

func TestInParallelWithState(t *testing.T) {
	t.Parallel()
	path := simtest.StatePath(t)
	_, one := simtest.New(t, engine.Options{State: path}, like())
	_, two := simtest.New(t, engine.Options{State: path}, like())
	body := simtest.FileText(t, "seed.json")
	ids := make([]any, 16)
	var wg sync.WaitGroup
	for n := range ids {
		wg.Go(func() {
			c := []*simtest.RestCaller{one, two}[n%2]
			// Two callers share each token.
			a, err := c.Send(t.Context(), http.MethodPost, fmt.Sprint("/clusters?IdempotentToken=t", n/2), body)
			if err != nil {
				t.Error(err)
			}
			ids[n] = a.At("Id")
			if _, err := c.Send(t.Context(), http.MethodGet, "/clusters", ""); err != nil {
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
	a, b := one.OK(http.MethodGet, "/clusters", ""), two.OK(http.MethodGet, "/clusters", "")
	if len(a.List("Items")) != 8 || string(a.Raw) != string(b.Raw) {
		t.Errorf("%d clusters", len(a.List("Items")))
	}
	if raw := simtest.ReadFile(t, path); strings.Contains(raw, "Canary") || strings.Contains(raw, "simulator-secret") {
		t.Errorf("a secret in the state file:\n%s", raw)
	}
}

func FuzzBody(f *testing.F) {
	f.Add([]byte(simtest.FileText(f, "seed.json")))
	f.Add([]byte(simtest.FileText(f, "full.json")))
	f.Add([]byte(`{"Groups":{"":{"SpotPriceLimit":1e9}},"Configs":{"Networks":{"VPC":{"CidrBlock":"::/0"}}}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		if code := batchcompute.ReadBatch(body); code != "" && !regexp.MustCompile(`^(Invalid|Missing|QuotaExhausted)`).MatchString(code) {
			t.Errorf("code %q", code)
		}
	})
}
