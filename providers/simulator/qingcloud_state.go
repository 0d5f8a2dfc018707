package simulator

import (
	"encoding/json"
	"slices"
)

// savedQing is what the state file holds of QingCloud: what was created, and
// what of the initial clusters was deleted.
type savedQing struct {
	Clusters []*qingCluster `json:"clusters"` // By creation.
}

func (q *qingClusters) save() any {
	q.mu.RLock()
	defer q.mu.RUnlock()
	out := savedQing{Clusters: []*qingCluster{}}
	for _, c := range q.clusters {
		if !c.initial || c.Released != nil {
			out.Clusters = append(out.Clusters, c)
		}
	}
	return out
}

func (q *qingClusters) load(from json.RawMessage) (func(), error) {
	var saved savedQing
	if len(from) > 0 {
		if err := strict(from, &saved); err != nil {
			return nil, err
		}
	}
	clusters := qingInitial()
	for _, c := range saved.Clusters {
		if c == nil || c.ID == "" || !slices.Contains(qingZones, c.Request.Zone) || !(c.Pace > 0) ||
			len(c.Request.Nodes) == 0 || slices.ContainsFunc(c.Request.Nodes, func(n qingNodes) bool { return n.Count < 1 }) {
			return nil, errNotThere
		}
		initial := first(clusters, func(one *qingCluster) bool { return one.ID == c.ID })
		if initial == nil {
			clusters = append(clusters, c)
			continue
		}
		initial.Released, initial.Pace = c.Released, c.Pace
	}
	return func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.clusters = clusters
	}, nil
}
