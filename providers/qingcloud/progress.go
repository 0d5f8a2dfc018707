package qingcloud

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// hatching is how long a new cluster may be unknown to the list.
const hatching = 2 * time.Minute

const stateDeleting = "deleting"

// cluster is a cluster as the list shows it. Where the example of the page has
// the fields one level deeper, they are read there.
type cluster struct{ clusterFields }

type clusterFields struct {
	ID         text `json:"cluster_id"`
	Name       text `json:"cluster_name"`
	State      text `json:"cluster_status"`
	Type       text `json:"cluster_type"`
	CreateTime text `json:"create_time"`
	NASID      text `json:"nas_id"`
	NASPath    text `json:"nas_path"`
	MountPoint text `json:"nas_mount_point"`
	NodeCount  text `json:"total_node_count"`
	Owner      text `json:"owner"`
}

// UnmarshalJSON implements json.Unmarshaler.
func (c *cluster) UnmarshalJSON(data []byte) error {
	var raw struct {
		clusterFields
		App json.RawMessage `json:"app_cluster"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err //nolint:wrapcheck // The reader wraps it.
	}
	var app clusterFields
	_ = json.Unmarshal(raw.App, &app) // Anything may stand there.
	c.clusterFields = raw.clusterFields
	for _, pair := range [][2]*text{
		{&c.ID, &app.ID},
		{&c.Name, &app.Name},
		{&c.State, &app.State},
		{&c.Type, &app.Type},
		{&c.CreateTime, &app.CreateTime},
		{&c.NASID, &app.NASID},
		{&c.NASPath, &app.NASPath},
		{&c.MountPoint, &app.MountPoint},
		{&c.NodeCount, &app.NodeCount},
		{&c.Owner, &app.Owner},
	} {
		*pair[0] = cmp.Or(*pair[0], *pair[1])
	}
	return nil
}

func (c *Client) clusters(ctx context.Context, pairs ...string) ([]cluster, error) {
	type reply struct {
		Clusters []cluster `json:"cluster_set"`
		Total    text      `json:"total_count"`
	}
	return all(ctx, c, c.get("listCluster", "/cluster/list", pairs...), func(r *reply) ([]cluster, text) { return r.Clusters, r.Total })
}

// job is an operation, not a computing job.
type job struct {
	ID         text  `json:"job_id"`
	Action     text  `json:"job_action"`
	Describe   text  `json:"action_describe"`
	Status     text  `json:"status"`
	StatusTime text  `json:"status_time"`
	CreateTime text  `json:"create_time"`
	Errors     texts `json:"error_codes"`
	Owner      text  `json:"owner"`
	Resources  texts `json:"resource_ids"`
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

// phaseOf turns cluster_status into our word: those of the page, and those of
// the console. A word that no page knows is work going on.
func phaseOf(state string) providers.Phase {
	switch strings.ToLower(state) {
	case "active":
		return providers.Ready
	case "abnormal", "error", "failed":
		return providers.Failed
	case stateDeleting:
		return providers.Deleting
	case "deleted", "ceased":
		return providers.Gone
	case "":
		return providers.Pending
	}
	return providers.Working
}

// Status implements [providers.Client]: the job tells how the work goes, the
// cluster whether it is usable.
func (c *Client) Status(ctx context.Context, receipt providers.Receipt) (providers.Status, error) {
	clusters, err := c.clusters(ctx, "cluster_id", receipt.ID)
	if f := failureOf(err); err != nil && (f == nil || f.Kind != providers.Absent) {
		return providers.Status{}, err
	}
	var now cluster
	for _, one := range clusters {
		if string(one.ID) == receipt.ID {
			now = one
		}
	}
	work, err := c.jobOf(ctx, receipt)
	if err != nil {
		work = job{} // What the job cannot tell must not hide the cluster.
	}
	if ctx.Err() != nil {
		return providers.Status{}, ctx.Err()
	}
	status := providers.Status{Phase: c.phase(receipt, now, work), State: string(now.State)}
	work.describe(&status)
	if now.ID != "" {
		status.Nodes.Wanted = now.NodeCount.number()
		c.addNodes(ctx, &status, receipt.ID)
	}
	if status.Phase == providers.Failed {
		status.Failure = work.reason(now)
	}
	return status, ctx.Err()
}

// phase joins what cluster and job say.
func (c *Client) phase(receipt providers.Receipt, now cluster, work job) providers.Phase {
	listed := now.ID != ""
	switch {
	case !listed && work.deletes() && work.phase() != providers.Failed:
		return providers.Gone
	case !listed && work.creates() && work.phase() == providers.Failed:
		return providers.Failed
	case !listed:
		return c.unknownPhase(receipt)
	case work.deletes() && work.phase() == providers.Failed:
		return providers.Failed
	case work.deletes() && phaseOf(string(now.State)) != providers.Gone:
		return providers.Deleting
	case work.creates() && work.phase() == providers.Failed:
		return providers.Failed
	}
	return phaseOf(string(now.State))
}

// unknownPhase tells a cluster that is not listed yet from one that no longer
// is.
func (c *Client) unknownPhase(receipt providers.Receipt) providers.Phase {
	made, err := time.Parse(time.RFC3339, receipt.Created)
	if receipt.State != stateDeleting && err == nil && c.now().Sub(made) < hatching {
		return providers.Pending
	}
	return providers.Gone
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
		event.Level, event.Text = providers.Fault, event.Text+" "+strings.Join(j.Errors, ", ")
	}
	status.Events = append(status.Events, event)
}

// reason is what the job says of a failure.
func (j job) reason(now cluster) *providers.Failure {
	f := &providers.Failure{
		Kind: providers.Unavailable, Code: strings.Join(j.Errors, ","), Message: strings.TrimSpace(string(j.Describe + " " + j.Status)),
		Summary: forms.Tf("QingCloud could not finish the cluster: %s", "青云未能完成集群：%s", cmp.Or(strings.Join(j.Errors, ", "), string(now.State), string(j.Status))),
		Remedy:  forms.T("look at the operation in the console, delete the cluster and create it again", "请在控制台查看该操作，删除集群后重新创建"),
	}
	for _, one := range j.Errors {
		if m := meaningOf(text(one).number(), "", false); m.kind == providers.Quota || m.kind == providers.Money {
			f.Kind = m.kind
		}
	}
	return f
}

// node is a node as listNodes shows it. Its env holds a password, if masked,
// and is not read.
type node struct {
	ID         text `json:"node_id"`
	Role       text `json:"role"`
	Status     text `json:"status"`
	Transition text `json:"transition_status"`
	Health     text `json:"health_status"`
	Version    text `json:"app_version"`
	StatusTime text `json:"status_time"`
}

func (c *Client) nodes(ctx context.Context, id string) ([]node, error) {
	type reply struct {
		Nodes []node `json:"hpc_app_nodes_set"`
		Total text   `json:"total_count"`
	}
	return all(ctx, c, c.get("listNodes", "/cluster/listNodes", "cluster_id", id), func(r *reply) ([]node, text) { return r.Nodes, r.Total })
}

// addNodes counts the nodes, as far as they can be had.
func (c *Client) addNodes(ctx context.Context, status *providers.Status, id string) {
	nodes, err := c.nodes(ctx, id)
	if err != nil {
		return
	}
	status.Nodes.Wanted = max(status.Nodes.Wanted, len(nodes))
	for _, n := range nodes {
		switch {
		case strings.EqualFold(string(n.Health), "unhealthy"), strings.EqualFold(string(n.Status), "abnormal"):
			status.Nodes.Abnormal++
		case n.Status == "active" && n.Transition == "":
			status.Nodes.Running++
		default:
			status.Nodes.Creating++
		}
	}
}
