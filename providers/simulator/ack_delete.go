package simulator

import "slices"

// keptByDefault are the resource types that a deletion leaves in place unless
// it is told otherwise.
var keptByDefault = []string{"ALB", "SLS_Data", "SLS_ControlPlane", "PrivateZone"}

// readRetained reads which resources a deletion keeps. Two of the parameters
// are JSON text in the query.
func readRetained(p *object) []string {
	kept := slices.Clone(keptByDefault)
	all := p.boolean("retain_all_resources", false)
	p.boolean("keep_slb", false)
	ids := p.texts("retain_resources", 0, anyNumber)
	p.objects("delete_options", 0, anyNumber, func(o *object) {
		kind := o.needText("resource_type", oneOf("SLB", "ALB", "SLS_Data", "SLS_ControlPlane", "PrivateZone"))
		mode := o.needText("delete_mode", oneOf("delete", "retain"))
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
func (a *ack) remove(c *call) (answer, *refusal) {
	retain := readRetained(c.params)
	if c.bad() {
		return nil, nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	found, refused := a.find(c, c.path[0])
	if refused != nil {
		return nil, refused
	}
	if found.Protected {
		return nil, ackRefuse("ErrorClusterState", "deletion protection is enabled, switch deletion_protection off first")
	}
	if s := found.state(c.now); s != ackRunning && s != ackFailed {
		return nil, ackRefuse("ErrorClusterState", "the cluster is "+s)
	}
	found.Deletion = &ackDeletion{Began: c.now, Retain: retain}
	found.Modified = c.now
	return a.again(found, c), nil
}

// again lays out a cluster that was changed and answers with its newest task.
func (a *ack) again(found *ackCluster, c *call) answer {
	found.lay(found.region)
	a.index(found)
	return answer{"cluster_id": found.ID, "task_id": found.tasks[len(found.tasks)-1].ID, "request_id": c.requestID}
}

// modify is the call ModifyCluster, of which only the deletion protection is
// acted out. It can be switched in every state that is not a deletion.
func (a *ack) modify(c *call) (answer, *refusal) {
	c.body.need("deletion_protection")
	protect := c.body.boolean("deletion_protection", false)
	if c.bad() {
		return nil, nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	found, refused := a.find(c, c.path[0])
	if refused != nil {
		return nil, refused
	}
	if s := found.state(c.now); s == ackDeleting {
		return nil, ackRefuse("ErrorModifyDeletionProtectionFailed", "the cluster is "+s)
	}
	found.Protected, found.Modified = protect, c.now
	found.Changes = append(found.Changes, ackChange{c.now})
	return a.again(found, c), nil
}
