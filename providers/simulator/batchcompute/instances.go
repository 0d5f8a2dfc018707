package batchcompute

import (
	"slices"

	"clusterwiz/providers/simulator/engine"
)

// machinesOf are the instances of the path's group that there are.
func (b *service) machinesOf(c *engine.RestCall) (*cluster, []machine, *engine.Refusal) {
	one, refused := b.find(c)
	if refused != nil {
		return nil, nil, refused
	}
	group := slices.IndexFunc(one.Request.Groups, func(g machineGroup) bool { return g.Name == c.Vars["group"] })
	if group < 0 {
		return nil, nil, refuse("InvalidResource.NotFound", c.Vars["group"])
	}
	var out []machine
	for _, m := range one.machines() {
		if m.group == group && one.state(m, c.Now) != "" {
			out = append(out, m)
		}
	}
	return one, out, nil
}

// instances is the call GET …/groups/{GroupName}/instances.
func (b *service) instances(c *engine.RestCall) (any, *engine.Refusal) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	one, machines, refused := b.machinesOf(c)
	if refused != nil {
		return nil, refused
	}
	items := []engine.Answer{}
	for _, m := range machines {
		items = append(items, one.instance(m, c.Now))
	}
	return pageOf(c, "ListClusterInstances", items)
}
