package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// saved is a cluster as the state file keeps it.
func (c *ackCluster) saved() ackCluster {
	one := *c
	one.Created, one.Modified = c.Created.UTC(), c.Modified.UTC()
	return one
}

// entries are the clusters by creation.
func (b *ackBooks) entries() []entry {
	out := make([]entry, 0, len(b.order))
	for _, c := range b.order {
		out = append(out, entry{c.ID, c.Request.Name, []any{c.saved()}})
	}
	return out
}

func (b *ackBooks) take(raw json.RawMessage) error {
	c := &ackCluster{}
	if err := strict(raw, c); err != nil {
		return err
	}
	where := b.world.region(c.Region)
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
func (c *ackCluster) whole() bool {
	r := &c.Request
	return c.ID != "" && c.Pace > 0 && r.Name != "" && r.Version != "" &&
		(r.Type == managedKubernetes || r.Type == dedicatedKubernetes && r.Masters != nil) &&
		(r.Masters == nil || len(r.Masters.Types) > 0 && r.Masters.Count > 0) &&
		r.nodes() <= quotaPoolNodes && !slices.ContainsFunc(r.Pools, func(p ackPool) bool {
		return len(p.Types) == 0 || p.nodes() < 0
	})
}
