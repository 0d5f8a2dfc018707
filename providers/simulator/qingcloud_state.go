package simulator

import (
	"encoding/json"
	"slices"
)

// qingKept is QingCloud's name in the state file.
const qingKept = "QingCloud"

// objects are what was created and what of the initial clusters was deleted, by
// creation.
func (b *qingBooks) objects() []any {
	var out []any
	for _, c := range b.clusters {
		if !c.initial || c.Released != nil {
			out = append(out, c)
		}
	}
	return out
}

func (b *qingBooks) take(raw json.RawMessage) (replaced bool, err error) {
	c := &qingCluster{}
	if err := strict(raw, c); err != nil {
		return false, err
	}
	if c.ID == "" || !slices.Contains(qingZones, c.Request.Zone) || !(c.Pace > 0) ||
		len(c.Request.Nodes) == 0 || slices.ContainsFunc(c.Request.Nodes, func(n qingNodes) bool { return n.Count < 1 }) {
		return false, errNotThere
	}
	earlier := first(b.clusters, func(one *qingCluster) bool { return one.ID == c.ID })
	if earlier == nil {
		b.clusters = append(b.clusters, c)
		return false, nil
	}
	replaced = earlier.Released != nil || !earlier.initial
	earlier.Released, earlier.Pace = c.Released, c.Pace
	return replaced, nil
}
