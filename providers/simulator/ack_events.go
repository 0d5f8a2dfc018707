package simulator

import (
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
			case f != nil:
				add(done, "set cluster status to "+verb+"_FAILED: "+f.code+": "+f.message)
			case t.age(c.now) >= t.course.end:
				add(done, "set cluster status to "+verb+"_COMPLETE")
			}
		}
		return array(lines)
	})
}
