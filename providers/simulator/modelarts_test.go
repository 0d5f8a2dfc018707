package simulator_test

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

	"clusterwiz/providers/simulator"
)

const (
	litePath = "/v2/" + modelProject + "/pools/pool-lite-a1b2/nodepools"
	stdPath  = "/v2/" + modelProject + "/pools/pool-std-c3d4/nodepools"
)

func TestNodePoolExamples(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"modelarts_seed.json", "modelarts_full.json"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := huawei(t)
			body := fileText(t, name)
			a := c.ok(http.MethodPost, litePath, body)
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
	compareNames(t, "modelarts_names.txt", fileText(t, "modelarts_full.json"), fileText(t, "modelarts_seed.json"))
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
		"name":                 {`"name":"train-a"`, `"name":"Train"`, 400, bad, "invalid metadata.name"},
		"name of a default":    {`"name":"train-a"`, `"name":"train-default"`, 400, bad, "invalid metadata.name"},
		"other name":           {`"nodePool":"train-a"`, `"nodePool":"train-b"`, 400, bad, "invalid spec.resources.nodePool"},
		"taken":                {`"name":"train-a"`, `"name":"nodepool-0"`, 409, "ModelArts.50015000", "NodePool nodepool-0 already exists."},
		"annotation":           {`"os.modelarts/auto.renew"`, `"os.modelarts/auto.pay"`, 400, bad, "invalid metadata.annotations.os.modelarts/auto.pay"},
		"number for a string":  {`"os.modelarts/period.num":"2"`, `"os.modelarts/period.num":2`, 400, bad, "invalid metadata.annotations.os.modelarts/period.num"},
		"period too long":      {`"os.modelarts/period.num":"2"`, `"os.modelarts/period.num":"10"`, 400, bad, "invalid metadata.annotations.os.modelarts/period.num"},
		"no period":            {`"os.modelarts/period.type":"2",`, ``, 400, bad, "metadata.annotations.os.modelarts/period.type is required"},
		"renewal":              {`"os.modelarts/auto.renew":"1"`, `"os.modelarts/auto.renew":"yes"`, 400, bad, "invalid metadata.annotations.os.modelarts/auto.renew"},
		"flavour":              {`modelarts.vm.gpu.t4u8`, `modelarts.vm.gpu.t4u9`, 404, "ModelArts.50005101", "Resourceflavor not found."},
		"logical flavour":      {`modelarts.vm.gpu.t4u8`, `modelarts.vm.cpu.2u`, 400, bad, "invalid spec.resources.flavor"},
		"no subscription":      {`modelarts.vm.gpu.t4u8`, `modelarts.vm.2u4g.dcc`, 400, bad, "flavor modelarts.vm.2u4g.dcc does not support billing mode 1"},
		"string for a number":  {`"count":4,`, `"count":"4",`, 400, bad, "invalid spec.resources.count"},
		"no node":              {`"count":4,"maxCount":4`, `"count":0,"maxCount":0`, 400, bad, "billing annotation must be empty while there is no resources addition"},
		"more than count":      {`"maxCount":4`, `"maxCount":6`, 400, bad, "pool does not support maxCount more than count now"},
		"less than count":      {`"maxCount":4`, `"maxCount":2`, 400, bad, "invalid spec.resources.maxCount"},
		"step":                 {`"step":2`, `"step":3`, 400, bad, "count must be a multiple of creatingStep.step"},
		"step kind":            {`"hyperinstance"`, `"cabinet"`, 400, bad, "invalid spec.resources.creatingStep.type"},
		"zone":                 {`"az":"cn-north-4a"`, `"az":"cn-north-4z"`, 400, bad, "invalid spec.resources.azs.0.az"},
		"zones do not add up":  {`"az":"cn-north-4a","count":2`, `"az":"cn-north-4a","count":1`, 400, bad, "the sum of azs count must be equal to count"},
		"taint effect":         {`"NoSchedule"`, `"Never"`, 400, bad, "invalid spec.resources.taints.0.effect"},
		"label":                {`"pool":"train"`, `"pool":1`, 400, bad, "invalid spec.resources.labels.pool"},
		"label key":            {`"pool":"train"`, `"-pool":"train"`, 400, bad, "invalid spec.resources.labels.-pool"},
		"tag key":              {`"key":"env"`, `"key":"CCE-env"`, 400, bad, "invalid spec.resources.tags.0.key"},
		"tag value":            {`"key":"env","value":"test"`, `"key":"env"`, 400, bad, "spec.resources.tags.0.value is required"},
		"no VPC":               {`"vpc":"3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10",`, ``, 400, bad, "spec.resources.network.vpc is required"},
		"unknown VPC":          {`3b9a4c1e`, `3b9a4c1f`, 400, bad, "vpc 3b9a4c1f-8f0d-4a57-9c55-6a3f1d2e7b10 not found"},
		"subnet of another":    {`"subnet":"7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5"`, `"subnet":"03796378-c356-4c14-826b-e4913aa9c8b9"`, 400, bad, "subnet 03796378-c356-4c14-826b-e4913aa9c8b9 not found in vpc 3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10"},
		"security group":       {`5f6e7d8c`, `5f6e7d8d`, 400, bad, "security group 5f6e7d8d-9b0a-4c1d-a2e3-f4a5b6c7d8e9 not found"},
		"image space":          {`"dockerBaseSize":"100"`, `"dockerBaseSize":"10"`, 400, bad, "invalid spec.resources.extendParams.dockerBaseSize"},
		"image space a number": {`"dockerBaseSize":"100"`, `"dockerBaseSize":100`, 400, bad, "invalid spec.resources.extendParams.dockerBaseSize"},
		"script":               {`"ZWNobyBoaQ=="`, `"echo hi"`, 400, bad, "invalid spec.resources.extendParams.postInstall"},
		"runtime":              {`"containerd"`, `"podman"`, 400, bad, "invalid spec.resources.extendParams.runtime"},
		"disk type":            {`"volumeType":"GPSSD"`, `"volumeType":"HDD"`, 400, bad, "invalid spec.resources.dataVolumes.0.volumeType"},
		"disk size":            {`"size":"100Gi"`, `"size":100`, 400, bad, "invalid spec.resources.rootVolume.size"},
		"volume group":         {`{"volumeGroup":"vgpaas","billing":"on"}`, `{"volumeGroup":"vg1"}`, 400, bad, "invalid spec.resources.dataVolumes.0.extendParams.volumeGroup"},
		"no group settings":    {`{"volumeGroup":"vguser1","lvmConfig":{"lvType":"striped","path":"/data"}}`, `{"volumeGroup":"default"}`, 400, bad, "spec.resources.volumeGroupConfigs is required"},
		"thin pool":            {`"volumeGroup":"vguser1","lvmConfig"`, `"volumeGroup":"vguser1","dockerThinPool":5,"lvmConfig"`, 400, bad, "invalid spec.resources.volumeGroupConfigs.1.dockerThinPool"},
		"image type":           {`"private"`, `"public"`, 400, bad, "invalid spec.resources.os.imageType"},
		"driver":               {`"rootVolume"`, `"driver":{"version":"1"},"rootVolume"`, 400, bad, "invalid spec.resources.driver"},
		"null":                 {`"value":"t4"`, `"value":null`, 400, bad, "invalid spec.resources.taints.0.value"},
		"too many":             {`"count":4,"maxCount":4`, `"count":400,"maxCount":400`, 400, bad, "the sum of azs count must be equal to count"},
		"no JSON":              {`{"apiVersion"`, `{"apiVersion"x`, 400, bad, "invalid body"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := huawei(t)
			body := fileText(t, "modelarts_full.json")
			if name == "taken" {
				body = strings.Replace(body, `"nodePool":"train-a"`, `"nodePool":"nodepool-0"`, 1)
			}
			a := c.call(http.MethodPost, litePath, replaced(t, body, test.old, test.replacement))
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
	return strings.ReplaceAll(fileText(t, "modelarts_seed.json"), "nodepool-1", name)
}

func TestNodePoolOddRefusals(t *testing.T) {
	t.Parallel()
	_, c := huawei(t)
	plain := `{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"np-1"},"spec":{"resources":{"flavor":"modelarts.vm.cpu.16u64g.d","count":1,"maxCount":1%s}}}`
	for more, want := range map[string]string{
		`,"taints":[]`:  "Bad request. taints can only be specified for a privileged pool",
		`,"tags":[]`:    "Bad request. tags can only be specified for a privileged pool",
		`,"network":{}`: "Bad request. network can only be specified for a privileged pool",
	} {
		if a := c.call(http.MethodPost, stdPath, fmt.Sprintf(plain, more)); a.Status != 400 || a.Message != want {
			t.Errorf("%s: %d %s", more, a.Status, a.Raw)
		}
	}
	c.ok(http.MethodPost, stdPath, fmt.Sprintf(plain, `,"labels":{"a":"b"}`))
	zero := strings.NewReplacer(`"count":1`, `"count":0`, `"maxCount":1`, `"maxCount":0`).Replace(fmt.Sprintf(plain, ""))
	if a := c.call(http.MethodPost, litePath, zero); a.Message != "Bad request. count must greater than 1" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.call(http.MethodPost, "/v2/"+modelProject+"/pools/pool-none/nodepools", fmt.Sprintf(plain, "")); a.Status != 404 || a.Code != "ModelArts.50015001" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.before = header("Content-Type", "text/plain")
	if a := c.call(http.MethodPost, litePath, fmt.Sprintf(plain, "")); a.Status != 415 || a.Code != "ModelArts.50004100" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.before = nil
	big := strings.NewReplacer(`"count":1`, `"count":199`, `"maxCount":1`, `"maxCount":199`).Replace(fmt.Sprintf(plain, ""))
	if a := c.call(http.MethodPost, litePath, big); a.Code != "ModelArts.0118" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	for n := range 8 {
		c.ok(http.MethodPost, litePath, seedBody(t, fmt.Sprint("many-", n)))
	}
	if a := c.call(http.MethodPost, litePath, seedBody(t, "many-8")); a.Status != 400 || a.Code != "ModelArts.0118" {
		t.Errorf("an eleventh node pool: %d %s", a.Status, a.Raw)
	}
}

func TestNodePoolLife(t *testing.T) {
	t.Parallel()
	_, c := huawei(t)
	c.ok(http.MethodPost, litePath, fileText(t, "modelarts_full.json"))
	const one = litePath + "/train-a"
	if a := c.call(http.MethodGet, one, ""); a.Status != 400 || a.Message != "Bad request. invalid nodepool name" {
		t.Errorf("at once: %d %s", a.Status, a.Raw)
	}
	c.clock.Add(4 * time.Second)
	began := c.clock.Now()
	counts := map[any]bool{}
	for range 700 {
		a := c.ok(http.MethodGet, one, "")
		counts[a.at("status", "resources", "available", "count")] = true
		if a.at("status", "resources", "creating") == nil {
			break
		}
		c.clock.Add(time.Second)
	}
	if took := c.clock.Now().Sub(began); took < 3*time.Minute || took > 6*time.Minute {
		t.Errorf("creation took %v", took)
	}
	if !counts[nil] || !counts[4.0] || len(counts) < 3 {
		t.Errorf("available: %v", counts)
	}
	a := c.ok(http.MethodGet, one, "")
	if a.at("status", "resources", "available", "azs", 1, "count") != 2.0 || a.at("metadata", "annotations", "os.modelarts/period.num") != "2" {
		t.Errorf("%s", a.Raw)
	}
	if strings.Contains(string(a.Raw), "ZWNobyBoaQ") {
		t.Error("the script comes back")
	}
	nodes := c.ok(http.MethodGet, one+"/nodes", "")
	if len(nodes.list("items")) != 4 || nodes.at("items", 3, "status", "az") != "cn-north-4b" || nodes.at("items", 0, "status", "phase") != "Available" {
		t.Errorf("nodes: %s", nodes.Raw)
	}
	events := c.ok(http.MethodGet, "/v1/"+modelProject+"/events?resource=pools&name=pool-lite-a1b2", "")
	if text, _ := events.at("items", 0, "message").(string); !strings.Contains(text, "to 4/0/0/0") {
		t.Errorf("events: %s", events.Raw)
	}
	orders := c.ok(http.MethodGet, "/v1/"+modelProject+"/orders?involvedName=pool-lite-a1b2", "")
	if orders.at("items", 0, "result") != "successed" || orders.at("items", 0, "endTimestamp") == 0.0 {
		t.Errorf("orders: %s", orders.Raw)
	}
	if a := c.call(http.MethodDelete, one, ""); a.Status != 400 || !strings.Contains(a.Message, "billed by period") {
		t.Errorf("delete of a subscription: %d %s", a.Status, a.Raw)
	}
}

func TestNodePoolDeletion(t *testing.T) {
	t.Parallel()
	_, c := huawei(t)
	c.ok(http.MethodPost, litePath, seedBody(t, "nodepool-1"))
	c.clock.Add(6 * time.Minute)
	one := litePath + "/nodepool-1"
	if a := c.ok(http.MethodDelete, one, ""); a.at("status", "resources", "deleting", "count") != 1.0 {
		t.Errorf("%s", a.Raw)
	}
	if a := c.call(http.MethodDelete, one, ""); a.Status != 400 || !strings.Contains(a.Message, "is deleting") {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	if a := c.call(http.MethodPost, litePath, seedBody(t, "nodepool-1")); a.Status != 409 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.clock.Add(2 * time.Minute)
	if a := c.call(http.MethodGet, one, ""); a.Status != 400 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.ok(http.MethodPost, litePath, seedBody(t, "nodepool-1"))
	c.clock.Add(6 * time.Minute)
	c.ok(http.MethodDelete, litePath+"/nodepool-0", "")
	for path, want := range map[string]string{
		stdPath + "/modelarts.vm.cpu.16u64g.d-default": "the last nodepool",
		litePath + "/nodepool-year":                    "billed by period",
		litePath + "/none":                             "invalid nodepool name",
	} {
		if a := c.call(http.MethodDelete, path, ""); a.Status != 400 || !strings.Contains(a.Message, want) {
			t.Errorf("%s: %d %s", path, a.Status, a.Raw)
		}
	}
	c.ok(http.MethodPost, stdPath, `{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"np-1"},"spec":{"resources":{"flavor":"modelarts.vm.cpu.16u64g.d","count":1,"maxCount":1}}}`)
	c.clock.Add(time.Minute)
	if a := c.call(http.MethodDelete, stdPath+"/modelarts.vm.cpu.16u64g.d-default", ""); !strings.Contains(a.Message, "in use") {
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
			_, c := huawei(t, "CreateNodePool:fail="+stage)
			c.call(http.MethodPost, litePath, "{}") // Refused; must not use the fault up.
			c.ok(http.MethodPost, litePath, fileText(t, "modelarts_full.json"))
			c.clock.Add(8 * time.Minute)
			a := c.ok(http.MethodGet, litePath+"/train-a", "")
			if a.at("status", "resources", "available", "count") != 2.0 || a.at("status", "resources", "creating") != nil {
				t.Errorf("%s", a.Raw)
			}
			if got := a.at("status", "resources", "abnormal", "count"); got != want.abnormal {
				t.Errorf("%v abnormal nodes: %s", got, a.Raw)
			}
			events := c.ok(http.MethodGet, "/v1/"+modelProject+"/events?resource=pools&name=pool-lite-a1b2&type=Warning", "")
			if text, _ := events.at("items", 0, "message").(string); !strings.Contains(text, want.reason) {
				t.Errorf("events: %s", events.Raw)
			}
			orders := c.ok(http.MethodGet, "/v1/"+modelProject+"/orders?phase=failed", "")
			if text, _ := orders.at("items", 0, "failReason").(string); !strings.Contains(text, want.reason) {
				t.Errorf("orders: %s", orders.Raw)
			}
		})
	}
}

func TestNodePoolLostReply(t *testing.T) {
	t.Parallel()
	_, c := huawei(t, "CreateNodePool:lost", "CreateNodePool:drop")
	for n := range 2 {
		if _, err := c.send(context.Background(), http.MethodPost, litePath, seedBody(t, fmt.Sprint("lost-", n))); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Fatal(err)
		}
	}
	c.clock.Add(4 * time.Second)
	a := c.ok(http.MethodGet, litePath, "")
	if len(a.list("items")) != 3 || a.at("items", 2, "metadata", "name") != "lost-0" {
		t.Errorf("%s", a.Raw)
	}
}

func TestNodePoolsInParallel(t *testing.T) {
	t.Parallel()
	_, c := huawei(t)
	var wg sync.WaitGroup
	for n := range 32 {
		wg.Go(func() {
			body := fmt.Sprintf(`{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"np-%d"},"spec":{"resources":{"flavor":"modelarts.vm.cpu.16u64g.d","count":2,"maxCount":2}}}`, n)
			for _, step := range []struct{ method, path, body string }{
				{"POST", stdPath, body},
				{"GET", stdPath, ""},
				{"GET", fmt.Sprintf("%s/np-%d", stdPath, n), ""},
				{"GET", "/v1/" + modelProject + "/events?resource=pools&name=pool-std-c3d4", ""},
				{"DELETE", fmt.Sprintf("%s/np-%d", stdPath, n), ""},
			} {
				if _, err := c.send(t.Context(), step.method, step.path, step.body); err != nil {
					t.Error(err)
				}
				c.clock.Add(time.Second)
			}
		})
	}
	wg.Wait()
	c.clock.Add(5 * time.Minute)
	if a := c.ok(http.MethodGet, stdPath, ""); len(a.list("items")) < 1 {
		t.Errorf("%s", a.Raw)
	}
}

func TestNodePoolState(t *testing.T) {
	t.Parallel()
	path := statePath(t)
	_, one := rest(t, simulator.Options{State: path}, huaweiLike())
	one.ok(http.MethodPost, litePath, fileText(t, "modelarts_full.json"))
	one.ok(http.MethodDelete, litePath+"/nodepool-0", "")
	_, two := rest(t, simulator.Options{State: path}, huaweiLike())
	two.clock.Add(3 * time.Minute)
	one.clock.Add(3 * time.Minute)
	if a, b := one.ok(http.MethodGet, litePath, ""), two.ok(http.MethodGet, litePath, ""); string(a.Raw) != string(b.Raw) {
		t.Errorf("two processes, two answers:\n%s\n%s", a.Raw, b.Raw)
	}
	if a := two.ok(http.MethodGet, litePath, ""); a.at("items", 0, "metadata", "name") != "nodepool-year" || a.at("items", 1, "metadata", "name") != "train-a" {
		t.Errorf("%s", a.Raw)
	}
	if raw := readFile(t, path); strings.Contains(raw, "ZWNobyBoaQ") || strings.Contains(raw, "simulator-secret") {
		t.Errorf("a secret in the state file:\n%s", raw)
	}
}

func FuzzNodePoolBody(f *testing.F) {
	f.Add([]byte(fileText(f, "modelarts_seed.json")))
	f.Add([]byte(fileText(f, "modelarts_full.json")))
	f.Add([]byte(`{"metadata":{"annotations":{"os.modelarts/billing.mode":""}},"spec":{"resources":{"azs":[{}]}}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		code := simulator.ReadModelArts(body)
		if code != "" && !strings.HasPrefix(code, "ModelArts.") {
			t.Errorf("code %q", code)
		}
	})
}
