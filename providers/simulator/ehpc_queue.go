package simulator

import (
	"slices"
	"strconv"
)

// readQueues reads QueueTemplate 0-8 times; names must differ.
func (r *createCluster) readQueues(p *object, at place) {
	p.objects("Queues", 0, 8, func(o *object) {
		q := readQueue(o, at)
		if slices.ContainsFunc(r.queues, func(other queue) bool { return other.name == q.name }) {
			o.fail("QueueName")
		}
		if r.maxCount != notGiven && q.maximum > r.maxCount {
			o.fail("MaxCount")
		}
		if len(q.vSwitches) == 0 {
			q.vSwitches = []*vSwitch{r.vSwitch}
		}
		r.queues = append(r.queues, q)
	})
}

func readQueue(o *object, at place) queue {
	q := queue{
		name:         o.needText("QueueName", length(1, 15), spelled(".")),
		scaleOut:     o.boolean("EnableScaleOut", false),
		scaleIn:      o.boolean("EnableScaleIn", false),
		interConnect: o.text("InterConnect", oneOf("vpc", "eRDMA", "erdma")),
		strategy:     o.text("AllocationStrategy", oneOf("PriorityInstanceType")),
		role:         o.text("RamRole", length(1, 64), spelled(".@-_")),
		prefix:       o.text("HostnamePrefix", length(1, 32), hostWord),
		suffix:       o.text("HostnameSuffix", length(1, 32)),
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
		q.vSwitches = append(q.vSwitches, v)
	}
	if len(q.vSwitches) > 0 {
		at.zones = nil
		for _, v := range q.vSwitches {
			at.zones = append(at.zones, v.zone)
		}
	}
	o.objects("ComputeNodes", 0, 10, func(n *object) { q.nodes = append(q.nodes, readNode(n, at)) })
	if len(q.nodes) == 0 && q.starting() > 0 {
		o.fail("ComputeNodes")
	}
	q.checkNetwork(o)
	return q
}

// readCounts reads the sizes of a queue. That they must be in order is said by
// no page, only by sense.
func (q *queue) readCounts(o *object) {
	q.minimum = o.integer("MinCount", 0, 5000)
	q.maximum = o.integer("MaxCount", 0, 5000)
	q.initial = o.integer("InitialCount", 0, 5000)
	q.perCycle = o.integer("MaxCountPerCycle", 0, 5000)
	if q.maximum != notGiven && q.maximum < q.minimum {
		o.fail("MaxCount")
	}
	if q.initial != notGiven && (q.initial < q.minimum || q.maximum != notGiven && q.initial > q.maximum) {
		o.fail("InitialCount")
	}
}

// checkNetwork wants types with eRDMA interfaces for an eRDMA queue.
func (q *queue) checkNetwork(o *object) {
	if q.interConnect != "eRDMA" && q.interConnect != "erdma" {
		return
	}
	for _, n := range q.nodes {
		if n.instanceType != nil && n.instanceType.eri == 0 {
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
	p.objects("SharedStorages", 1, 100, func(o *object) {
		s := readStorage(o, at)
		if slices.ContainsFunc(r.storages, func(other sharedStorage) bool { return other.directory == s.directory }) {
			o.fail("MountDirectory")
		}
		r.storages = append(r.storages, s)
	})
}

func readStorage(o *object, at place) sharedStorage {
	s := sharedStorage{
		fileSystem:   at.region.fileSystem(o.needText("FileSystemId")),
		target:       o.needText("MountTargetDomain"),
		directory:    o.needText("MountDirectory", absolute),
		remote:       o.needText("NASDirectory", absolute),
		protocol:     o.needText("ProtocolType", oneOf("NFS", "SMB")),
		mountOptions: o.text("MountOptions"),
	}
	if s.fileSystem == nil {
		o.fail("FileSystemId")
		return s
	}
	if t := s.fileSystem.target(s.target); t == nil || t.vSwitch.vpc != at.vpc {
		o.fail("MountTargetDomain")
	}
	if s.protocol != s.fileSystem.protocol {
		o.fail("ProtocolType")
	}
	return s
}
