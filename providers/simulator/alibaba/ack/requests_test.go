package ack_test

import (
	"bufio"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/alibaba/ack"
	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

// goodRequests together hold every field.
var goodRequests = []string{
	"seed.json", "workers.json", "dedicated.json", "dedicated_password.json", "managed.json", "zones.json", "auto.json",
}

func TestRequestsAreAccepted(t *testing.T) {
	t.Parallel()
	for _, name := range goodRequests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := alibabatest.SetUpACK(t).Create([]byte(simtest.FileText(t, name)))
			id, _ := a.At("cluster_id").(string)
			task, _ := a.At("task_id").(string)
			if a.Status != http.StatusOK || len(id) != 33 || id[0] != 'c' || !strings.HasPrefix(task, "T-") || len(a.Body) != 3 {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
	a := alibabatest.SetUpACK(t).Create([]byte(alibabatest.ManagedBody))
	if a.Status != http.StatusOK {
		t.Errorf("the smallest: %s", a.Raw)
	}
}

// TestWireNames holds the list of the API pages against the accepted
// requests, both ways.
func TestWireNames(t *testing.T) {
	t.Parallel()
	accepted := map[string]bool{}
	for _, name := range goodRequests {
		var v any
		if err := json.Unmarshal([]byte(simtest.FileText(t, name)), &v); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		simtest.Walk("", v, seen)
		for path := range seen {
			// Zones and kubelet settings are names that the caller chooses.
			if !strings.Contains(path, ".PodVswitchId.") && !strings.Contains(path, ".kubelet_configuration.") {
				accepted[strings.TrimPrefix(path, ".")] = true
			}
		}
	}
	f, err := os.Open("testdata/wire_names.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	listed := map[string]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if line := lines.Text(); line != "" && line[0] != '#' {
			listed[line] = true
		}
	}
	for name := range listed {
		if !accepted[name] {
			t.Errorf("%s is in the API but in no accepted request", name)
		}
	}
	for name := range accepted {
		if !listed[name] {
			t.Errorf("%s is accepted but not in the list of the API pages", name)
		}
	}
}

// TestUnknownMembers adds an unknown member to every object of the full
// requests, one at a time.
func TestUnknownMembers(t *testing.T) {
	t.Parallel()
	for _, name := range goodRequests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var paths []string
			body := simtest.FileText(t, name)
			var v any
			if err := json.Unmarshal([]byte(body), &v); err != nil {
				t.Fatal(err)
			}
			objects("", v, &paths)
			for _, path := range paths {
				if strings.Contains(path, "kubelet_configuration") || strings.Contains(path, "custom_config") {
					continue
				}
				a := alibabatest.SetUpACK(t).Create(simtest.Change(t, body, strings.TrimPrefix(path+".surprise", "."), `"x"`))
				if a.Status != 400 || a.Code != "InvalidParameter" || !strings.Contains(a.Message, "surprise") {
					t.Errorf("%s: %d %s", path, a.Status, a.Raw)
				}
			}
		})
	}
}

// objects lists the paths of all objects.
func objects(path string, v any, out *[]string) {
	switch v := v.(type) {
	case map[string]any:
		*out = append(*out, path)
		for name, member := range v {
			objects(path+"."+name, member, out)
		}
	case []any:
		for i, item := range v {
			objects(path+"."+string(rune('0'+i)), item, out)
		}
	}
}

// FuzzBody wants an answer with one of ACK's codes for whatever is sent.
func FuzzBody(f *testing.F) {
	for _, name := range goodRequests {
		f.Add([]byte(simtest.FileText(f, name)))
	}
	f.Add([]byte(alibabatest.ManagedBody))
	f.Add([]byte(`{"name":"x","region_id":"cn-hangzhou","cluster_type":"ManagedKubernetes","vpcid":"vpc-1","nodepools":[{"scaling_group":{}}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		if status, code := ack.Check(body); status != 200 && (status < 400 || status > 404 || code == "") {
			t.Errorf("%d %s", status, code)
		}
	})
}
