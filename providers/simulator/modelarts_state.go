package simulator

import (
	"encoding/json"
)

// savedModelArts is what the state file holds of ModelArts: what was created,
// and what of the initial node pools was deleted.
type savedModelArts struct {
	NodePools []*nodePool `json:"node_pools"` // By creation in each pool.
}

func (m *modelArts) save() any {
	m.mu.RLock()
	defer m.mu.RUnlock()
	out := savedModelArts{NodePools: []*nodePool{}}
	for _, project := range m.world.projects {
		for _, p := range project.pools {
			for _, n := range m.pools[p.id] {
				if !n.initial || n.Released != nil {
					out.NodePools = append(out.NodePools, n)
				}
			}
		}
	}
	return out
}

func (m *modelArts) load(from json.RawMessage) (func(), error) {
	var saved savedModelArts
	if len(from) > 0 {
		if err := strict(from, &saved); err != nil {
			return nil, err
		}
	}
	books := m.newBooks()
	for _, n := range saved.NodePools {
		if n == nil {
			return nil, errNotThere
		}
		p := m.world.pool(n.Pool)
		if p == nil || p.project.region.flavor(n.Flavor) == nil || !(n.Pace > 0) || n.Count < 1 || !json.Valid(n.Spec) {
			return nil, errNotThere
		}
		if n.Created.IsZero() {
			initial := first(books.pools[n.Pool], func(one *nodePool) bool { return one.initial && one.Name == n.Name })
			if initial == nil || n.Released == nil {
				return nil, errNotThere
			}
			initial.Released, initial.Pace = n.Released, n.Pace
			continue
		}
		books.add(n)
	}
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.modelArtsBooks = books
	}, nil
}
