package forms

import (
	"slices"
	"strings"
)

// PartKind is what sort of thing a [Part] is.
type PartKind string

// The kinds of parts.
const (
	ClusterPart  PartKind = "cluster"  // the thing that was asked for
	ManagerPart  PartKind = "manager"  // a node that runs the cluster's own services
	MastersPart  PartKind = "masters"  // the nodes of a control plane of one's own
	LoginPart    PartKind = "login"    // a node through which people come in
	QueuePart    PartKind = "queue"    // nodes of a scheduler
	PoolPart     PartKind = "pool"     // nodes of a pool or group
	StoragePart  PartKind = "storage"  // a file system or bucket that is mounted
	AddressPart  PartKind = "address"  // a public address, or what has one
	GatewayPart  PartKind = "gateway"  // a NAT gateway
	BalancerPart PartKind = "balancer" // a load balancer
	AddOnPart    PartKind = "add-on"   // software that is installed on top
	ServicePart  PartKind = "service"  // another service of the cloud that is used
)

// PartKinds are all kinds of parts.
var PartKinds = []PartKind{
	ClusterPart, ManagerPart, MastersPart, LoginPart, QueuePart, PoolPart, StoragePart, AddressPart, GatewayPart, BalancerPart, AddOnPart, ServicePart,
}

// Pay is how a thing is paid for that has no machines; those say it by their answers.
type Pay string

// The ways to pay. The empty one is for what costs nothing by itself.
const (
	PayHourly Pay = "hour" // for each hour that it is there
	PayByUse  Pay = "use"  // for what is used or stored
)

// Part declares a thing that will exist once the request is taken. Its references
// are as in conditions, and start where the part stands.
type Part struct {
	Kind PartKind
	// Label says what it is: "manager node".
	Label Text
	// At is the list of whose items each is such a thing, "addons[].services" for
	// a list within a list; empty for the form itself.
	At string
	// When tells whether the thing is made; the zero one always holds.
	When Condition
	// Name refers to what it is called, or to which it is.
	Name string
	// Said refers to what else is told of it, the most important first.
	Said []string
	// Nodes is what it has of machines; nil for none.
	Nodes *Nodes
	// Pays is how it is paid for, where it has no machines.
	Pays Pay
	// Stays says what is left of it, and goes on costing money, once the thing that was
	// asked for is deleted; empty where it goes with it.
	Stays Text
}

// Nodes are the machines of a [Part].
type Nodes struct {
	// Count, Least and Most refer to how many there are at creation, and between
	// which numbers they come and go by themselves; empty is one, and no bound.
	Count, Least, Most string
	// In is the list beside them whose first item has the machine, since the others
	// are for when that is out of stock. From here on references start in it.
	In string
	// Type refers to the type of machine, or to several, of which the first is tried
	// first. Its Source knows the facts "cores", "memory" (GiB) and "gpu".
	Type string
	// OrType refers to the type of those that have none at Type.
	OrType string
	// EachType says that there is one node of each of the types.
	EachType bool
	// Cores and Memory refer to the size itself, where no type is asked for;
	// MemoryUnits is how many units of Memory are a GiB.
	Cores, Memory string
	MemoryUnits   int64
	Disks         []Disk
	// Spot and Prepaid tell whether the nodes can be taken back, and whether they
	// are paid in advance.
	Spot, Prepaid Condition
	// Period and PeriodUnit refer to how long is paid for in advance, in months where
	// there is no unit; Renews to whether the cloud orders again by itself at its end.
	Period, PeriodUnit, Renews string
	// Refund says what a deletion makes of nodes that are paid in advance; where they are
	// Bound, which the cloud does not delete, what to do instead.
	Refund Text
	Bound  bool
	// Said refers to what else is told of each node.
	Said []string
}

// Disk is a disk of each node, or one for each item of a list.
type Disk struct {
	// In is the list of the disks; empty where there is one.
	In string
	// Category, Size (GiB) and Number refer to what it is, with In within it.
	Category, Size, Number string
	// Always says that the disk is there though nobody answered its size.
	Always bool
	// When tells whether it is there.
	When Condition
	// Stays tells whether it is left when its node is deleted.
	Stays Condition
}

// Unusual declares a remark on answers that are rarely meant.
type Unusual struct {
	// At is the list whose items are looked at, as in [Part].
	At string
	// Field refers to the answer that the remark leads to.
	Field string
	When  Condition
	Text  Text
}

// Scopes returns the scopes of the items of the list at, "" for the scope itself,
// of a list within a list those of all.
func (s *Scope) Scopes(at string) []*Scope {
	if at == "" {
		return []*Scope{s}
	}
	list, rest, _ := strings.Cut(at, "[].")
	var scopes []*Scope
	for _, item := range s.Items(list) {
		scopes = append(scopes, item.Scopes(rest)...)
	}
	return scopes
}

// Telling are the questions of an item of the list at path that decide what it comes
// to, the most telling first: what it is called, its machine, how many there are. They
// are references within the item; none where no part stands there.
func (f *Form) Telling(path Path) []string {
	var telling []string
	add := func(refs ...string) {
		for _, ref := range refs {
			if ref != "" && ref[0] != '/' && ref[0] != '.' && !slices.Contains(telling, ref) {
				telling = append(telling, ref)
			}
		}
	}
	for _, p := range f.Parts {
		if p.At != path.Pattern() {
			continue
		}
		add(p.Name)
		switch n := p.Nodes; {
		case n == nil:
		case n.In != "":
			add(n.In, n.Count, n.Least, n.Most)
		default:
			add(n.Type, n.Cores, n.Memory, n.Count, n.Least, n.Most)
		}
		add(p.Said...)
	}
	return telling
}

// parts refuses declarations of parts that refer to what does not exist.
func (l *linter) parts(f *Form, form *Scope) {
	for _, p := range f.Parts {
		where := "part " + string(p.Kind) + " " + p.Label.En
		if !slices.Contains(PartKinds, p.Kind) {
			l.report(where, "is of no kind")
		}
		l.text(where, p.Label)
		l.costs(where, p)
		s := l.inner(form, where, p.At)
		if s == nil {
			continue
		}
		l.condition(s, where, p.When)
		l.references(s, where, append(slices.Clone(p.Said), p.Name)...)
		if n := p.Nodes; n != nil {
			l.references(s, where, n.Count, n.Least, n.Most)
			l.machines(s, where, n)
		}
	}
	for _, u := range f.Unusual {
		where := "unusual " + u.Field
		l.text(where, u.Text)
		if s := l.inner(form, where, u.At); s != nil {
			l.condition(s, where, u.When)
			l.references(s, where, u.Field)
		}
	}
}

func (l *linter) machines(s *Scope, where string, n *Nodes) {
	if s = l.inner(s, where, n.In); s == nil {
		return
	}
	l.condition(s, where, n.Spot)
	l.condition(s, where, n.Prepaid)
	l.references(s, where, append(slices.Clone(n.Said), n.Type, n.OrType, n.Cores, n.Memory, n.Period, n.PeriodUnit, n.Renews)...)
	if n.Type == "" && n.Cores == "" {
		l.report(where, "tells no machine")
	}
	for _, d := range n.Disks {
		if in := l.inner(s, where, d.In); in != nil {
			l.references(in, where, d.Category, d.Size, d.Number)
			l.condition(in, where, d.When)
			l.condition(in, where, d.Stays)
		}
	}
}

// costs refuses what is said of costs in one language, or without anything to pay.
func (l *linter) costs(where string, p Part) {
	if !p.Stays.IsZero() {
		l.text(where, p.Stays)
	}
	if n := p.Nodes; n != nil && (!n.Prepaid.IsZero() || !n.Refund.IsZero()) {
		l.text(where, n.Refund)
	}
	if p.Nodes != nil && p.Pays != "" {
		l.report(where, "has machines, which say how they are paid for")
	}
}

// inner is the scope of an item of the list at, nil where there is no such list.
func (l *linter) inner(s *Scope, where, at string) *Scope {
	if at == "" {
		return s
	}
	list, rest, _ := strings.Cut(at, "[].")
	in, n := s.resolve(list)
	if n == nil || n.Kind != List {
		l.report(where, "stands at %s, which is no list", list)
		return nil
	}
	return l.inner(&Scope{level: n.sub, up: in, node: n}, where, rest)
}

// references checks those that are given.
func (l *linter) references(s *Scope, where string, refs ...string) {
	for _, ref := range refs {
		if ref != "" {
			l.reference(s, where, ref)
		}
	}
}
