package simulator

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// ackEvent is what a task reported, as an event of its cluster.
type ackEvent struct {
	task *ackTask
	time time.Time
	view answer
}

// events are those of all tasks of a cluster, newest first.
func (c *ackCluster) events(now time.Time) []ackEvent {
	var out []ackEvent
	for _, t := range c.tasks {
		age := t.age(now)
		for _, s := range t.course.stages {
			for _, m := range s.methods {
				if m.end > age {
					continue
				}
				level := "info"
				if m.failed {
					level = "error"
				}
				at := t.wall(m.end)
				out = append(out, ackEvent{t, at, answer{
					"event_id": "A-" + strings.ToLower(uuid(digest(int64(c.Random), t.ID, m.name, m.target))), //nolint:gosec // Bits.
					"type":     t.kind, "source": "simulator", "subject": c.ID, "time": chinaTime(at), "cluster_id": c.ID,
					"data": answer{"level": level, "message": m.message, "reason": m.name},
				}})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b ackEvent) int { return b.time.Compare(a.time) })
	return out
}

func viewsOf(events []ackEvent, wanted func(ackEvent) bool) []answer {
	out := []answer{}
	for _, e := range events {
		if wanted(e) {
			out = append(out, e.view)
		}
	}
	return out
}

// clusterEvents is the call DescribeClusterEvents.
func (a *ack) clusterEvents(c *call) (answer, *refusal) {
	taskID := c.params.text("task_id")
	page := readACKPage(c.params)
	return a.about(c, func(found *ackCluster) answer {
		all := viewsOf(found.events(c.now), func(e ackEvent) bool { return taskID == "" || e.task.ID == taskID })
		return answer{"events": cut(page, all), "page_info": page.info(len(all))}
	})
}

// regionEvents is the call DescribeEventsForRegion. Events of deleted clusters
// are still there.
func (a *ack) regionEvents(c *call) (answer, *refusal) {
	where := a.pathRegion(c)
	id, kind := c.params.text("cluster_id"), c.params.text("type")
	page := readACKPage(c.params)
	if c.bad() {
		return nil, nil
	}
	a.mu.RLock()
	defer a.mu.RUnlock()
	var all []ackEvent
	for _, one := range a.order {
		if one.region == where && (id == "" || id == one.ID) {
			all = append(all, one.events(c.now)...)
		}
	}
	slices.SortStableFunc(all, func(a, b ackEvent) int { return b.time.Compare(a.time) })
	views := viewsOf(all, func(e ackEvent) bool { return kind == "" || kind == e.task.kind })
	return answer{"events": cut(page, views), "page_info": page.info(len(views))}, nil
}

// clusterLogs is the call DescribeClusterLogs: a bare array of lines.
func (a *ack) clusterLogs(c *call) (answer, *refusal) {
	return a.about(c, func(found *ackCluster) answer {
		lines := []answer{}
		add := func(at time.Time, text string) {
			if at.After(c.now) {
				return
			}
			lines = append(lines, answer{
				"ID": len(lines) + 1, "cluster_id": found.ID, "cluster_log": found.ID + " | " + text,
				"created": chinaTime(at), "updated": chinaTime(at),
			})
		}
		for _, t := range found.tasks {
			verb := strings.ToUpper(strings.TrimPrefix(t.kind, "cluster_"))
			add(t.began, "set cluster status to "+verb+"_IN_PROGRESS")
			for _, s := range t.course.stages {
				for _, m := range s.methods {
					if m.end <= t.age(c.now) {
						add(t.wall(m.end), s.name+" "+m.name+": "+m.message)
					}
				}
			}
			done := t.wall(t.course.end)
			switch f := t.failure(c.now); {
			case t.stopped != nil:
				add(*t.stopped, "set cluster status to "+verb+"_CANCELED")
			case f != nil:
				add(done, "set cluster status to "+verb+"_FAILED: "+f.code+": "+f.message)
			case t.age(c.now) >= t.course.end:
				add(done, "set cluster status to "+verb+"_COMPLETE")
			}
		}
		return array(lines)
	})
}

// resources is the call DescribeClusterResources: a bare array of what the
// cluster made or uses.
func (a *ack) resources(c *call) (answer, *refusal) {
	c.params.boolean("with_addon_resources", false)
	return a.about(c, func(found *ackCluster) answer {
		out := []answer{}
		add := func(kind, id, stage string, made bool) {
			if begins, planned := found.course.begins(stage); planned && found.age(c.now) >= begins {
				out = append(out, found.resourceView(kind, id, stage, made, c.now))
			}
		}
		id := func(kind string, n uint64) string { return kind + letters(mix(found.Random+n), 20, lowerAlnum) }
		add("VPC", found.vpc(), ackStageVPC, found.Request.VPC == "")
		if found.Request.SNAT {
			add("NAT", id("ngw-", 11), ackStageVPC, true)
		}
		add("SecurityGroup", found.securityGroup(), ackStageGroup, found.Request.SecurityGroup == "")
		add("SLB", cmp.Or(found.Request.LoadBalancer, id("lb-", 12)), ackStageEndpoint, found.Request.LoadBalancer == "")
		if found.Request.Public {
			add("EIP", id("eip-", 13), ackStageEndpoint, true)
		}
		for i := range found.Request.Pools {
			add("ESS", found.scalingGroupID(i), ackStagePools, true)
		}
		return array(out)
	})
}

// resourceView is an item of DescribeClusterResources. Made tells whether the
// cluster made it or was given it.
func (c *ackCluster) resourceView(kind, id, stage string, made bool, now time.Time) answer {
	state := "CREATE_IN_PROGRESS"
	switch {
	case c.Deletion != nil:
		state = "DELETE_IN_PROGRESS"
	case c.passed(stage, now):
		state = "CREATE_COMPLETE"
	case c.state(now) == ackFailed:
		state = "CREATE_FAILED"
	}
	kept := !made || c.Deletion != nil && (slices.Contains(c.Deletion.Retain, kind) || slices.Contains(c.Deletion.Retain, id))
	begins, _ := c.course.begins(stage)
	return answer{
		"cluster_id": c.ID, "resource_type": kind, "instance_id": id, "resource_info": kind, "state": state,
		"auto_create": boolNumber(made), "creator_type": map[bool]string{true: "cs", false: "user"}[made],
		"delete_behavior": answer{"delete_by_default": !kept, "changeable": made},
		"created":         chinaTime(c.creation().wall(begins)),
	}
}

func boolNumber(b bool) int {
	if b {
		return 1
	}
	return 0
}
