package simulator

import (
	"encoding/json"
	"slices"
)

// qingKept is QingCloud's name in the state file.
const qingKept = "QingCloud"

// entries are what was created and what of the initial clusters was deleted, by
// creation.
func (b *qingBooks) entries() []entry {
	var out []entry
	for _, c := range b.clusters {
		if !c.initial || c.Released != nil {
			out = append(out, entry{c.ID, c.Request.Name, []any{c}})
		}
	}
	return out
}

func (b *qingBooks) take(raw json.RawMessage) error {
	c := &qingCluster{}
	if err := strict(raw, c); err != nil {
		return err
	}
	if c.ID == "" || !slices.Contains(qingZones, c.Request.Zone) || !(c.Pace > 0) ||
		len(c.Request.Nodes) == 0 || slices.ContainsFunc(c.Request.Nodes, func(n qingNodes) bool { return n.Count < 1 }) {
		return errNotThere
	}
	earlier := first(b.clusters, func(one *qingCluster) bool { return one.ID == c.ID })
	if earlier == nil {
		b.clusters = append(b.clusters, c)
		return nil
	}
	earlier.Released, earlier.Pace = c.Released, c.Pace
	return nil
}
