package simulator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/simulator"
)

// routes are the calls of ACK: method and path, in which {} is filled in.
var routes = map[string]string{
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

// ackCaller sends the calls of ACK.
type ackCaller struct{ *caller }

// setUpACK is a caller of a simulator in which dedicated clusters can be made.
func setUpACK(t testing.TB, faults ...string) ackCaller {
	t.Helper()
	s, k := simulated(t, simulator.Options{AllowRetired: true}, faults...)
	return ackCaller{&caller{t: t, rt: s.Transport(), clock: k}}
}

// send does not fail the test on errors, so that goroutines may call it.
func (c ackCaller) send(ctx context.Context, action, id string, query url.Values, body []byte) (answer, error) {
	req, err := c.request(ctx, action, id, query, body)
	if err != nil {
		return answer{}, err
	}
	return ask(c.rt, req)
}

func (c ackCaller) request(ctx context.Context, action, id string, query url.Values, body []byte) (*http.Request, error) {
	method, path, _ := strings.Cut(routes[action], " ")
	host := c.host
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

// call sends and wants an answer. pairs are query parameters.
func (c ackCaller) call(action, id string, pairs ...string) answer {
	c.t.Helper()
	query := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		query.Set(pairs[i], pairs[i+1])
	}
	a, err := c.send(context.Background(), action, id, query, nil)
	if err != nil {
		c.t.Fatalf("%s: %v", action, err)
	}
	return a
}

// ok sends and wants a good status.
func (c ackCaller) ok(action, id string, pairs ...string) answer {
	c.t.Helper()
	a := c.call(action, id, pairs...)
	if a.Status/100 != 2 {
		c.t.Fatalf("%s: %d %s", action, a.Status, a.Raw)
	}
	return a
}

// post sends a body.
func (c ackCaller) post(action, id string, body []byte) answer {
	c.t.Helper()
	a, err := c.send(context.Background(), action, id, nil, body)
	if err != nil {
		c.t.Fatalf("%s: %v", action, err)
	}
	return a
}

// create sends a creation to the region's endpoint that the body names.
func (c ackCaller) create(body []byte) answer {
	c.t.Helper()
	var b struct {
		Region string `json:"region_id"`
	}
	_ = json.Unmarshal(body, &b) // Broken bodies go to Hangzhou.
	if b.Region != "" {
		at := *c.caller
		at.host = "cs." + b.Region + ".aliyuncs.com"
		c.caller = &at
	}
	return c.post("CreateCluster", "", body)
}

func (c ackCaller) created(body []byte) (clusterID, taskID string) {
	c.t.Helper()
	a := c.create(body)
	if a.Status != http.StatusOK {
		c.t.Fatalf("CreateCluster: %d %s", a.Status, a.Raw)
	}
	return a.at("cluster_id").(string), a.at("task_id").(string)
}

// managedBody is the smallest managed cluster with a pool.
const managedBody = `{"name":"demo","region_id":"cn-hangzhou","cluster_type":"ManagedKubernetes","cluster_spec":"ack.pro.small",
"profile":"Default","kubernetes_version":"1.31.1-aliyun.1","vpcid":"vpc-m5efjevmclc0xdmys","vswitch_ids":["vsw-f8za5p0mwzgdu3wgx"],
"container_cidr":"172.20.0.0/16","service_cidr":"172.21.0.0/20","node_cidr_mask":"26","addons":[{"name":"flannel"},{"name":"csi-plugin"},{"name":"csi-provisioner"}],
"nodepools":[{"nodepool_info":{"name":"workers"},"scaling_group":{"vswitch_ids":["vsw-f8za5p0mwzgdu3wgx"],"instance_types":["ecs.c7.xlarge"],
"system_disk_category":"cloud_essd","system_disk_size":120,"desired_size":3,"key_pair":"ali0824"},"kubernetes_config":{"runtime":"containerd","runtime_version":"1.6.28"}}]}`

// pass lets simulated time go by.
func (c ackCaller) pass(d time.Duration) { c.clock.Add(d) }
