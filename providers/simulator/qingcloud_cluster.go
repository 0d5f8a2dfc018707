package simulator

import (
	"strings"
	"time"
)

// qingCluster is an accepted createCluster, or one that has been there from the
// start. Only Released and Pace ever change.
type qingCluster struct {
	ID       string
	Request  qingRequest
	Created  time.Time
	Random   uint64
	Pace     pace
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

var qingStages = []string{stageCreateNodes, stageInitCluster}

var qingReasons = map[string]string{
	stageCreateNodes: "5200, InsufficientResource: there are not enough resources for the compute nodes in the zone",
	stageInitCluster: "8000, ConfigError: the start hook of the login node failed: mount of the shared software library timed out",
}

// Simulated times: a creation takes five to eight minutes.
const (
	qingVisible = 2 * time.Second
	qingNodesAt = 90 * time.Second
	qingLeast   = 300
	qingMost    = 480
	qingRelease = 80 * time.Second
)

func (c *qingCluster) age(now time.Time) time.Duration { return c.Pace.simulated(now.Sub(c.Created)) }

func (c *qingCluster) gone(now time.Time) bool {
	return c.Released != nil && c.Pace.simulated(now.Sub(*c.Released)) >= qingRelease
}

// ends is when the creation is over, either way.
func (c *qingCluster) ends() time.Duration {
	whole := time.Duration(between(mix(c.Random), qingLeast, qingMost)) * time.Second
	switch c.Failing {
	case stageCreateNodes:
		return qingNodesAt + 30*time.Second
	case stageInitCluster:
		return whole - 20*time.Second
	}
	return whole
}

// States of clusters and operations. A failed creation leaves what the console
// calls abnormal.
const (
	qingPending    = "pending"
	qingActive     = "active"
	qingAbnormal   = "abnormal"
	qingDeleting   = "deleting"
	qingSuccessful = "successful"
	qingFailed     = "failed"
)

func (c *qingCluster) shown(now time.Time) bool {
	return !c.gone(now) && (c.initial || c.age(now) >= qingVisible)
}

func (c *qingCluster) status(now time.Time) string {
	switch {
	case c.Released != nil:
		return qingDeleting
	case c.initial:
		return qingActive
	case c.age(now) < c.ends():
		return qingPending
	case c.Failing != "":
		return qingAbnormal
	}
	return qingActive
}

// busy tells whether an operation runs on the cluster.
func (c *qingCluster) busy(now time.Time) bool {
	s := c.status(now)
	return s == qingPending || s == qingDeleting
}

// operation is an item of the operations' list.
type operation struct {
	id, action, status, errors string
	cluster                    *qingCluster
	began, changed             time.Time
}

// jobID names the operation that created or deleted a cluster.
func (c *qingCluster) jobID(action string) string {
	return "j-" + letters(digest(0, c.ID, action), 11, lowerAlnum)
}

const (
	qingCreate = "HpcClusterCreateCluster"
	qingDelete = "HpcClusterDeleteCluster"
)

func (c *qingCluster) operations(now time.Time) []operation {
	var out []operation
	if !c.initial {
		o := operation{id: c.jobID(qingCreate), action: qingCreate, status: qingPending, cluster: c, began: c.Created, changed: c.Created}
		if c.age(now) >= c.ends() {
			o.status, o.changed = qingSuccessful, c.Pace.wall(c.Created, c.ends())
			if c.Failing != "" {
				o.status, o.errors = qingFailed, qingReasons[c.Failing]
			}
		}
		out = append(out, o)
	}
	if c.Released != nil {
		o := operation{id: c.jobID(qingDelete), action: qingDelete, status: qingPending, cluster: c, began: *c.Released, changed: *c.Released}
		if c.gone(now) {
			o.status, o.changed = qingSuccessful, c.Pace.wall(*c.Released, qingRelease)
		}
		out = append(out, o)
	}
	return out
}

func (o operation) view() answer {
	return answer{
		"job_id": o.id, "job_action": o.action, "action_describe": strings.TrimPrefix(o.action, "HpcCluster"), "status": o.status,
		"status_time": utc(o.changed), "create_time": utc(o.began), "error_codes": o.errors, "resource_ids": o.cluster.ID,
		"owner": o.cluster.Request.Owner, "submitter": o.cluster.Request.Owner, "task_count": 1,
	}
}

// view is an item of cluster/list. verbose adds the application's cluster.
func (c *qingCluster) view(now time.Time, verbose bool) answer {
	r := c.Request
	scheduler, nodes := "slurm", 0
	if r.Kind == "hpc" {
		scheduler = "默认调度器"
	}
	for _, n := range r.Nodes {
		nodes += n.Count
	}
	mount := r.Nodes[0].Mount
	out := answer{
		"cluster_id": c.ID, "cluster_name": r.Name, "cluster_status": c.status(now), "cluster_type": r.Kind, "zone": r.Zone, "owner": r.Owner,
		"app_cluster_id": "cl-" + letters(c.Random, 8, lowerAlnum), "create_time": utc(c.Created), "description": "", "deploy_mode": r.Deploy,
		"nas_id": r.NAS, "nas_mount_point": mount, "nas_path": r.Path, "nas_shared_path": mount, "paid_type": r.Paid,
		"scheduler_type": scheduler, "total_node_count": nodes, "cluster_sw": []answer{},
		"project_info": answer{"shared_status": 0, "project_role": ""}, "cpu_hours": 0, "mem_hours": 0,
		"pending_job_count": 0, "running_job_count": 0, "finished_job_count": 0, "stopped_job_count": 0, "deleted_job_count": 0,
	}
	if verbose {
		out["app_cluster"] = answer{
			"cluster_id": out["app_cluster_id"], "status": c.status(now), "app_version": r.Version, "app_id": "app-hpc00001", "vxnet_id": r.Network,
		}
	}
	return out
}

// nodes are the items of listNodes; they come up one after the other.
func (c *qingCluster) nodes(now time.Time) []answer {
	total, out := 0, []answer{}
	for _, n := range c.Request.Nodes {
		total += n.Count
	}
	span := c.ends() - qingNodesAt
	for _, n := range c.Request.Nodes {
		for range n.Count {
			number := len(out)
			ready := qingNodesAt + span*time.Duration(number+1)/time.Duration(total)
			h := mix(c.Random + uint64(number))
			status, transition, health, address := qingActive, "", "healthy", "10.104.1."+number10(number%250+2)
			if !c.initial && (c.age(now) < ready || c.Failing != "" && n.Role != "login") {
				status, transition, health, address = qingPending, "creating", "", ""
			}
			if c.Released != nil {
				transition = "deleting"
			}
			out = append(out, answer{
				"node_id": "cln-" + letters(h, 8, lowerAlnum), "name": n.Role + "-" + number10(number), "role": n.Role, "status": status,
				"transition_status": transition, "health_status": health, "cpu": n.CPU, "memory": n.Memory, "gpu": 0, "private_ip": address, "eip": "",
				"vxnet_id": c.Request.Network, "create_time": utc(c.Created), "status_time": utc(c.Created), "app_version": c.Request.Version,
				"app_id": "app-hpc00001", "env": `{"admin.user":"admin","admin.password":"******","nfs_need":0}`,
			})
		}
	}
	return out
}
