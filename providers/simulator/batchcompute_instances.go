package simulator

import (
	"slices"
)

// machinesOf are the instances of the path's group that there are.
func (b *batchClusters) machinesOf(c *restCall) (*batchCluster, []machine, *refusal) {
	one, refused := b.find(c)
	if refused != nil {
		return nil, nil, refused
	}
	group := slices.IndexFunc(one.Request.Groups, func(g batchGroup) bool { return g.Name == c.vars["group"] })
	if group < 0 {
		return nil, nil, batchRefuse("InvalidResource.NotFound", c.vars["group"])
	}
	var out []machine
	for _, m := range one.machines() {
		if m.group == group && one.state(m, c.now) != "" {
			out = append(out, m)
		}
	}
	return one, out, nil
}

// instances is the call GET …/groups/{GroupName}/instances.
func (b *batchClusters) instances(c *restCall) (any, *refusal) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	one, machines, refused := b.machinesOf(c)
	if refused != nil {
		return nil, refused
	}
	items := []answer{}
	for _, m := range machines {
		items = append(items, one.instance(m, c.now))
	}
	return batchPage(c, "ListClusterInstances", items)
}
