package qingcloud

import (
	"encoding/json"
	"slices"

	"clusterwiz/providers/simulator/engine"
)

// keptAs is QingCloud's name in the state file.
const keptAs = "QingCloud"

// Entries are what was created and what of the initial clusters was deleted, by
// creation.
func (b *books) Entries() []engine.Entry {
	var out []engine.Entry
	for _, c := range b.clusters {
		if !c.initial || c.Released != nil {
			out = append(out, engine.Entry{ID: c.ID, Name: c.Request.Name, Objects: []any{c}})
		}
	}
	return out
}

func (b *books) Take(raw json.RawMessage) error {
	c := &cluster{}
	if err := engine.Strict(raw, c); err != nil {
		return err
	}
	if c.ID == "" || !slices.Contains(zones, c.Request.Zone) || !(c.Pace > 0) ||
		len(c.Request.Nodes) == 0 || slices.ContainsFunc(c.Request.Nodes, func(n nodeGroup) bool { return n.Count < 1 }) {
		return engine.ErrNotThere
	}
	earlier := engine.First(b.clusters, func(one *cluster) bool { return one.ID == c.ID })
	if earlier == nil {
		b.clusters = append(b.clusters, c)
		return nil
	}
	earlier.Released, earlier.Pace = c.Released, c.Pace
	return nil
}
