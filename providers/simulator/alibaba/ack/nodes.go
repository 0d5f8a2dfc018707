package ack

import (
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// poolID is the id of the n-th node pool.
func (c *cluster) poolID(n int) string {
	return "np" + engine.Letters(engine.Digest(int64(c.Random), "pool", engine.Number10(n)), 32, engine.HexDigits) //nolint:gosec // Bits.
}

func (c *cluster) scalingGroupID(n int) string {
	return "asg-" + engine.Letters(engine.Digest(int64(c.Random), "group", engine.Number10(n)), 20, engine.LowerAlnum) //nolint:gosec // Bits.
}

// nodeState tells how far the n-th node of the pools has come: "" before it was
// ordered. They start one after the other.
func (c *cluster) nodeState(n int, now time.Time) string {
	begins, planned := c.course.Begins(stagePools)
	total := c.Request.nodes() - c.Request.masterNodes()
	if !planned || total == 0 {
		return ""
	}
	ends, survived := c.course.Ends(stagePools)
	if !survived {
		ends = c.course.End
	}
	age := min(c.age(now), c.course.End)
	ordered := begins + time.Duration(n)*engine.NodeSpacing(total)
	boot := engine.NodeBoot + time.Duration(engine.Mix(c.Random+uint64(n))%uint64(engine.NodeBootSpread)) //nolint:gosec // Small numbers.
	switch {
	case age < ordered:
		return ""
	case c.Deletion != nil:
		return "removing"
	case age >= ordered+boot || survived && age >= ends:
		return "running"
	case c.state(now) == stateFailed:
		return "failed"
	}
	return "initial"
}

// counts are the nodes of the n-th pool by state.
func (c *cluster) counts(pool int, now time.Time) map[string]int {
	first := 0
	for _, p := range c.Request.Pools[:pool] {
		first += p.nodes()
	}
	out := map[string]int{}
	for i := range c.Request.Pools[pool].nodes() {
		out[c.nodeState(first+i, now)]++
	}
	delete(out, "")
	return out
}

// joined counts the nodes that are there, masters included.
func (c *cluster) joined(now time.Time) int {
	n := 0
	if c.passed(stageMaster, now) {
		n = c.Request.masterNodes()
	}
	for i := range c.Request.Pools {
		n += c.counts(i, now)["running"]
	}
	return n
}

// poolState is active once the pool's nodes are there.
func (c *cluster) poolState(now time.Time) string {
	switch {
	case c.Deletion != nil:
		return "deleting"
	case c.passed(stagePools, now):
		return "active"
	case c.state(now) == stateFailed:
		return "failed"
	}
	return "initial"
}

// nodePools is the call DescribeClusterNodePools.
func (a *api) nodePools(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	name := c.Params.Text("NodepoolName")
	return a.about(c, func(found *cluster) engine.Answer {
		pools := []engine.Answer{}
		begins, planned := found.course.Begins(stagePools)
		for i, p := range found.Request.Pools {
			if !planned || found.age(c.Now) < begins || name != "" && name != p.Name {
				continue
			}
			pools = append(pools, found.poolView(i, c.Now))
		}
		return engine.Answer{"nodepools": pools}
	})
}

// poolView is an item of DescribeClusterNodePools.
func (c *cluster) poolView(i int, now time.Time) engine.Answer {
	p, n, total := c.Request.Pools[i], c.counts(i, now), 0
	for _, k := range n {
		total += k
	}
	return engine.Answer{
		"nodepool_info": engine.Answer{
			"nodepool_id": c.poolID(i), "name": p.Name, "type": p.Type, "resource_group_id": p.ResourceGroup,
			"region_id": c.Region, "is_default": false, "created": chinaTime(c.Created), "updated": chinaTime(c.Modified),
		},
		"status": engine.Answer{
			"state": c.poolState(now), "total_nodes": total, "initial_nodes": n["initial"], "serving_nodes": n["running"],
			"healthy_nodes": n["running"], "failed_nodes": n["failed"], "offline_nodes": 0, "removing_nodes": n["removing"],
		},
		"auto_scaling":      engine.Answer{"enable": p.Scaling, "min_instances": p.Min, "max_instances": p.Max},
		"kubernetes_config": engine.Answer{"runtime": p.Runtime.Name, "runtime_version": p.Runtime.Version},
		"management":        engine.Answer{"enable": p.Managed},
		"scaling_group": engine.Answer{
			"scaling_group_id": c.scalingGroupID(i), "instance_types": p.Types, "vswitch_ids": p.VSwitches, "desired_size": p.nodes(),
			"image_type": p.ImageType, "instance_charge_type": p.ChargeType, "system_disk_category": p.Disk.Category,
			"system_disk_size": p.Disk.Size, "system_disk_performance_level": p.Disk.Level,
		},
	}
}

// nodes is the call DescribeClusterNodes, whose paging is in camel case.
func (a *api) nodes(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	poolID, state := p.Text("nodepool_id"), p.Text("state", engine.OneOf("all", "running", "removing", "initial", "failed"))
	at := engine.Page{Number: p.IntegerOr("pageNumber", 1, 1<<20, 1), Size: p.IntegerOr("pageSize", 1, 100, 10)}
	return a.about(c, func(found *cluster) engine.Answer {
		all := found.nodeViews(c.Now, func(pool, is string) bool {
			return (poolID == "" || poolID == pool) && (state == "" || state == "all" || state == is)
		})
		return engine.Answer{"nodes": engine.Cut(at, all), "page": engine.Answer{"page_number": at.Number, "page_size": at.Size, "total_count": len(all)}}
	})
}

func (c *cluster) nodeViews(now time.Time, wanted func(pool, state string) bool) []engine.Answer {
	out := []engine.Answer{}
	add := func(role, pool, kind, state string) {
		if state == "" || !wanted(pool, state) {
			return
		}
		n := len(out)
		out = append(out, engine.Answer{
			"instance_id": "i-" + engine.Letters(engine.Digest(int64(c.Random), "node", role, pool, engine.Number10(n)), 20, engine.LowerAlnum), //nolint:gosec // Bits.
			"node_name":   c.Region + ".node-" + engine.Number10(n), "nodepool_id": pool, "instance_type": kind, "instance_role": role,
			"state": state, "node_status": map[bool]string{true: "Ready", false: "Unknown"}[state == "running"],
			"creation_time": chinaTime(c.Created), "is_aliyun_node": true, "source": "ess",
		})
	}
	if c.passed(stageMaster, now) && c.Request.Masters != nil {
		for i := range c.Request.Masters.Count {
			types := c.Request.Masters.Types
			add("Master", "", types[i%len(types)], "running")
		}
	}
	n := 0
	for i, p := range c.Request.Pools {
		for range p.nodes() {
			add("Worker", c.poolID(i), p.Types[0], c.nodeState(n, now))
			n++
		}
	}
	return out
}
