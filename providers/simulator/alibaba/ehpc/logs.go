package ehpc

import (
	"slices"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// job is a piece of work that the log calls know by its RequestId.
type job struct {
	action    string
	cluster   *cluster
	requestID string
	began     time.Time
	course    engine.Course // Without stages for work that is done at once.
}

// Log states.
const (
	logInProgress = "InProgress"
	logFinished   = "Finished"
	logFailed     = "Failed"
)

func (j *job) status(now time.Time) string {
	switch {
	case j.cluster.pace.Simulated(now.Sub(j.began)) < j.course.End:
		return logInProgress
	case j.course.Failed:
		return logFailed
	}
	return logFinished
}

// message is what went wrong, or that it went well.
func (j *job) message(status string) string {
	if status == logFailed {
		methods := j.course.Stages[len(j.course.Stages)-1].Methods
		return methods[len(methods)-1].Message
	}
	return map[string]string{logInProgress: "in progress", logFinished: "succeeded"}[status]
}

// logTime is the form of times in logs. The page names no zone; this is UTC.
const logTime = "2006-01-02 15:04:05"

// span is the time between From and To, whole Unix seconds, both included.
type span struct{ from, to int64 }

func readSpan(p *engine.Object) span {
	p.Need("From")
	p.Need("To")
	s := span{int64(p.Integer("From", 0, 1<<40)), int64(p.Integer("To", 0, 1<<40))}
	if s.from > s.to {
		p.Fail("From")
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
func (e *api) logDetail(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	id := p.NeedText("LogRequestId")
	within := readSpan(p)
	resultsOnly := p.Boolean("HiddenProcess", true)
	if c.Bad() {
		return nil, nil
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	j := e.jobIndex[id]
	if j == nil || c.Region != nil && c.Region != j.cluster.region {
		return nil, gateway.Refuse("InvalidParams", "LogRequestId")
	}
	detail := []stageView{}
	for _, st := range j.course.Stages {
		v := stageView{StageName: st.Name}
		for _, m := range st.Methods {
			v.Stages = append(v.Stages, e.methodLines(j, m, c.Now, within, resultsOnly)...)
		}
		if len(v.Stages) > 0 {
			detail = append(detail, v)
		}
	}
	return engine.Answer{"Action": j.action, "ClusterId": j.cluster.id, "LogDetail": detail}, nil
}

// methodLines are the lines of a method so far: its result and, when wanted,
// its start before that.
func (e *api) methodLines(j *job, m engine.Method, now time.Time, within span, resultsOnly bool) []methodView {
	var out []methodView
	add := func(at time.Duration, status, level, message string) {
		t := j.cluster.pace.Wall(j.began, at)
		if t.After(now) || !within.holds(t) {
			return
		}
		out = append(out, methodView{
			Method: m.Name, Status: status, LogLevel: level, Message: message, Target: m.Target,
			Time: t.UTC().Format(logTime), RequestID: engine.UUID(engine.Digest(e.sim.Seed, j.requestID, m.Name, m.Target)),
		})
	}
	if !resultsOnly {
		add(m.Start, logInProgress, "INFO", "started")
	}
	if m.Failed {
		add(m.End, logFailed, "ERROR", m.Message)
	} else {
		add(m.End, logFinished, "INFO", m.Message)
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
func (e *api) logs(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	within := readSpan(p)
	clusterID, requestID := p.Text("ClusterId"), p.Text("LogRequestId")
	actions := p.Texts("ActionName", 0, 100)
	status := p.Text("ActionStatus", engine.OneOf(logInProgress, logFinished, logFailed))
	p.Text("LogType") // No page lists its values.
	newestFirst := p.Boolean("IsReverse", true)
	page := engine.ReadPage(p, 20, 1, 100)
	if c.Bad() {
		return nil, nil
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	var found []jobView
	for _, j := range e.jobs {
		is := j.status(c.Now)
		if j.began.After(c.Now) || !within.holds(j.began) || c.Region != nil && c.Region != j.cluster.region ||
			clusterID != "" && clusterID != j.cluster.id || requestID != "" && requestID != j.requestID ||
			status != "" && status != is || !engine.Passes(actions, j.action) {
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
	return page.Numbers(engine.Answer{"Logs": append([]jobView{}, engine.Cut(page, found)...)}, len(found)), nil
}
