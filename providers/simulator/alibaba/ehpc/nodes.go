package ehpc

import (
	"fmt"
	"slices"
	"sort"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// clusterNode is one compute node, computed when asked for.
type clusterNode struct {
	queue   int // Index in the request.
	ordinal int // In the cluster, from 0.
	host    string
	status  string
	added   time.Time
}

// queueCounts are a queue's nodes by state.
type queueCounts struct{ CreatingCounts, RunningCounts, ExceptionCounts int }

// nodeStatus tells how far the n-th node of the cluster has come: "" before it
// was ordered. The nodes of a cluster start one after the other.
func (c *cluster) nodeStatus(n int, now time.Time) (status string, added time.Duration) {
	begins, reached := c.course.Begins(stageQueues)
	if !reached {
		return "", 0
	}
	age := min(c.age(now), c.course.End)
	ordered := begins + time.Duration(n)*engine.NodeSpacing(c.request.startingNodes())
	boot := engine.NodeBoot + time.Duration(engine.Mix(c.random+uint64(n))%uint64(engine.NodeBootSpread)) //nolint:gosec // Small numbers.
	switch {
	case age < ordered:
		return "", 0
	case c.released != nil:
		return statusReleasing, ordered
	case age >= ordered+boot:
		return statusRunning, ordered
	case c.course.Failed && age >= c.course.End:
		return statusException, ordered
	}
	return statusIniting, ordered
}

// firstNode is the ordinal of a queue's first node.
func (c *cluster) firstNode(queue int) int {
	n := 0
	for _, q := range c.request.Queues[:queue] {
		n += q.starting()
	}
	return n
}

func (c *cluster) countNodes(queue int, now time.Time) queueCounts {
	var counts queueCounts
	first := c.firstNode(queue)
	for i := range c.request.Queues[queue].starting() {
		switch status, _ := c.nodeStatus(first+i, now); status {
		case statusIniting:
			counts.CreatingCounts++
		case statusRunning:
			counts.RunningCounts++
		case statusException:
			counts.ExceptionCounts++
		}
	}
	return counts
}

// nodeList is all nodes ordered so far, in their order.
func (c *cluster) nodeList(now time.Time) []clusterNode {
	var out []clusterNode
	n := 0
	for qi, q := range c.request.Queues {
		prefix := q.Prefix
		if prefix == "" {
			prefix = "compute"
		}
		for range q.starting() {
			if status, added := c.nodeStatus(n, now); status != "" {
				out = append(out, clusterNode{qi, n, fmt.Sprintf("%s%03d%s", prefix, n, q.Suffix), status, c.pace.Wall(c.created, added)})
			}
			n++
		}
	}
	return out
}

// nodeView is an item of ListNodes.
type nodeView struct {
	ID              string `json:"Id"`
	Hostname        string
	IPAddress       string `json:"IpAddress"`
	PublicIPAddress string `json:"PublicIpAddress"`
	QueueName       string
	InstanceType    string
	Status          string
	StateInSched    string
	Reason          string
	AddedTime       string
	TotalResources  resources
	VSwitchID       string `json:"VSwitchId"`
	ZoneID          string `json:"ZoneId"`
}

// resources are numbers for cores and GPUs, MiB for memory.
type resources struct {
	CPU    int `json:"Cpu"`
	Gpu    int
	Memory int
}

func (c *cluster) address(n clusterNode) (*world.VSwitch, string) {
	switches := c.request.Queues[n.queue].VSwitches
	v := switches[n.ordinal%len(switches)]
	return v, v.Address(int(c.random%200)*10 + n.ordinal)
}

func (c *cluster) view(n clusterNode) nodeView {
	q := c.request.Queues[n.queue]
	template := q.Nodes[0].InstanceType
	v, address := c.address(n)
	inSched := map[string]string{statusRunning: "idle", statusException: "down"}[n.status]
	reason := ""
	if n.status == statusException {
		reason = c.failing.reason(stageQueues)
	}
	return nodeView{
		ID: "i-" + engine.Letters(engine.Mix(c.random)+uint64(n.ordinal), 20, engine.LowerAlnum), Hostname: n.host, IPAddress: address, //nolint:gosec // Small.
		QueueName: q.Name, InstanceType: template.ID, Status: n.status, StateInSched: inSched, Reason: reason,
		AddedTime: engine.UTC(n.added), TotalResources: resources{template.Cores, template.GPUs, int(template.Memory * 1024)},
		VSwitchID: v.ID, ZoneID: v.Zone.ID,
	}
}

// nodes is the call ListNodes.
func (e *api) nodes(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	id := p.NeedText("ClusterId")
	filters := map[string][]string{}
	for _, name := range []string{"QueueNames", "Status", "Hostnames", "PrivateIpAddress"} {
		filters[name] = p.Texts(name, 0, 100)
	}
	byHost := p.Text("SortBy", engine.OneOf("AddedTime", "HostName")) == "HostName"
	backward := p.Text("Sequence", engine.OneOf("Forward", "Backward")) == "Backward"
	page := engine.ReadPage(p, 10, 1, 100)
	return e.about(c, id, func(found *cluster) (engine.Answer, *engine.Refusal) {
		listed := slices.DeleteFunc(found.nodeList(c.Now), func(n clusterNode) bool {
			_, address := found.address(n)
			return !engine.Passes(filters["QueueNames"], found.request.Queues[n.queue].Name) || !engine.Passes(filters["Status"], n.status) ||
				!engine.Passes(filters["Hostnames"], n.host) || !engine.Passes(filters["PrivateIpAddress"], address)
		})
		if byHost {
			sort.SliceStable(listed, func(i, j int) bool { return listed[i].host < listed[j].host })
		}
		if backward {
			slices.Reverse(listed)
		}
		shown := []nodeView{}
		for _, n := range engine.Cut(page, listed) {
			shown = append(shown, found.view(n))
		}
		return page.Numbers(engine.Answer{"Nodes": shown}, len(listed)), nil
	})
}
