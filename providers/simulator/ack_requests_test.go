package simulator_test

import (
	"bufio"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"clusterwiz/providers/simulator"
)

// ackRequests together hold every field.
var ackRequests = []string{
	"ack_seed.json", "ack_workers.json", "ack_dedicated.json", "ack_dedicated_password.json", "ack_managed.json", "ack_zones.json", "ack_auto.json",
}

func TestACKRequestsAreAccepted(t *testing.T) {
	t.Parallel()
	for _, name := range ackRequests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := setUpACK(t).create([]byte(fileText(t, name)))
			id, _ := a.at("cluster_id").(string)
			task, _ := a.at("task_id").(string)
			if a.Status != http.StatusOK || len(id) != 33 || id[0] != 'c' || !strings.HasPrefix(task, "T-") || len(a.Body) != 3 {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
	a := setUpACK(t).create([]byte(managedBody))
	if a.Status != http.StatusOK {
		t.Errorf("the smallest: %s", a.Raw)
	}
}

// TestACKWireNames holds the list of the API pages against the accepted
// requests, both ways.
func TestACKWireNames(t *testing.T) {
	t.Parallel()
	accepted := map[string]bool{}
	for _, name := range ackRequests {
		var v any
		if err := json.Unmarshal([]byte(fileText(t, name)), &v); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		walk("", v, seen)
		for path := range seen {
			// Zones and kubelet settings are names that the caller chooses.
			if !strings.Contains(path, ".PodVswitchId.") && !strings.Contains(path, ".kubelet_configuration.") {
				accepted[strings.TrimPrefix(path, ".")] = true
			}
		}
	}
	f, err := os.Open("testdata/ack_wire_names.txt")
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

// TestACKUnknownMembers adds an unknown member to every object of the full
// requests, one at a time.
func TestACKUnknownMembers(t *testing.T) {
	t.Parallel()
	for _, name := range ackRequests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var paths []string
			body := fileText(t, name)
			var v any
			if err := json.Unmarshal([]byte(body), &v); err != nil {
				t.Fatal(err)
			}
			objects("", v, &paths)
			for _, path := range paths {
				if strings.Contains(path, "kubelet_configuration") {
					continue
				}
				a := setUpACK(t).create(change(t, body, strings.TrimPrefix(path+".surprise", "."), `"x"`))
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

// TestACKVectorB is the published signature of a JSON body with a token.
func TestACKVectorB(t *testing.T) {
	t.Parallel()
	body := []byte(`{"name":"demo","region_id":"cn-hangzhou","cluster_type":"ManagedKubernetes"}`)
	hash := simulator.HashHex(body)
	if hash != "4bf761946e163f1f7aebb24eb181b5cce13e3b07c921dc6f91f094b5142e971c" {
		t.Errorf("body hash %s", hash)
	}
	canonical, _, signature := simulator.SignACS3("YourAccessKeySecret", "POST", "/clusters", nil, map[string][]string{
		"host": {"cs.cn-hangzhou.aliyuncs.com"}, "content-type": {"application/json; charset=utf-8"},
		"x-acs-action": {"CreateCluster"}, "x-acs-version": {"2015-12-15"}, "x-acs-date": {"2024-01-02T03:04:05Z"},
		"x-acs-signature-nonce": {"0123456789abcdef0123456789abcdef"}, "x-acs-accesskey-id": {"YourAccessKeyId"},
		"x-acs-security-token": {"YourSecurityToken"}, "x-acs-content-sha256": {hash},
	}, hash)
	if canonical != "146660b2d1c64a4c2a3953e7271ff2b419aff9b11b2b1187e991387a2d896055" ||
		signature != "958e2c5d454788a9090d257b60878c746c686acaf33ec9164d203d68da01f17c" {
		t.Errorf("canonical request %s, signature %s", canonical, signature)
	}
}

// FuzzACKBody wants an answer with one of ACK's codes for whatever is sent.
func FuzzACKBody(f *testing.F) {
	for _, name := range ackRequests {
		f.Add([]byte(fileText(f, name)))
	}
	f.Add([]byte(managedBody))
	f.Add([]byte(`{"name":"x","region_id":"cn-hangzhou","cluster_type":"ManagedKubernetes","vpcid":"vpc-1","nodepools":[{"scaling_group":{}}]}`))
	s := simulator.New(simulator.Options{AllowRetired: true})
	f.Fuzz(func(t *testing.T, body []byte) {
		if status, code := s.CheckACK(body); status != 200 && (status < 400 || status > 404 || code == "") {
			t.Errorf("%d %s", status, code)
		}
	})
}
