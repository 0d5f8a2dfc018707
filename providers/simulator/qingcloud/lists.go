package qingcloud

import (
	"slices"
	"sort"
	"strings"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// listing is how a list is asked for: at most 100 rows come, whatever the
// limit says.
type listing struct {
	limit, offset    int
	reverse, verbose bool
	since, until     time.Time
	word             string
}

func readListing(c *engine.RestCall) listing {
	o := c.Query
	return listing{
		limit: min(o.IntegerOr("limit", 0, 1<<20, 10), 100), offset: o.IntegerOr("offset", 0, 1<<20, 0),
		reverse: o.IntegerOr("reverse", 0, 1, 0) == 1, verbose: o.IntegerOr("verbose", 0, 1, 0) == 1,
		since: engine.ReadMoment(o, "start_time", time.Time{}), until: engine.ReadMoment(o, "end_time", c.Now), word: o.Text("search_word"),
	}
}

// answer is the page of a list.
func (l listing) answer(action, name string, items []engine.Answer) engine.Answer {
	if l.reverse {
		slices.Reverse(items)
	}
	from := min(l.offset, len(items))
	shown := append([]engine.Answer{}, items[from:min(from+l.limit, len(items))]...)
	return engine.Answer{"action": action + "Response", name: shown, "total_count": len(items), "ret_code": 0}
}

// list is the call cluster/list: newest first.
func (q *service) list(c *engine.RestCall) (any, *engine.Refusal) {
	l, o := readListing(c), c.Query
	id, owner := o.Text("cluster_id"), o.Text("owner")
	kind := o.Text("cluster_type", engine.OneOf("hpc", "ehpc"))
	status := o.Text("status", engine.OneOf(statusPending, statusActive, "stopped", "suspended"))
	ids := splitIDs(o.Text("iam_cluster_ids"))
	for _, name := range []string{"sort_key", "run_user", "shared_status"} {
		o.Free(name)
	}
	if c.Bad() {
		return nil, nil
	}
	q.mu.RLock()
	defer q.mu.RUnlock()
	items := []engine.Answer{}
	for _, one := range slices.Backward(q.clusters) {
		r := one.Request
		if !one.shown(c.Now) || r.Zone != c.Region || id != "" && id != one.ID || owner != "" && owner != r.Owner || kind != "" && kind != r.Kind ||
			status != "" && status != one.status(c.Now) || !engine.Passes(ids, one.ID) || !strings.Contains(r.Name, l.word) ||
			one.Created.Before(l.since) || one.Created.After(l.until) {
			continue
		}
		items = append(items, one.view(c.Now, l.verbose))
	}
	return l.answer("HpcClusterListCluster", "cluster_set", items), nil
}

// operations is the call operation: newest first.
func (q *service) operations(c *engine.RestCall) (any, *engine.Refusal) {
	l, o := readListing(c), c.Query
	jobs := append(splitIDs(o.Text("jobs")), splitIDs(o.Text("job_ids"))...)
	resources := splitIDs(o.Text("resource_ids"))
	status, action, owner := o.Text("status", engine.OneOf(statusPending, statusSuccessful, statusFailed)), o.Text("job_action"), o.Text("owner")
	if c.Bad() {
		return nil, nil
	}
	q.mu.RLock()
	defer q.mu.RUnlock()
	var all []operation
	for _, one := range q.clusters {
		if one.Request.Zone == c.Region && engine.Passes(resources, one.ID) {
			all = append(all, one.operations(c.Now)...)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].began.After(all[j].began) })
	items := []engine.Answer{}
	for _, one := range all {
		if !engine.Passes(jobs, one.id) || status != "" && status != one.status || action != "" && action != one.action ||
			owner != "" && owner != one.cluster.Request.Owner || one.began.Before(l.since) || one.began.After(l.until) || !strings.Contains(one.id+one.cluster.ID, l.word) {
			continue
		}
		items = append(items, one.view())
	}
	return l.answer("HpcOperationListOperation", "job_set", items), nil
}

// ofCluster finds the cluster that a look-up is about.
func (q *service) ofCluster(c *engine.RestCall) *cluster {
	id := c.Query.NeedText("cluster_id")
	one := q.find(c.Region, id, c.Now)
	if one == nil {
		c.Query.Refuse(refuse("2100", id))
	}
	return one
}

// nodes is the call cluster/listNodes.
func (q *service) nodes(c *engine.RestCall) (any, *engine.Refusal) {
	q.mu.RLock()
	defer q.mu.RUnlock()
	l, o := readListing(c), c.Query
	one := q.ofCluster(c)
	status, role := o.Text("status"), o.Text("node_role", engine.OneOf("login", "controller", "compute"))
	o.Free("sort_key")
	o.Free("health_status")
	if c.Bad() {
		return nil, nil
	}
	items := []engine.Answer{}
	for _, n := range one.nodes(c.Now) {
		if (status == "" || status == n["status"]) && (role == "" || role == n["role"]) {
			items = append(items, n)
		}
	}
	return l.answer("HpcClusterListNodes", "hpc_app_nodes_set", items), nil
}
