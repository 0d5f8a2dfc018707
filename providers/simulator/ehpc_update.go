package simulator

// Defaults to which UpdateCluster returns what a call leaves out.
const (
	defaultGrowInterval = 2
	defaultIdleInterval = 6
)

// update is the call UpdateCluster. It replaces all settings at once.
func (e *ehpc) update(c *call) (answer, *refusal) {
	p := c.params
	id := p.needText("ClusterId")
	next := settings{
		Name:          p.text("ClusterName", clusterName...),
		ClientVersion: p.text("ClientVersion", version),
		MaxCount:      p.integer("MaxCount", 0, 5000),
		MaxCoreCount:  p.integer("MaxCoreCount", 0, 100000),
		GrowInterval:  p.integerOr("GrowInterval", 1, 1<<20, defaultGrowInterval),
		IdleInterval:  p.integerOr("IdleInterval", 1, 1<<20, defaultIdleInterval),
		ScaleOut:      p.boolean("EnableScaleOut", false),
		ScaleIn:       p.boolean("EnableScaleIn", false),
		Protected:     p.boolean("DeletionProtection", false),
	}
	p.text("ClusterDescription", clusterName...)
	p.object("ClusterCustomConfiguration", readScript)
	p.object("MonitorSpec", func(o *object) { next.LoadMonitor = o.boolean("EnableComputeLoadMonitor", false) })
	p.object("SchedulerSpec", func(o *object) { next.Topology = o.boolean("EnableTopologyAwareness", false) })
	if c.bad() {
		return nil, nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	found, refused := e.find(c, id)
	if refused != nil {
		return nil, refused
	}
	// A failed cluster, too, must be freed of its protection before deletion.
	if s := found.status(c.now); s != statusRunning && s != statusException {
		return nil, refuse("ConflictOpt", "")
	}
	if next.Name == "" {
		next.Name = found.settings.Name
	}
	found.settings, found.modified = next, c.now
	e.done(&job{action: "UpdateCluster", cluster: found, requestID: c.requestID, began: c.now})
	return answer{"Success": true}, nil
}
