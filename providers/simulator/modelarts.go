package simulator

import (
	"net/http"
	"sync"
)

const modelArtsService = "ModelArts"

// modelArts is ModelArts: resource pools with their node pools.
type modelArts struct {
	sim   *Simulator
	world *huaweiWorld

	mu sync.RWMutex
	modelArtsBooks
}

// modelArtsBooks is what the state file keeps.
type modelArtsBooks struct {
	world *huaweiWorld
	pools map[string][]*nodePool // By resource pool and then by creation; deleted ones included.
}

// newModelArtsBooks holds the node pools that exist from the start.
func newModelArtsBooks(w *huaweiWorld) modelArtsBooks {
	b := modelArtsBooks{world: w, pools: map[string][]*nodePool{}}
	for _, project := range w.projects {
		for _, p := range project.pools {
			for _, one := range p.initial {
				b.add(&nodePool{
					Pool: p.id, Name: one.name, Flavor: one.flavor, Count: one.count, Billing: one.billing, initial: true,
					Spec:   encode(answer{"flavor": one.flavor, "count": one.count, "maxCount": one.count, "nodePool": one.name}),
					Notes:  map[string]string{billingMode: one.billing},
					Random: digest(w.seed, p.id, one.name), Pace: 1,
				})
			}
		}
	}
	return b
}

func (b *modelArtsBooks) add(n *nodePool) { b.pools[n.Pool] = append(b.pools[n.Pool], n) }

func newModelArts(s *Simulator, w *huaweiWorld) *modelArts {
	m := &modelArts{sim: s, world: w, modelArtsBooks: newModelArtsBooks(w)}
	s.keepers[modelArtsService] = newShelf(&m.mu, &m.modelArtsBooks, func() modelArtsBooks { return newModelArtsBooks(w) })
	return m
}

func (m *modelArts) routes() routes {
	const (
		v1, pools = "/v1/{project_id}", "/v2/{project_id}/pools"
		pool      = pools + "/{pool_name}"
		nodePool  = pool + "/nodepools/{nodepool_name}"
		get       = http.MethodGet
	)
	all := routes{
		{method: http.MethodPost, path: pool + "/nodepools", action: "CreateNodePool", changes: true, run: m.create},
		{method: get, path: pool + "/nodepools", action: "ListNodePools", run: m.list},
		{method: get, path: nodePool, action: "ShowNodePool", run: m.show},
		{method: http.MethodDelete, path: nodePool, action: "DeleteNodePool", changes: true, run: m.remove},
		{method: get, path: nodePool + "/nodes", action: "ListNodePoolNodes", run: m.nodes},
		{method: get, path: pools, action: "ListPools", run: m.listPools},
		{method: get, path: pool + "/nodes", action: "ListPoolNodes", run: m.nodes},
		{method: get, path: v1 + "/events", action: "ListEvents", run: m.events},
		{method: get, path: v1 + "/orders", action: "ListOrders", run: m.orders},
		{method: get, path: v1 + "/resourceflavors", action: "ListResourceFlavors", run: m.flavors},
		{method: get, path: v1 + "/quotas", action: "ShowQuotas", run: m.quotas},
	}
	for i := range all {
		all[i].service = modelArtsService
	}
	return all
}

// find looks up the path's resource pool.
func (m *modelArts) find(c *restCall) (*modelPool, *refusal) {
	name := c.vars["pool_name"]
	if p := m.world.project(c.vars["project_id"]).pool(name); p != nil {
		return p, nil
	}
	return nil, huaweiRefuse(codePoolMissing, name)
}

// findNodePool looks up the path's node pool. An unknown one is a bad request,
// as the service has it, not something that is not found.
func (m *modelArts) findNodePool(c *restCall) (*modelPool, *nodePool, *refusal) {
	p, refused := m.find(c)
	if refused != nil {
		return nil, nil, refused
	}
	for _, n := range m.pools[p.id] {
		if n.Name == c.vars["nodepool_name"] && n.shown(c.now) {
			return p, n, nil
		}
	}
	return nil, nil, badRequest("invalid nodepool name")
}

// here are the node pools that look-ups show.
func (m *modelArts) here(p *modelPool, c *restCall) []*nodePool {
	var out []*nodePool
	for _, n := range m.pools[p.id] {
		if n.shown(c.now) {
			out = append(out, n)
		}
	}
	return out
}

// show is the call ShowNodePool; continue and limit are on its page.
func (m *modelArts) show(c *restCall) (any, *refusal) {
	c.query.text("continue")
	c.query.text("limit")
	if c.bad() {
		return nil, nil
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	_, n, refused := m.findNodePool(c)
	if refused != nil {
		return nil, refused
	}
	return n.view(c.now), nil
}

// list is the call ListNodePools.
func (m *modelArts) list(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	p, refused := m.find(c)
	if refused != nil {
		return nil, refused
	}
	items := []answer{}
	for _, n := range m.here(p, c) {
		items = append(items, n.view(c.now))
	}
	return answer{"apiVersion": "v2", "kind": "NodePoolList", "items": items}, nil
}

// remove is the call DeleteNodePool.
func (m *modelArts) remove(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	p, n, refused := m.findNodePool(c)
	if refused != nil {
		return nil, refused
	}
	staying := 0
	for _, one := range m.here(p, c) {
		if one.Released == nil {
			staying++
		}
	}
	switch {
	case n.Released != nil:
		return nil, badRequest("nodepool " + n.Name + " is deleting")
	case n.Billing == "1":
		return nil, badRequest("nodepool " + n.Name + " is billed by period and can not be deleted")
	case staying < 2:
		return nil, badRequest("the last nodepool of the pool can not be deleted")
	case n.initial && n.Name == n.Flavor+"-default":
		return nil, badRequest("nodepool " + n.Name + " is in use")
	}
	at := c.now
	n.Released, n.Pace = &at, m.sim.releasePace(n)
	return n.view(c.now), nil
}

// releasePace is that of the creation, or of this process for what has been
// there from the start.
func (s *Simulator) releasePace(n *nodePool) pace {
	if n.initial {
		return s.pace
	}
	return n.Pace
}
