package ack

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// cluster is an accepted CreateCluster, in the form in which the state file
// keeps it. Request, Created and what follows from them never change, the rest
// does under the books' lock.
type cluster struct {
	ID        string         `json:"id"`
	Region    string         `json:"region"`
	Pace      engine.Pace    `json:"speed"`
	Created   time.Time      `json:"created"`
	Modified  time.Time      `json:"modified"`
	Random    uint64         `json:"random"`
	Failing   string         `json:"failing,omitempty"` // Stage at which the creation ends.
	Cause     world.Cause    `json:"cause,omitempty"`   // Why; none where a fault ends it.
	Protected bool           `json:"deletion_protection"`
	Deletion  *deletion      `json:"deletion,omitempty"`
	Changes   []modification `json:"changes,omitempty"`
	Request   request        `json:"request"`

	region *world.Region
	course engine.Course
	tasks  []*task // The creation first.
}

// deletion is an accepted DeleteCluster.
type deletion struct {
	Began  time.Time `json:"began"`
	Retain []string  `json:"retain,omitempty"` // Resource types that are kept.
}

// modification is an accepted ModifyCluster.
type modification struct {
	Began time.Time `json:"began"`
}

// Cluster states as the pages spell them; stateGone is our word for a cluster
// that look-ups do not know.
const (
	stateGone     = ""
	stateInitial  = "initial"
	stateRunning  = "running"
	stateFailed   = "failed"
	stateDeleting = "deleting"
)

// lay computes what is not kept: the courses and tasks.
func (c *cluster) lay(where *world.Region) {
	c.region = where
	c.course = planCreation(&c.Request, c.Random, c.Failing, c.why().Message)
	creation := &task{kind: "cluster_create", cluster: c, began: c.Created, course: c.course}
	c.tasks = []*task{creation}
	for _, m := range c.Changes {
		c.tasks = append(c.tasks, &task{kind: "cluster_modify", cluster: c, began: m.Began})
	}
	if c.Deletion != nil {
		c.tasks = append(c.tasks, &task{
			kind: "cluster_delete", cluster: c, began: c.Deletion.Began, course: planDeletion(c, engine.Mix(c.Random)),
		})
	}
	for i, t := range c.tasks {
		t.ID = "T-" + engine.Letters(engine.Digest(int64(c.Random), t.kind, engine.Number10(i)), 24, engine.HexDigits) //nolint:gosec // Bits.
	}
}

// why is what the task says when its creation ends in failure.
func (c *cluster) why() engine.Refusal {
	if c.Cause != world.NoCause {
		return c.Cause.Why()
	}
	if c.course.Failed {
		return failures()[c.course.FailedStage()]
	}
	return engine.Refusal{}
}

func (c *cluster) creation() *task { return c.tasks[0] }

// age is the simulated time since the creation was accepted.
func (c *cluster) age(now time.Time) time.Duration { return c.creation().age(now) }

// state reads the cluster's state off the clock.
func (c *cluster) state(now time.Time) string {
	if now.Before(c.Created) {
		return stateGone
	}
	if c.Deletion != nil {
		if t := c.tasks[len(c.tasks)-1]; t.age(now) >= t.course.End {
			return stateGone
		}
		return stateDeleting
	}
	switch age := c.age(now); {
	case age < c.course.End:
		return stateInitial
	case c.course.Failed:
		return stateFailed
	}
	return stateRunning
}

// chinaTime is the form of times in ACK's answers.
func chinaTime(t time.Time) string {
	return t.In(time.FixedZone("CST", 8*60*60)).Format("2006-01-02T15:04:05-07:00")
}

// passed tells whether a stage of the creation is over.
func (c *cluster) passed(stage string, now time.Time) bool {
	end, ok := c.course.Ends(stage)
	return ok && c.age(now) >= end
}

// vpc is the request's VPC or the one that was made.
func (c *cluster) vpc() string {
	if c.Request.VPC != "" {
		return c.Request.VPC
	}
	return "vpc-" + engine.Letters(engine.Mix(c.Random+1), 21, engine.LowerAlnum)
}

func (c *cluster) securityGroup() string {
	if c.Request.SecurityGroup != "" {
		return c.Request.SecurityGroup
	}
	return "sg-" + engine.Letters(engine.Mix(c.Random+2), 20, engine.LowerAlnum)
}

func (c *cluster) vSwitches() []string {
	if len(c.Request.VSwitches) > 0 {
		return c.Request.VSwitches
	}
	if m := c.Request.Masters; m != nil { // As many as there are masters.
		return m.VSwitches
	}
	var f form
	f.Masters, f.Pools = c.Request.Masters, c.Request.Pools
	ids := f.nodeSwitches()
	slices.Sort(ids)
	return append([]string{}, slices.Compact(ids)...)
}

// masterURL is JSON text; its addresses come with the API server's endpoint.
// Without a public one that name is there and empty.
func (c *cluster) masterURL(now time.Time) string {
	if !c.passed(stageEndpoint, now) {
		return ""
	}
	return string(engine.Encode(map[string]string{"intranet_api_server_endpoint": c.server(true), "api_server_endpoint": c.server(false)}))
}

// server is the address of the API server, within the VPC or public; "" for none.
func (c *cluster) server(private bool) string {
	switch {
	case private:
		return "https://10.0.0." + engine.Number10(engine.Between(c.Random, 20, 250)) + ":6443"
	case c.Request.Public:
		return "https://203.0.113." + engine.Number10(engine.Between(engine.Mix(c.Random), 1, 254)) + ":6443"
	}
	return ""
}

// summary is an item of DescribeClustersForRegion and the beginning of
// DescribeClusterDetail.
func (c *cluster) summary(now time.Time) engine.Answer {
	r := &c.Request
	current := ""
	if c.passed(stageMaster, now) {
		current = r.Version
	}
	return engine.Answer{
		"cluster_id": c.ID, "name": r.Name, "state": c.state(now), "cluster_type": r.Type, "cluster_spec": r.Spec, "profile": r.Profile,
		"region_id": c.Region, "vpc_id": c.vpc(), "vswitch_ids": c.vSwitches(), "security_group_id": c.securityGroup(),
		"init_version": r.Version, "current_version": current, "created": chinaTime(c.Created), "updated": chinaTime(c.Modified),
		"size": c.joined(now), "deletion_protection": c.Protected, "tags": c.tags(), "resource_group_id": r.ResourceGroup,
		"container_cidr": r.Container, "service_cidr": r.Service, "ip_stack": r.IPStack, "proxy_mode": r.ProxyMode,
		"cluster_domain": r.Domain, "timezone": r.Timezone, "network_mode": "vpc", "master_url": c.masterURL(now),
		"meta_data": string(engine.Encode(engine.Answer{"Addons": r.Addons, "Runtime": r.Runtime.Name, "RuntimeVersion": r.Runtime.Version})),
	}
}

// detail is the call DescribeClusterDetail.
func (a *api) detail(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	return a.about(c, func(found *cluster) engine.Answer {
		out := found.summary(c.Now)
		out["auto_mode"] = engine.Answer{"enable": found.Request.AutoMode}
		if m := found.Request.Masters; m != nil {
			out["control_plane_config"] = engine.Answer{
				"size": m.Count, "instance_types": m.Types, "system_disk_category": m.Disk.Category, "system_disk_size": m.Disk.Size,
				"system_disk_performance_level": m.Disk.Level, "charge_type": m.ChargeType, "image_type": m.ImageType,
			}
		}
		return found.show(out)
	})
}

// list is the call DescribeClustersForRegion. The name is matched loosely.
func (a *api) list(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	where := a.pathRegion(c)
	id, name := p.Text("cluster_id"), p.Text("name")
	kind, spec, profile := p.Text("cluster_type"), p.Text("cluster_spec"), p.Text("profile")
	page := readPage(p)
	if c.Bad() {
		return nil, nil
	}
	a.mu.RLock()
	defer a.mu.RUnlock()
	found := []engine.Answer{}
	for _, one := range slices.Backward(a.order) {
		r := &one.Request
		if one.region != where || one.state(c.Now) == stateGone || id != "" && id != one.ID || !strings.Contains(r.Name, name) ||
			kind != "" && kind != r.Type || spec != "" && spec != r.Spec || profile != "" && profile != r.Profile {
			continue
		}
		found = append(found, one.summary(c.Now))
	}
	return engine.Answer{"clusters": engine.Cut(page, found), "page_info": pageInfo(page, len(found))}, nil
}

// pathRegion is the region that the path names, which must be the host's.
func (a *api) pathRegion(c *gateway.Call) *world.Region {
	where := a.world.Region(c.Path[0])
	if where == nil || c.Region != nil && c.Region != where {
		wrong(c.Params, "region", "there is no such region at this endpoint")
	}
	return where
}

// readPage reads page_number and page_size.
func readPage(p *engine.Object) engine.Page {
	return engine.Page{Number: p.IntegerOr("page_number", 1, 1<<20, 1), Size: p.IntegerOr("page_size", 1, 50, 50)}
}

// pageInfo is how ACK tells where a page stands.
func pageInfo(p engine.Page, total int) engine.Answer {
	return engine.Answer{"page_number": p.Number, "page_size": p.Size, "total_count": total}
}

// array is an answer that is a bare array.
func array(items []engine.Answer) engine.Answer {
	raw, err := json.Marshal(items)
	if err != nil {
		panic("simulator: answer cannot be encoded: " + err.Error())
	}
	return engine.Answer{"raw": raw}
}
