package ehpc

import (
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// queueView is an item of ListQueues.
type queueView struct {
	QueueName          string
	EnableScaleOut     bool
	EnableScaleIn      bool
	MinCount           int
	MaxCount           int
	InitialCount       int
	MaxCountPerCycle   int
	InterConnect       string
	VSwitchIDs         []string `json:"VSwitchIds"`
	ComputeNodes       []queueNodeView
	HostnamePrefix     string
	HostnameSuffix     string
	AllocationStrategy string
	RAMRole            string `json:"RamRole"`
	Nodes              queueCounts
	TotalCores         int
}

type queueNodeView struct {
	InstanceType       string
	ImageID            string `json:"ImageId"`
	InstanceChargeType string
	EnableHT           bool
}

func (c *cluster) queueView(i int, now time.Time) queueView {
	q := c.request.Queues[i]
	v := queueView{
		QueueName: q.Name, EnableScaleOut: q.ScaleOut, EnableScaleIn: q.ScaleIn,
		MinCount: max(q.Minimum, 0), MaxCount: max(q.Maximum, 0), InitialCount: max(q.Initial, 0), MaxCountPerCycle: max(q.PerCycle, 0),
		InterConnect: q.InterConnect, HostnamePrefix: q.Prefix, HostnameSuffix: q.Suffix,
		AllocationStrategy: q.Strategy, RAMRole: q.Role, Nodes: c.countNodes(i, now), ComputeNodes: []queueNodeView{},
	}
	// What is shown of a list in ListQueues; GetQueue has all.
	const nodesShown, vSwitchesShown = 5, 3
	for _, sw := range q.VSwitches[:min(len(q.VSwitches), vSwitchesShown)] {
		v.VSwitchIDs = append(v.VSwitchIDs, sw.ID)
	}
	for _, n := range q.Nodes[:min(len(q.Nodes), nodesShown)] {
		v.ComputeNodes = append(v.ComputeNodes, queueNodeView{n.InstanceType.ID, n.Image, n.ChargeType, n.HyperThreads})
	}
	if len(q.Nodes) > 0 {
		v.TotalCores = v.Nodes.RunningCounts * q.Nodes[0].InstanceType.Cores
	}
	return v
}

// queueViews are the queues that exist by now, filtered by name.
func (c *cluster) queueViews(names []string, now time.Time) []queueView {
	out := []queueView{}
	if begins, reached := c.course.Begins(stageQueues); !reached || c.age(now) < begins {
		return out
	}
	for i, q := range c.request.Queues {
		if engine.Passes(names, q.Name) {
			out = append(out, c.queueView(i, now))
		}
	}
	return out
}

// queues is the call ListQueues.
func (e *api) queues(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	id := c.Params.NeedText("ClusterId")
	names := c.Params.Texts("QueueNames", 0, 8)
	page := engine.ReadPage(c.Params, 10, 1, 100)
	return e.about(c, id, func(found *cluster) (engine.Answer, *engine.Refusal) {
		all := found.queueViews(names, c.Now)
		return page.Numbers(engine.Answer{"Queues": engine.Cut(page, all)}, len(all)), nil
	})
}
