package simulator

import "encoding/json"

// entries are what was created and what of the initial node pools was deleted,
// by creation in each pool.
func (b *modelArtsBooks) entries() []entry {
	var out []entry
	for _, project := range b.world.projects {
		for _, p := range project.pools {
			for _, n := range b.pools[p.id] {
				if !n.initial || n.Released != nil {
					out = append(out, entry{n.Pool + "/" + n.Name, n.Name, []any{n}})
				}
			}
		}
	}
	return out
}

func (b *modelArtsBooks) take(raw json.RawMessage) error {
	n := &nodePool{}
	if err := strict(raw, n); err != nil {
		return err
	}
	p := b.world.pool(n.Pool)
	if p == nil || p.project.region.flavor(n.Flavor) == nil || !(n.Pace > 0) || n.Count < 1 || !json.Valid(n.Spec) {
		return errNotThere
	}
	fromStart := n.Created.IsZero()
	earlier := first(b.pools[n.Pool], func(one *nodePool) bool {
		// A name may come again; the random bits follow from how often it did.
		return one.initial == fromStart && one.Name == n.Name && one.Random == n.Random
	})
	switch {
	case earlier != nil:
		earlier.Released, earlier.Pace = n.Released, n.Pace
	case fromStart:
		return errNotThere
	default:
		b.add(n)
	}
	return nil
}
