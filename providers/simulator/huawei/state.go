package huawei

import (
	"encoding/json"

	"clusterwiz/providers/simulator/engine"
)

// Entries are what was created and what of the initial node pools was deleted,
// by creation in each pool.
func (b *books) Entries() []engine.Entry {
	var out []engine.Entry
	for _, project := range b.world.projects {
		for _, p := range project.pools {
			for _, n := range b.pools[p.id] {
				if !n.initial || n.Released != nil {
					out = append(out, engine.Entry{ID: n.Pool + "/" + n.Name, Name: n.Name, Objects: []any{n}})
				}
			}
		}
	}
	return out
}

func (b *books) Take(raw json.RawMessage) error {
	n := &nodePool{}
	if err := engine.Strict(raw, n); err != nil {
		return err
	}
	p := b.world.pool(n.Pool)
	if p == nil || p.project.region.flavor(n.Flavor) == nil || !(n.Pace > 0) || n.Count < 1 || n.Spec.IsZero() {
		return engine.ErrNotThere
	}
	fromStart := n.Created.IsZero()
	earlier := engine.First(b.pools[n.Pool], func(one *nodePool) bool {
		// A name may come again; the random bits follow from how often it did.
		return one.initial == fromStart && one.Name == n.Name && one.Random == n.Random
	})
	switch {
	case earlier != nil:
		earlier.Released, earlier.Pace = n.Released, n.Pace
	case fromStart:
		return engine.ErrNotThere
	default:
		b.add(n)
	}
	return nil
}
