package simulator

import (
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"
)

const (
	ackService = "CS"
	ackVersion = "2015-12-15"
)

// ack is Container Service for Kubernetes, CS 2015-12-15: its clusters and
// tasks.
type ack struct {
	sim *Simulator

	mu sync.RWMutex
	ackBooks
}

// ackBooks is what the state file keeps.
type ackBooks struct {
	world    *world
	clusters map[string]*ackCluster // Deleted ones included; ids are not used again.
	order    []*ackCluster          // By creation.
	tasks    map[string]*ackTask
	named    map[string]int // How many clusters had a region and name.
}

func newACKBooks(w *world) ackBooks {
	return ackBooks{world: w, clusters: map[string]*ackCluster{}, tasks: map[string]*ackTask{}, named: map[string]int{}}
}

func (b *ackBooks) add(c *ackCluster) {
	b.clusters[c.ID] = c
	b.order = append(b.order, c)
	b.index(c)
	b.named[nameKey(c.region, c.Request.Name)]++
}

// index makes the tasks of a cluster found.
func (b *ackBooks) index(c *ackCluster) {
	for _, t := range c.tasks {
		b.tasks[t.ID] = t
	}
}

func newACK(s *Simulator) *product {
	a := &ack{sim: s, ackBooks: newACKBooks(s.world)}
	s.keepers[ackService] = newShelf(&a.mu, &a.ackBooks, func() ackBooks { return newACKBooks(s.world) })
	get := func(path string, run func(*call) (answer, *refusal)) action {
		return action{run: run, at: route{method: http.MethodGet, path: path}}
	}
	p := &product{name: ackService, host: "cs", invalid: invalidACK, rest: true, envelope: ackEnvelope}
	p.actions = map[string]action{
		"CreateCluster":                     {run: a.create, at: route{http.MethodPost, "/clusters", true}, changes: true},
		"DeleteCluster":                     {run: a.remove, at: route{http.MethodDelete, "/clusters/{id}", false}, changes: true},
		"ModifyCluster":                     {run: a.modify, at: route{http.MethodPut, "/api/v2/clusters/{id}", true}, changes: true},
		"DescribeTaskInfo":                  get("/tasks/{id}", a.task),
		"DescribeClusterDetail":             get("/clusters/{id}", a.detail),
		"DescribeClusterTasks":              get("/clusters/{id}/tasks", a.clusterTasks),
		"DescribeClusterEvents":             get("/clusters/{id}/events", a.clusterEvents),
		"DescribeClusterLogs":               get("/clusters/{id}/logs", a.clusterLogs),
		"DescribeClusterNodePools":          get("/clusters/{id}/nodepools", a.nodePools),
		"DescribeClusterNodes":              get("/clusters/{id}/nodes", a.nodes),
		"DescribeClusterUserKubeconfig":     get("/k8s/{id}/user_config", a.kubeconfig),
		"DescribeClustersForRegion":         get("/regions/{region}/clusters", a.list),
		"DescribeRegions":                   get("/regions", a.regions),
		"DescribeKubernetesVersionMetadata": get("/api/v1/metadata/versions", a.versions),
		"ListAddons":                        get("/addons", a.addons),
		"DescribeAddons":                    get("/clusters/components/metadata", a.addonGroups),
		"DescribeUserQuota":                 get("/quota", a.quota),
	}
	return p
}

// create accepts a cluster: from here on its course is a matter of the clock.
func (a *ack) create(c *call) (answer, *refusal) {
	f := &ackForm{sim: a.sim}
	f.read(c)
	if c.bad() {
		return nil, nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.checkTaken(f, c)
	if c.bad() {
		return nil, nil
	}
	made := a.newCluster(f, c.now, a.sim.faults.failure(ackService))
	return answer{"cluster_id": made.ID, "task_id": made.creation().ID, "request_id": c.requestID}, nil
}

// checkTaken holds a request against the account's clusters: names are unique
// in it, numbers limited, load balancers of one alone, and address blocks of one
// VPC apart. Load balancers that no cluster has are taken to exist.
func (a *ack) checkTaken(f *ackForm, c *call) {
	live, managed := 0, 0
	for _, other := range a.order {
		if other.state(c.now) == ackGone {
			continue
		}
		live++
		if other.Request.managed() {
			managed++
		}
		if f.LoadBalancer != "" && other.Request.LoadBalancer == f.LoadBalancer {
			c.body.wrong("load_balancer_id", "the cluster "+other.Request.Name+" uses it already")
		}
		if other.Request.Name == f.Name {
			c.body.refuse(ackRefuse("ErrorClusterNameAlreadyExist", f.Name))
		}
		if f.VPC == "" || other.Request.VPC != f.VPC {
			continue
		}
		f.blocks = nil
		f.take(other.Request.Container, "the cluster "+other.Request.Name)
		f.take(other.Request.Service, "the cluster "+other.Request.Name)
		f.disjoint(c.body, "container_cidr", f.Container)
		f.disjoint(c.body, "service_cidr", f.Service)
	}
	if live >= quotaClusters {
		c.body.refuse(ackRefuse("QuotaExceeded.Cluster", number10(quotaClusters)+" at most"))
	}
	if f.managed && managed >= quotaManaged {
		c.body.refuse(ackRefuse("QuotaExceeded.Cluster", number10(quotaManaged)+" managed ones at most"))
	}
}

// newCluster derives ids and course from the seed, the region, the name and how
// many clusters of that name there were.
func (a *ack) newCluster(f *ackForm, now time.Time, failing string) *ackCluster {
	key := nameKey(f.at.region, f.Name)
	h := a.sim.world.random("ack", key, number10(a.named[key]))
	made := &ackCluster{
		ID: "c" + letters(h, 32, hexDigits), Region: f.at.region.id, Pace: a.sim.pace, Created: now, Modified: now,
		Random: h, Failing: failing, Protected: f.protected, Request: f.ackRequest,
	}
	made.lay(f.at.region)
	a.add(made)
	return made
}

// find looks up a cluster that the caller can see; the call must be made in its
// region.
func (a *ack) find(c *call, id string) (*ackCluster, *refusal) {
	found := a.clusters[id]
	if found == nil || c.region != nil && c.region != found.region || found.state(c.now) == ackGone {
		return nil, ackRefuse("ErrorClusterNotFound", id)
	}
	return found, nil
}

// about runs a look-up about the cluster that the path names.
func (a *ack) about(c *call, run func(*ackCluster) answer) (answer, *refusal) {
	if c.bad() {
		return nil, nil
	}
	a.mu.RLock()
	defer a.mu.RUnlock()
	found, refused := a.find(c, c.path[0])
	if refused != nil {
		return nil, refused
	}
	return run(found), nil
}

// quota is the call DescribeUserQuota.
func (a *ack) quota(c *call) (answer, *refusal) {
	if c.bad() {
		return nil, nil
	}
	quotas := map[string]int{
		"cluster_quota": quotaClusters, "amk_cluster_quota": quotaManaged, "ask_cluster_quota": quotaManaged,
		"cluster_nodepool_quota": quotaPools, "node_quota": quotaPoolNodes,
	}
	out := answer{}
	listed := answer{}
	for _, name := range slices.Sorted(maps.Keys(quotas)) {
		out[name] = quotas[name]
		listed[name] = answer{"value": number10(quotas[name]), "operation_code": "", "adjustable": true, "unit": "COUNT"}
	}
	out["quotas"] = listed
	return out, nil
}
