package simulator

import (
	"slices"
	"strings"
	"time"
)

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
