package simulator

import (
	"fmt"
	"slices"
	"strconv"
	"time"
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
		at := n.Pace.wall(n.Created, moment)
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
		at := n.Pace.wall(n.Created, n.settles(i))
		if n.fails(i) && !at.After(now) {
			out = append(out, change{at, "Warning", map[string]string{stageCreateNode: "NodeCreateFailed", stageCheckNode: "NodeCheckFailed"}[n.Failing], "Nodepool " + n.Name + ": " + modelArtsReasons[n.Failing]})
		}
	}
	if n.Released != nil {
		out = append(out, change{*n.Released, "Normal", "PoolResourcesStatusChange", fmt.Sprintf("Nodepool %s is being deleted.", n.Name)})
	}
	slices.SortStableFunc(out, func(a, b change) int { return a.at.Compare(b.at) })
	return out
}

// events is the call ListEvents: newest first. Only pools have events here.
func (m *modelArts) events(c *restCall) (any, *refusal) {
	q := c.query
	q.needText("resource", oneOf("pools"))
	name := q.needText("name")
	kind := q.text("type", oneOf("Normal", "Warning"))
	since, until := readMoment(q, "since", time.Time{}), readMoment(q, "until", c.now)
	p := m.world.project(c.vars["project_id"]).pool(name)
	if p == nil {
		q.refuse(huaweiRefuse(codePoolMissing, name))
		c.bad()
		return nil, nil
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	var all []change
	for _, n := range m.pools[p.id] {
		all = append(all, n.changes(c.now)...)
	}
	slices.SortStableFunc(all, func(a, b change) int { return b.at.Compare(a.at) })
	items := []answer{}
	for _, e := range all {
		if (kind == "" || kind == e.kind) && !e.at.Before(since) && !e.at.After(until) {
			items = append(items, answer{
				"type": e.kind, "firstTimestamp": utc(e.at), "lastTimestamp": utc(e.at), "count": 1, "reason": e.reason, "message": e.message,
			})
		}
	}
	return modelPage(c, "EventList", items)
}

// readMoment reads a time stamp: RFC 3339 or milliseconds.
func readMoment(q *object, name string, fallback time.Time) time.Time {
	told := q.text(name)
	if told == "" {
		return fallback
	}
	if ms, err := strconv.ParseInt(told, 10, 64); err == nil {
		return time.UnixMilli(ms)
	}
	at, err := time.Parse(time.RFC3339, told)
	if err != nil {
		q.fail(name)
	}
	return at
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
	name := "order-" + letters(n.Random, 8, hexDigits)
	if !n.initial {
		o := order{name: name, operation: "modify", phase: "processing", pool: n, began: n.Created}
		var last time.Duration
		for i := range n.Count {
			last = max(last, n.settles(i))
		}
		if end := n.Pace.wall(n.Created, last); !end.After(now) {
			o.phase, o.result, o.ended = "completed", "successed", end // The service's spelling.
			if n.Failing != "" {
				o.result, o.reason = "failed", modelArtsReasons[n.Failing]
			}
		}
		out = append(out, o)
	}
	if n.Released != nil {
		o := order{name: name + "-d", operation: "delete", phase: "processing", pool: n, began: *n.Released}
		if end := n.Pace.wall(*n.Released, poolRelease); !end.After(now) {
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
func (m *modelArts) ordersOf(c *restCall) []order {
	var all []order
	for _, p := range m.world.project(c.vars["project_id"]).pools {
		for _, n := range m.pools[p.id] {
			all = append(all, n.orders(c.now)...)
		}
	}
	slices.SortStableFunc(all, func(a, b order) int { return b.began.Compare(a.began) })
	return all
}

// orders is the call ListOrders.
func (m *modelArts) orders(c *restCall) (any, *refusal) {
	q := c.query
	involved := q.text("involvedName")
	q.text("resource", oneOf("pools"))
	q.text("workspaceId")
	phase := q.text("phase", oneOf("pending", "running", "successed", "failed"))
	since, until := readMoment(q, "since", time.Time{}), readMoment(q, "until", c.now)
	limit, offset := q.integerOr("limit", 1, 500, 100), q.integerOr("offset", 0, 500, 0)
	if c.bad() {
		return nil, nil
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	items := []answer{}
	for _, o := range m.ordersOf(c) {
		title := m.world.pool(o.pool.Pool).title
		fits := phase == "" || phase == o.result || phase == "running" && o.result == ""
		if !fits || involved != "" && involved != o.pool.Pool && involved != title || o.began.Before(since) || o.began.After(until) {
			continue
		}
		items = append(items, answer{
			"orderName": o.name, "orderId": "", "operation": o.operation, "phase": o.phase, "result": o.result, "failReason": o.reason,
			"creationTimestamp": millis(o.began), "beginTimestamp": millis(o.began), "endTimestamp": millis(o.ended),
			"resourceName": o.pool.Pool, "resourceDisplayName": title, "billingMode": o.pool.Billing,
		})
	}
	from := min(offset, len(items))
	return answer{"count": len(items), "items": items[from:min(from+limit, len(items))]}, nil
}
