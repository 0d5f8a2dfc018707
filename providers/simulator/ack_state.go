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

// objects are the clusters by creation.
func (b *ackBooks) objects() []any {
	out := make([]any, 0, len(b.order))
	for _, c := range b.order {
		out = append(out, c.saved())
	}
	return out
}

func (b *ackBooks) take(raw json.RawMessage) (replaced bool, err error) {
	c := &ackCluster{}
	if err := strict(raw, c); err != nil {
		return false, err
	}
	where := b.world.region(c.Region)
	if where == nil || !c.whole() {
		return false, fmt.Errorf("cluster %q: %w", c.ID, errNotACluster)
	}
	if earlier := b.clusters[c.ID]; earlier != nil {
		*earlier = *c
		earlier.lay(where)
		b.index(earlier)
		return true, nil
	}
	c.lay(where)
	b.add(c)
	return false, nil
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
