package simulator

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// ackCluster is an accepted CreateCluster, in the form in which the state file
// keeps it. Request, Created and what follows from them never change, the rest
// does under the books' lock.
type ackCluster struct {
	ID        string       `json:"id"`
	Region    string       `json:"region"`
	Pace      pace         `json:"speed"`
	Created   time.Time    `json:"created"`
	Modified  time.Time    `json:"modified"`
	Random    uint64       `json:"random"`
	Failing   string       `json:"failing,omitempty"`
	Protected bool         `json:"deletion_protection"`
	Deletion  *ackDeletion `json:"deletion,omitempty"`
	Changes   []ackChange  `json:"changes,omitempty"`
	Request   ackRequest   `json:"request"`

	region *region
	course course
	tasks  []*ackTask // The creation first.
}

// ackDeletion is an accepted DeleteCluster.
type ackDeletion struct {
	Began  time.Time `json:"began"`
	Retain []string  `json:"retain,omitempty"` // Resource types that are kept.
}

// ackChange is an accepted ModifyCluster.
type ackChange struct {
	Began time.Time `json:"began"`
}

// Cluster states as the pages spell them; ackGone is our word for a cluster
// that look-ups do not know.
const (
	ackGone     = ""
	ackInitial  = "initial"
	ackRunning  = "running"
	ackFailed   = "failed"
	ackDeleting = "deleting"
)

// lay computes what is not kept: the courses and tasks.
func (c *ackCluster) lay(where *region) {
	c.region = where
	c.course = planACK(&c.Request, c.Random, c.Failing)
	creation := &ackTask{kind: "cluster_create", cluster: c, began: c.Created, course: c.course}
	c.tasks = []*ackTask{creation}
	for _, m := range c.Changes {
		c.tasks = append(c.tasks, &ackTask{kind: "cluster_modify", cluster: c, began: m.Began})
	}
	if c.Deletion != nil {
		c.tasks = append(c.tasks, &ackTask{
			kind: "cluster_delete", cluster: c, began: c.Deletion.Began, course: planACKDeletion(c, mix(c.Random)),
		})
	}
	for i, t := range c.tasks {
		t.ID = "T-" + letters(digest(int64(c.Random), t.kind, number10(i)), 24, hexDigits) //nolint:gosec // Bits.
	}
}

func (c *ackCluster) creation() *ackTask { return c.tasks[0] }

// age is the simulated time since the creation was accepted.
func (c *ackCluster) age(now time.Time) time.Duration { return c.creation().age(now) }

// state reads the cluster's state off the clock.
func (c *ackCluster) state(now time.Time) string {
	if c.Deletion != nil {
		if t := c.tasks[len(c.tasks)-1]; t.age(now) >= t.course.end {
			return ackGone
		}
		return ackDeleting
	}
	switch age := c.age(now); {
	case age < c.course.end:
		return ackInitial
	case c.course.failed:
		return ackFailed
	}
	return ackRunning
}

// chinaTime is the form of times in ACK's answers.
func chinaTime(t time.Time) string {
	return t.In(time.FixedZone("CST", 8*60*60)).Format("2006-01-02T15:04:05-07:00")
}

// passed tells whether a stage of the creation is over.
func (c *ackCluster) passed(stage string, now time.Time) bool {
	end, ok := c.course.ends(stage)
	return ok && c.age(now) >= end
}

// vpc is the request's VPC or the one that was made.
func (c *ackCluster) vpc() string {
	if c.Request.VPC != "" {
		return c.Request.VPC
	}
	return "vpc-" + letters(mix(c.Random+1), 21, lowerAlnum)
}

func (c *ackCluster) securityGroup() string {
	if c.Request.SecurityGroup != "" {
		return c.Request.SecurityGroup
	}
	return "sg-" + letters(mix(c.Random+2), 20, lowerAlnum)
}

func (c *ackCluster) vSwitches() []string {
	if len(c.Request.VSwitches) > 0 {
		return c.Request.VSwitches
	}
	var f ackForm
	f.Masters, f.Pools = c.Request.Masters, c.Request.Pools
	ids := f.nodeSwitches()
	slices.Sort(ids)
	return append([]string{}, slices.Compact(ids)...)
}

// masterURL is JSON text; its addresses come with the API server's endpoint.
func (c *ackCluster) masterURL(now time.Time) string {
	if !c.passed(ackStageEndpoint, now) {
		return ""
	}
	urls := map[string]string{"intranet_api_server_endpoint": "https://10.0.0." + number10(between(c.Random, 20, 250)) + ":6443"}
	if c.Request.Public {
		urls["api_server_endpoint"] = "https://203.0.113." + number10(between(mix(c.Random), 1, 254)) + ":6443"
	}
	return string(encode(urls))
}

// summary is an item of DescribeClustersForRegion and the beginning of
// DescribeClusterDetail.
func (c *ackCluster) summary(now time.Time) answer {
	r := &c.Request
	current := ""
	if c.passed(ackStageMaster, now) {
		current = r.Version
	}
	tags := r.Tags
	if tags == nil {
		tags = []ackTag{}
	}
	return answer{
		"cluster_id": c.ID, "name": r.Name, "state": c.state(now), "cluster_type": r.Type, "cluster_spec": r.Spec, "profile": r.Profile,
		"region_id": c.Region, "vpc_id": c.vpc(), "vswitch_ids": c.vSwitches(), "security_group_id": c.securityGroup(),
		"init_version": r.Version, "current_version": current, "created": chinaTime(c.Created), "updated": chinaTime(c.Modified),
		"size": c.joined(now), "deletion_protection": c.Protected, "tags": tags, "resource_group_id": r.ResourceGroup,
		"container_cidr": r.Container, "service_cidr": r.Service, "ip_stack": r.IPStack, "proxy_mode": r.ProxyMode,
		"cluster_domain": r.Domain, "timezone": r.Timezone, "network_mode": "vpc", "master_url": c.masterURL(now),
		"meta_data": string(encode(answer{"Addons": r.Addons, "Runtime": r.Runtime.Name, "RuntimeVersion": r.Runtime.Version})),
	}
}

// detail is the call DescribeClusterDetail.
func (a *ack) detail(c *call) (answer, *refusal) {
	return a.about(c, func(found *ackCluster) answer {
		out := found.summary(c.now)
		out["auto_mode"] = answer{"enable": found.Request.AutoMode}
		if m := found.Request.Masters; m != nil {
			out["control_plane_config"] = answer{
				"size": m.Count, "instance_types": m.Types, "system_disk_category": m.Disk.Category, "system_disk_size": m.Disk.Size,
				"system_disk_performance_level": m.Disk.Level, "charge_type": m.ChargeType, "image_type": m.ImageType,
			}
		}
		return out
	})
}

// list is the call DescribeClustersForRegion. The name is matched loosely.
func (a *ack) list(c *call) (answer, *refusal) {
	p := c.params
	where := a.pathRegion(c)
	id, name := p.text("cluster_id"), p.text("name")
	kind, spec, profile := p.text("cluster_type"), p.text("cluster_spec"), p.text("profile")
	page := readACKPage(p)
	if c.bad() {
		return nil, nil
	}
	a.mu.RLock()
	defer a.mu.RUnlock()
	found := []answer{}
	for _, one := range slices.Backward(a.order) {
		r := &one.Request
		if one.region != where || one.state(c.now) == ackGone || id != "" && id != one.ID || !strings.Contains(r.Name, name) ||
			kind != "" && kind != r.Type || spec != "" && spec != r.Spec || profile != "" && profile != r.Profile {
			continue
		}
		found = append(found, one.summary(c.now))
	}
	return answer{"clusters": cut(page, found), "page_info": page.info(len(found))}, nil
}

// pathRegion is the region that the path names, which must be the host's.
func (a *ack) pathRegion(c *call) *region {
	where := a.sim.world.region(c.path[0])
	if where == nil || c.region != nil && c.region != where {
		c.params.wrong("region", "there is no such region at this endpoint")
	}
	return where
}

// readACKPage reads page_number and page_size.
func readACKPage(p *object) page {
	return page{p.integerOr("page_number", 1, 1<<20, 1), p.integerOr("page_size", 1, 50, 50)}
}

// info is how ACK tells where a page stands.
func (p page) info(total int) answer {
	return answer{"page_number": p.number, "page_size": p.size, "total_count": total}
}

// array is an answer that is a bare array.
func array(items []answer) answer {
	raw, err := json.Marshal(items)
	if err != nil {
		panic("simulator: answer cannot be encoded: " + err.Error())
	}
	return answer{"raw": raw}
}
