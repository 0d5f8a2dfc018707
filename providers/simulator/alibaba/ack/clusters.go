package ack

import (
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// How the product is told: in Call.Product, and by the header of its version.
const (
	Product = "CS"
	Version = "2015-12-15"
)

// Shows are the actions whose answers tell of what was made.
var Shows = []string{
	"CheckControlPlaneLogEnable", "GetClusterAddonInstance", "GetClusterAuditProject", "ListClusterAddonInstances",
	"DescribeClusterDetail", "DescribeClusterEvents", "DescribeClusterLogs", "DescribeClusterNodePools", "DescribeClusterNodes",
	"DescribeClusterTasks", "DescribeClusterUserKubeconfig", "DescribeClustersForRegion", "DescribeTaskInfo",
}

// api is Container Service for Kubernetes, CS 2015-12-15: its clusters and
// tasks.
type api struct {
	sim *engine.Core

	mu sync.RWMutex
	books
}

// books is what the state file keeps.
type books struct {
	world    *world.World
	clusters map[string]*cluster // Deleted ones included; ids are not used again.
	order    []*cluster          // By creation.
	tasks    map[string]*task
	named    map[string]int // How many clusters had a region and name.
}

func newBooks(w *world.World) books {
	return books{world: w, clusters: map[string]*cluster{}, tasks: map[string]*task{}, named: map[string]int{}}
}

func (b *books) add(c *cluster) {
	b.clusters[c.ID] = c
	b.order = append(b.order, c)
	b.index(c)
	b.named[world.NameKey(c.region, c.Request.Name)]++
}

// index makes the tasks of a cluster found.
func (b *books) index(c *cluster) {
	for _, t := range c.tasks {
		b.tasks[t.ID] = t
	}
}

// New makes ACK in a world.
func New(s *engine.Core, w *world.World) *gateway.Product {
	a := &api{sim: s, books: newBooks(w)}
	a.count()
	engine.Keep(s, Product, &a.mu, &a.books, func() books { return newBooks(w) })
	get := func(path string, run func(*gateway.Call) (engine.Answer, *engine.Refusal)) gateway.Action {
		return gateway.Action{Run: run, At: gateway.Route{Method: http.MethodGet, Path: path}}
	}
	p := &gateway.Product{Name: Product, Host: "cs", Invalid: invalid, Malformed: malformed, Rest: true, Envelope: envelope}
	p.Actions = map[string]gateway.Action{
		"CreateCluster":                     {Run: a.create, At: gateway.Route{Method: http.MethodPost, Path: "/clusters", Body: true}, Changes: true},
		"DeleteCluster":                     {Run: a.remove, At: gateway.Route{Method: http.MethodDelete, Path: "/clusters/{id}", Body: false}, Changes: true},
		"ModifyCluster":                     {Run: a.modify, At: gateway.Route{Method: http.MethodPut, Path: "/api/v2/clusters/{id}", Body: true}, Changes: true},
		"DescribeTaskInfo":                  get("/tasks/{id}", a.task),
		"DescribeClusterDetail":             get("/clusters/{id}", a.detail),
		"DescribeClusterTasks":              get("/clusters/{id}/tasks", a.clusterTasks),
		"DescribeClusterEvents":             get("/clusters/{id}/events", a.clusterEvents),
		"DescribeClusterLogs":               get("/clusters/{id}/logs", a.clusterLogs),
		"DescribeClusterNodePools":          get("/clusters/{id}/nodepools", a.nodePools),
		"ListClusterAddonInstances":         get("/clusters/{id}/addon_instances", a.addonInstances),
		"GetClusterAddonInstance":           get("/clusters/{id}/addon_instances/{name}", a.addonInstance),
		"GetClusterAuditProject":            get("/clusters/{id}/audit", a.audit),
		"CheckControlPlaneLogEnable":        get("/clusters/{id}/controlplanelog", a.controlLogs),
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
func (a *api) create(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	f := &form{retired: a.sim.Retired, world: a.world}
	f.read(c)
	if c.Bad() {
		return nil, nil
	}
	if world.Poor(a.sim) {
		return nil, refuse("InsufficientBalance", "")
	}
	f.Sent = keep(c.Body.Value)
	if c.Foreign {
		f.Tags = nil
	}
	stage, why := world.Stops(a.sim, f.at.Region, f.needs(a.world, f.at.Region), c.Now)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.checkTaken(f, c)
	if c.Bad() {
		return nil, nil
	}
	if failing := a.sim.Failure(Product); failing != "" {
		stage, why = failing, world.NoCause
	}
	made := a.newCluster(f, c.Now, stage, why)
	return engine.Answer{"cluster_id": made.ID, "task_id": made.creation().ID, "request_id": c.RequestID}, nil
}

// checkTaken holds a request against the account's clusters: names are unique
// in it, numbers limited, load balancers of one alone, and address blocks of one
// VPC apart. Load balancers that no cluster has are taken to exist.
func (a *api) checkTaken(f *form, c *gateway.Call) {
	live, managed := 0, 0
	for _, other := range a.order {
		if other.state(c.Now) == stateGone {
			continue
		}
		live++
		if other.Request.managed() {
			managed++
		}
		if f.LoadBalancer != "" && other.Request.LoadBalancer == f.LoadBalancer {
			wrong(c.Body, "load_balancer_id", "the cluster "+other.Request.Name+" uses it already")
		}
		if other.Request.Name == f.Name {
			c.Body.Refuse(refuse("ErrorClusterNameAlreadyExist", f.Name))
		}
		if f.VPC == "" || other.Request.VPC != f.VPC {
			continue
		}
		f.blocks = nil
		f.take(other.Request.Container, "the cluster "+other.Request.Name)
		f.take(other.Request.Service, "the cluster "+other.Request.Name)
		f.disjoint(c.Body, "container_cidr", f.Container)
		f.disjoint(c.Body, "service_cidr", f.Service)
	}
	a.checkLimits(f, c.Body, live, managed)
}

// newCluster derives ids and course from the seed, the region, the name and how
// many clusters of that name there were.
func (a *api) newCluster(f *form, now time.Time, failing string, why world.Cause) *cluster {
	key := world.NameKey(f.at.Region, f.Name)
	h := a.world.Random("ack", key, engine.Number10(a.named[key]))
	made := &cluster{
		ID: "c" + engine.Letters(h, 32, engine.HexDigits), Region: f.at.Region.ID, Pace: a.sim.Pace, Created: now, Modified: now,
		Random: h, Failing: failing, Cause: why, Protected: f.protected, Request: f.request,
	}
	made.lay(f.at.Region)
	a.add(made)
	return made
}

// find looks up a cluster that the caller can see; the call must be made in its
// region.
func (a *api) find(c *gateway.Call, id string) (*cluster, *engine.Refusal) {
	found := a.clusters[id]
	if found == nil || c.Region != nil && c.Region != found.region || found.state(c.Now) == stateGone {
		return nil, refuse("ErrorClusterNotFound", id)
	}
	return found, nil
}

// about runs a look-up about the cluster that the path names.
func (a *api) about(c *gateway.Call, run func(*cluster) engine.Answer) (engine.Answer, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	a.mu.RLock()
	defer a.mu.RUnlock()
	found, refused := a.find(c, c.Path[0])
	if refused != nil {
		return nil, refused
	}
	return run(found), nil
}

// quota is the call DescribeUserQuota.
func (a *api) quota(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	quotas := a.limits()
	out := engine.Answer{}
	listed := engine.Answer{}
	for _, name := range slices.Sorted(maps.Keys(quotas)) {
		out[name] = quotas[name]
		listed[name] = engine.Answer{"quota": engine.Number10(quotas[name]), "operation_code": "", "adjustable": true, "unit": "COUNT"}
	}
	out["quotas"] = listed
	return out, nil
}
