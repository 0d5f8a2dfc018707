package huawei_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/huawei"
	"clusterwiz/providers/simulator/simtest"
)

const (
	litePath = "/v2/" + project + "/pools/pool-lite-a1b2/nodepools"
	stdPath  = "/v2/" + project + "/pools/pool-std-c3d4/nodepools"
)

func TestNodePoolExamples(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"seed.json", "full.json"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			body := simtest.FileText(t, name)
			a := c.OK(http.MethodPost, litePath, body)
			if got, want := string(a.Raw), squeezed(body); a.Status != 200 || squeezed(got) != want {
				t.Errorf("%d, not the request again: %s", a.Status, got)
			}
		})
	}
}

// squeezed is JSON text without spaces outside of its strings; the examples
// have none inside that matter.
func squeezed(s string) string {
	return strings.NewReplacer(" ", "", "\n", "").Replace(s)
}

func TestNodePoolNames(t *testing.T) {
	t.Parallel()
	simtest.CompareNames(t, "names.txt", simtest.FileText(t, "full.json"), simtest.FileText(t, "seed.json"))
}

func TestNodePoolRefusals(t *testing.T) {
	t.Parallel()
	const bad = "ModelArts.50004000"
	for name, test := range map[string]struct {
		old, replacement string
		status           int
		code, message    string
	}{
		"version":              {`"apiVersion":"v2"`, `"apiVersion":"v1"`, 400, bad, "invalid apiVersion"},
		"no version":           {`"apiVersion":"v2",`, ``, 400, bad, "apiVersion is required"},
		"kind":                 {`"NodePool"`, `"Nodepool"`, 400, bad, "invalid kind"},
		"unknown":              {`"kind"`, `"x":1,"kind"`, 400, bad, "invalid x"},
		"name":                 {`"name":"train-a"`, `"name":""`, 400, bad, "invalid metadata.name"},
		"other name":           {`"nodePool":"train-a"`, `"nodePool":"train-b"`, 400, bad, "invalid spec.resources.nodePool"},
		"taken":                {`"name":"train-a"`, `"name":"nodepool-0"`, 409, "ModelArts.50015000", "NodePool nodepool-0 already exists."},
		"annotation":           {`"os.modelarts/auto.renew"`, `"os.modelarts/auto.pay"`, 400, bad, "invalid metadata.annotations.os.modelarts/auto.pay"},
		"number for a string":  {`"os.modelarts/period.num":"2"`, `"os.modelarts/period.num":2`, 400, bad, "invalid metadata.annotations.os.modelarts/period.num"},
		"no period":            {`"os.modelarts/period.type":"2",`, ``, 400, bad, "metadata.annotations.os.modelarts/period.type is required"},
		"renewal":              {`"os.modelarts/auto.renew":"1"`, `"os.modelarts/auto.renew":"yes"`, 400, bad, "invalid metadata.annotations.os.modelarts/auto.renew"},
		"flavour":              {`modelarts.vm.gpu.t4u8`, `modelarts.vm.gpu.t4u9`, 404, "ModelArts.50005101", "Resourceflavor not found."},
		"logical flavour":      {`modelarts.vm.gpu.t4u8`, `modelarts.vm.cpu.2u`, 400, bad, "invalid spec.resources.flavor"},
		"no subscription":      {`modelarts.vm.gpu.t4u8`, `modelarts.vm.2u4g.dcc`, 400, bad, "flavor modelarts.vm.2u4g.dcc does not support billing mode 1"},
		"string for a number":  {`"count":4,`, `"count":"4",`, 400, bad, "invalid spec.resources.count"},
		"no node":              {`"count":4,"maxCount":4`, `"count":0,"maxCount":0`, 400, bad, "billing annotation must be empty while there is no resources addition"},
		"more than count":      {`"maxCount":4`, `"maxCount":6`, 400, bad, "pool does not support maxCount more than count now"},
		"less than count":      {`"maxCount":4`, `"maxCount":2`, 400, bad, "invalid spec.resources.maxCount"},
		"zone":                 {`"az":"cn-north-4a"`, `"az":"cn-north-4z"`, 400, bad, "invalid spec.resources.azs.0.az"},
		"label":                {`"pool":"train"`, `"pool":1`, 400, bad, "invalid spec.resources.labels.pool"},
		"label key":            {`"pool":"train"`, `"-pool":"train"`, 400, bad, "invalid spec.resources.labels.-pool"},
		"tag value":            {`"key":"env","value":"test"`, `"key":"env"`, 400, bad, "spec.resources.tags.0.value is required"},
		"no VPC":               {`"vpc":"3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10",`, ``, 400, bad, "spec.resources.network.vpc is required"},
		"unknown VPC":          {`3b9a4c1e`, `3b9a4c1f`, 400, bad, "vpc 3b9a4c1f-8f0d-4a57-9c55-6a3f1d2e7b10 not found"},
		"subnet of another":    {`"subnet":"7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5"`, `"subnet":"03796378-c356-4c14-826b-e4913aa9c8b9"`, 400, bad, "subnet 03796378-c356-4c14-826b-e4913aa9c8b9 not found in vpc 3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10"},
		"security group":       {`5f6e7d8c`, `5f6e7d8d`, 400, bad, "security group 5f6e7d8d-9b0a-4c1d-a2e3-f4a5b6c7d8e9 not found"},
		"image space a number": {`"dockerBaseSize":"100"`, `"dockerBaseSize":100`, 400, bad, "invalid spec.resources.extendParams.dockerBaseSize"},
		"script":               {`"ZWNobyBoaQ=="`, `"echo hi"`, 400, bad, "invalid spec.resources.extendParams.postInstall"},
		"disk size":            {`"size":"100Gi"`, `"size":100`, 400, bad, "invalid spec.resources.rootVolume.size"},
		"driver":               {`"rootVolume"`, `"driver":{"version":"1"},"rootVolume"`, 400, bad, "invalid spec.resources.driver"},
		"null":                 {`"value":"t4"`, `"value":null`, 400, bad, "invalid spec.resources.taints.0.value"},
		"too many":             {`"count":4,"maxCount":4`, `"count":400,"maxCount":400`, 400, "ModelArts.0118", "QuotaInsufficient. The pool can not have more than 200 nodes."},
		"no JSON":              {`{"apiVersion"`, `{"apiVersion"x`, 400, bad, "invalid body"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			body := simtest.FileText(t, "full.json")
			if name == "taken" {
				body = strings.Replace(body, `"nodePool":"train-a"`, `"nodePool":"nodepool-0"`, 1)
			}
			a := c.Call(http.MethodPost, litePath, simtest.Replaced(t, body, test.old, test.replacement))
			want := test.message
			if test.code == bad {
				want = "Bad request. " + want
			}
			if a.Status != test.status || a.Code != test.code || a.Message != want {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}

func seedBody(t testing.TB, name string) string {
	t.Helper()
	return strings.ReplaceAll(simtest.FileText(t, "seed.json"), "nodepool-1", name)
}

func TestNodePoolOddRefusals(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	plain := `{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"np-1"},"spec":{"resources":{"flavor":"modelarts.vm.cpu.16u64g.d","count":1,"maxCount":1%s}}}`
	for more, want := range map[string]string{
		`,"taints":[]`:  "Bad request. taints can only be specified for a privileged pool",
		`,"tags":[]`:    "Bad request. tags can only be specified for a privileged pool",
		`,"network":{}`: "Bad request. network can only be specified for a privileged pool",
	} {
		if a := c.Call(http.MethodPost, stdPath, fmt.Sprintf(plain, more)); a.Status != 400 || a.Message != want {
			t.Errorf("%s: %d %s", more, a.Status, a.Raw)
		}
	}
	c.OK(http.MethodPost, stdPath, fmt.Sprintf(plain, `,"labels":{"a":"b"}`))
	zero := strings.NewReplacer(`"count":1`, `"count":0`, `"maxCount":1`, `"maxCount":0`).Replace(fmt.Sprintf(plain, ""))
	if a := c.Call(http.MethodPost, litePath, zero); a.Message != "Bad request. count must greater than 1" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.Call(http.MethodPost, "/v2/"+project+"/pools/pool-none/nodepools", fmt.Sprintf(plain, "")); a.Status != 404 || a.Code != "ModelArts.50015001" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.Before = simtest.Header("Content-Type", "text/plain")
	if a := c.Call(http.MethodPost, litePath, fmt.Sprintf(plain, "")); a.Status != 415 || a.Code != "ModelArts.50004100" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.Before = nil
	big := strings.NewReplacer(`"count":1`, `"count":199`, `"maxCount":1`, `"maxCount":199`).Replace(fmt.Sprintf(plain, ""))
	if a := c.Call(http.MethodPost, litePath, big); a.Code != "ModelArts.0118" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	for n := range 8 {
		c.OK(http.MethodPost, litePath, seedBody(t, fmt.Sprint("many-", n)))
	}
	if a := c.Call(http.MethodPost, litePath, seedBody(t, "many-8")); a.Status != 400 || a.Code != "ModelArts.0118" {
		t.Errorf("an eleventh node pool: %d %s", a.Status, a.Raw)
	}
}

func TestNodePoolLife(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	c.OK(http.MethodPost, litePath, simtest.FileText(t, "full.json"))
	const one = litePath + "/train-a"
	if a := c.Call(http.MethodGet, one, ""); a.Status != 400 || a.Message != "Bad request. invalid nodepool name" {
		t.Errorf("at once: %d %s", a.Status, a.Raw)
	}
	c.Clock.Add(4 * time.Second)
	began := c.Clock.Now()
	counts := map[any]bool{}
	for range 700 {
		a := c.OK(http.MethodGet, one, "")
		counts[a.At("status", "resources", "available", "count")] = true
		if a.At("status", "resources", "creating") == nil {
			break
		}
		c.Clock.Add(time.Second)
	}
	if took := c.Clock.Now().Sub(began); took < 3*time.Minute || took > 6*time.Minute {
		t.Errorf("creation took %v", took)
	}
	if !counts[nil] || !counts[4.0] || len(counts) < 3 {
		t.Errorf("available: %v", counts)
	}
	a := c.OK(http.MethodGet, one, "")
	if a.At("status", "resources", "available", "azs", 1, "count") != 2.0 || a.At("metadata", "annotations", "os.modelarts/period.num") != "2" {
		t.Errorf("%s", a.Raw)
	}
	if !strings.Contains(string(a.Raw), "ZWNobyBoaQ") {
		t.Error("the script does not come back")
	}
	nodes := c.OK(http.MethodGet, one+"/nodes", "")
	if len(nodes.List("items")) != 4 || nodes.At("items", 3, "status", "az") != "cn-north-4b" || nodes.At("items", 0, "status", "phase") != "Available" {
		t.Errorf("nodes: %s", nodes.Raw)
	}
	events := c.OK(http.MethodGet, "/v1/"+project+"/events?resource=pools&name=pool-lite-a1b2", "")
	if text, _ := events.At("items", 0, "message").(string); !strings.Contains(text, "to 4/0/0/0") {
		t.Errorf("events: %s", events.Raw)
	}
	orders := c.OK(http.MethodGet, "/v1/"+project+"/orders?involvedName=pool-lite-a1b2", "")
	if orders.At("items", 0, "result") != "successed" || orders.At("items", 0, "endTimestamp") == 0.0 {
		t.Errorf("orders: %s", orders.Raw)
	}
	if a := c.Call(http.MethodDelete, one, ""); a.Status != 400 || !strings.Contains(a.Message, "billed by period") {
		t.Errorf("delete of a subscription: %d %s", a.Status, a.Raw)
	}
}

// TestWhatTellsANodePool holds by what one can know a node pool as one's own: list
// and read give the labels back. No page shows a time in either; the order of the
// creation has it.
func TestWhatTellsANodePool(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	c.OK(http.MethodPost, litePath, simtest.FileText(t, "full.json"))
	began := c.Clock.Now()
	c.Clock.Add(4 * time.Second)
	list, read := c.OK(http.MethodGet, litePath, ""), c.OK(http.MethodGet, litePath+"/train-a", "")
	orders := c.OK(http.MethodGet, "/v1/"+project+"/orders?involvedName=pool-lite-a1b2", "")
	last := len(list.List("items")) - 1
	for what, pair := range map[string][2]any{
		"list: name":      {list.At("items", last, "metadata", "name"), "train-a"},
		"list: label":     {list.At("items", last, "spec", "resources", "labels", "pool"), "train"},
		"list: creation":  {list.At("items", last, "metadata", "creationTimestamp"), nil},
		"read: label":     {read.At("spec", "resources", "labels", "pool"), "train"},
		"read: creation":  {read.At("metadata", "creationTimestamp"), nil},
		"order: creation": {orders.At("items", 0, "creationTimestamp"), float64(began.UnixMilli())},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v, want %v", what, pair[0], pair[1])
		}
	}
}

// TestBadHabits holds that lists and reads lag and forget, and that another's node
// pool of the name, which takes it from ours, has none of our labels.
func TestBadHabits(t *testing.T) {
	t.Parallel()
	_, c := setUp(t, "CreateNodePool:foreign", "ListNodePools:lag=60s", "ListOrders:lag=60s", "ShowNodePool:forget=1")
	if a := c.Call(http.MethodPost, litePath, simtest.FileText(t, "full.json")); a.Status != http.StatusConflict {
		t.Errorf("beside another's: %d %s", a.Status, a.Raw)
	}
	before := len(c.OK(http.MethodGet, litePath, "").List("items"))
	const orders = "/v1/" + project + "/orders?involvedName=pool-lite-a1b2"
	if a := c.OK(http.MethodGet, orders, ""); len(a.List("items")) != 0 {
		t.Errorf("orders too early: %s", a.Raw)
	}
	c.Clock.Add(70 * time.Second)
	if a := c.Call(http.MethodGet, litePath+"/train-a", ""); a.Message != "Bad request. invalid nodepool name" {
		t.Errorf("forgotten: %s", a.Raw)
	}
	if a := c.OK(http.MethodGet, litePath+"/train-a", ""); a.At("spec", "resources", "labels") != nil {
		t.Errorf("our labels: %s", a.Raw)
	}
	if a := c.OK(http.MethodGet, litePath, ""); len(a.List("items")) != before+1 {
		t.Errorf("%d before, now %s", before, a.Raw)
	}
	if a := c.OK(http.MethodGet, orders, ""); len(a.List("items")) != 1 {
		t.Errorf("orders: %s", a.Raw)
	}
}

func TestNodePoolDeletion(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	c.OK(http.MethodPost, litePath, seedBody(t, "nodepool-1"))
	c.Clock.Add(6 * time.Minute)
	one := litePath + "/nodepool-1"
	if a := c.OK(http.MethodDelete, one, ""); a.At("status", "resources", "deleting", "count") != 1.0 {
		t.Errorf("%s", a.Raw)
	}
	if a := c.Call(http.MethodDelete, one, ""); a.Status != 400 || !strings.Contains(a.Message, "is deleting") {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	if a := c.Call(http.MethodPost, litePath, seedBody(t, "nodepool-1")); a.Status != 409 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.Clock.Add(2 * time.Minute)
	if a := c.Call(http.MethodGet, one, ""); a.Status != 400 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.OK(http.MethodPost, litePath, seedBody(t, "nodepool-1"))
	c.Clock.Add(6 * time.Minute)
	c.OK(http.MethodDelete, litePath+"/nodepool-0", "")
	for path, want := range map[string]string{
		stdPath + "/modelarts.vm.cpu.16u64g.d-default": "the last nodepool",
		litePath + "/nodepool-year":                    "billed by period",
		litePath + "/none":                             "invalid nodepool name",
	} {
		if a := c.Call(http.MethodDelete, path, ""); a.Status != 400 || !strings.Contains(a.Message, want) {
			t.Errorf("%s: %d %s", path, a.Status, a.Raw)
		}
	}
	c.OK(http.MethodPost, stdPath, `{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"np-1"},"spec":{"resources":{"flavor":"modelarts.vm.cpu.16u64g.d","count":1,"maxCount":1}}}`)
	c.Clock.Add(time.Minute)
	if a := c.Call(http.MethodDelete, stdPath+"/modelarts.vm.cpu.16u64g.d-default", ""); !strings.Contains(a.Message, "in use") {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}

func TestNodePoolFailures(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string]struct {
		abnormal any
		reason   string
	}{"createNode": {nil, "sold out"}, "checkNode": {2.0, "driver"}} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t, "CreateNodePool:fail="+stage)
			c.Call(http.MethodPost, litePath, "{}") // Refused; must not use the fault up.
			c.OK(http.MethodPost, litePath, simtest.FileText(t, "full.json"))
			c.Clock.Add(8 * time.Minute)
			a := c.OK(http.MethodGet, litePath+"/train-a", "")
			if a.At("status", "resources", "available", "count") != 2.0 || a.At("status", "resources", "creating") != nil {
				t.Errorf("%s", a.Raw)
			}
			if got := a.At("status", "resources", "abnormal", "count"); got != want.abnormal {
				t.Errorf("%v abnormal nodes: %s", got, a.Raw)
			}
			events := c.OK(http.MethodGet, "/v1/"+project+"/events?resource=pools&name=pool-lite-a1b2&type=Warning", "")
			if text, _ := events.At("items", 0, "message").(string); !strings.Contains(text, want.reason) {
				t.Errorf("events: %s", events.Raw)
			}
			orders := c.OK(http.MethodGet, "/v1/"+project+"/orders?phase=failed", "")
			if text, _ := orders.At("items", 0, "failReason").(string); !strings.Contains(text, want.reason) {
				t.Errorf("orders: %s", orders.Raw)
			}
		})
	}
}

func TestNodePoolLostReply(t *testing.T) {
	t.Parallel()
	_, c := setUp(t, "CreateNodePool:lost", "CreateNodePool:drop")
	for n := range 2 {
		if _, err := c.Send(context.Background(), http.MethodPost, litePath, seedBody(t, fmt.Sprint("lost-", n))); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Fatal(err)
		}
	}
	c.Clock.Add(4 * time.Second)
	a := c.OK(http.MethodGet, litePath, "")
	if len(a.List("items")) != 3 || a.At("items", 2, "metadata", "name") != "lost-0" {
		t.Errorf("%s", a.Raw)
	}
}

func TestNodePoolsInParallel(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	var wg sync.WaitGroup
	for n := range 32 {
		wg.Go(func() {
			body := fmt.Sprintf(`{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"np-%d"},"spec":{"resources":{"flavor":"modelarts.vm.cpu.16u64g.d","count":2,"maxCount":2}}}`, n)
			for _, step := range []struct{ method, path, body string }{
				{"POST", stdPath, body},
				{"GET", stdPath, ""},
				{"GET", fmt.Sprintf("%s/np-%d", stdPath, n), ""},
				{"GET", "/v1/" + project + "/events?resource=pools&name=pool-std-c3d4", ""},
				{"DELETE", fmt.Sprintf("%s/np-%d", stdPath, n), ""},
			} {
				if _, err := c.Send(t.Context(), step.method, step.path, step.body); err != nil {
					t.Error(err)
				}
				c.Clock.Add(time.Second)
			}
		})
	}
	wg.Wait()
	c.Clock.Add(5 * time.Minute)
	if a := c.OK(http.MethodGet, stdPath, ""); len(a.List("items")) < 1 {
		t.Errorf("%s", a.Raw)
	}
}

func TestNodePoolState(t *testing.T) {
	t.Parallel()
	path := simtest.StatePath(t)
	_, one := simtest.New(t, engine.Options{State: path}, like())
	one.OK(http.MethodPost, litePath, simtest.FileText(t, "full.json"))
	one.OK(http.MethodDelete, litePath+"/nodepool-0", "")
	_, two := simtest.New(t, engine.Options{State: path}, like())
	two.Clock.Add(3 * time.Minute)
	one.Clock.Add(3 * time.Minute)
	if a, b := one.OK(http.MethodGet, litePath, ""), two.OK(http.MethodGet, litePath, ""); string(a.Raw) != string(b.Raw) {
		t.Errorf("two processes, two answers:\n%s\n%s", a.Raw, b.Raw)
	}
	if a := two.OK(http.MethodGet, litePath, ""); a.At("items", 0, "metadata", "name") != "nodepool-year" || a.At("items", 1, "metadata", "name") != "train-a" {
		t.Errorf("%s", a.Raw)
	}
	if raw := simtest.ReadFile(t, path); strings.Contains(raw, "ZWNobyBoaQ") || strings.Contains(raw, "simulator-secret") {
		t.Errorf("a secret in the state file:\n%s", raw)
	}
}

func FuzzNodePoolBody(f *testing.F) {
	f.Add([]byte(simtest.FileText(f, "seed.json")))
	f.Add([]byte(simtest.FileText(f, "full.json")))
	f.Add([]byte(`{"metadata":{"annotations":{"os.modelarts/billing.mode":""}},"spec":{"resources":{"azs":[{}]}}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		code := huawei.ReadModelArts(body)
		if code != "" && !strings.HasPrefix(code, "ModelArts.") {
			t.Errorf("code %q", code)
		}
	})
}
