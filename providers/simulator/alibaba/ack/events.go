package ack

import (
	"sort"
	"strings"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// event is what a task reported, as an event of its cluster.
type event struct {
	task *task
	time time.Time
	view engine.Answer
}

// events are those of all tasks of a cluster, newest first.
func (c *cluster) events(now time.Time) []event {
	var out []event
	for _, t := range c.tasks {
		age := t.age(now)
		for _, s := range t.course.Stages {
			for _, m := range s.Methods {
				if m.End > age {
					continue
				}
				level := "info"
				if m.Failed {
					level = "error"
				}
				at := t.wall(m.End)
				out = append(out, event{t, at, engine.Answer{
					"event_id": "A-" + strings.ToLower(engine.UUID(engine.Digest(int64(c.Random), t.ID, m.Name, m.Target))), //nolint:gosec // Bits.
					"type":     t.kind, "source": "simulator", "subject": c.ID, "time": chinaTime(at), "cluster_id": c.ID,
					"data": engine.Answer{"level": level, "message": m.Message, "reason": m.Name},
				}})
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].time.After(out[j].time) })
	return out
}

func viewsOf(events []event, wanted func(event) bool) []engine.Answer {
	out := []engine.Answer{}
	for _, e := range events {
		if wanted(e) {
			out = append(out, e.view)
		}
	}
	return out
}

// clusterEvents is the call DescribeClusterEvents.
func (a *api) clusterEvents(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	taskID := c.Params.Text("task_id")
	page := readPage(c.Params)
	return a.about(c, func(found *cluster) engine.Answer {
		all := viewsOf(found.events(c.Now), func(e event) bool { return taskID == "" || e.task.ID == taskID })
		return engine.Answer{"events": engine.Cut(page, all), "page_info": pageInfo(page, len(all))}
	})
}

// clusterLogs is the call DescribeClusterLogs: a bare array of lines.
func (a *api) clusterLogs(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	return a.about(c, func(found *cluster) engine.Answer {
		lines := []engine.Answer{}
		add := func(at time.Time, text string) {
			if at.After(c.Now) {
				return
			}
			lines = append(lines, engine.Answer{
				"ID": len(lines) + 1, "cluster_id": found.ID, "cluster_log": found.ID + " | " + text,
				"created": chinaTime(at), "updated": chinaTime(at),
			})
		}
		for _, t := range found.tasks {
			verb := strings.ToUpper(strings.TrimPrefix(t.kind, "cluster_"))
			add(t.began, "set cluster status to "+verb+"_IN_PROGRESS")
			for _, s := range t.course.Stages {
				for _, m := range s.Methods {
					if m.End <= t.age(c.Now) {
						add(t.wall(m.End), s.Name+" "+m.Name+": "+m.Message)
					}
				}
			}
			done := t.wall(t.course.End)
			switch f := t.failure(c.Now); {
			case f != nil:
				add(done, "set cluster status to "+verb+"_FAILED: "+f.Code+": "+f.Message)
			case t.age(c.Now) >= t.course.End:
				add(done, "set cluster status to "+verb+"_COMPLETE")
			}
		}
		return array(lines)
	})
}
