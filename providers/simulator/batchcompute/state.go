package batchcompute

import (
	"encoding/json"
	"slices"

	"clusterwiz/providers/simulator/engine"
)

// Entries are the clusters by creation.
func (b *books) Entries() []engine.Entry {
	var out []engine.Entry
	for _, c := range b.clusters {
		out = append(out, engine.Entry{ID: c.ID, Name: c.Request.Name, Objects: []any{c}})
	}
	return out
}

func (b *books) Take(raw json.RawMessage) error {
	c := &cluster{}
	if err := engine.Strict(raw, c); err != nil {
		return err
	}
	if c.ID == "" || !slices.Contains(regions, c.Region) || !(c.Pace > 0) || len(c.Request.Groups) == 0 ||
		slices.ContainsFunc(c.Request.Groups, func(g machineGroup) bool { return g.Count < 0 }) {
		return engine.ErrNotThere
	}
	if earlier := engine.First(b.clusters, func(one *cluster) bool { return one.ID == c.ID }); earlier != nil {
		*earlier = *c
		return nil
	}
	b.clusters = append(b.clusters, c)
	return nil
}
