package ehpc

import (
	"slices"
	"strings"
	"sync"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// How the product is told: in Call.Product, and by the header of its version.
const (
	Product = "EHPC"
	Version = "2024-07-30"
)

// Shows are the actions whose answers tell of what was made.
var Shows = []string{
	"GetAddon", "GetCluster", "GetQueue", "ListAddons", "ListClusters", "ListCommonLogs", "ListInstalledSoftwares", "ListNodes", "ListQueues", "ListSharedStorages",
}

// api is E-HPC 2024-07-30: its clusters and what was done to them.
type api struct {
	sim *engine.Core

	mu sync.RWMutex
	books
}

// books is what the state file keeps.
type books struct {
	world    *world.World
	clusters map[string]*cluster // Released ones included; their ids are not used again.
	order    []*cluster          // By creation.
	jobs     []*job              // By time.
	jobIndex map[string]*job     // By RequestId.
	named    map[string]int      // How many clusters had a region and name.
}

func newBooks(w *world.World) books {
	return books{world: w, clusters: map[string]*cluster{}, jobIndex: map[string]*job{}, named: map[string]int{}}
}

// New makes E-HPC in a world.
func New(s *engine.Core, w *world.World) *gateway.Product {
	e := &api{sim: s, books: newBooks(w)}
	for _, kind := range []string{world.CountCores, world.CountSpotCores, world.CountAddresses} {
		s.Counts(kind, func(of string, now time.Time) int { return e.inUse(kind, of, now) })
	}
	engine.Keep(s, Product, &e.mu, &e.books, func() books { return newBooks(w) })
	w.Machines = e.machines
	return &gateway.Product{
		Name:    Product,
		Host:    "ehpc",
		Invalid: invalid,
		Actions: map[string]gateway.Action{
			"CreateCluster":            {Run: e.create, Region: gateway.UnknownHere, Changes: true},
			"GetCluster":               {Run: e.get},
			"ListClusters":             {Run: e.list},
			"DeleteCluster":            {Run: e.remove, Changes: true},
			"GetCommonLogDetail":       {Run: e.logDetail},
			"ListCommonLogs":           {Run: e.logs},
			"ListNodes":                {Run: e.nodes},
			"ListQueues":               {Run: e.queues},
			"GetQueue":                 {Run: e.queue},
			"ListSharedStorages":       {Run: e.sharedStorages},
			"ListInstalledSoftwares":   {Run: e.installedSoftwares},
			"ListRegions":              {Run: e.regions},
			"ListAvailableImages":      {Run: e.images},
			"ListAvailableFileSystems": {Run: e.fileSystems},
			"ListSoftwares":            {Run: e.softwares},
			"ListAddons":               {Run: e.addons},
			"GetAddon":                 {Run: e.addon},
			"ListAddonTemplates":       {Run: e.addonTemplates},
			"DescribeAddonTemplate":    {Run: e.addonTemplate},
		},
	}
}

// create accepts a cluster: from here on its course is a matter of the clock.
func (e *api) create(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	request, where := readCreateCluster(c, e.world)
	if c.Bad() {
		return nil, nil
	}
	if world.Poor(e.sim) {
		return nil, gateway.Refuse("OrderError.Arrearage", "")
	}
	request.Sent = keep(c.Params)
	if c.Foreign {
		request.Description, request.Tags = "", nil
	}
	fate := ending{stage: e.sim.Failure(Product)}
	if stage, why := world.Stops(e.sim, where, request.needs(), c.Now); why != world.NoCause && fate.stage == "" {
		fate = ending{stage, why}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	made := e.newCluster(request, where, c, fate)
	e.add(made)
	e.record(&job{action: "CreateCluster", cluster: made, requestID: c.RequestID, began: c.Now, course: made.course})
	return engine.Answer{
		"Success":   true,
		"ClusterId": made.id,
		// The sample of the API page has this newline.
		"TaskId": c.RequestID + "\n",
	}, nil
}

// newCluster derives ids and course from the seed, the region, the name and how
// many clusters of that name there were.
func (e *api) newCluster(request createCluster, where *world.Region, c *gateway.Call, fate ending) *cluster {
	key := world.NameKey(where, request.Name)
	e.named[key]++
	h := e.world.Random("cluster", key, engine.Number10(e.named[key]))
	id := clusterID(where, h)
	for step := h; e.clusters[id] != nil; id = clusterID(where, step) {
		step = engine.Mix(step)
	}
	made := &cluster{
		id: id, region: where, request: request, created: c.Now, modified: c.Now, random: h,
		settings: settings{
			Name: request.Name, ClientVersion: request.ClientVersion, MaxCount: request.MaxCount,
			MaxCoreCount: request.MaxCoreCount, Protected: request.Protected,
			GrowInterval: defaultGrowInterval, IdleInterval: defaultIdleInterval,
		},
		pace: e.sim.Pace, failing: fate, course: planCreation(request, h, fate),
	}
	made.securityGroup = request.SecurityGroup
	if made.securityGroup == "" {
		made.securityGroup = "sg-" + engine.Letters(engine.Mix(h), 20, engine.LowerAlnum)
	}
	return made
}

// inUse counts what the clusters use up, from their creation to their release.
func (e *api) inUse(kind, of string, now time.Time) int {
	e.mu.RLock()
	defer e.mu.RUnlock()
	n := 0
	for _, one := range e.order {
		if now.Before(one.created) || one.released != nil && one.status(now) == statusGone {
			continue
		}
		for _, need := range one.request.needs() {
			if need.Stage == one.failing.stage {
				break // Neither this nor what comes after it was made.
			}
			n += need.Counts(kind, one.region.ID, of)
		}
	}
	return n
}

func clusterID(where *world.Region, h uint64) string {
	return "ehpc-" + where.Code + "-" + engine.Letters(h, 10, engine.MixedAlnum)
}

func (b *books) add(c *cluster) {
	b.clusters[c.id] = c
	b.order = append(b.order, c)
}

// record keeps a job for the log calls.
func (b *books) record(j *job) {
	at, _ := slices.BinarySearchFunc(b.jobs, j, func(one, other *job) int {
		if one.began.After(other.began) {
			return 1
		}
		return -1 // Those of the same time stay in their order.
	})
	b.jobs = slices.Insert(b.jobs, at, j)
	b.jobIndex[j.requestID] = j
}

// get is the call GetCluster.
func (e *api) get(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	id := c.Params.NeedText("ClusterId")
	return e.about(c, id, func(found *cluster) (engine.Answer, *engine.Refusal) { return found.describe(c.Now), nil })
}

// about runs a look-up about the cluster with an id.
func (e *api) about(c *gateway.Call, id string, run func(*cluster) (engine.Answer, *engine.Refusal)) (engine.Answer, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	found, refused := e.find(c, id)
	if refused != nil {
		return nil, refused
	}
	return run(found)
}

// find looks up a cluster that the caller can see.
func (e *api) find(c *gateway.Call, id string) (*cluster, *engine.Refusal) {
	found := e.clusters[id]
	if found == nil || c.Region != nil && c.Region != found.region || found.status(c.Now) == statusGone {
		return nil, gateway.Refuse("ClusterNotFound", "")
	}
	return found, nil
}

// remove is the call DeleteCluster.
func (e *api) remove(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	id := c.Params.NeedText("ClusterId")
	if c.Bad() {
		return nil, nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	found, refused := e.find(c, id)
	if refused != nil {
		return nil, refused
	}
	if found.settings.Protected {
		return nil, gateway.Refuse("Cluster.NotSupported", "")
	}
	if s := found.status(c.Now); s != statusRunning && s != statusException {
		return nil, gateway.Refuse("InvalidClusterStatus", "")
	}
	found.released = &release{began: c.Now, course: planRelease(found)}
	e.record(&job{action: "DeleteCluster", cluster: found, requestID: c.RequestID, began: c.Now, course: found.released.course})
	return engine.Answer{"Success": true, "TaskId": c.RequestID}, nil
}

// list is the call ListClusters.
func (e *api) list(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	names := p.Texts("ClusterNames", 0, 20)
	ids := p.Texts("ClusterIds", 0, 20)
	page := engine.ReadPage(p, 10, 10, 100)
	if c.Bad() {
		return nil, nil
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	var found []*cluster
	for _, one := range slices.Backward(e.order) {
		if c.Region != nil && one.region != c.Region ||
			len(names) > 0 && !slices.Contains(names, one.settings.Name) ||
			len(ids) > 0 && !slices.Contains(ids, one.id) ||
			one.status(c.Now) == statusGone {
			continue
		}
		found = append(found, one)
	}
	shown := make([]clusterSummary, 0, page.Size)
	for _, one := range engine.Cut(page, found) {
		shown = append(shown, one.summary(c.Now))
	}
	return engine.Answer{
		"Clusters": shown, "TotalCount": len(found), "PageSize": page.Size,
		"PageNumber": engine.Number10(page.Number), // A string here.

		"EhpcVersionStatistics": engine.Answer{"V1Count": 0, "V2Count": len(found)},
	}, nil
}

// schedulerShown is how GetCluster spells a scheduler, e.g. slurm22 for SLURM
// 22.05.8; the request's spelling does not come back.
func schedulerShown(kind, version string) string {
	major, _, _ := strings.Cut(version, ".")
	return strings.ToLower(kind) + major
}
