package simulator

import (
	"encoding/json"
	"slices"
)

// objects are the clusters by creation.
func (b *batchBooks) objects() []any {
	var out []any
	for _, c := range b.clusters {
		out = append(out, c)
	}
	return out
}

func (b *batchBooks) take(raw json.RawMessage) (replaced bool, err error) {
	c := &batchCluster{}
	if err := strict(raw, c); err != nil {
		return false, err
	}
	if c.ID == "" || !slices.Contains(batchRegions, c.Region) || !(c.Pace > 0) || len(c.Request.Groups) == 0 ||
		slices.ContainsFunc(c.Request.Groups, func(g batchGroup) bool { return g.Count < 1 }) {
		return false, errNotThere
	}
	if earlier := first(b.clusters, func(one *batchCluster) bool { return one.ID == c.ID }); earlier != nil {
		*earlier = *c
		return true, nil
	}
	b.clusters = append(b.clusters, c)
	return false, nil
}
