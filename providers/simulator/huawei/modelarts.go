package huawei

import (
	"net/http"
	"sync"

	"clusterwiz/providers/simulator/engine"
)

const productName = "ModelArts"

// modelArts is ModelArts: resource pools with their node pools.
type modelArts struct {
	sim   *engine.Core
	world *world

	mu sync.RWMutex
	books
	// past has the changes of node pools to which nothing more happens, by the node pool.
	past sync.Map
}

// books is what the state file keeps.
type books struct {
	world *world
	pools map[string][]*nodePool // By resource pool and then by creation; deleted ones included.
}

// newBooks holds the node pools that exist from the start.
func newBooks(w *world) books {
	b := books{world: w, pools: map[string][]*nodePool{}}
	for _, project := range w.projects {
		for _, p := range project.pools {
			for _, one := range p.initial {
				b.add(&nodePool{
					Pool: p.id, Name: one.name, Flavor: one.flavor, Count: one.count, Billing: one.billing, initial: true,
					Spec:   engine.KeptOf(engine.Answer{"flavor": one.flavor, "count": one.count, "maxCount": one.count, "nodePool": one.name}),
					Notes:  map[string]string{billingMode: one.billing},
					Random: engine.Digest(w.seed, p.id, one.name), Pace: 1,
				})
			}
		}
	}
	return b
}

func (b *books) add(n *nodePool) { b.pools[n.Pool] = append(b.pools[n.Pool], n) }

func newModelArts(s *engine.Core, w *world) *modelArts {
	m := &modelArts{sim: s, world: w, books: newBooks(w)}
	engine.Keep(s, productName, &m.mu, &m.books, func() books { return newBooks(w) })
	return m
}

func (m *modelArts) routes() engine.Routes {
	const (
		v1, pools = "/v1/{project_id}", "/v2/{project_id}/pools"
		pool      = pools + "/{pool_name}"
		nodePool  = pool + "/nodepools/{nodepool_name}"
		get       = http.MethodGet
	)
	all := engine.Routes{
		{Method: http.MethodPost, Path: pool + "/nodepools", Action: "CreateNodePool", Changes: true, Run: m.create},
		{Method: get, Path: pool + "/nodepools", Action: "ListNodePools", Run: m.list},
		{Method: get, Path: nodePool, Action: "ShowNodePool", Run: m.show},
		{Method: http.MethodDelete, Path: nodePool, Action: "DeleteNodePool", Changes: true, Run: m.remove},
		{Method: get, Path: nodePool + "/nodes", Action: "ListNodePoolNodes", Run: m.nodes},
		{Method: get, Path: pools, Action: "ListPools", Run: m.listPools},
		{Method: get, Path: pool + "/nodes", Action: "ListPoolNodes", Run: m.nodes},
		{Method: get, Path: v1 + "/events", Action: "ListEvents", Run: m.events},
		{Method: get, Path: v1 + "/orders", Action: "ListOrders", Run: m.orders},
		{Method: get, Path: v1 + "/resourceflavors", Action: "ListResourceFlavors", Run: m.flavors},
		{Method: get, Path: v1 + "/quotas", Action: "ShowQuotas", Run: m.quotas},
	}
	for i := range all {
		all[i].Service = productName
	}
	return all
}

// find looks up the path's resource pool.
func (m *modelArts) find(c *engine.RestCall) (*resourcePool, *engine.Refusal) {
	name := c.Vars["pool_name"]
	if p := m.world.project(c.Vars["project_id"]).pool(name); p != nil {
		return p, nil
	}
	return nil, refuse(codePoolMissing, name)
}

// findNodePool looks up the path's node pool. An unknown one is a bad request,
// as the service has it, not something that is not found.
func (m *modelArts) findNodePool(c *engine.RestCall) (*resourcePool, *nodePool, *engine.Refusal) {
	p, refused := m.find(c)
	if refused != nil {
		return nil, nil, refused
	}
	for _, n := range m.pools[p.id] {
		if n.Name == c.Vars["nodepool_name"] && n.shown(c.Now) {
			return p, n, nil
		}
	}
	return nil, nil, badRequest("invalid nodepool name")
}

// here are the node pools that look-ups show.
func (m *modelArts) here(p *resourcePool, c *engine.RestCall) []*nodePool {
	var out []*nodePool
	for _, n := range m.pools[p.id] {
		if n.shown(c.Now) {
			out = append(out, n)
		}
	}
	return out
}

// show is the call ShowNodePool; continue and limit are on its page.
func (m *modelArts) show(c *engine.RestCall) (any, *engine.Refusal) {
	c.Query.Text("continue")
	c.Query.Text("limit")
	if c.Bad() {
		return nil, nil
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	_, n, refused := m.findNodePool(c)
	if refused != nil {
		return nil, refused
	}
	return n.view(c.Now), nil
}

// list is the call ListNodePools.
func (m *modelArts) list(c *engine.RestCall) (any, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	p, refused := m.find(c)
	if refused != nil {
		return nil, refused
	}
	items := []engine.Answer{}
	for _, n := range m.here(p, c) {
		items = append(items, n.view(c.Now))
	}
	return engine.Answer{"apiVersion": "v2", "kind": "NodePoolList", "items": items}, nil
}

// remove is the call DeleteNodePool.
func (m *modelArts) remove(c *engine.RestCall) (any, *engine.Refusal) {
	if c.Bad() {
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
	at := c.Now
	n.Released, n.Pace = &at, m.releasePace(n)
	return n.view(c.Now), nil
}

// releasePace is that of the creation, or of this process for what has been
// there from the start.
func (m *modelArts) releasePace(n *nodePool) engine.Pace {
	if n.initial {
		return m.sim.Pace
	}
	return n.Pace
}
