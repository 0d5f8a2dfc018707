package ehpc

import (
	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// The request of E-HPC CreateCluster 2024-07-30 as this side of the wire reads
// it. Only what the simulator needs later is kept; credentials never are.

type createCluster struct {
	Name, Category, Mode  string
	Description           string `json:",omitempty"`
	VPC                   *world.VPC
	VSwitch               *world.VSwitch
	SecurityGroup         string // "" when one is to be created.
	ClientVersion         string
	Script                bool
	MaxCount              int // NotGiven when left out; so below.
	MaxCoreCount          int
	Protected             bool
	ResourceGroup         string
	Tags                  []tag
	Scheduler, DNS, Login service
	Manager               node
	Queues                []queue
	Storages              []sharedStorage
	Packages              []additionalPackage
	Addons                []addon
	Sent                  engine.Kept `json:",omitzero"` // What look-ups tell again.
}

type tag struct{ Key, Value string }

// service is a type and a version: scheduler, DNS or directory.
type service struct{ Kind, Version string }

// node is NodeTemplate as far as it is shown again.
type node struct {
	InstanceType *world.InstanceType
	Image        string
	ChargeType   string
	HyperThreads bool
	Spot         bool `json:",omitempty"`
}

// need is what some nodes use up; what is paid in advance counts for no limit.
func (n node) need(stage string, count int, v *world.VSwitch) world.Need {
	out := world.Need{Stage: stage, Spot: n.Spot, Nodes: count, VSwitch: v}
	if n.ChargeType != "PrePaid" {
		out.Cores = n.InstanceType.Cores * count
	}
	return out
}

// needs are what a cluster uses up, in the order of its stages.
func (c createCluster) needs() []world.Need {
	out := []world.Need{c.Manager.need(stageManager, 1, c.VSwitch)}
	for _, q := range c.Queues {
		for i, v := range q.VSwitches {
			// They are taken in turn; see cluster.address.
			if n := (q.starting() + len(q.VSwitches) - 1 - i) / len(q.VSwitches); n > 0 {
				out = append(out, q.Nodes[0].need(stageQueues, n, v))
			}
		}
	}
	for _, a := range c.Addons {
		if a.Resources == nil {
			continue
		}
		for _, n := range a.Resources.Nodes {
			out = append(out, n.need(stageAddon, 1, c.VSwitch))
		}
	}
	return out
}

type queue struct {
	Name              string
	ScaleOut, ScaleIn bool
	Minimum, Maximum  int
	Initial           int
	PerCycle          int
	InterConnect      string
	VSwitches         []*world.VSwitch
	Nodes             []node
	Prefix, Suffix    string
	Strategy, Role    string
}

// starting is how many nodes a queue gets at creation: none where it has nothing to
// start them from.
func (q queue) starting() int {
	if len(q.Nodes) == 0 {
		return 0
	}
	return max(q.Initial, q.Minimum, 0)
}

type sharedStorage struct {
	FileSystem             *world.FileSystem
	Target                 string
	Directory, Remote      string
	Protocol, MountOptions string
}

type additionalPackage struct{ Name, Version string }

// addon is a service component. State files of before have no more than its name
// and version: then it is as its template.
type addon struct {
	Name, Version string
	Services      []addonService  `json:",omitzero"` // Nil is not told, and empty is none.
	Resources     *addonResources `json:",omitempty"`
}

// addonService is one of the ways in, and who may take it.
type addonService struct {
	Name, Access, URL string       `json:",omitempty"`
	Rules             []accessRule `json:",omitempty"`
}

type accessRule struct {
	Protocol string
	Port     int
	Source   string
}

// addonResources are the component's public address and nodes.
type addonResources struct {
	NewAddress                bool   `json:",omitempty"`
	Address                   string `json:",omitempty"` // The id of one that there was.
	Bandwidth                 int    `json:",omitempty"`
	ChargeType, TrafficCharge string `json:",omitempty"`
	Nodes                     []node `json:",omitempty"`
}

// startingNodes counts the nodes of all queues at creation.
func (c createCluster) startingNodes() int {
	n := 0
	for _, q := range c.Queues {
		n += q.starting()
	}
	return n
}

// invalid names a bad parameter as E-HPC does, missing or not.
func invalid(path string, _ bool) *engine.Refusal { return gateway.Refuse("InvalidParams", path) }
