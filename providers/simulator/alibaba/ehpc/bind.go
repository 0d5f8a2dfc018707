package ehpc

import "clusterwiz/providers/simulator/alibaba/world"

// bind puts the things of a region in place of their names; false when one
// does not exist.
func (c *createCluster) bind(w *world.World, where *world.Region) bool {
	b := binder{world: w, region: where, ok: true}
	if c.VPC == nil {
		return false
	}
	c.VPC = where.VPC(c.VPC.ID)
	b.check(c.VPC != nil)
	c.VSwitch = b.vSwitch(c.VSwitch)
	b.node(&c.Manager)
	for i := range c.Queues {
		q := &c.Queues[i]
		b.check(len(q.VSwitches) > 0 && (len(q.Nodes) > 0 || q.starting() == 0))
		for k := range q.VSwitches {
			q.VSwitches[k] = b.vSwitch(q.VSwitches[k])
		}
		for k := range q.Nodes {
			b.node(&q.Nodes[k])
		}
	}
	for i := range c.Storages {
		s := &c.Storages[i]
		if s.FileSystem != nil {
			s.FileSystem = where.FileSystem(s.FileSystem.ID)
		}
		b.check(s.FileSystem != nil)
	}
	for _, a := range c.Addons {
		if a.Resources == nil {
			continue
		}
		for k := range a.Resources.Nodes {
			b.node(&a.Resources.Nodes[k])
		}
	}
	return b.ok
}

type binder struct {
	world  *world.World
	region *world.Region
	ok     bool
}

func (b *binder) check(ok bool) { b.ok = b.ok && ok }

func (b *binder) vSwitch(v *world.VSwitch) *world.VSwitch {
	if v != nil {
		v = b.region.VSwitch(v.ID)
	}
	b.check(v != nil)
	return v
}

func (b *binder) node(n *node) {
	if n.InstanceType != nil {
		n.InstanceType = b.world.InstanceType(n.InstanceType.ID)
	}
	b.check(n.InstanceType != nil)
}
