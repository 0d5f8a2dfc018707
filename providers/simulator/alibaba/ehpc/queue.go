package ehpc

import (
	"slices"
	"strconv"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// readQueues reads QueueTemplate any number of times; names must differ.
func (r *createCluster) readQueues(p *engine.Object, at world.Place) {
	p.Objects("Queues", 0, engine.AnyNumber, func(o *engine.Object) {
		q := readQueue(o, at)
		if slices.ContainsFunc(r.Queues, func(other queue) bool { return other.Name == q.Name }) {
			o.Fail("QueueName")
		}
		if len(q.VSwitches) == 0 {
			q.VSwitches = []*world.VSwitch{r.VSwitch}
		}
		r.Queues = append(r.Queues, q)
	})
}

func readQueue(o *engine.Object, at world.Place) queue {
	q := queue{
		Name:         o.NeedText("QueueName"),
		ScaleOut:     o.Boolean("EnableScaleOut", false),
		ScaleIn:      o.Boolean("EnableScaleIn", false),
		InterConnect: o.Text("InterConnect"),
		Strategy:     o.Text("AllocationStrategy"),
		Role:         o.Text("RamRole"),
		Prefix:       o.Text("HostnamePrefix"),
		Suffix:       o.Text("HostnameSuffix"),
	}
	o.Texts("KeepAliveNodes", 0, engine.AnyNumber)
	o.Text("ReservedNodePoolId")
	q.readCounts(o)
	for i, id := range o.Texts("VSwitchIds", 0, engine.AnyNumber) {
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
	o.Objects("ComputeNodes", 0, engine.AnyNumber, func(n *engine.Object) { q.Nodes = append(q.Nodes, readNode(n, at)) })
	return q
}

// readCounts reads the sizes of a queue. No page says that they must be in order.
func (q *queue) readCounts(o *engine.Object) {
	q.Minimum = o.Integer("MinCount", 0, mostNodes)
	q.Maximum = o.Integer("MaxCount", 0, mostNodes)
	q.Initial = o.Integer("InitialCount", 0, mostNodes)
	q.PerCycle = o.Integer("MaxCountPerCycle", 0, mostNodes)
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
		Protocol:     o.NeedText("ProtocolType"),
		MountOptions: o.Free("MountOptions"), // Terraform sends "" for none.
	}
	if s.FileSystem == nil {
		o.Fail("FileSystemId")
		return s
	}
	if t := s.FileSystem.Target(s.Target); t == nil || t.VSwitch.VPC != at.VPC {
		o.Fail("MountTargetDomain")
	}
	return s
}
