package simulator

import (
	"fmt"
	"slices"
	"strings"
	"time"
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
	begins, reached := c.course.begins(stageQueues)
	if !reached {
		return "", 0
	}
	age := min(c.age(now), c.course.end)
	ordered := begins + time.Duration(n)*nodeSpacing(c.request.startingNodes())
	boot := nodeBoot + time.Duration(mix(c.random+uint64(n))%uint64(nodeBootSpread)) //nolint:gosec // Small numbers.
	switch {
	case age < ordered:
		return "", 0
	case c.released != nil:
		return statusReleasing, ordered
	case age >= ordered+boot:
		return statusRunning, ordered
	case c.course.failed && age >= c.course.end:
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
				out = append(out, clusterNode{qi, n, fmt.Sprintf("%s%03d%s", prefix, n, q.Suffix), status, c.pace.wall(c.created, added)})
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

func (c *cluster) address(n clusterNode) (*vSwitch, string) {
	switches := c.request.Queues[n.queue].VSwitches
	v := switches[n.ordinal%len(switches)]
	return v, v.address(int(c.random%200)*10 + n.ordinal)
}

func (c *cluster) view(n clusterNode) nodeView {
	q := c.request.Queues[n.queue]
	template := q.Nodes[0].InstanceType
	v, address := c.address(n)
	inSched := map[string]string{statusRunning: "idle", statusException: "down"}[n.status]
	reason := ""
	if n.status == statusException {
		reason = failureReasons[stageQueues]
	}
	return nodeView{
		ID: "i-" + letters(mix(c.random)+uint64(n.ordinal), 20, lowerAlnum), Hostname: n.host, IPAddress: address, //nolint:gosec // Small.
		QueueName: q.Name, InstanceType: template.id, Status: n.status, StateInSched: inSched, Reason: reason,
		AddedTime: utc(n.added), TotalResources: resources{template.cores, template.gpus, int(template.memory * 1024)},
		VSwitchID: v.id, ZoneID: v.zone.id,
	}
}

// nodes is the call ListNodes.
func (e *ehpc) nodes(c *call) (answer, *refusal) {
	p := c.params
	id := p.needText("ClusterId")
	filters := map[string][]string{}
	for _, name := range []string{"QueueNames", "Status", "Hostnames", "PrivateIpAddress"} {
		filters[name] = p.texts(name, 0, 100)
	}
	byHost := p.text("SortBy", oneOf("AddedTime", "HostName")) == "HostName"
	backward := p.text("Sequence", oneOf("Forward", "Backward")) == "Backward"
	page := readPage(p, 10, 1, 100)
	if c.bad() {
		return nil, nil
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	found, refused := e.find(c, id)
	if refused != nil {
		return nil, refused
	}
	listed := slices.DeleteFunc(found.nodeList(c.now), func(n clusterNode) bool {
		_, address := found.address(n)
		return !passes(filters["QueueNames"], found.request.Queues[n.queue].Name) || !passes(filters["Status"], n.status) ||
			!passes(filters["Hostnames"], n.host) || !passes(filters["PrivateIpAddress"], address)
	})
	if byHost {
		slices.SortStableFunc(listed, func(a, b clusterNode) int { return strings.Compare(a.host, b.host) })
	}
	if backward {
		slices.Reverse(listed)
	}
	shown := []nodeView{}
	for _, n := range cut(page, listed) {
		shown = append(shown, found.view(n))
	}
	return page.numbers(answer{"Nodes": shown}, len(listed)), nil
}

// passes tells whether a filter lets something through; an empty one lets all.
func passes(filter []string, s string) bool { return len(filter) == 0 || slices.Contains(filter, s) }
