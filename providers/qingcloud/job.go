package qingcloud

import (
	"context"
	"strings"

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
