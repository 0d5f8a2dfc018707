package simulator

// The request of E-HPC CreateCluster 2024-07-30 as this side of the wire reads
// it. Only what the simulator needs later is kept; credentials never are.

type createCluster struct {
	name, category, mode  string
	vpc                   *vpc
	vSwitch               *vSwitch
	securityGroup         string // "" when one is to be created.
	clientVersion         string
	script                bool
	maxCount              int // notGiven when left out; so below.
	maxCoreCount          int
	protected             bool
	resourceGroup         string
	tags                  []tag
	scheduler, dns, login service
	manager               node
	queues                []queue
	storages              []sharedStorage
	packages              []additionalPackage
	addons                []addon
}

type tag struct{ Key, Value string }

// service is a type and a version: scheduler, DNS or directory.
type service struct{ kind, version string }

// node is NodeTemplate as far as it is shown again.
type node struct {
	instanceType *instanceType
	image        string
	chargeType   string
	hyperThreads bool
}

type queue struct {
	name              string
	scaleOut, scaleIn bool
	minimum, maximum  int
	initial           int
	perCycle          int
	interConnect      string
	vSwitches         []*vSwitch
	nodes             []node
	prefix, suffix    string
	strategy, role    string
}

// starting is how many nodes a queue gets at creation.
func (q queue) starting() int { return max(q.initial, q.minimum, 0) }

type sharedStorage struct {
	fileSystem             *fileSystem
	target                 string
	directory, remote      string
	protocol, mountOptions string
}

type additionalPackage struct{ name, version string }

type addon struct{ name, version string }

// startingNodes counts the nodes of all queues at creation.
func (c createCluster) startingNodes() int {
	n := 0
	for _, q := range c.queues {
		n += q.starting()
	}
	return n
}
