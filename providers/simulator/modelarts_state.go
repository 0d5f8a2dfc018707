package simulator

import "encoding/json"

// objects are what was created and what of the initial node pools was deleted,
// by creation in each pool.
func (b *modelArtsBooks) objects() []any {
	var out []any
	for _, project := range b.world.projects {
		for _, p := range project.pools {
			for _, n := range b.pools[p.id] {
				if !n.initial || n.Released != nil {
					out = append(out, n)
				}
			}
		}
	}
	return out
}

func (b *modelArtsBooks) take(raw json.RawMessage) (replaced bool, err error) {
	n := &nodePool{}
	if err := strict(raw, n); err != nil {
		return false, err
	}
	p := b.world.pool(n.Pool)
	if p == nil || p.project.region.flavor(n.Flavor) == nil || !(n.Pace > 0) || n.Count < 1 || !json.Valid(n.Spec) {
		return false, errNotThere
	}
	fromStart := n.Created.IsZero()
	earlier := first(b.pools[n.Pool], func(one *nodePool) bool {
		// A name may come again; the random bits follow from how often it did.
		return one.initial == fromStart && one.Name == n.Name && one.Random == n.Random
	})
	switch {
	case earlier != nil:
		replaced = earlier.Released != nil || !fromStart
		earlier.Released, earlier.Pace = n.Released, n.Pace
	case fromStart:
		return false, errNotThere
	default:
		b.add(n)
	}
	return replaced, nil
}
