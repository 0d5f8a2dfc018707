package simulator

import (
	"slices"
	"time"
)

// job is a piece of work that the log calls know by its RequestId.
type job struct {
	action    string
	cluster   *cluster
	requestID string
	began     time.Time
	course    course // Without stages for work that is done at once.
}

// Log states.
const (
	logInProgress = "InProgress"
	logFinished   = "Finished"
	logFailed     = "Failed"
)

func (j *job) status(now time.Time) string {
	switch {
	case j.cluster.pace.simulated(now.Sub(j.began)) < j.course.end:
		return logInProgress
	case j.course.failed:
		return logFailed
	}
	return logFinished
}

// message is what went wrong, or that it went well.
func (j *job) message(status string) string {
	if status == logFailed {
		methods := j.course.stages[len(j.course.stages)-1].methods
		return methods[len(methods)-1].message
	}
	return map[string]string{logInProgress: "in progress", logFinished: "succeeded"}[status]
}

// logTime is the form of times in logs. The page names no zone; this is UTC.
const logTime = "2006-01-02 15:04:05"

// span is the time between From and To, whole Unix seconds, both included.
type span struct{ from, to int64 }

func readSpan(p *object) span {
	p.need("From")
	p.need("To")
	s := span{int64(p.integer("From", 0, 1<<40)), int64(p.integer("To", 0, 1<<40))}
	if s.from > s.to {
		p.fail("From")
	}
	return s
}

func (s span) holds(t time.Time) bool { return t.Unix() >= s.from && t.Unix() <= s.to }

type stageView struct {
	StageName string
	Stages    []methodView
}

type methodView struct {
	Method, Status, LogLevel, Message, Target, Time string
	RequestID                                       string `json:"RequestId"`
}

// logDetail is the call GetCommonLogDetail.
func (e *ehpc) logDetail(c *call) (answer, *refusal) {
	p := c.params
	id := p.needText("LogRequestId")
	within := readSpan(p)
	resultsOnly := p.boolean("HiddenProcess", true)
	if c.bad() {
		return nil, nil
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	j := e.jobIndex[id]
	if j == nil || c.region != nil && c.region != j.cluster.region {
		return nil, refuse("InvalidParams", "LogRequestId")
	}
	detail := []stageView{}
	for _, st := range j.course.stages {
		v := stageView{StageName: st.name}
		for _, m := range st.methods {
			v.Stages = append(v.Stages, e.methodLines(j, m, c.now, within, resultsOnly)...)
		}
		if len(v.Stages) > 0 {
			detail = append(detail, v)
		}
	}
	return answer{"Action": j.action, "ClusterId": j.cluster.id, "LogDetail": detail}, nil
}

// methodLines are the lines of a method so far: its result and, when wanted,
// its start before that.
func (e *ehpc) methodLines(j *job, m method, now time.Time, within span, resultsOnly bool) []methodView {
	var out []methodView
	add := func(at time.Duration, status, level, message string) {
		t := j.cluster.pace.wall(j.began, at)
		if t.After(now) || !within.holds(t) {
			return
		}
		out = append(out, methodView{
			Method: m.name, Status: status, LogLevel: level, Message: message, Target: m.target,
			Time: t.UTC().Format(logTime), RequestID: uuid(digest(e.sim.seed, j.requestID, m.name, m.target)),
		})
	}
	if !resultsOnly {
		add(m.start, logInProgress, "INFO", "started")
	}
	if m.failed {
		add(m.end, logFailed, "ERROR", m.message)
	} else {
		add(m.end, logFinished, "INFO", m.message)
	}
	return out
}

type jobView struct {
	Action    string
	ClusterID string `json:"ClusterId"`
	RequestID string `json:"RequestId"`
	Status    string
	Message   string
	Target    string
	Time      string
}

// logs is the call ListCommonLogs.
func (e *ehpc) logs(c *call) (answer, *refusal) {
	p := c.params
	within := readSpan(p)
	clusterID, requestID := p.text("ClusterId"), p.text("LogRequestId")
	actions := p.texts("ActionName", 0, 100)
	status := p.text("ActionStatus", oneOf(logInProgress, logFinished, logFailed))
	p.text("LogType") // No page lists its values.
	newestFirst := p.boolean("IsReverse", true)
	page := readPage(p, 20, 1, 100)
	if c.bad() {
		return nil, nil
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	var found []jobView
	for _, j := range e.jobs {
		is := j.status(c.now)
		if !within.holds(j.began) || c.region != nil && c.region != j.cluster.region ||
			clusterID != "" && clusterID != j.cluster.id || requestID != "" && requestID != j.requestID ||
			status != "" && status != is || !passes(actions, j.action) {
			continue
		}
		found = append(found, jobView{
			Action: j.action, ClusterID: j.cluster.id, RequestID: j.requestID, Status: is,
			Message: j.message(is), Target: j.cluster.settings.Name, Time: j.began.UTC().Format(logTime),
		})
	}
	if newestFirst {
		slices.Reverse(found)
	}
	return page.numbers(answer{"Logs": append([]jobView{}, cut(page, found)...)}, len(found)), nil
}
