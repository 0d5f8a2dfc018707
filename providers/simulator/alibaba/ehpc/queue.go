package ehpc

import (
	"slices"
	"strconv"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// readQueues reads QueueTemplate 0-8 times; names must differ.
func (r *createCluster) readQueues(p *engine.Object, at world.Place) {
	p.Objects("Queues", 0, 8, func(o *engine.Object) {
		q := readQueue(o, at)
		if slices.ContainsFunc(r.Queues, func(other queue) bool { return other.Name == q.Name }) {
			o.Fail("QueueName")
		}
		if r.MaxCount != engine.NotGiven && q.Maximum > r.MaxCount {
			o.Fail("MaxCount")
		}
		if len(q.VSwitches) == 0 {
			q.VSwitches = []*world.VSwitch{r.VSwitch}
		}
		r.Queues = append(r.Queues, q)
	})
}

func readQueue(o *engine.Object, at world.Place) queue {
	q := queue{
		Name:         o.NeedText("QueueName", engine.Length(1, 15), engine.Spelled(".")),
		ScaleOut:     o.Boolean("EnableScaleOut", false),
		ScaleIn:      o.Boolean("EnableScaleIn", false),
		InterConnect: o.Text("InterConnect", engine.OneOf("vpc", "eRDMA", "erdma")),
		Strategy:     o.Text("AllocationStrategy", engine.OneOf("PriorityInstanceType")),
		Role:         o.Text("RamRole"),
		Prefix:       o.Text("HostnamePrefix", engine.Length(1, 32), engine.HostWord),
		Suffix:       o.Text("HostnameSuffix"),
	}
	o.Texts("KeepAliveNodes", 0, 5000)
	o.Text("ReservedNodePoolId", engine.Prefixed("rnp-"))
	q.readCounts(o)
	for i, id := range o.Texts("VSwitchIds", 1, 5, engine.Prefixed("vsw-")) {
		v := at.VSwitch(id)
		if v == nil {
			o.Fail("VSwitchIds." + strconv.Itoa(i))
			continue
		}
		q.VSwitches = append(q.VSwitches, v)
	}
	if len(q.VSwitches) > 0 {
		at.Zones = nil
		for _, v := range q.VSwitches {
			at.Zones = append(at.Zones, v.Zone)
		}
	}
	o.Objects("ComputeNodes", 0, 10, func(n *engine.Object) { q.Nodes = append(q.Nodes, readNode(n, at)) })
	if len(q.Nodes) == 0 && q.starting() > 0 {
		o.Fail("ComputeNodes")
	}
	q.checkNetwork(o)
	return q
}

// readCounts reads the sizes of a queue. That none may be above the largest is
// said by no page, only by sense; a minimum above the first count is just scaled to.
func (q *queue) readCounts(o *engine.Object) {
	q.Minimum = o.Integer("MinCount", 0, 5000)
	q.Maximum = o.Integer("MaxCount", 0, 5000)
	q.Initial = o.Integer("InitialCount", 0, 5000)
	q.PerCycle = o.Integer("MaxCountPerCycle", 0, 5000)
	if q.Maximum != engine.NotGiven && q.Maximum < q.Minimum {
		o.Fail("MaxCount")
	}
	if q.Maximum != engine.NotGiven && q.Initial > q.Maximum {
		o.Fail("InitialCount")
	}
}

// checkNetwork wants types with eRDMA interfaces for an eRDMA queue.
func (q *queue) checkNetwork(o *engine.Object) {
	if q.InterConnect != "eRDMA" && q.InterConnect != "erdma" {
		return
	}
	for _, n := range q.Nodes {
		if n.InstanceType != nil && n.InstanceType.Eri == 0 {
			o.Fail("InterConnect")
		}
	}
}

// readStorages reads SharedStorageTemplate at least once; the page gives no
// upper bound.
func (r *createCluster) readStorages(p *engine.Object, at world.Place) {
	if !p.Need("SharedStorages") {
		return
	}
	p.Objects("SharedStorages", 1, engine.AnyNumber, func(o *engine.Object) {
		s := readStorage(o, at)
		if slices.ContainsFunc(r.Storages, func(other sharedStorage) bool { return other.Directory == s.Directory }) {
			o.Fail("MountDirectory")
		}
		r.Storages = append(r.Storages, s)
	})
}

func readStorage(o *engine.Object, at world.Place) sharedStorage {
	s := sharedStorage{
		FileSystem:   at.Region.FileSystem(o.NeedText("FileSystemId")),
		Target:       o.NeedText("MountTargetDomain"),
		Directory:    o.NeedText("MountDirectory", engine.Absolute),
		Remote:       o.NeedText("NASDirectory", engine.Absolute),
		Protocol:     o.NeedText("ProtocolType", engine.OneOf("NFS", "SMB")),
		MountOptions: o.Free("MountOptions"), // Terraform sends "" for none.
	}
	if s.FileSystem == nil {
		o.Fail("FileSystemId")
		return s
	}
	if t := s.FileSystem.Target(s.Target); t == nil || t.VSwitch.VPC != at.VPC {
		o.Fail("MountTargetDomain")
	}
	if s.Protocol != s.FileSystem.Protocol {
		o.Fail("ProtocolType")
	}
	return s
}
