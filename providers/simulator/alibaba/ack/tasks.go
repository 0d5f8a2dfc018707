package ack

import (
	"slices"
	"strconv"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// task is a piece of work that DescribeTaskInfo knows.
type task struct {
	ID      string
	kind    string // As in event types: cluster_create.
	cluster *cluster
	began   time.Time
	course  engine.Course // Without stages for work that is done at once.
}

// age is the simulated time since the task began.
func (t *task) age(now time.Time) time.Duration { return t.cluster.Pace.Simulated(now.Sub(t.began)) }

// wall tells when the task comes to an age.
func (t *task) wall(age time.Duration) time.Time { return t.cluster.Pace.Wall(t.began, age) }

// pendingTime is how long a task waits before it is run.
const pendingTime = 2 * time.Second

// state spells the task's state. The documentation writes fail, the SDK failed,
// and other spellings are seen: which one a task gets follows from its cluster.
func (t *task) state(now time.Time) string {
	pick := func(spellings ...string) string { return spellings[t.cluster.Random%uint64(len(spellings))] }
	age := t.age(now)
	switch {
	case age < min(pendingTime, t.course.End):
		return "pending"
	case age < t.course.End:
		return "running"
	case t.course.Failed:
		return pick("failed", "fail")
	}
	return pick("success", "succeeded")
}

// stageState is the state of a stage between two times of the task.
func (t *task) stageState(s engine.Stage, age time.Duration) string {
	last := s.Methods[len(s.Methods)-1]
	switch {
	case age < s.Methods[0].Start:
		return "pending"
	case age < last.End:
		return "running"
	case last.Failed:
		return "failed"
	}
	return "success"
}

// current is the stage that runs, or the last one.
func (t *task) current(now time.Time) string {
	age, name := t.age(now), ""
	for _, s := range t.course.Stages {
		if s.Methods[0].Start <= age {
			name = s.Name
		}
	}
	return name
}

// failure is what went wrong; nil while nothing did.
func (t *task) failure(now time.Time) *engine.Refusal {
	if !t.course.Failed || t.age(now) < t.course.End {
		return nil
	}
	f := t.cluster.why()
	return &f
}

// error is failure in the form of the answer, null when there is none.
func (t *task) error(now time.Time) any {
	if f := t.failure(now); f != nil {
		return engine.Answer{"code": f.Code, "message": f.Message}
	}
	return nil
}

// updated is when the task last changed.
func (t *task) updated(now time.Time) time.Time {
	age, last := t.age(now), t.began
	for _, s := range t.course.Stages {
		for _, m := range s.Methods {
			if m.End <= age {
				last = t.wall(m.End)
			}
		}
	}
	return last
}

// stages are all stages of a task; those to come have no times. The answer has
// no member for their names, so the message begins with it.
func (t *task) stages(now time.Time) []engine.Answer {
	age := t.age(now)
	out := []engine.Answer{}
	for _, s := range t.course.Stages {
		last := s.Methods[len(s.Methods)-1]
		v := engine.Answer{"state": t.stageState(s, age), "start_time": "", "end_time": "", "message": s.Name, "outputs": engine.Answer{}}
		if s.Methods[0].Start <= age {
			v["start_time"] = chinaTime(t.wall(s.Methods[0].Start))
		}
		if last.End <= age {
			v["end_time"] = chinaTime(t.wall(last.End))
		}
		if last.End <= age && last.Failed {
			v["message"] = s.Name + ": " + last.Message
		}
		out = append(out, v)
	}
	return out
}

// events are what the task has reported so far, oldest first.
func (t *task) events(now time.Time) []engine.Answer {
	age := t.age(now)
	out := []engine.Answer{}
	for _, s := range t.course.Stages {
		for _, m := range s.Methods {
			if m.End > age {
				continue
			}
			level := "Info"
			if m.Failed {
				level = "Error"
			}
			out = append(out, engine.Answer{
				"action": s.Name, "level": level, "message": m.Message, "reason": m.Name, "source": t.kind,
				"timestamp": strconv.FormatInt(t.wall(m.End).UnixMilli(), 10),
			})
		}
	}
	return out
}

// task is the call DescribeTaskInfo.
func (a *api) task(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	a.mu.RLock()
	defer a.mu.RUnlock()
	t, refused := a.findTask(c)
	if refused != nil {
		return nil, refused
	}
	results := []engine.Answer{}
	if state := t.state(c.Now); state != "pending" && state != "running" {
		results = append(results, engine.Answer{"data": t.cluster.ID, "status": state})
	}
	return engine.Answer{
		"task_id": t.ID, "cluster_id": t.cluster.ID, "task_type": t.kind, "state": t.state(c.Now),
		"created": chinaTime(t.began), "updated": chinaTime(t.updated(c.Now)), "current_stage": t.current(c.Now),
		"stages": t.stages(c.Now), "target": engine.Answer{"id": t.cluster.ID, "type": "cluster"}, "parameters": engine.Answer{},
		"events": t.events(c.Now), "task_result": results, "error": t.error(c.Now),
	}, nil
}

// findTask looks up the task that the path names; tasks outlive their cluster.
func (a *api) findTask(c *gateway.Call) (*task, *engine.Refusal) {
	t := a.tasks[c.Path[0]]
	if t == nil || t.began.After(c.Now) || c.Region != nil && c.Region != t.cluster.region {
		return nil, refuse("ErrorTaskNotFound", c.Path[0])
	}
	return t, nil
}

// clusterTasks is the call DescribeClusterTasks, newest first.
func (a *api) clusterTasks(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	page := readPage(c.Params)
	return a.about(c, func(found *cluster) engine.Answer {
		all := []engine.Answer{}
		for _, t := range slices.Backward(found.tasks) {
			all = append(all, engine.Answer{
				"task_id": t.ID, "task_type": t.kind, "state": t.state(c.Now), "created": chinaTime(t.began),
				"updated": chinaTime(t.updated(c.Now)), "error": t.error(c.Now),
			})
		}
		return engine.Answer{"requestId": c.RequestID, "tasks": engine.Cut(page, all), "page_info": pageInfo(page, len(all))}
	})
}
