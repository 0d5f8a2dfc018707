package qingcloud

import (
	"net/http"
	"strings"
	"sync"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// service is the service: its clusters and the questions about them.
type service struct {
	sim *engine.Core

	mu sync.RWMutex
	books
}

// books is what the state file keeps.
type books struct {
	clusters []*cluster // By creation; deleted ones included.
}

// newBooks holds the clusters that exist from the start.
func newBooks() books { return books{initialClusters()} }

func newService(s *engine.Core) *service {
	q := &service{sim: s, books: newBooks()}
	engine.Keep(s, keptAs, &q.mu, &q.books, newBooks)
	return q
}

// initialClusters is one cluster in each zone, to copy from.
func initialClusters() []*cluster {
	ids := []string{"ehpc-6pbhlqdn", "ehpc-jinan100", "ehpc-jn1a0000"}
	var out []*cluster
	for i, zone := range zones {
		const mount = "/es01/shanhe/demo"
		out = append(out, &cluster{
			ID: ids[i], initial: true, Random: engine.Digest(1, ids[i]), Pace: 1, Created: time.Date(2022, 4, 1, 2, 0, 0, 0, time.UTC),
			Request: request{
				Kind: "ehpc", Name: "demo-cluster", Version: "appv-00000001", Owner: users[0].id, Zone: zone, Deploy: "1", Paid: "PayForUsed",
				Network: vxnets[0].id, NAS: mounts[0], Path: "10.103.100.93@o2ib:10.103.100.94@o2ib:" + mount, UID: users[0].number, GID: users[0].number,
				Nodes: []nodeGroup{{"login", 1, 1, 2048, mount}, {"controller", 1, 1, 2048, mount}, {"compute", 2, 2, 4096, mount}},
			},
		})
	}
	return out
}

func (q *service) routes() engine.Routes {
	const get, post = http.MethodGet, http.MethodPost
	all := engine.Routes{
		{Method: post, Action: "cluster/createCluster", Changes: true, Run: q.create},
		{Method: post, Action: "cluster/deleteCluster", Changes: true, Run: q.remove},
		{Method: get, Action: "cluster/list", Run: q.list},
		{Method: get, Action: "cluster/listNodes", Run: q.nodes},
		{Method: get, Action: "operation", Run: q.operations},
		{Method: get, Action: "user", Run: q.users},
		{Method: get, Action: "queue/getCurrentQueue", Run: q.queues},
		{Service: iaasProduct, Method: get, Action: "DescribeVxnets", Run: q.networks},
		{Service: iaasProduct, Method: get, Action: "DescribeZones", Run: q.zones},
		{Service: iaasProduct, Method: get, Action: "DescribeAccessKeys", Run: q.accessKeys},
	}
	for i := range all {
		if all[i].Path = iaasPath + "/" + all[i].Action; all[i].Service == "" {
			all[i].Service, all[i].Path = productName, apiPath+all[i].Action
		}
	}
	return all
}

// readBody reads the JSON body of a change and its zone, which may be in the
// query as well.
func readBody(c *engine.RestCall) (*engine.Object, *engine.Refusal) {
	kind, _, _ := strings.Cut(c.Header.Get("Content-Type"), ";")
	v, err := engine.ParseJSON(string(c.Body))
	if kind != "application/json" || err != nil || v.Kind != engine.Composite {
		return nil, refuse("1100", "body")
	}
	if zone := v.Member("zone").Text; c.Region != "" && c.Region != zone {
		return nil, refuse("1101", "zone")
	}
	return v.Object("", c.Query.Sheet), nil
}

// create is the call cluster/createCluster. There is no token: a second call
// makes a second cluster, but a user has one shared cluster at most.
func (q *service) create(c *engine.RestCall) (any, *engine.Refusal) {
	body, refused := readBody(c)
	if refused != nil {
		return nil, refused
	}
	request := readCluster(body)
	if c.Bad() {
		return nil, nil
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	named, total := 1, 0
	for _, one := range q.clusters {
		if one.Request.Name == request.Name && one.Request.Zone == request.Zone {
			named++
		}
		if one.gone(c.Now) {
			continue
		}
		if total++; request.Kind == "hpc" && one.Request.Kind == "hpc" && one.Request.Owner == request.Owner {
			return nil, refuse("2500", "a user can have one hpc cluster only")
		}
	}
	if total >= maxClusters && !q.sim.Boundless {
		return nil, refuse("2500", "there can be "+engine.Number10(maxClusters)+" clusters only")
	}
	h := engine.Digest(q.sim.Seed, "qingcloud", request.Zone, request.Name, engine.Number10(named))
	made := &cluster{
		ID: request.Kind + "-" + engine.Letters(h, 8, engine.LowerAlnum), Request: request, Created: c.Now, Random: h, Pace: q.sim.Pace,
		Failing: q.sim.Failure(productName),
	}
	q.clusters = append(q.clusters, made)
	return engine.Answer{"action": createJob + "Response", "hpc_cluster_id": made.ID, "job_id": made.jobID(createJob), "ret_code": 0}, nil
}

// maxClusters is a quota; no page tells it.
const maxClusters = 1000

// find looks up a cluster of a zone.
func (q *service) find(zone, id string, now time.Time) *cluster {
	return engine.First(q.clusters, func(c *cluster) bool {
		return c.ID == id && (zone == "" || c.Request.Zone == zone) && c.shown(now)
	})
}

// remove is the call cluster/deleteCluster. The answer's id is a list.
func (q *service) remove(c *engine.RestCall) (any, *engine.Refusal) {
	body, refused := readBody(c)
	if refused != nil {
		return nil, refused
	}
	body.Need("cluster_ids")
	ids := body.Texts("cluster_ids", 1, 100)
	zone := body.NeedText("zone", engine.OneOf(zones...))
	body.Text("run_user", engine.Prefixed("usr-"))
	body.Scalar("unlease")
	body.Finish()
	if c.Bad() {
		return nil, nil
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	var found []*cluster
	for _, id := range ids {
		one := q.find(zone, id, c.Now)
		switch {
		case one == nil:
			return nil, refuse("2100", id)
		case one.busy(c.Now):
			return nil, refuse("1400", "an operation is running on cluster ["+id+"]")
		}
		found = append(found, one)
	}
	for _, one := range found {
		at := c.Now
		one.Released = &at
		if one.initial {
			one.Pace = q.sim.Pace
		}
	}
	return engine.Answer{"action": deleteJob + "Response", "hpc_cluster_id": ids, "job_id": found[0].jobID(deleteJob), "ret_code": 0}, nil
}
