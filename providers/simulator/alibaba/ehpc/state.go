package ehpc

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// savedObject is an object of E-HPC in the state file: a cluster or a job. Courses
// are laid out again when it is read.
type savedObject struct {
	Cluster *savedCluster `json:"cluster,omitempty"`
	Job     *savedJob     `json:"job,omitempty"`
}

type savedCluster struct {
	ID            string        `json:"id"`
	Region        string        `json:"region"`
	Pace          engine.Pace   `json:"speed"`
	Created       time.Time     `json:"created"`
	Modified      time.Time     `json:"modified"`
	Random        uint64        `json:"random"`
	Failing       string        `json:"failing,omitempty"`
	Cause         world.Cause   `json:"cause,omitempty"`
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

func (c *cluster) saved() *savedCluster {
	one := &savedCluster{
		ID: c.id, Region: c.region.ID, Pace: c.pace, Created: c.created.UTC(), Modified: c.modified.UTC(), Random: c.random,
		Failing: c.failing.stage, Cause: c.failing.why, SecurityGroup: c.securityGroup, Settings: c.settings, Request: c.request,
	}
	if c.released != nil {
		began := c.released.began.UTC()
		one.Released = &began
	}
	return one
}

func (j *job) saved() *savedJob { return &savedJob{j.action, j.cluster.id, j.requestID, j.began.UTC()} }

// Entries are the clusters by creation, each with its jobs by time.
func (b *books) Entries() []engine.Entry {
	jobs := map[*cluster][]any{}
	for _, j := range b.jobs {
		jobs[j.cluster] = append(jobs[j.cluster], savedObject{Job: j.saved()})
	}
	out := make([]engine.Entry, 0, len(b.order))
	for _, c := range b.order {
		out = append(out, engine.Entry{ID: c.id, Name: c.settings.Name, Objects: append([]any{savedObject{Cluster: c.saved()}}, jobs[c]...)})
	}
	return out
}

func (b *books) Take(raw json.RawMessage) error {
	var one savedObject
	if err := engine.Strict(raw, &one); err != nil {
		return err
	}
	switch {
	case one.Cluster != nil && one.Job == nil:
		return b.takeCluster(one.Cluster)
	case one.Job != nil && one.Cluster == nil:
		return b.takeJob(one.Job)
	}
	return errors.New("neither a cluster nor a job")
}

func (b *books) takeCluster(one *savedCluster) error {
	c, err := one.revive(b.world)
	if err != nil {
		return fmt.Errorf("cluster %q: %w", one.ID, err)
	}
	if earlier := b.clusters[c.id]; earlier != nil {
		*earlier = *c
		return nil
	}
	b.add(c)
	b.named[world.NameKey(c.region, c.request.Name)]++
	return nil
}

func (b *books) takeJob(one *savedJob) error {
	c := b.clusters[one.Cluster]
	if c == nil {
		return fmt.Errorf("job %q: no such cluster", one.RequestID)
	}
	j := &job{action: one.Action, cluster: c, requestID: one.RequestID, began: one.Began}
	switch {
	case j.action == "CreateCluster":
		j.course = c.course
	case j.action == "DeleteCluster" && c.released != nil:
		j.course = c.released.course
	}
	if earlier := b.jobIndex[j.requestID]; earlier != nil {
		*earlier = *j
		return nil
	}
	b.record(j)
	return nil
}

// revive makes the cluster that was saved.
func (one *savedCluster) revive(w *world.World) (*cluster, error) {
	where := w.Region(one.Region)
	if where == nil || one.ID == "" || !(one.Pace > 0) || !one.Request.bind(w, where) {
		return nil, engine.ErrNotThere
	}
	c := &cluster{
		id: one.ID, region: where, request: one.Request, pace: one.Pace, securityGroup: one.SecurityGroup,
		created: one.Created, modified: one.Modified, random: one.Random, failing: ending{one.Failing, one.Cause}, settings: one.Settings,
		course: planCreation(one.Request, one.Random, ending{one.Failing, one.Cause}),
	}
	if one.Released != nil {
		c.released = &release{began: *one.Released, course: planRelease(c)}
	}
	return c, nil
}
