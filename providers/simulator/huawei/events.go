package huawei

import (
	"fmt"
	"slices"
	"sort"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// change is something that events tell of.
type change struct {
	at      time.Time
	kind    string // Normal or Warning.
	reason  string
	message string
}

// changes are what has happened to a node pool until now: the counters after
// every node, and why nodes failed.
func (n *nodePool) changes(now time.Time) []change {
	if n.initial {
		return nil
	}
	moments := []time.Duration{poolVisible}
	for i := range n.Count {
		moments = append(moments, n.settles(i))
	}
	slices.Sort(moments)
	var out []change
	before := "0/0/0/0"
	for _, moment := range slices.Compact(moments) {
		at := n.Pace.Wall(n.Created, moment)
		if at.After(now) || n.Released != nil && at.After(*n.Released) {
			break
		}
		whole := *n
		whole.Released = nil
		byPhase, _ := whole.counts(at.Add(time.Nanosecond))
		after := fmt.Sprintf("%d/%d/%d/%d", byPhase[phaseAvailable], byPhase[phaseAbnormal], byPhase[phaseCreating], byPhase[phaseDeleting])
		out = append(out, change{at, "Normal", "PoolResourcesStatusChange", fmt.Sprintf(
			"Nodepool %s resources status changed, flavor %s available/abnormal/creating/deleting count from %s to %s.", n.Name, n.Flavor, before, after)})
		before = after
	}
	for i := range n.Count {
		at := n.Pace.Wall(n.Created, n.settles(i))
		if n.fails(i) && !at.After(now) {
			out = append(out, change{at, "Warning", map[string]string{stageCreateNode: "NodeCreateFailed", stageCheckNode: "NodeCheckFailed"}[n.Failing], "Nodepool " + n.Name + ": " + reasons()[n.Failing]})
		}
	}
	if n.Released != nil {
		out = append(out, change{*n.Released, "Normal", "PoolResourcesStatusChange", fmt.Sprintf("Nodepool %s is being deleted.", n.Name)})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].at.Before(out[j].at) })
	return out
}

// events is the call ListEvents: newest first. Only pools have events here.
func (m *modelArts) events(c *engine.RestCall) (any, *engine.Refusal) {
	q := c.Query
	q.NeedText("resource", engine.OneOf("pools"))
	name := q.NeedText("name")
	kind := q.Text("type", engine.OneOf("Normal", "Warning"))
	since, until := engine.ReadMoment(q, "since", time.Time{}), engine.ReadMoment(q, "until", c.Now)
	p := m.world.project(c.Vars["project_id"]).pool(name)
	if p == nil {
		q.Refuse(refuse(codePoolMissing, name))
		c.Bad()
		return nil, nil
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	var all []*change
	for _, n := range m.pools[p.id] {
		changes := m.changes(n, c.Now)
		for i := range changes {
			if e := &changes[i]; (kind == "" || kind == e.kind) && !e.at.Before(since) && !e.at.After(until) {
				all = append(all, e)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *change) int { return b.at.Compare(a.at) })
	return pageBy(c, "EventList", all, func(e *change) engine.Answer {
		return engine.Answer{
			"type": e.kind, "firstTimestamp": engine.UTC(e.at), "lastTimestamp": engine.UTC(e.at), "count": 1, "reason": e.reason, "message": e.message,
		}
	})
}

// changes are those of a node pool, worked out once where no more are to come.
func (m *modelArts) changes(n *nodePool, now time.Time) []change {
	if past, ok := m.past.Load(n); ok && n.Released == nil {
		if changes, _ := past.([]change); len(changes) > 0 && !changes[len(changes)-1].at.After(now) {
			return changes
		}
	}
	changes := n.changes(now)
	last := poolVisible
	for i := range n.Count {
		last = max(last, n.settles(i))
	}
	if n.Released == nil && n.age(now) > last+time.Minute {
		m.past.Store(n, changes)
	}
	return changes
}

// order is the job record of a creation or a deletion.
type order struct {
	name, operation, phase, result, reason string
	pool                                   *nodePool
	began, ended                           time.Time
}

// orders are the jobs of a node pool.
func (n *nodePool) orders(now time.Time) []order {
	if n.initial && n.Released == nil {
		return nil
	}
	var out []order
	name := "order-" + engine.Letters(n.Random, 8, engine.HexDigits)
	if !n.initial {
		o := order{name: name, operation: "modify", phase: "processing", pool: n, began: n.Created}
		var last time.Duration
		for i := range n.Count {
			last = max(last, n.settles(i))
		}
		if end := n.Pace.Wall(n.Created, last); !end.After(now) {
			o.phase, o.result, o.ended = "completed", "successed", end // The service's spelling.
			if n.Failing != "" {
				o.result, o.reason = "failed", reasons()[n.Failing]
			}
		}
		out = append(out, o)
	}
	if n.Released != nil {
		o := order{name: name + "-d", operation: "delete", phase: "processing", pool: n, began: *n.Released}
		if end := n.Pace.Wall(*n.Released, poolRelease); !end.After(now) {
			o.phase, o.result, o.ended = "completed", "successed", end
		}
		out = append(out, o)
	}
	return out
}

// millis is a time in milliseconds, 0 for one that has not come.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// ordersOf are the jobs of a project's pools, newest first.
func (m *modelArts) ordersOf(c *engine.RestCall) []order {
	var all []order
	for _, p := range m.world.project(c.Vars["project_id"]).pools {
		for _, n := range m.pools[p.id] {
			all = append(all, n.orders(c.Now)...)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].began.After(all[j].began) })
	return all
}

// orders is the call ListOrders.
func (m *modelArts) orders(c *engine.RestCall) (any, *engine.Refusal) {
	q := c.Query
	involved := q.Text("involvedName")
	q.Text("resource", engine.OneOf("pools"))
	q.Text("workspaceId")
	phase := q.Text("phase", engine.OneOf("pending", "running", "successed", "failed"))
	since, until := engine.ReadMoment(q, "since", time.Time{}), engine.ReadMoment(q, "until", c.Now)
	limit, offset := q.IntegerOr("limit", 1, 500, 100), q.IntegerOr("offset", 0, 500, 0)
	if c.Bad() {
		return nil, nil
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	items := []engine.Answer{}
	for _, o := range m.ordersOf(c) {
		title := m.world.pool(o.pool.Pool).title
		fits := phase == "" || phase == o.result || phase == "running" && o.result == ""
		if !fits || involved != "" && involved != o.pool.Pool && involved != title || o.began.Before(since) || o.began.After(until) {
			continue
		}
		items = append(items, engine.Answer{
			"orderName": o.name, "orderId": "", "operation": o.operation, "phase": o.phase, "result": o.result, "failReason": o.reason,
			"creationTimestamp": millis(o.began), "beginTimestamp": millis(o.began), "endTimestamp": millis(o.ended),
			"resourceName": o.pool.Pool, "resourceDisplayName": title, "billingMode": o.pool.Billing,
		})
	}
	from := min(offset, len(items))
	return engine.Answer{"count": len(items), "items": items[from:min(from+limit, len(items))]}, nil
}
