package simulator

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// qingClusters is the service: its clusters and the questions about them.
type qingClusters struct {
	sim *Simulator

	mu       sync.RWMutex
	clusters []*qingCluster // By creation; deleted ones included.
}

func newQingClusters(s *Simulator) *qingClusters {
	q := &qingClusters{sim: s, clusters: qingInitial()}
	s.keepers["QingCloud"] = q
	return q
}

// qingInitial is one cluster in each zone, to copy from.
func qingInitial() []*qingCluster {
	ids := []string{"ehpc-6pbhlqdn", "ehpc-jinan1a0", "ehpc-jinan100", "ehpc-jn1a0000"}
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
		{method: get, action: "cluster/nasInfo", run: q.mounts},
		{method: get, action: "operation", run: q.operations},
		{method: get, action: "user", run: q.users},
		{method: get, action: "software/list", run: q.softwares},
		{method: get, action: "queue/getCurrentQueue", run: q.queues},
		{method: get, action: "queue/describeQueue", run: q.queues},
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
		Failing: q.sim.faults.failure("cluster/createCluster", qingStages),
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

// qingList is how a list is asked for: at most 100 rows come, whatever the
// limit says.
type qingList struct {
	limit, offset    int
	reverse, verbose bool
	since, until     time.Time
	word             string
}

func readQingList(c *restCall) qingList {
	o := c.query
	return qingList{
		limit: min(o.integerOr("limit", 0, 1<<20, 10), 100), offset: o.integerOr("offset", 0, 1<<20, 0),
		reverse: o.integerOr("reverse", 0, 1, 0) == 1, verbose: o.integerOr("verbose", 0, 1, 0) == 1,
		since: readMoment(o, "start_time", time.Time{}), until: readMoment(o, "end_time", c.now), word: o.text("search_word"),
	}
}

// answer is the page of a list.
func (l qingList) answer(action, name string, items []answer) answer {
	if l.reverse {
		slices.Reverse(items)
	}
	from := min(l.offset, len(items))
	shown := append([]answer{}, items[from:min(from+l.limit, len(items))]...)
	return answer{"action": action + "Response", name: shown, "total_count": len(items), "ret_code": 0}
}

// list is the call cluster/list: newest first.
func (q *qingClusters) list(c *restCall) (any, *refusal) {
	l, o := readQingList(c), c.query
	id, owner := o.text("cluster_id"), o.text("owner")
	kind := o.text("cluster_type", oneOf("hpc", "ehpc"))
	status := o.text("status", oneOf(qingPending, qingActive, "stopped", "suspended"))
	ids := qingIDs(o.text("iam_cluster_ids"))
	for _, name := range []string{"sort_key", "run_user", "shared_status"} {
		o.free(name)
	}
	if c.bad() {
		return nil, nil
	}
	q.mu.RLock()
	defer q.mu.RUnlock()
	items := []answer{}
	for _, one := range slices.Backward(q.clusters) {
		r := one.Request
		if !one.shown(c.now) || r.Zone != c.region || id != "" && id != one.ID || owner != "" && owner != r.Owner || kind != "" && kind != r.Kind ||
			status != "" && status != one.status(c.now) || !passes(ids, one.ID) || !strings.Contains(r.Name, l.word) ||
			one.Created.Before(l.since) || one.Created.After(l.until) {
			continue
		}
		items = append(items, one.view(c.now, l.verbose))
	}
	return l.answer("HpcClusterListCluster", "cluster_set", items), nil
}

// operations is the call operation: newest first.
func (q *qingClusters) operations(c *restCall) (any, *refusal) {
	l, o := readQingList(c), c.query
	jobs := append(qingIDs(o.text("jobs")), qingIDs(o.text("job_ids"))...)
	resources := qingIDs(o.text("resource_ids"))
	status, action, owner := o.text("status", oneOf(qingPending, qingSuccessful, qingFailed)), o.text("job_action"), o.text("owner")
	if c.bad() {
		return nil, nil
	}
	q.mu.RLock()
	defer q.mu.RUnlock()
	var all []operation
	for _, one := range q.clusters {
		if one.Request.Zone == c.region {
			all = append(all, one.operations(c.now)...)
		}
	}
	slices.SortStableFunc(all, func(a, b operation) int { return b.began.Compare(a.began) })
	items := []answer{}
	for _, one := range all {
		if !passes(jobs, one.id) || !passes(resources, one.cluster.ID) || status != "" && status != one.status || action != "" && action != one.action ||
			owner != "" && owner != one.cluster.Request.Owner || one.began.Before(l.since) || one.began.After(l.until) || !strings.Contains(one.id+one.cluster.ID, l.word) {
			continue
		}
		items = append(items, one.view())
	}
	return l.answer("HpcOperationListOperation", "job_set", items), nil
}

// ofCluster finds the cluster that a look-up is about.
func (q *qingClusters) ofCluster(c *restCall) *qingCluster {
	id := c.query.needText("cluster_id")
	one := q.find(c.region, id, c.now)
	if one == nil {
		c.query.refuse(qingRefuse("2100", id))
	}
	return one
}

// nodes is the call cluster/listNodes.
func (q *qingClusters) nodes(c *restCall) (any, *refusal) {
	q.mu.RLock()
	defer q.mu.RUnlock()
	l, o := readQingList(c), c.query
	one := q.ofCluster(c)
	status, role := o.text("status"), o.text("node_role", oneOf("login", "controller", "compute"))
	o.free("sort_key")
	o.free("health_status")
	if c.bad() {
		return nil, nil
	}
	items := []answer{}
	for _, n := range one.nodes(c.now) {
		if (status == "" || status == n["status"]) && (role == "" || role == n["role"]) {
			items = append(items, n)
		}
	}
	return l.answer("HpcClusterListNodes", "hpc_app_nodes_set", items), nil
}

// mounts is the call cluster/nasInfo, whose answer no page shows; it tells the
// members that cluster/list has.
func (q *qingClusters) mounts(c *restCall) (any, *refusal) {
	q.mu.RLock()
	defer q.mu.RUnlock()
	c.query.text("search_word")
	one := q.ofCluster(c)
	if c.bad() {
		return nil, nil
	}
	r := one.Request
	return answer{
		"action": "HpcClusterNasInfoResponse", "ret_code": 0, "total_count": 1,
		"nas_set": []answer{{"nas_id": r.NAS, "nas_path": r.Path, "nas_mount_point": r.Nodes[0].Mount}},
	}, nil
}

// users is the call user; numbers are strings in its answer.
func (q *qingClusters) users(c *restCall) (any, *refusal) {
	q.mu.RLock()
	defer q.mu.RUnlock()
	l := readQingList(c)
	one := q.ofCluster(c)
	if c.bad() {
		return nil, nil
	}
	items := []answer{}
	for i, u := range qingUsers {
		items = append(items, answer{
			"user_id": u.id, "username": u.name, "gid_number": number10(u.number), "uid_number": number10(u.number),
			"role": []string{"boss", "admin", "member"}[i], "hpcuser_id": "hpcu-" + letters(digest(0, u.id), 8, lowerAlnum), "nas_mount_point": one.Request.Nodes[0].Mount,
		})
	}
	return l.answer("HpcUserListUser", "users_set", items), nil
}

// softwares is the call software/list; its set is keyed by name.
func (q *qingClusters) softwares(c *restCall) (any, *refusal) {
	deploy, platform := c.query.text("deploy_mode", oneOf("1", "2")), c.query.text("platform", oneOf("1", "2", "3"))
	if c.bad() {
		return nil, nil
	}
	set, n := answer{}, 0
	for i, s := range softwares {
		mode, on := strconv.Itoa(1+i%2), strconv.Itoa(1+i%3)
		if deploy != "" && deploy != mode || platform != "" && platform != on {
			continue
		}
		views := []answer{}
		for _, v := range s.versions {
			views = append(views, answer{
				"hpcsw_id": "hpcsw-" + letters(digest(0, s.name, v), 8, lowerAlnum), "sw_name": s.name, "sw_ver": v, "description": s.description,
				"deploy_mode": mode, "platform": on,
			})
		}
		set[s.name], n = views, n+1
	}
	return answer{"action": "HpcSoftwareListSoftwareResponse", "hpcsw_set": set, "total_count": n, "ret_code": 0}, nil
}

// queues are the calls queue/getCurrentQueue, which has a name of its own for
// the zone, and queue/describeQueue.
func (q *qingClusters) queues(c *restCall) (any, *refusal) {
	q.mu.RLock()
	defer q.mu.RUnlock()
	if zone := c.query.text("zone_id", oneOf(qingZones...)); zone != "" && zone != c.region {
		c.query.fail("zone_id")
	}
	id := c.query.text("id")
	q.ofCluster(c)
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for i, name := range []string{"share-cpu", "private-cpu"} {
		kind := "hpcqt-" + letters(digest(0, "queue", name), 8, lowerAlnum)
		if id != "" && id != kind {
			continue
		}
		views = append(views, answer{
			"name": name, "type_id": kind, "belong": i, "categories": []string{"share_queue", "private_queue"}[i], "is_bind": i == 0, "paid_type": "PayForUsed", "price": "0.12",
			"spec_detail": answer{"cpu_num": 28, "mem_size": 131072, "gpu_num": 0, "node_num": 64, "unit_cpu_num": 28, "unit_mem_size": 131072},
		})
	}
	return answer{"action": "HpcQueueGetCurrentQueueResponse", "queues_set": views, "total_count": len(views), "ret_code": 0}, nil
}

// networks is the general API's DescribeVxnets.
func (q *qingClusters) networks(c *restCall) (any, *refusal) {
	o := c.query
	wanted := o.indexed("vxnets", 100)
	if id := o.text("vxnets.0"); id != "" { // The official SDKs count from either.
		wanted = append(wanted, id)
	}
	word, kind := o.text("search_word"), o.text("vxnet_type", oneOf("0", "1", "2"))
	o.text("owner")
	o.integer("verbose", 0, 1)
	limit, offset := min(o.integerOr("limit", 0, 1<<20, 20), 100), o.integerOr("offset", 0, 1<<20, 0)
	if c.bad() {
		return nil, nil
	}
	items := []answer{}
	for _, n := range qingNetworks {
		if passes(wanted, n.id) && strings.Contains(n.name+n.id, word) && (kind == "" || kind == "1") {
			items = append(items, answer{
				"vxnet_id": n.id, "vxnet_name": n.name, "vxnet_type": 1, "vpc_router_id": n.router, "available_ip_count": 250, "zone_id": c.region,
				"owner": qingUsers[0].id, "description": "",
			})
		}
	}
	return qingList{limit: limit, offset: offset}.answer("DescribeVxnets", "vxnet_set", items), nil
}

// zones is the general API's DescribeZones.
func (q *qingClusters) zones(c *restCall) (any, *refusal) {
	wanted := c.query.indexed("zones", 100)
	status := c.query.text("status", oneOf("active", "faulty", "defunct"))
	if c.bad() {
		return nil, nil
	}
	items := []answer{}
	for _, z := range qingZones {
		if passes(wanted, z) && (status == "" || status == "active") {
			items = append(items, answer{"zone_id": z, "status": "active"})
		}
	}
	return qingList{limit: 100}.answer("DescribeZones", "zone_set", items), nil
}

// savedQing is what the state file holds of QingCloud: what was created, and
// what of the initial clusters was deleted.
type savedQing struct {
	Clusters []*qingCluster `json:"clusters"` // By creation.
}

func (q *qingClusters) save() any {
	q.mu.RLock()
	defer q.mu.RUnlock()
	out := savedQing{Clusters: []*qingCluster{}}
	for _, c := range q.clusters {
		if !c.initial || c.Released != nil {
			out.Clusters = append(out.Clusters, c)
		}
	}
	return out
}

func (q *qingClusters) load(from json.RawMessage) (func(), error) {
	var saved savedQing
	if len(from) > 0 {
		if err := strict(from, &saved); err != nil {
			return nil, err
		}
	}
	clusters := qingInitial()
	for _, c := range saved.Clusters {
		if c == nil || c.ID == "" || !slices.Contains(qingZones, c.Request.Zone) || !(c.Pace > 0) ||
			len(c.Request.Nodes) == 0 || slices.ContainsFunc(c.Request.Nodes, func(n qingNodes) bool { return n.Count < 1 }) {
			return nil, errNotThere
		}
		initial := first(clusters, func(one *qingCluster) bool { return one.ID == c.ID })
		if initial == nil {
			clusters = append(clusters, c)
			continue
		}
		initial.Released, initial.Pace = c.Released, c.Pace
	}
	return func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.clusters = clusters
	}, nil
}
