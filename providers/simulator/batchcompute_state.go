package simulator

import (
	"encoding/json"
	"slices"
)

// savedBatch is what the state file holds of BatchCompute.
type savedBatch struct {
	Clusters []*batchCluster `json:"clusters"` // By creation.
}

func (b *batchClusters) save() any {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return savedBatch{append([]*batchCluster{}, b.clusters...)}
}

func (b *batchClusters) load(from json.RawMessage) (func(), error) {
	var saved savedBatch
	if len(from) > 0 {
		if err := strict(from, &saved); err != nil {
			return nil, err
		}
	}
	for _, c := range saved.Clusters {
		if c == nil || c.ID == "" || !slices.Contains(batchRegions, c.Region) || !(c.Pace > 0) ||
			len(c.Request.Groups) == 0 ||
			slices.ContainsFunc(c.Request.Groups, func(g batchGroup) bool { return g.Count < 1 }) {
			return nil, errNotThere
		}
	}
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.clusters = saved.Clusters
	}, nil
}
