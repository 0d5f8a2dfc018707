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
	return c.showPool(i, engine.Answer{
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
	})
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

// joining is a node as the list is to tell of it.
type joining struct {
	role, pool, machine, state string
	charge                     string
	spot                       bool
	switches                   []string
}

func (c *cluster) nodeViews(now time.Time, wanted func(pool, state string) bool) []engine.Answer {
	out := []engine.Answer{}
	number := 0
	add := func(one joining) {
		if one.state != "" && wanted(one.pool, one.state) {
			out = append(out, c.nodeView(one, number))
		}
		number++
	}
	if c.passed(stageMaster, now) && c.Request.Masters != nil {
		m := c.Request.Masters
		for i := range m.Count {
			add(joining{role: "Master", machine: m.Types[i%len(m.Types)], state: "running", charge: m.ChargeType, switches: m.VSwitches})
		}
	}
	n := 0
	for i, p := range c.Request.Pools {
		for range p.nodes() {
			add(joining{"Worker", c.poolID(i), p.Types[0], c.nodeState(n, now), p.ChargeType, p.Spot, p.VSwitches})
			n++
		}
	}
	return out
}

// nodeView is an item of DescribeClusterNodes. What is paid by the hour expires in
// 2099; networks that ACK makes itself are in no list of vSwitches.
func (c *cluster) nodeView(one joining, number int) engine.Answer {
	random := engine.Digest(int64(c.Random), "node", one.role, one.pool, engine.Number10(number)) //nolint:gosec // Bits.
	address := "192.168.0." + engine.Number10(number%250+2)
	if len(one.switches) > 0 {
		if v := c.region.VSwitch(one.switches[number%len(one.switches)]); v != nil {
			address = v.Address(int(c.Random%300)*10 + number)
		}
	}
	ready, expires, why := "Unknown", "2099-12-31T15:59:00Z", ""
	switch one.state {
	case "running":
		ready = "Ready"
	case "failed":
		why = c.why().Message
	}
	if one.charge == "PrePaid" {
		expires = engine.UTC(c.Created.AddDate(0, 1, 0))
	}
	return engine.Answer{
		"instance_id": "i-" + engine.Letters(random, 20, engine.LowerAlnum), "instance_name": "worker-k8s-for-cs-" + c.ID, "host_name": "iZ" + engine.Letters(random, 18, engine.LowerAlnum) + "Z",
		"node_name": c.Region + "." + address, "ip_address": []string{address}, "nodepool_id": one.pool, "instance_type": one.machine, "instance_role": one.role,
		"instance_charge_type": one.charge, "spot_strategy": map[bool]string{true: "SpotAsPriceGo", false: "NoSpot"}[one.spot], "instance_status": "Running",
		"state": one.state, "node_status": ready, "error_message": why,
		"creation_time": engine.UTC(c.Created), "expired_time": expires, "is_aliyun_node": true, "source": "ess",
	}
}
