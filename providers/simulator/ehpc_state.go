package simulator

import (
	"encoding/json"
	"fmt"
	"time"
)

// savedEHPC is what the state file holds of E-HPC. Courses are laid out again
// when it is read.
type savedEHPC struct {
	Clusters []savedCluster `json:"clusters"` // By creation.
	Jobs     []savedJob     `json:"jobs"`     // By time.
}

type savedCluster struct {
	ID            string        `json:"id"`
	Region        string        `json:"region"`
	Pace          pace          `json:"speed"`
	Created       time.Time     `json:"created"`
	Modified      time.Time     `json:"modified"`
	Random        uint64        `json:"random"`
	Failing       string        `json:"failing,omitempty"`
	SecurityGroup string        `json:"security_group"`
	Released      *time.Time    `json:"released,omitempty"`
	Settings      settings      `json:"settings"`
	Request       createCluster `json:"request"`
}

type savedJob struct {
	Action    string    `json:"action"`
	Cluster   string    `json:"cluster"`
	RequestID string    `json:"request_id"`
	Began     time.Time `json:"began"`
}

func (e *ehpc) save() any {
	e.mu.RLock()
	defer e.mu.RUnlock()
	out := savedEHPC{Clusters: []savedCluster{}, Jobs: []savedJob{}}
	for _, c := range e.order {
		one := savedCluster{
			ID: c.id, Region: c.region.id, Pace: c.pace, Created: c.created.UTC(), Modified: c.modified.UTC(), Random: c.random,
			Failing: c.failing, SecurityGroup: c.securityGroup, Settings: c.settings, Request: c.request,
		}
		if c.released != nil {
			began := c.released.began.UTC()
			one.Released = &began
		}
		out.Clusters = append(out.Clusters, one)
	}
	for _, j := range e.jobs {
		out.Jobs = append(out.Jobs, savedJob{j.action, j.cluster.id, j.requestID, j.began.UTC()})
	}
	return out
}

func (e *ehpc) load(raw json.RawMessage) (func(), error) {
	var saved savedEHPC
	if len(raw) > 0 {
		if err := strict(raw, &saved); err != nil {
			return nil, err
		}
	}
	books := newEHPCBooks()
	for i := range saved.Clusters {
		c, err := saved.Clusters[i].revive(e.sim.world)
		if err != nil {
			return nil, fmt.Errorf("cluster %q: %w", saved.Clusters[i].ID, err)
		}
		if books.clusters[c.id] != nil {
			return nil, fmt.Errorf("cluster %q: twice", c.id)
		}
		books.add(c)
		books.named[nameKey(c.region, c.request.Name)]++
	}
	for _, j := range saved.Jobs {
		c := books.clusters[j.Cluster]
		if c == nil {
			return nil, fmt.Errorf("job %q: no such cluster", j.RequestID)
		}
		revived := &job{action: j.Action, cluster: c, requestID: j.RequestID, began: j.Began}
		switch {
		case j.Action == "CreateCluster":
			revived.course = c.course
		case j.Action == "DeleteCluster" && c.released != nil:
			revived.course = c.released.course
		}
		books.record(revived)
	}
	return func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.ehpcBooks = books
	}, nil
}

// revive makes the cluster that was saved.
func (one *savedCluster) revive(w *world) (*cluster, error) {
	where := w.region(one.Region)
	if where == nil || one.ID == "" || !(one.Pace > 0) || !one.Request.bind(w, where) {
		return nil, fmt.Errorf("names what does not exist")
	}
	c := &cluster{
		id: one.ID, region: where, request: one.Request, pace: one.Pace, securityGroup: one.SecurityGroup,
		created: one.Created, modified: one.Modified, random: one.Random, failing: one.Failing, settings: one.Settings,
		course: planCreation(one.Request, one.Random, one.Failing),
	}
	if one.Released != nil {
		c.released = &release{began: *one.Released, course: planRelease(c)}
	}
	return c, nil
}
