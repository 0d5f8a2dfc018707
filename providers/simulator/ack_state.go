package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// savedACK is what the state file holds of ACK.
type savedACK struct {
	Clusters []ackCluster `json:"clusters"` // By creation.
}

func (a *ack) save() any {
	a.mu.RLock()
	defer a.mu.RUnlock()
	out := savedACK{Clusters: []ackCluster{}}
	for _, c := range a.order {
		one := *c
		one.Created, one.Modified = c.Created.UTC(), c.Modified.UTC()
		out.Clusters = append(out.Clusters, one)
	}
	return out
}

func (a *ack) load(raw json.RawMessage) (func(), error) {
	var saved savedACK
	if len(raw) > 0 {
		if err := strict(raw, &saved); err != nil {
			return nil, err
		}
	}
	books := newACKBooks()
	for i := range saved.Clusters {
		c := &saved.Clusters[i]
		where := a.sim.world.region(c.Region)
		if where == nil || books.clusters[c.ID] != nil || !c.whole() {
			return nil, fmt.Errorf("cluster %q: %w", c.ID, errNotACluster)
		}
		c.lay(where)
		books.add(c)
	}
	return func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.ackBooks = books
	}, nil
}

var errNotACluster = errors.New("twice, or not one that could have been made")

// whole tells whether a cluster that was read has what the calls rely on.
func (c *ackCluster) whole() bool {
	r := &c.Request
	return c.ID != "" && c.Pace > 0 && r.Name != "" && r.Version != "" &&
		(r.Type == managedKubernetes || r.Type == dedicatedKubernetes && r.Masters != nil) &&
		(r.Masters == nil || len(r.Masters.Types) > 0 && r.Masters.Count > 0) &&
		r.nodes() <= quotaPoolNodes && !slices.ContainsFunc(r.Pools, func(p ackPool) bool {
		return len(p.Types) == 0 || p.nodes() < 0
	})
}
