package simulator

import (
	"encoding/json"
	"slices"
)

// entries are the clusters by creation.
func (b *batchBooks) entries() []entry {
	var out []entry
	for _, c := range b.clusters {
		out = append(out, entry{c.ID, c.Request.Name, []any{c}})
	}
	return out
}

func (b *batchBooks) take(raw json.RawMessage) error {
	c := &batchCluster{}
	if err := strict(raw, c); err != nil {
		return err
	}
	if c.ID == "" || !slices.Contains(batchRegions, c.Region) || !(c.Pace > 0) || len(c.Request.Groups) == 0 ||
		slices.ContainsFunc(c.Request.Groups, func(g batchGroup) bool { return g.Count < 1 }) {
		return errNotThere
	}
	if earlier := first(b.clusters, func(one *batchCluster) bool { return one.ID == c.ID }); earlier != nil {
		*earlier = *c
		return nil
	}
	b.clusters = append(b.clusters, c)
	return nil
}
