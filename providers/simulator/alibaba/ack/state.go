package ack

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"clusterwiz/providers/simulator/engine"
)

// saved is a cluster as the state file keeps it.
func (c *cluster) saved() cluster {
	one := *c
	one.Created, one.Modified = c.Created.UTC(), c.Modified.UTC()
	return one
}

// Entries are the clusters by creation.
func (b *books) Entries() []engine.Entry {
	out := make([]engine.Entry, 0, len(b.order))
	for _, c := range b.order {
		out = append(out, engine.Entry{ID: c.ID, Name: c.Request.Name, Objects: []any{c.saved()}})
	}
	return out
}

func (b *books) Take(raw json.RawMessage) error {
	c := &cluster{}
	if err := engine.Strict(raw, c); err != nil {
		return err
	}
	where := b.world.Region(c.Region)
	if where == nil || !c.whole() {
		return fmt.Errorf("cluster %q: %w", c.ID, errNotACluster)
	}
	if earlier := b.clusters[c.ID]; earlier != nil {
		*earlier = *c
		earlier.lay(where)
		b.index(earlier)
		return nil
	}
	c.lay(where)
	b.add(c)
	return nil
}

var errNotACluster = errors.New("not one that could have been made")

// whole tells whether a cluster that was read has what the calls rely on.
func (c *cluster) whole() bool {
	r := &c.Request
	return c.ID != "" && c.Pace > 0 && r.Name != "" && r.Version != "" &&
		(r.Type == managedKubernetes || r.Type == dedicatedKubernetes && r.Masters != nil) &&
		(r.Masters == nil || len(r.Masters.Types) > 0 && r.Masters.Count > 0) &&
		r.nodes() <= quotaPoolNodes && !slices.ContainsFunc(r.Pools, func(p nodePool) bool {
		return len(p.Types) == 0 || p.nodes() < 0
	})
}
