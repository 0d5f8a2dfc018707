package simulator

import (
	"net/http"
	"strings"
	"sync"
	"time"
)

// qingClusters is the service: its clusters and the questions about them.
type qingClusters struct {
	sim *Simulator

	mu sync.RWMutex
	qingBooks
}

// qingBooks is what the state file keeps.
type qingBooks struct {
	clusters []*qingCluster // By creation; deleted ones included.
}

// newQingBooks holds the clusters that exist from the start.
func newQingBooks() qingBooks { return qingBooks{qingInitial()} }

func newQingClusters(s *Simulator) *qingClusters {
	q := &qingClusters{sim: s, qingBooks: newQingBooks()}
	s.keepers[qingKept] = newShelf(&q.mu, &q.qingBooks, newQingBooks)
	return q
}

// qingInitial is one cluster in each zone, to copy from.
func qingInitial() []*qingCluster {
	ids := []string{"ehpc-6pbhlqdn", "ehpc-jinan100", "ehpc-jn1a0000"}
	var out []*qingCluster
	for i, zone := range qingZones {
		const mount = "/es01/shanhe/demo"
		out = append(out, &qingCluster{
			ID: ids[i], initial: true, Random: digest(1, ids[i]), Pace: 1, Created: time.Date(2022, 4, 1, 2, 0, 0, 0, time.UTC),
			Request: qingRequest{
				Kind: "ehpc", Name: "demo-cluster", Version: "appv-00000001", Owner: qingUsers[0].id, Zone: zone, Deploy: "1", Paid: "PayForUsed",
				Network: qingNetworks[0].id, NAS: qingMounts[0], Path: "10.103.100.93@o2ib:10.103.100.94@o2ib:" + mount, UID: qingUsers[0].number, GID: qingUsers[0].number,
				Nodes: []qingNodes{{"login", 1, 1, 2048, mount}, {"controller", 1, 1, 2048, mount}, {"compute", 2, 2, 4096, mount}},
			},
		})
	}
	return out
}

func (q *qingClusters) routes() routes {
	const get, post = http.MethodGet, http.MethodPost
	all := routes{
		{method: post, action: "cluster/createCluster", changes: true, run: q.create},
		{method: post, action: "cluster/deleteCluster", changes: true, run: q.remove},
		{method: get, action: "cluster/list", run: q.list},
		{method: get, action: "cluster/listNodes", run: q.nodes},
		{method: get, action: "operation", run: q.operations},
		{method: get, action: "user", run: q.users},
		{method: get, action: "queue/getCurrentQueue", run: q.queues},
		{service: qingIaaS, method: get, action: "DescribeVxnets", run: q.networks},
		{service: qingIaaS, method: get, action: "DescribeZones", run: q.zones},
	}
	for i := range all {
		if all[i].path = qingIaaSPath + "/" + all[i].action; all[i].service == "" {
			all[i].service, all[i].path = qingService, qingAPI+all[i].action
		}
	}
	return all
}

// qingBody reads the JSON body of a change and its zone, which may be in the
// query as well.
func qingBody(c *restCall) (*object, *refusal) {
	kind, _, _ := strings.Cut(c.header.Get("Content-Type"), ";")
	v, err := parseJSON(string(c.body))
	if kind != "application/json" || err != nil || v.kind != composite {
		return nil, qingRefuse("1100", "body")
	}
	if zone := v.member("zone").text; c.region != "" && c.region != zone {
		return nil, qingRefuse("1101", "zone")
	}
	return v.object("", c.query.sheet), nil
}

// create is the call cluster/createCluster. There is no token: a second call
// makes a second cluster, but a user has one shared cluster at most.
func (q *qingClusters) create(c *restCall) (any, *refusal) {
	body, refused := qingBody(c)
	if refused != nil {
		return nil, refused
	}
	request := readQingCluster(body)
	if c.bad() {
		return nil, nil
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	named, total := 1, 0
	for _, one := range q.clusters {
		if one.Request.Name == request.Name && one.Request.Zone == request.Zone {
			named++
		}
		if one.gone(c.now) {
			continue
		}
		if total++; request.Kind == "hpc" && one.Request.Kind == "hpc" && one.Request.Owner == request.Owner {
			return nil, qingRefuse("2500", "a user can have one hpc cluster only")
		}
	}
	if total >= maxQingClusters {
		return nil, qingRefuse("2500", "there can be "+number10(maxQingClusters)+" clusters only")
	}
	h := digest(q.sim.seed, "qingcloud", request.Zone, request.Name, number10(named))
	made := &qingCluster{
		ID: request.Kind + "-" + letters(h, 8, lowerAlnum), Request: request, Created: c.now, Random: h, Pace: q.sim.pace,
		Failing: q.sim.faults.failure(qingService),
	}
	q.clusters = append(q.clusters, made)
	return answer{"action": qingCreate + "Response", "hpc_cluster_id": made.ID, "job_id": made.jobID(qingCreate), "ret_code": 0}, nil
}

// maxQingClusters is a quota; no page tells it.
const maxQingClusters = 1000

// find looks up a cluster of a zone.
func (q *qingClusters) find(zone, id string, now time.Time) *qingCluster {
	return first(q.clusters, func(c *qingCluster) bool {
		return c.ID == id && (zone == "" || c.Request.Zone == zone) && c.shown(now)
	})
}

// remove is the call cluster/deleteCluster. The answer's id is a list.
func (q *qingClusters) remove(c *restCall) (any, *refusal) {
	body, refused := qingBody(c)
	if refused != nil {
		return nil, refused
	}
	body.need("cluster_ids")
	ids := body.texts("cluster_ids", 1, 100)
	zone := body.needText("zone", oneOf(qingZones...))
	body.text("run_user", prefixed("usr-"))
	body.scalar("unlease")
	body.finish()
	if c.bad() {
		return nil, nil
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	var found []*qingCluster
	for _, id := range ids {
		one := q.find(zone, id, c.now)
		switch {
		case one == nil:
			return nil, qingRefuse("2100", id)
		case one.busy(c.now):
			return nil, qingRefuse("1400", "an operation is running on cluster ["+id+"]")
		}
		found = append(found, one)
	}
	for _, one := range found {
		at := c.now
		one.Released = &at
		if one.initial {
			one.Pace = q.sim.pace
		}
	}
	return answer{"action": qingDelete + "Response", "hpc_cluster_id": ids, "job_id": found[0].jobID(qingDelete), "ret_code": 0}, nil
}
