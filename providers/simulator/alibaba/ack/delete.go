package ack

import (
	"slices"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// keptByDefault are the resource types that a deletion leaves in place unless
// it is told otherwise.
var keptByDefault = []string{"ALB", "SLS_Data", "SLS_ControlPlane", "PrivateZone"}

// readRetained reads which resources a deletion keeps. Two of the parameters
// are JSON text in the query.
func readRetained(p *engine.Object) []string {
	kept := slices.Clone(keptByDefault)
	all := p.Boolean("retain_all_resources", false)
	p.Boolean("keep_slb", false)
	ids := p.Texts("retain_resources", 0, engine.AnyNumber)
	p.Objects("delete_options", 0, engine.AnyNumber, func(o *engine.Object) {
		kind := o.NeedText("resource_type", engine.OneOf("SLB", "ALB", "SLS_Data", "SLS_ControlPlane", "PrivateZone"))
		mode := o.NeedText("delete_mode", engine.OneOf("delete", "retain"))
		kept = slices.DeleteFunc(kept, func(k string) bool { return k == kind })
		if mode == "retain" {
			kept = append(kept, kind)
		}
	})
	if all {
		kept = append(kept, "VPC", "NAT", "SecurityGroup", "SLB", "EIP", "ESS")
	}
	return append(kept, ids...)
}

// remove is the call DeleteCluster. No page names the code that a protected
// cluster is refused with. A creation that still runs cannot be deleted.
func (a *api) remove(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	retain := readRetained(c.Params)
	if c.Bad() {
		return nil, nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	found, refused := a.find(c, c.Path[0])
	if refused != nil {
		return nil, refused
	}
	if found.Protected {
		return nil, refuse("ErrorClusterState", "deletion protection is enabled, switch deletion_protection off first")
	}
	if s := found.state(c.Now); s != stateRunning && s != stateFailed {
		return nil, refuse("ErrorClusterState", "the cluster is "+s)
	}
	found.Deletion = &deletion{Began: c.Now, Retain: retain}
	found.Modified = c.Now
	return a.again(found, c), nil
}

// again lays out a cluster that was changed and answers with its newest task.
func (a *api) again(found *cluster, c *gateway.Call) engine.Answer {
	found.lay(found.region)
	a.index(found)
	return engine.Answer{"cluster_id": found.ID, "task_id": found.tasks[len(found.tasks)-1].ID, "request_id": c.RequestID}
}

// modify is the call ModifyCluster, of which only the deletion protection is
// acted out. It can be switched in every state that is not a deletion.
func (a *api) modify(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	c.Body.Need("deletion_protection")
	protect := c.Body.Boolean("deletion_protection", false)
	if c.Bad() {
		return nil, nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	found, refused := a.find(c, c.Path[0])
	if refused != nil {
		return nil, refused
	}
	if s := found.state(c.Now); s == stateDeleting {
		return nil, refuse("ErrorModifyDeletionProtectionFailed", "the cluster is "+s)
	}
	found.Protected, found.Modified = protect, c.Now
	found.Changes = append(found.Changes, modification{c.Now})
	return a.again(found, c), nil
}
