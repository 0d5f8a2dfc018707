package simulator

import (
	"slices"
	"strconv"
)

// readQueues reads QueueTemplate 0-8 times; names must differ.
func (r *createCluster) readQueues(p *object, at place) {
	p.objects("Queues", 0, 8, func(o *object) {
		q := readQueue(o, at)
		if slices.ContainsFunc(r.Queues, func(other queue) bool { return other.Name == q.Name }) {
			o.fail("QueueName")
		}
		if r.MaxCount != notGiven && q.Maximum > r.MaxCount {
			o.fail("MaxCount")
		}
		if len(q.VSwitches) == 0 {
			q.VSwitches = []*vSwitch{r.VSwitch}
		}
		r.Queues = append(r.Queues, q)
	})
}

func readQueue(o *object, at place) queue {
	q := queue{
		Name:         o.needText("QueueName", length(1, 15), spelled(".")),
		ScaleOut:     o.boolean("EnableScaleOut", false),
		ScaleIn:      o.boolean("EnableScaleIn", false),
		InterConnect: o.text("InterConnect", oneOf("vpc", "eRDMA", "erdma")),
		Strategy:     o.text("AllocationStrategy", oneOf("PriorityInstanceType")),
		Role:         o.text("RamRole"),
		Prefix:       o.text("HostnamePrefix", length(1, 32), hostWord),
		Suffix:       o.text("HostnameSuffix"),
	}
	o.texts("KeepAliveNodes", 0, 5000)
	o.text("ReservedNodePoolId", prefixed("rnp-"))
	q.readCounts(o)
	for i, id := range o.texts("VSwitchIds", 1, 5, prefixed("vsw-")) {
		v := at.vSwitch(id)
		if v == nil {
			o.fail("VSwitchIds." + strconv.Itoa(i))
			continue
		}
		q.VSwitches = append(q.VSwitches, v)
	}
	if len(q.VSwitches) > 0 {
		at.zones = nil
		for _, v := range q.VSwitches {
			at.zones = append(at.zones, v.zone)
		}
	}
	o.objects("ComputeNodes", 0, 10, func(n *object) { q.Nodes = append(q.Nodes, readNode(n, at)) })
	if len(q.Nodes) == 0 && q.starting() > 0 {
		o.fail("ComputeNodes")
	}
	q.checkNetwork(o)
	return q
}

// readCounts reads the sizes of a queue. That they must be in order is said by
// no page, only by sense.
func (q *queue) readCounts(o *object) {
	q.Minimum = o.integer("MinCount", 0, 5000)
	q.Maximum = o.integer("MaxCount", 0, 5000)
	q.Initial = o.integer("InitialCount", 0, 5000)
	q.PerCycle = o.integer("MaxCountPerCycle", 0, 5000)
	if q.Maximum != notGiven && q.Maximum < q.Minimum {
		o.fail("MaxCount")
	}
	if q.Initial != notGiven && (q.Initial < q.Minimum || q.Maximum != notGiven && q.Initial > q.Maximum) {
		o.fail("InitialCount")
	}
}

// checkNetwork wants types with eRDMA interfaces for an eRDMA queue.
func (q *queue) checkNetwork(o *object) {
	if q.InterConnect != "eRDMA" && q.InterConnect != "erdma" {
		return
	}
	for _, n := range q.Nodes {
		if n.InstanceType != nil && n.InstanceType.eri == 0 {
			o.fail("InterConnect")
		}
	}
}

// readStorages reads SharedStorageTemplate at least once; the page gives no
// upper bound.
func (r *createCluster) readStorages(p *object, at place) {
	if !p.need("SharedStorages") {
		return
	}
	p.objects("SharedStorages", 1, anyNumber, func(o *object) {
		s := readStorage(o, at)
		if slices.ContainsFunc(r.Storages, func(other sharedStorage) bool { return other.Directory == s.Directory }) {
			o.fail("MountDirectory")
		}
		r.Storages = append(r.Storages, s)
	})
}

func readStorage(o *object, at place) sharedStorage {
	s := sharedStorage{
		FileSystem:   at.region.fileSystem(o.needText("FileSystemId")),
		Target:       o.needText("MountTargetDomain"),
		Directory:    o.needText("MountDirectory", absolute),
		Remote:       o.needText("NASDirectory", absolute),
		Protocol:     o.needText("ProtocolType", oneOf("NFS", "SMB")),
		MountOptions: o.text("MountOptions"),
	}
	if s.FileSystem == nil {
		o.fail("FileSystemId")
		return s
	}
	if t := s.FileSystem.target(s.Target); t == nil || t.vSwitch.vpc != at.vpc {
		o.fail("MountTargetDomain")
	}
	if s.Protocol != s.FileSystem.protocol {
		o.fail("ProtocolType")
	}
	return s
}
