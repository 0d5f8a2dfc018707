package ack

import (
	"time"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// needs are what a cluster uses up in a region, in the order of its stages. What is
// paid in advance counts for no limit; pools in networks that ACK makes itself have
// room.
func (r *request) needs(w *world.World, where *world.Region) []world.Need {
	var out []world.Need
	add := func(stage, machine, charge string, spot bool, count int, switches []string) {
		t := w.InstanceType(machine)
		if t == nil || count == 0 {
			return
		}
		each := t.Cores
		if charge == "PrePaid" {
			each = 0
		}
		if len(switches) == 0 {
			out = append(out, world.Need{Stage: stage, Cores: each * count, Spot: spot})
			return
		}
		for i, id := range switches {
			if n := (count + len(switches) - 1 - i) / len(switches); n > 0 {
				out = append(out, world.Need{Stage: stage, Cores: each * n, Spot: spot, Nodes: n, VSwitch: where.VSwitch(id)})
			}
		}
	}
	if m := r.Masters; m != nil {
		for i := range m.Count {
			var one []string
			if len(m.VSwitches) > 0 {
				one = []string{m.VSwitches[i%len(m.VSwitches)]}
			}
			add(stageMaster, m.Types[i%len(m.Types)], m.ChargeType, false, 1, one)
		}
	}
	for _, p := range r.Pools {
		add(stagePools, p.Types[0], p.ChargeType, p.Spot, p.nodes(), p.VSwitches)
	}
	return out
}

// count registers what clusters use up, and what they add to a VPC.
func (a *api) count() {
	a.world.Gateways = a.gateways
	for _, kind := range []string{world.CountCores, world.CountSpotCores, world.CountAddresses} {
		a.sim.Counts(kind, func(of string, now time.Time) int { return a.inUse(kind, of, now) })
	}
	a.sim.Counts(world.CountClusters, func(of string, now time.Time) int {
		a.mu.RLock()
		defer a.mu.RUnlock()
		n := 0
		for _, one := range a.order {
			if of == Product && one.state(now) != stateGone {
				n++
			}
		}
		return n
	})
}

func (a *api) inUse(kind, of string, now time.Time) int {
	a.mu.RLock()
	defer a.mu.RUnlock()
	n := 0
	for _, one := range a.order {
		if one.state(now) == stateGone {
			continue
		}
		for _, need := range one.Request.needs(a.world, one.region) {
			if need.Stage == one.Failing {
				break // Neither this nor what comes after it was made.
			}
			n += need.Counts(kind, one.Region, of)
		}
	}
	return n
}

// limits are what DescribeUserQuota tells: the account's, unless a fault leaves
// less.
func (a *api) limits() map[string]int {
	quotas := map[string]int{
		"cluster_quota": quotaClusters, "amk_cluster_quota": quotaManaged, "ask_cluster_quota": quotaManaged,
		"cluster_nodepool_quota": quotaPools, "node_quota": quotaPoolNodes,
	}
	if left, limited := a.sim.Left(world.TellsClusters); limited {
		for name, most := range quotas {
			quotas[name] = min(most, left)
		}
	}
	if left, limited := a.sim.Left(world.TellsQuota); limited {
		quotas["cluster_quota"] = min(quotas["cluster_quota"], left)
	}
	return quotas
}

// checkLimits holds a request and the clusters that there are to the limits.
func (a *api) checkLimits(f *form, body *engine.Object, live, managed int) {
	if a.sim.Boundless {
		return
	}
	quotas := a.limits()
	if live >= quotas["cluster_quota"] {
		body.Refuse(refuse("QuotaExceeded.Cluster", engine.Number10(quotas["cluster_quota"])+" at most"))
	}
	if f.managed && managed >= quotas["amk_cluster_quota"] {
		body.Refuse(refuse("QuotaExceeded.Cluster", engine.Number10(quotas["amk_cluster_quota"])+" managed ones at most"))
	}
	if len(f.Pools) > quotas["cluster_nodepool_quota"] {
		body.Refuse(refuse("QuotaExceeded.Nodepool", engine.Number10(quotas["cluster_nodepool_quota"])+" at most"))
	}
	if n := f.most(); n > quotas["node_quota"] {
		body.Refuse(refuse("QuotaExceeded.Node", engine.Number10(quotas["node_quota"])+" at most, the request has "+engine.Number10(n)))
	}
}

// gateways are the NAT gateways that clusters were given in a VPC.
func (a *api) gateways(vpc string, now time.Time) []string {
	a.mu.RLock()
	defer a.mu.RUnlock()
	var ids []string
	for _, one := range a.order {
		if one.Request.SNAT && one.vpc() == vpc && one.passed(stageVPC, now) && one.state(now) != stateGone {
			ids = append(ids, "ngw-"+engine.Letters(engine.Mix(one.Random+3), 21, engine.LowerAlnum))
		}
	}
	return ids
}
