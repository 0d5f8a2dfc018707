package qingcloud

import (
	"cmp"
	"context"
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// job is an operation, not a computing job.
type job struct {
	ID         text    `json:"job_id"`
	Action     text    `json:"job_action"`
	Describe   text    `json:"action_describe"`
	Status     text    `json:"status"`
	StatusTime text    `json:"status_time"`
	CreateTime text    `json:"create_time"`
	Errors     reasons `json:"error_codes"`
	Owner      text    `json:"owner"`
}

func (j job) creates() bool { return strings.Contains(strings.ToLower(string(j.Action)), "create") }
func (j job) deletes() bool { return strings.Contains(strings.ToLower(string(j.Action)), "delete") }

// phase reads status. The general API has more words than this one's page.
func (j job) phase() providers.Phase {
	switch strings.ToLower(string(j.Status)) {
	case "successful":
		return providers.Ready
	case "failed", "done with failure":
		return providers.Failed
	case "":
		return providers.Pending
	}
	return providers.Working
}

// operation returns the newest operation that a filter finds; the zero job
// where there is none.
func (c *Client) operation(ctx context.Context, filter, value string) (job, error) {
	var reply struct {
		Jobs []job `json:"job_set"`
	}
	err := c.do(ctx, c.get("listOperation", "/operation", filter, value, "limit", "10", "reverse", "1"), &reply)
	var newest job
	for _, one := range reply.Jobs {
		if newest.ID == "" || one.CreateTime > newest.CreateTime {
			newest = one
		}
	}
	return newest, err
}

// describe adds the job as a stage and its changes as events.
func (j job) describe(status *providers.Status) {
	if j.ID == "" {
		return
	}
	status.Total = 1
	if j.phase() == providers.Ready {
		status.Done = 1
	}
	status.Stages = []providers.Stage{{Name: string(cmp.Or(j.Action, j.ID)), Phase: j.phase(), Detail: string(j.Describe)}}
	at, ok := timeOf(j.StatusTime)
	if !ok {
		at, _ = timeOf(j.CreateTime)
	}
	event := providers.Event{ID: string(j.ID + "|" + j.Status), Time: at, Level: providers.Info}
	event.Text = strings.Join([]string{string(j.ID), string(cmp.Or(j.Describe, j.Action)), string(j.Status)}, " ")
	if j.phase() == providers.Failed {
		event.Level, event.Text = providers.Fault, event.Text+" "+string(j.Errors)
	}
	status.Events = append(status.Events, event)
}

// reason is what the job says of a failure. Its error codes begin with a
// ret_code where one is known.
func (j job) reason(now cluster) *providers.Failure {
	code := leading().FindString(string(j.Errors))
	words := strings.TrimLeft(strings.TrimPrefix(string(j.Errors), code), " ,:;")
	f := &providers.Failure{
		Kind: providers.Unavailable, Code: code, Message: cmp.Or(words, string(j.Describe)),
		Summary: forms.Tf("QingCloud could not finish the cluster (%s)", "青云未能完成集群（%s）", cmp.Or(string(j.Status), string(now.State))),
		Remedy:  forms.T("look at the operation in the console, delete the cluster and create it again", "请在控制台查看该操作，删除集群后重新创建"),
	}
	if m := meaningOf(number(text(code)), "", false); m.kind == providers.Quota || m.kind == providers.Money {
		f.Kind, f.Summary = m.kind, m.summary
	}
	return f
}

var leading = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d+`) })
