package qingcloud_test

import (
	"net/http"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/simtest"
)

func TestRefusals(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		file, old, replacement string
		code                   int
		message                string
	}{
		"no kind":               {"ehpc", `"cluster_type":"ehpc",`, ``, 1100, "MissingParameter, the message is malformed: parameter [cluster_type] is missing or badly formed"},
		"kind":                  {"ehpc", `"ehpc"`, `"EHPC"`, 1101, "InvalidParameter, the method or the value of [cluster_type] is not valid"},
		"no version inside":     {"hpc", `,"version":"appv-00000001"`, ``, 1100, "MissingParameter, the message is malformed: parameter [cluster_conf.version] is missing or badly formed"},
		"unknown owner":         {"hpc", `usr-demo1234`, `usr-nobody00`, 2100, "ResourceNotFound, the resource [usr-nobody00] does not exist"},
		"zone":                  {"ehpc", `jinan1a`, `sh1a`, 1101, "InvalidParameter, the method or the value of [zone] is not valid"},
		"no group number":       {"ehpc", `"gid_number":40001,`, ``, 1100, "MissingParameter, the message is malformed: parameter [gid_number] is missing or badly formed"},
		"string for a number":   {"ehpc", `"uid_number":40001`, `"uid_number":"40001"`, 1101, "InvalidParameter, the method or the value of [uid_number] is not valid"},
		"number for a string":   {"ehpc", `"deploy_mode":"1"`, `"deploy_mode":1`, 1101, "InvalidParameter, the method or the value of [deploy_mode] is not valid"},
		"simple shared cluster": {"hpc", `"account_service"`, `"deploy_mode":"2","account_service"`, 1101, "InvalidParameter, the method or the value of [deploy_mode] is not valid"},
		"billing":               {"ehpc", `"PayForUsed"`, `"PayForUesd"`, 1101, "InvalidParameter, the method or the value of [paid_type] is not valid"},
		"no period":             {"hpc", `"duration":12,`, ``, 1100, "MissingParameter, the message is malformed: parameter [duration] is missing or badly formed"},
		"no renewal":            {"hpc", `"is_auto_renewal":1,`, ``, 1100, "MissingParameter, the message is malformed: parameter [is_auto_renewal] is missing or badly formed"},
		"text for cluster_conf": {"ehpc", `"cluster_conf":{`, `"cluster_conf":"{}","x":{`, 1101, "InvalidParameter, the method or the value of [cluster_conf] is not valid"},
		"unknown network":       {"ehpc", `vxnet-0000001`, `vxnet-nowhere`, 2100, "ResourceNotFound, the resource [vxnet-nowhere] does not exist"},
		"network without VPC":   {"ehpc", `vxnet-0000001`, `vxnet-0basic00`, 1400, "PermissionDenied, vxnet [vxnet-0basic00] is not in a VPC"},
		"unknown NAS":           {"ehpc", `nasid001`, `nasid002`, 2100, "ResourceNotFound, the resource [nasid002] does not exist"},
		"no login":              {"ehpc", `"login"`, `"compute "`, 1100, "MissingParameter, the message is malformed: parameter [cluster_conf.cluster.login] is missing or badly formed"},
		"no controller":         {"ehpc", `"controller":{"count":1,"cpu":1,"memory":2048,"nas_mount_point":"/es01/demo"},`, ``, 1100, "MissingParameter, the message is malformed: parameter [cluster_conf.cluster.controller] is missing or badly formed"},
		"compute of hpc":        {"hpc", `"login"`, `"compute":{"count":1,"cpu":2,"memory":4096,"nas_mount_point":"/a"},"login"`, 1101, "InvalidParameter, the method or the value of [cluster_conf.cluster.compute] is not valid"},
		"no node":               {"ehpc", `"count":2`, `"count":0`, 1101, "InvalidParameter, the method or the value of [cluster_conf.cluster.compute.count] is not valid"},
		"no password":           {"ehpc", `"admin.password":"Canary-9182",`, ``, 1100, "MissingParameter, the message is malformed: parameter [cluster_conf.env.admin.password] is missing or badly formed"},
		"switch":                {"ehpc", `"nfs_need":1`, `"nfs_need":true`, 1101, "InvalidParameter, the method or the value of [cluster_conf.env.nfs_need] is not valid"},
		"unknown":               {"ehpc", `"paid_type"`, `"pay_type"`, 1101, "InvalidParameter, the method or the value of [pay_type] is not valid"},
		"no JSON":               {"ehpc", `{"cluster_type"`, `{cluster_type`, 1100, "MissingParameter, the message is malformed: parameter [body] is missing or badly formed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			a := c.Call(http.MethodPost, createPath, simtest.Replaced(t, simtest.FileText(t, test.file+".json"), test.old, test.replacement))
			if a.Status != 200 || retCode(a) != test.code || a.Message != test.message || len(a.Body) != 2 {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}

func TestModes(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	simple := strings.Replace(simtest.FileText(t, "ehpc.json"), `"deploy_mode":"1"`, `"deploy_mode":"2"`, 1)
	simple = simtest.Replaced(t, simple, `"controller":{"count":1,"cpu":1,"memory":2048,"nas_mount_point":"/es01/demo"},`, ``)
	if a := c.OK(http.MethodPost, createPath+"?zone=jinan1a", simple); retCode(a) != 0 {
		t.Errorf("%s", a.Raw)
	}
	if a := c.OK(http.MethodPost, createPath+"?zone=jinan1", simple); retCode(a) != 1101 {
		t.Errorf("two zones: %s", a.Raw)
	}
	if a := c.OK(http.MethodPost, createPath, simtest.FileText(t, "hpc.json")); retCode(a) != 0 {
		t.Errorf("%s", a.Raw)
	}
	if a := c.OK(http.MethodPost, createPath, simtest.FileText(t, "hpc.json")); retCode(a) != 2500 {
		t.Errorf("a second shared cluster: %s", a.Raw)
	}
	c.Before = simtest.Header("Content-Type", "text/plain")
	if a := c.OK(http.MethodPost, createPath, simple); retCode(a) != 1100 {
		t.Errorf("%s", a.Raw)
	}
}

func TestDeleteRefusals(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	for body, code := range map[string]int{
		`{"zone":"jinan1a"}`: 1100,
		`{"cluster_id":["ehpc-6pbhlqdn"],"zone":"jinan1a"}`:                                    1100,
		`{"cluster_ids":"ehpc-6pbhlqdn","zone":"jinan1a"}`:                                     1101,
		`{"cluster_ids":["ehpc-6pbhlqdn"]}`:                                                    1100,
		`{"cluster_ids":["ehpc-6pbhlqdn"],"zone":"jn1a"}`:                                      2100,
		`{"cluster_ids":["ehpc-6pbhlqdn"],"zone":"jinan1a","run_user":"usr-demo1234","all":1}`: 1101,
	} {
		if a := c.OK(http.MethodPost, deletePath, body); retCode(a) != code {
			t.Errorf("%s: %s, want %d", body, a.Raw, code)
		}
	}
	if a := c.OK(http.MethodPost, deletePath, `{"cluster_ids":["ehpc-6pbhlqdn"],"zone":"jinan1a"}`); retCode(a) != 0 {
		t.Errorf("%s", a.Raw)
	}
}
