package simulator

// Things of the world are written as their ids. What is read back is a mere
// name until bind puts the real thing in its place.

// MarshalText implements encoding.TextMarshaler.
func (v *vpc) MarshalText() ([]byte, error) { return []byte(v.id), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (v *vpc) UnmarshalText(b []byte) error { v.id = string(b); return nil }

// MarshalText implements encoding.TextMarshaler.
func (v *vSwitch) MarshalText() ([]byte, error) { return []byte(v.id), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (v *vSwitch) UnmarshalText(b []byte) error { v.id = string(b); return nil }

// MarshalText implements encoding.TextMarshaler.
func (t *instanceType) MarshalText() ([]byte, error) { return []byte(t.id), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (t *instanceType) UnmarshalText(b []byte) error { t.id = string(b); return nil }

// MarshalText implements encoding.TextMarshaler.
func (f *fileSystem) MarshalText() ([]byte, error) { return []byte(f.id), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (f *fileSystem) UnmarshalText(b []byte) error { f.id = string(b); return nil }

// bind puts the things of a region in place of their names; false when one
// does not exist.
func (c *createCluster) bind(w *world, where *region) bool {
	b := binder{world: w, region: where, ok: true}
	if c.VPC == nil {
		return false
	}
	c.VPC = where.vpc(c.VPC.id)
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
			s.FileSystem = where.fileSystem(s.FileSystem.id)
		}
		b.check(s.FileSystem != nil)
	}
	return b.ok
}

type binder struct {
	world  *world
	region *region
	ok     bool
}

func (b *binder) check(ok bool) { b.ok = b.ok && ok }

func (b *binder) vSwitch(v *vSwitch) *vSwitch {
	if v != nil {
		v = b.region.vSwitch(v.id)
	}
	b.check(v != nil)
	return v
}

func (b *binder) node(n *node) {
	if n.InstanceType != nil {
		n.InstanceType = b.world.instanceType(n.InstanceType.id)
	}
	b.check(n.InstanceType != nil)
}
