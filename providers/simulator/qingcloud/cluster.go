package qingcloud

import (
	"strings"
	"sync"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// cluster is an accepted createCluster, or one that has been there from the
// start. Only Released and Pace ever change.
type cluster struct {
	ID       string
	Request  request
	Created  time.Time
	Random   uint64
	Pace     engine.Pace
	Failing  string     `json:",omitempty"`
	Released *time.Time `json:",omitempty"`
	initial  bool
}

// Stages at which a fault can end a creation, and what the operation then tells
// as its error_codes, whose form no page shows.
const (
	stageCreateNodes = "CreateNodes"
	stageInitCluster = "InitCluster"
)

var stages = []string{stageCreateNodes, stageInitCluster}

var reasons = sync.OnceValue(func() map[string]string {
	return map[string]string{
		stageCreateNodes: "5200, InsufficientResource: there are not enough resources for the compute nodes in the zone",
		stageInitCluster: "8000, ConfigError: the start hook of the login node failed: mount of the shared software library timed out",
	}
})

// Simulated times: a creation takes five to eight minutes.
const (
	visibleAt   = 2 * time.Second
	nodesAt     = 90 * time.Second
	shortest    = 300
	longest     = 480
	releaseTime = 80 * time.Second
)

func (c *cluster) age(now time.Time) time.Duration { return c.Pace.Simulated(now.Sub(c.Created)) }

func (c *cluster) gone(now time.Time) bool {
	return !c.initial && now.Before(c.Created) || c.Released != nil && c.Pace.Simulated(now.Sub(*c.Released)) >= releaseTime
}

// ends is when the creation is over, either way.
func (c *cluster) ends() time.Duration {
	whole := time.Duration(engine.Between(engine.Mix(c.Random), shortest, longest)) * time.Second
	switch c.Failing {
	case stageCreateNodes:
		return nodesAt + 30*time.Second
	case stageInitCluster:
		return whole - 20*time.Second
	}
	return whole
}

// States of clusters and operations. A failed creation leaves what the console
// calls abnormal.
const (
	statusPending    = "pending"
	statusActive     = "active"
	statusAbnormal   = "abnormal"
	statusDeleting   = "deleting"
	statusSuccessful = "successful"
	statusFailed     = "failed"
)

func (c *cluster) shown(now time.Time) bool {
	return !c.gone(now) && (c.initial || c.age(now) >= visibleAt)
}

func (c *cluster) status(now time.Time) string {
	switch {
	case c.Released != nil:
		return statusDeleting
	case c.initial:
		return statusActive
	case c.age(now) < c.ends():
		return statusPending
	case c.Failing != "":
		return statusAbnormal
	}
	return statusActive
}

// busy tells whether an operation runs on the cluster.
func (c *cluster) busy(now time.Time) bool {
	s := c.status(now)
	return s == statusPending || s == statusDeleting
}

// operation is an item of the operations' list.
type operation struct {
	id, action, status, errors string
	cluster                    *cluster
	began, changed             time.Time
}

// jobID names the operation that created or deleted a cluster.
func (c *cluster) jobID(action string) string {
	return "j-" + engine.Letters(engine.Digest(0, c.ID, action), 11, engine.LowerAlnum)
}

const (
	createJob = "HpcClusterCreateCluster"
	deleteJob = "HpcClusterDeleteCluster"
)

func (c *cluster) operations(now time.Time) []operation {
	var out []operation
	if !c.initial {
		o := operation{id: c.jobID(createJob), action: createJob, status: statusPending, cluster: c, began: c.Created, changed: c.Created}
		if c.age(now) >= c.ends() {
			o.status, o.changed = statusSuccessful, c.Pace.Wall(c.Created, c.ends())
			if c.Failing != "" {
				o.status, o.errors = statusFailed, reasons()[c.Failing]
			}
		}
		out = append(out, o)
	}
	if c.Released != nil {
		o := operation{id: c.jobID(deleteJob), action: deleteJob, status: statusPending, cluster: c, began: *c.Released, changed: *c.Released}
		if c.gone(now) {
			o.status, o.changed = statusSuccessful, c.Pace.Wall(*c.Released, releaseTime)
		}
		out = append(out, o)
	}
	return out
}

func (o operation) view() engine.Answer {
	return engine.Answer{
		"job_id": o.id, "job_action": o.action, "action_describe": strings.TrimPrefix(o.action, "HpcCluster"), "status": o.status,
		"status_time": engine.UTC(o.changed), "create_time": engine.UTC(o.began), "error_codes": o.errors, "resource_ids": o.cluster.ID,
		"owner": o.cluster.Request.Owner, "submitter": o.cluster.Request.Owner, "task_count": 1,
	}
}

// view is an item of cluster/list. verbose adds the application's cluster.
func (c *cluster) view(now time.Time, verbose bool) engine.Answer {
	r := c.Request
	scheduler, nodes := "slurm", 0
	if r.Kind == "hpc" {
		scheduler = "默认调度器"
	}
	for _, n := range r.Nodes {
		nodes += n.Count
	}
	mount := r.Nodes[0].Mount
	out := engine.Answer{
		"cluster_id": c.ID, "cluster_name": r.Name, "cluster_status": c.status(now), "cluster_type": r.Kind, "zone": r.Zone, "owner": r.Owner,
		"app_cluster_id": "cl-" + engine.Letters(c.Random, 8, engine.LowerAlnum), "create_time": engine.UTC(c.Created), "description": "",
		"nas_id": r.NAS, "nas_mount_point": mount, "nas_path": r.Path, "nas_shared_path": mount, "paid_type": r.Paid,
		"scheduler_type": scheduler, "total_node_count": nodes, "cluster_sw": []engine.Answer{},
		"project_info": engine.Answer{"shared_status": 0, "project_role": ""}, "cpu_hours": 0, "mem_hours": 0,
		"pending_job_count": 0, "running_job_count": 0, "finished_job_count": 0, "stopped_job_count": 0, "deleted_job_count": 0,
	}
	if verbose {
		out["app_cluster"] = engine.Answer{
			"cluster_id": out["app_cluster_id"], "status": c.status(now), "app_version": r.Version, "app_id": "app-hpc00001", "vxnet_id": r.Network,
		}
	}
	return out
}

// nodes are the items of listNodes; they come up one after the other.
func (c *cluster) nodes(now time.Time) []engine.Answer {
	total, out := 0, []engine.Answer{}
	for _, n := range c.Request.Nodes {
		total += n.Count
	}
	span := c.ends() - nodesAt
	for _, n := range c.Request.Nodes {
		for range n.Count {
			number := len(out)
			ready := nodesAt + span*time.Duration(number+1)/time.Duration(total)
			h := engine.Mix(c.Random + uint64(number))
			status, transition, health, address := statusActive, "", "healthy", "10.104.1."+engine.Number10(number%250+2)
			if !c.initial && (c.age(now) < ready || c.Failing != "" && n.Role != "login") {
				status, transition, health, address = statusPending, "creating", "", ""
			}
			if c.Released != nil {
				transition = "deleting"
			}
			out = append(out, engine.Answer{
				"node_id": "cln-" + engine.Letters(h, 8, engine.LowerAlnum), "instance_id": "i-" + engine.Letters(engine.Mix(h), 8, engine.LowerAlnum), "name": n.Role + "-" + engine.Number10(number), "role": n.Role, "status": status,
				"transition_status": transition, "health_status": health, "cpu": n.CPU, "memory": n.Memory, "gpu": 0, "private_ip": address, "eip": "",
				"vxnet_id": c.Request.Network, "create_time": engine.UTC(c.Created), "status_time": engine.UTC(c.Created), "app_version": c.Request.Version,
				"nas_mount_point": n.Mount, "app_id": "app-hpc00001", "env": `{"admin.user":"admin","admin.password":"******","nfs_need":0}`,
			})
		}
	}
	return out
}
