package alibabatest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

// ACKRoutes are the calls of ACK: method and path, in which {} is filled in.
var ACKRoutes = map[string]string{
	"CreateCluster":                     "POST /clusters",
	"DeleteCluster":                     "DELETE /clusters/{}",
	"ModifyCluster":                     "PUT /api/v2/clusters/{}",
	"DescribeTaskInfo":                  "GET /tasks/{}",
	"DescribeClusterDetail":             "GET /clusters/{}",
	"DescribeClusterTasks":              "GET /clusters/{}/tasks",
	"DescribeClusterEvents":             "GET /clusters/{}/events",
	"DescribeClusterLogs":               "GET /clusters/{}/logs",
	"DescribeClusterNodePools":          "GET /clusters/{}/nodepools",
	"DescribeClusterNodes":              "GET /clusters/{}/nodes",
	"DescribeClusterUserKubeconfig":     "GET /k8s/{}/user_config",
	"DescribeClustersForRegion":         "GET /regions/{}/clusters",
	"DescribeRegions":                   "GET /regions",
	"DescribeKubernetesVersionMetadata": "GET /api/v1/metadata/versions",
	"ListAddons":                        "GET /addons",
	"DescribeAddons":                    "GET /clusters/components/metadata",
	"DescribeUserQuota":                 "GET /quota",
}

// ACKCaller sends the calls of ACK.
type ACKCaller struct{ *Caller }

// SetUpACK is a caller of a simulator in which dedicated clusters can be made.
func SetUpACK(t testing.TB, faults ...string) ACKCaller {
	t.Helper()
	s, k := simtest.Simulated(t, engine.Options{AllowRetired: true}, faults...)
	return ACKCaller{&Caller{T: t, RT: s.Transport(), Clock: k}}
}

// Send does not fail the test on errors, so that goroutines may call it.
func (c ACKCaller) Send(ctx context.Context, action, id string, query url.Values, body []byte) (simtest.Answer, error) {
	req, err := c.request(ctx, action, id, query, body)
	if err != nil {
		return simtest.Answer{}, err
	}
	return simtest.Ask(c.RT, req)
}

func (c ACKCaller) request(ctx context.Context, action, id string, query url.Values, body []byte) (*http.Request, error) {
	method, path, _ := strings.Cut(ACKRoutes[action], " ")
	host := c.Host
	if host == "" {
		host = "cs.cn-hangzhou.aliyuncs.com"
	}
	target := "https://" + host + strings.Replace(path, "{}", url.PathEscape(id), 1)
	if len(query) > 0 {
		target += "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
	}
	req, err := http.NewRequestWithContext(ctx, method, target, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if len(body) > 0 {
		req.Header.Set("Content-Type", "application/json; charset=utf-8")
	}
	c.finish(req, action, "2015-12-15", body)
	return req, nil
}

// Call sends and wants an answer. pairs are query parameters.
func (c ACKCaller) Call(action, id string, pairs ...string) simtest.Answer {
	c.T.Helper()
	query := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		query.Set(pairs[i], pairs[i+1])
	}
	a, err := c.Send(context.Background(), action, id, query, nil)
	if err != nil {
		c.T.Fatalf("%s: %v", action, err)
	}
	return a
}

// OK sends and wants a good status.
func (c ACKCaller) OK(action, id string, pairs ...string) simtest.Answer {
	c.T.Helper()
	a := c.Call(action, id, pairs...)
	if a.Status/100 != 2 {
		c.T.Fatalf("%s: %d %s", action, a.Status, a.Raw)
	}
	return a
}

// Post sends a body.
func (c ACKCaller) Post(action, id string, body []byte) simtest.Answer {
	c.T.Helper()
	a, err := c.Send(context.Background(), action, id, nil, body)
	if err != nil {
		c.T.Fatalf("%s: %v", action, err)
	}
	return a
}

// Create sends a creation to the region's endpoint that the body names.
func (c ACKCaller) Create(body []byte) simtest.Answer {
	c.T.Helper()
	var b struct {
		Region string `json:"region_id"`
	}
	_ = json.Unmarshal(body, &b) // Broken bodies go to Hangzhou.
	if b.Region != "" {
		at := *c.Caller
		at.Host = "cs." + b.Region + ".aliyuncs.com"
		c.Caller = &at
	}
	return c.Post("CreateCluster", "", body)
}

// Created sends a creation and wants its ids.
func (c ACKCaller) Created(body []byte) (clusterID, taskID string) {
	c.T.Helper()
	a := c.Create(body)
	if a.Status != http.StatusOK {
		c.T.Fatalf("CreateCluster: %d %s", a.Status, a.Raw)
	}
	return a.At("cluster_id").(string), a.At("task_id").(string)
}

// Pass lets simulated time go by.
func (c ACKCaller) Pass(d time.Duration) { c.Clock.Add(d) }

// ManagedBody is the smallest managed cluster with a pool.
const ManagedBody = `{"name":"demo","region_id":"cn-hangzhou","cluster_type":"ManagedKubernetes","cluster_spec":"ack.pro.small",
"profile":"Default","kubernetes_version":"1.31.1-aliyun.1","vpcid":"vpc-m5efjevmclc0xdmys","vswitch_ids":["vsw-f8za5p0mwzgdu3wgx"],
"container_cidr":"172.20.0.0/16","service_cidr":"172.21.0.0/20","node_cidr_mask":"26","addons":[{"name":"flannel"},{"name":"csi-plugin"},{"name":"csi-provisioner"}],
"nodepools":[{"nodepool_info":{"name":"workers"},"scaling_group":{"vswitch_ids":["vsw-f8za5p0mwzgdu3wgx"],"instance_types":["ecs.c7.xlarge"],
"system_disk_category":"cloud_essd","system_disk_size":120,"desired_size":3,"key_pair":"ali0824"},"kubernetes_config":{"runtime":"containerd","runtime_version":"1.6.28"}}]}`
