package simulator

import (
	"slices"
	"strconv"
	"time"
)

// ackTask is a piece of work that DescribeTaskInfo knows.
type ackTask struct {
	ID      string
	kind    string // As in event types: cluster_create.
	cluster *ackCluster
	began   time.Time
	course  course // Without stages for work that is done at once.
}

// age is the simulated time since the task began.
func (t *ackTask) age(now time.Time) time.Duration { return t.cluster.Pace.simulated(now.Sub(t.began)) }

// wall tells when the task comes to an age.
func (t *ackTask) wall(age time.Duration) time.Time { return t.cluster.Pace.wall(t.began, age) }

// pendingTime is how long a task waits before it is run.
const pendingTime = 2 * time.Second

// state spells the task's state. The documentation writes fail, the SDK failed,
// and other spellings are seen: which one a task gets follows from its cluster.
func (t *ackTask) state(now time.Time) string {
	pick := func(spellings ...string) string { return spellings[t.cluster.Random%uint64(len(spellings))] }
	age := t.age(now)
	switch {
	case age < min(pendingTime, t.course.end):
		return "pending"
	case age < t.course.end:
		return "running"
	case t.course.failed:
		return pick("failed", "fail")
	}
	return pick("success", "succeeded")
}

// stageState is the state of a stage between two times of the task.
func (t *ackTask) stageState(s stage, age time.Duration) string {
	last := s.methods[len(s.methods)-1]
	switch {
	case age < s.methods[0].start:
		return "pending"
	case age < last.end:
		return "running"
	case last.failed:
		return "failed"
	}
	return "success"
}

// current is the stage that runs, or the last one.
func (t *ackTask) current(now time.Time) string {
	age, name := t.age(now), ""
	for _, s := range t.course.stages {
		if s.methods[0].start <= age {
			name = s.name
		}
	}
	return name
}

// failure is what went wrong; nil while nothing did.
func (t *ackTask) failure(now time.Time) *refusal {
	if !t.course.failed || t.age(now) < t.course.end {
		return nil
	}
	f := ackFailures[t.course.failedStage()]
	return &f
}

// error is failure in the form of the answer, null when there is none.
func (t *ackTask) error(now time.Time) any {
	if f := t.failure(now); f != nil {
		return answer{"code": f.code, "message": f.message}
	}
	return nil
}

// updated is when the task last changed.
func (t *ackTask) updated(now time.Time) time.Time {
	age, last := t.age(now), t.began
	for _, s := range t.course.stages {
		for _, m := range s.methods {
			if m.end <= age {
				last = t.wall(m.end)
			}
		}
	}
	return last
}

// stages are all stages of a task; those to come have no times. The answer has
// no member for their names, so the message begins with it.
func (t *ackTask) stages(now time.Time) []answer {
	age := t.age(now)
	out := []answer{}
	for _, s := range t.course.stages {
		last := s.methods[len(s.methods)-1]
		v := answer{"state": t.stageState(s, age), "start_time": "", "end_time": "", "message": s.name, "outputs": answer{}}
		if s.methods[0].start <= age {
			v["start_time"] = chinaTime(t.wall(s.methods[0].start))
		}
		if last.end <= age {
			v["end_time"] = chinaTime(t.wall(last.end))
		}
		if last.end <= age && last.failed {
			v["message"] = s.name + ": " + last.message
		}
		out = append(out, v)
	}
	return out
}

// events are what the task has reported so far, oldest first.
func (t *ackTask) events(now time.Time) []answer {
	age := t.age(now)
	out := []answer{}
	for _, s := range t.course.stages {
		for _, m := range s.methods {
			if m.end > age {
				continue
			}
			level := "Info"
			if m.failed {
				level = "Error"
			}
			out = append(out, answer{
				"action": s.name, "level": level, "message": m.message, "reason": m.name, "source": t.kind,
				"timestamp": strconv.FormatInt(t.wall(m.end).UnixMilli(), 10),
			})
		}
	}
	return out
}

// task is the call DescribeTaskInfo.
func (a *ack) task(c *call) (answer, *refusal) {
	if c.bad() {
		return nil, nil
	}
	a.mu.RLock()
	defer a.mu.RUnlock()
	t, refused := a.findTask(c)
	if refused != nil {
		return nil, refused
	}
	results := []answer{}
	if state := t.state(c.now); state != "pending" && state != "running" {
		results = append(results, answer{"data": t.cluster.ID, "status": state})
	}
	return answer{
		"task_id": t.ID, "cluster_id": t.cluster.ID, "task_type": t.kind, "state": t.state(c.now),
		"created": chinaTime(t.began), "updated": chinaTime(t.updated(c.now)), "current_stage": t.current(c.now),
		"stages": t.stages(c.now), "target": answer{"id": t.cluster.ID, "type": "cluster"}, "parameters": answer{},
		"events": t.events(c.now), "task_result": results, "error": t.error(c.now),
	}, nil
}

// findTask looks up the task that the path names; tasks outlive their cluster.
func (a *ack) findTask(c *call) (*ackTask, *refusal) {
	t := a.tasks[c.path[0]]
	if t == nil || c.region != nil && c.region != t.cluster.region {
		return nil, ackRefuse("ErrorTaskNotFound", c.path[0])
	}
	return t, nil
}

// clusterTasks is the call DescribeClusterTasks, newest first.
func (a *ack) clusterTasks(c *call) (answer, *refusal) {
	page := readACKPage(c.params)
	return a.about(c, func(found *ackCluster) answer {
		all := []answer{}
		for _, t := range slices.Backward(found.tasks) {
			all = append(all, answer{
				"task_id": t.ID, "task_type": t.kind, "state": t.state(c.now), "created": chinaTime(t.began),
				"updated": chinaTime(t.updated(c.now)), "error": t.error(c.now),
			})
		}
		return answer{"requestId": c.requestID, "tasks": cut(page, all), "page_info": page.info(len(all))}
	})
}
