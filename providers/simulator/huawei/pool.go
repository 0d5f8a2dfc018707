package huawei

import (
	"maps"
	"slices"
	"sync"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// nodePool is an accepted CreateNodePool, or one that has been there from the
// start. Only Released and Pace ever change.
type nodePool struct {
	Pool, Name string
	Flavor     string
	Count      int
	Zones      []zoneCount
	Billing    string            // "0" on demand, "1" subscription.
	Notes      map[string]string // Annotations; nil when none were sent.
	Spec       engine.Kept       // spec.resources; the script stays out of the state file.
	Created    time.Time
	Random     uint64
	Pace       engine.Pace
	Failing    string `json:",omitempty"`
	Released   *time.Time
	initial    bool // Ready from the start.
}

// Stages at which a creation can fail, as orders name their actions, and what
// the events then tell.
const (
	stageCreateNode = "createNode"
	stageCheckNode  = "checkNode"
)

var stages = []string{stageCreateNode, stageCheckNode}

var reasons = sync.OnceValue(func() map[string]string {
	return map[string]string{
		stageCreateNode: "Ecs.0319: Insufficient resources: the flavor is sold out in the availability zone. The node was not created.",
		stageCheckNode:  "NPU/GPU device check failed: the driver could not be loaded (exit status 9).",
	}
})

// Simulated times.
const (
	poolVisible = 3 * time.Second   // Until then look-ups do not know a node pool.
	nodeOrder   = 60 * time.Second  // Until the first node starts.
	nodeStart   = 120 * time.Second // From then to ready, and
	nodeSpread  = 60 * time.Second  // at most so much more.
	poolRelease = 75 * time.Second
)

func (n *nodePool) age(now time.Time) time.Duration { return n.Pace.Simulated(now.Sub(n.Created)) }

func (n *nodePool) gone(now time.Time) bool {
	return !n.initial && now.Before(n.Created) || n.Released != nil && n.Pace.Simulated(now.Sub(*n.Released)) >= poolRelease
}

// shown tells whether look-ups know the node pool.
func (n *nodePool) shown(now time.Time) bool {
	return !n.gone(now) && (n.initial || n.age(now) >= poolVisible)
}

// settles is when node i stops being created: it is ready then, or has failed.
func (n *nodePool) settles(i int) time.Duration {
	if n.initial {
		return 0
	}
	spread := time.Duration(engine.Between(engine.Digest(int64(i), engine.Number10(int(n.Random%1e9))), 0, int(nodeSpread/time.Second))) * time.Second
	return nodeOrder + engine.NodeSpacing(n.Count)*time.Duration(i) + nodeStart + spread
}

// fails tells whether node i is among those that do not come up.
func (n *nodePool) fails(i int) bool { return n.Failing != "" && i >= n.Count/2 }

// Phases of a node; phaseMissing is our word for one that is not there.
const (
	phaseMissing   = ""
	phaseCreating  = "Creating"
	phaseAvailable = "Available"
	phaseAbnormal  = "Abnormal"
	phaseDeleting  = "Deleting"
)

// phase reads the state of node i off the clock.
func (n *nodePool) phase(i int, now time.Time) string {
	settled := n.age(now) >= n.settles(i) || n.initial
	switch {
	case settled && n.fails(i) && n.Failing == stageCreateNode:
		return phaseMissing
	case n.Released != nil:
		return phaseDeleting
	case !settled:
		return phaseCreating
	case n.fails(i):
		return phaseAbnormal
	}
	return phaseAvailable
}

// zone is where node i runs.
func (n *nodePool) zone(i int) string {
	for _, z := range n.Zones {
		if i < z.Count {
			return z.Zone
		}
		i -= z.Count
	}
	return ""
}

// counts gives the number of nodes of each phase, and their zones.
func (n *nodePool) counts(now time.Time) (byPhase map[string]int, zones map[string][]zoneCount) {
	byPhase, zones = map[string]int{}, map[string][]zoneCount{}
	for i := range n.Count {
		phase, zone := n.phase(i, now), n.zone(i)
		byPhase[phase]++
		at := slices.IndexFunc(zones[phase], func(z zoneCount) bool { return z.Zone == zone })
		switch {
		case at >= 0:
			zones[phase][at].Count++
		case zone != "":
			zones[phase] = append(zones[phase], zoneCount{zone, 1})
		}
	}
	return byPhase, zones
}

// counters are the members of status.resources, those of zero left out.
var counters = []struct{ name, phase string }{
	{"creating", phaseCreating}, {"available", phaseAvailable}, {"abnormal", phaseAbnormal}, {"deleting", phaseDeleting},
}

// status is one object for each counter.
func (n *nodePool) status(now time.Time) engine.Answer {
	byPhase, zones := n.counts(now)
	out := engine.Answer{}
	for _, c := range counters {
		if byPhase[c.phase] == 0 {
			continue
		}
		one := engine.Answer{"flavor": n.Flavor, "count": byPhase[c.phase], "maxCount": byPhase[c.phase], "nodePool": n.Name}
		if len(zones[c.phase]) > 0 {
			one["azs"] = zones[c.phase]
		}
		out[c.name] = one
	}
	return out
}

// told are spec.resources and the annotations as look-ups tell them. What only the
// moment of buying needs does not come back, and tags stand in an annotation.
func (n *nodePool) told() (spec engine.Answer, notes map[string]string) {
	notes = maps.Clone(n.Notes)
	if notes == nil {
		notes = map[string]string{}
	}
	delete(notes, annotation+"promotion.info")
	delete(notes, annotation+"service.console.url")
	spec = n.Spec.Told()
	delete(spec.Within("os"), "autoMatch")
	if tags, there := spec["tags"]; there {
		notes[annotation+"tms.tags"] = string(engine.Encode(tags))
		delete(spec, "tags")
	}
	return spec, notes
}

// view is an item of ListNodePools and the answer of ShowNodePool. There is no
// phase in it.
func (n *nodePool) view(now time.Time) engine.Answer {
	spec, notes := n.told()
	return engine.Answer{
		"apiVersion": "v2", "kind": "NodePool",
		"metadata": engine.Answer{"name": n.Name, "annotations": notes},
		"spec":     engine.Answer{"resources": spec},
		"status":   engine.Answer{"resources": n.status(now)},
	}
}
