package simulator

import "time"

// poolID is the id of the n-th node pool.
func (c *ackCluster) poolID(n int) string {
	return "np" + letters(digest(int64(c.Random), "pool", number10(n)), 32, hexDigits) //nolint:gosec // Bits.
}

func (c *ackCluster) scalingGroupID(n int) string {
	return "asg-" + letters(digest(int64(c.Random), "group", number10(n)), 20, lowerAlnum) //nolint:gosec // Bits.
}

// nodeState tells how far the n-th node of the pools has come: "" before it was
// ordered. They start one after the other.
func (c *ackCluster) nodeState(n int, now time.Time) string {
	begins, planned := c.course.begins(ackStagePools)
	total := c.Request.nodes() - c.Request.masterNodes()
	if !planned || total == 0 {
		return ""
	}
	ends, survived := c.course.ends(ackStagePools)
	if !survived {
		ends = c.course.end
	}
	age := min(c.age(now), c.course.end)
	ordered := begins + time.Duration(n)*nodeSpacing(total)
	boot := nodeBoot + time.Duration(mix(c.Random+uint64(n))%uint64(nodeBootSpread)) //nolint:gosec // Small numbers.
	switch {
	case age < ordered:
		return ""
	case c.Deletion != nil:
		return "removing"
	case age >= ordered+boot || survived && age >= ends:
		return "running"
	case c.state(now) == ackFailed:
		return "failed"
	}
	return "initial"
}

// counts are the nodes of the n-th pool by state.
func (c *ackCluster) counts(pool int, now time.Time) map[string]int {
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
func (c *ackCluster) joined(now time.Time) int {
	n := 0
	if c.passed(ackStageMaster, now) {
		n = c.Request.masterNodes()
	}
	for i := range c.Request.Pools {
		n += c.counts(i, now)["running"]
	}
	return n
}

// poolState is active once the pool's nodes are there.
func (c *ackCluster) poolState(now time.Time) string {
	switch {
	case c.Deletion != nil:
		return "deleting"
	case c.passed(ackStagePools, now):
		return "active"
	case c.state(now) == ackFailed:
		return "failed"
	}
	return "initial"
}

// nodePools is the call DescribeClusterNodePools.
func (a *ack) nodePools(c *call) (answer, *refusal) {
	name := c.params.text("NodepoolName")
	return a.about(c, func(found *ackCluster) answer {
		pools := []answer{}
		begins, planned := found.course.begins(ackStagePools)
		for i, p := range found.Request.Pools {
			if !planned || found.age(c.now) < begins || name != "" && name != p.Name {
				continue
			}
			pools = append(pools, found.poolView(i, c.now))
		}
		return answer{"nodepools": pools}
	})
}

// poolView is an item of DescribeClusterNodePools.
func (c *ackCluster) poolView(i int, now time.Time) answer {
	p, n, total := c.Request.Pools[i], c.counts(i, now), 0
	for _, k := range n {
		total += k
	}
	return answer{
		"nodepool_info": answer{
			"nodepool_id": c.poolID(i), "name": p.Name, "type": p.Type, "resource_group_id": p.ResourceGroup,
			"region_id": c.Region, "is_default": false, "created": chinaTime(c.Created), "updated": chinaTime(c.Modified),
		},
		"status": answer{
			"state": c.poolState(now), "total_nodes": total, "initial_nodes": n["initial"], "serving_nodes": n["running"],
			"healthy_nodes": n["running"], "failed_nodes": n["failed"], "offline_nodes": 0, "removing_nodes": n["removing"],
		},
		"auto_scaling":      answer{"enable": p.Scaling, "min_instances": p.Min, "max_instances": p.Max},
		"kubernetes_config": answer{"runtime": p.Runtime.Name, "runtime_version": p.Runtime.Version},
		"management":        answer{"enable": p.Managed},
		"scaling_group": answer{
			"scaling_group_id": c.scalingGroupID(i), "instance_types": p.Types, "vswitch_ids": p.VSwitches, "desired_size": p.nodes(),
			"image_type": p.ImageType, "instance_charge_type": p.ChargeType, "system_disk_category": p.Disk.Category,
			"system_disk_size": p.Disk.Size, "system_disk_performance_level": p.Disk.Level,
		},
	}
}

// nodes is the call DescribeClusterNodes, whose paging is in camel case.
func (a *ack) nodes(c *call) (answer, *refusal) {
	p := c.params
	poolID, state := p.text("nodepool_id"), p.text("state", oneOf("all", "running", "removing", "initial", "failed"))
	at := page{p.integerOr("pageNumber", 1, 1<<20, 1), p.integerOr("pageSize", 1, 100, 10)}
	return a.about(c, func(found *ackCluster) answer {
		all := found.nodeViews(c.now, func(pool, is string) bool {
			return (poolID == "" || poolID == pool) && (state == "" || state == "all" || state == is)
		})
		return answer{"nodes": cut(at, all), "page": answer{"page_number": at.number, "page_size": at.size, "total_count": len(all)}}
	})
}

func (c *ackCluster) nodeViews(now time.Time, wanted func(pool, state string) bool) []answer {
	out := []answer{}
	add := func(role, pool, kind, state string) {
		if state == "" || !wanted(pool, state) {
			return
		}
		n := len(out)
		out = append(out, answer{
			"instance_id": "i-" + letters(digest(int64(c.Random), "node", role, pool, number10(n)), 20, lowerAlnum), //nolint:gosec // Bits.
			"node_name":   c.Region + ".node-" + number10(n), "nodepool_id": pool, "instance_type": kind, "instance_role": role,
			"state": state, "node_status": map[bool]string{true: "Ready", false: "Unknown"}[state == "running"],
			"creation_time": chinaTime(c.Created), "is_aliyun_node": true, "source": "ess",
		})
	}
	if c.passed(ackStageMaster, now) && c.Request.Masters != nil {
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
