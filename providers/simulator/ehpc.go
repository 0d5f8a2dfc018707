package simulator

import (
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	ehpcService = "EHPC"
	ehpcVersion = "2024-07-30"
)

// ehpc is E-HPC 2024-07-30: its clusters and what was done to them.
type ehpc struct {
	sim *Simulator

	mu sync.RWMutex
	ehpcBooks
}

// ehpcBooks is what the state file keeps.
type ehpcBooks struct {
	world    *world
	clusters map[string]*cluster // Released ones included; their ids are not used again.
	order    []*cluster          // By creation.
	jobs     []*job              // By time.
	jobIndex map[string]*job     // By RequestId.
	named    map[string]int      // How many clusters had a region and name.
}

func newEHPCBooks(w *world) ehpcBooks {
	return ehpcBooks{world: w, clusters: map[string]*cluster{}, jobIndex: map[string]*job{}, named: map[string]int{}}
}

func newEHPC(s *Simulator) *product {
	e := &ehpc{sim: s, ehpcBooks: newEHPCBooks(s.world)}
	s.keepers[ehpcService] = newShelf(&e.mu, &e.ehpcBooks, func() ehpcBooks { return newEHPCBooks(s.world) })
	return &product{
		name:    ehpcService,
		host:    "ehpc",
		invalid: invalidEHPC,
		actions: map[string]action{
			"CreateCluster":            {run: e.create, region: unknownHere, changes: true},
			"GetCluster":               {run: e.get},
			"ListClusters":             {run: e.list},
			"DeleteCluster":            {run: e.remove, changes: true},
			"GetCommonLogDetail":       {run: e.logDetail},
			"ListCommonLogs":           {run: e.logs},
			"ListNodes":                {run: e.nodes},
			"ListQueues":               {run: e.queues},
			"ListRegions":              {run: e.regions},
			"ListAvailableImages":      {run: e.images},
			"ListAvailableFileSystems": {run: e.fileSystems},
			"ListSoftwares":            {run: e.softwares},
			"ListAddonTemplates":       {run: e.addonTemplates},
			"DescribeAddonTemplate":    {run: e.addonTemplate},
		},
	}
}

// create accepts a cluster: from here on its course is a matter of the clock.
func (e *ehpc) create(c *call) (answer, *refusal) {
	request, where := readCreateCluster(c, e.sim.world)
	if c.bad() {
		return nil, nil
	}
	failing := e.sim.faults.failure(ehpcService)
	e.mu.Lock()
	defer e.mu.Unlock()
	made := e.newCluster(request, where, c, failing)
	e.add(made)
	e.record(&job{action: "CreateCluster", cluster: made, requestID: c.requestID, began: c.now, course: made.course})
	return answer{
		"Success":   true,
		"ClusterId": made.id,
		// The sample of the API page has this newline.
		"TaskId": c.requestID + "\n",
	}, nil
}

// newCluster derives ids and course from the seed, the region, the name and how
// many clusters of that name there were.
func (e *ehpc) newCluster(request createCluster, where *region, c *call, failing string) *cluster {
	key := nameKey(where, request.Name)
	e.named[key]++
	h := e.sim.world.random("cluster", key, number10(e.named[key]))
	id := clusterID(where, h)
	for step := h; e.clusters[id] != nil; id = clusterID(where, step) {
		step = mix(step)
	}
	made := &cluster{
		id: id, region: where, request: request, created: c.now, modified: c.now, random: h,
		settings: settings{
			Name: request.Name, ClientVersion: request.ClientVersion, MaxCount: request.MaxCount,
			MaxCoreCount: request.MaxCoreCount, Protected: request.Protected,
			GrowInterval: defaultGrowInterval, IdleInterval: defaultIdleInterval,
		},
		pace: e.sim.pace, failing: failing, course: planCreation(request, h, failing),
	}
	made.securityGroup = request.SecurityGroup
	if made.securityGroup == "" {
		made.securityGroup = "sg-" + letters(mix(h), 20, lowerAlnum)
	}
	return made
}

func clusterID(where *region, h uint64) string {
	return "ehpc-" + where.code + "-" + letters(h, 10, mixedAlnum)
}

func nameKey(where *region, name string) string { return where.id + "/" + name }

func (b *ehpcBooks) add(c *cluster) {
	b.clusters[c.id] = c
	b.order = append(b.order, c)
}

// record keeps a job for the log calls.
func (b *ehpcBooks) record(j *job) {
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
func (e *ehpc) get(c *call) (answer, *refusal) {
	id := c.params.needText("ClusterId")
	if c.bad() {
		return nil, nil
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	found, refused := e.find(c, id)
	if refused != nil {
		return nil, refused
	}
	return found.describe(c.now), nil
}

// find looks up a cluster that the caller can see.
func (e *ehpc) find(c *call, id string) (*cluster, *refusal) {
	found := e.clusters[id]
	if found == nil || c.region != nil && c.region != found.region || found.status(c.now) == statusGone {
		return nil, refuse("ClusterNotFound", "")
	}
	return found, nil
}

// remove is the call DeleteCluster.
func (e *ehpc) remove(c *call) (answer, *refusal) {
	id := c.params.needText("ClusterId")
	if c.bad() {
		return nil, nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	found, refused := e.find(c, id)
	if refused != nil {
		return nil, refused
	}
	if found.settings.Protected {
		return nil, refuse("Cluster.NotSupported", "")
	}
	if s := found.status(c.now); s != statusRunning && s != statusException {
		return nil, refuse("InvalidClusterStatus", "")
	}
	found.released = &release{began: c.now, course: planRelease(found)}
	e.record(&job{action: "DeleteCluster", cluster: found, requestID: c.requestID, began: c.now, course: found.released.course})
	return answer{"Success": true, "TaskId": c.requestID}, nil
}

// list is the call ListClusters.
func (e *ehpc) list(c *call) (answer, *refusal) {
	p := c.params
	names := p.texts("ClusterNames", 0, 20)
	ids := p.texts("ClusterIds", 0, 20)
	page := readPage(p, 10, 10, 100)
	if c.bad() {
		return nil, nil
	}
	e.mu.RLock()
	defer e.mu.RUnlock()
	var found []*cluster
	for _, one := range slices.Backward(e.order) {
		if c.region != nil && one.region != c.region ||
			len(names) > 0 && !slices.Contains(names, one.settings.Name) ||
			len(ids) > 0 && !slices.Contains(ids, one.id) ||
			one.status(c.now) == statusGone {
			continue
		}
		found = append(found, one)
	}
	shown := make([]clusterSummary, 0, page.size)
	for _, one := range cut(page, found) {
		shown = append(shown, one.summary(c.now))
	}
	return answer{
		"Clusters": shown, "TotalCount": len(found), "PageSize": page.size,
		"PageNumber": number10(page.number), // A string here.
	}, nil
}

// utc is the ISO 8601 form of times in answers about clusters.
func utc(t time.Time) string { return t.UTC().Format(acsDate) }

// schedulerShown is how GetCluster spells a scheduler, e.g. slurm22 for SLURM
// 22.05.8; the request's spelling does not come back.
func schedulerShown(kind, version string) string {
	major, _, _ := strings.Cut(version, ".")
	return strings.ToLower(kind) + major
}
