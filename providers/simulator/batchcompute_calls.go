package simulator

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
)

const batchService = "BatchCompute"

// batchClusters is the service: its clusters and the questions about them.
type batchClusters struct {
	sim *Simulator

	mu       sync.RWMutex
	clusters []*batchCluster // By creation; deleted ones included.
}

func newBatchClusters(s *Simulator) *batchClusters {
	b := &batchClusters{sim: s}
	s.keepers[batchService] = b
	return b
}

func (b *batchClusters) routes() routes {
	const (
		clusters  = "/clusters"
		cluster   = clusters + "/{cluster}"
		instances = cluster + "/groups/{group}/instances"
		get       = http.MethodGet
	)
	all := routes{
		{method: http.MethodPost, path: clusters, action: "CreateCluster", status: http.StatusCreated, changes: true, run: b.create},
		{method: get, path: clusters, action: "ListClusters", run: b.list},
		{method: get, path: cluster, action: "GetCluster", run: b.get},
		{method: http.MethodDelete, path: cluster, action: "DeleteCluster", status: http.StatusNoContent, changes: true, run: b.remove},
		{method: get, path: instances, action: "ListClusterInstances", run: b.instances},
		{method: get, path: instances + "/{instance}", action: "GetClusterInstance", run: b.instance},
		{method: get, path: "/available", action: "GetAvailable", run: b.available},
		{method: get, path: "/quotas", action: "GetQuota", run: b.quotas},
		{method: get, path: "/images", action: "ListImages", run: b.images},
		{method: get, path: "/images/{image}", action: "GetImage", run: b.image},
	}
	for i := range all {
		all[i].service = batchService
	}
	return all
}

var batchToken = regexp.MustCompile(`^[A-Za-z0-9_]{1,64}$`).MatchString

// create is the call POST /clusters. The same token with the same body gives
// the first answer again.
func (b *batchClusters) create(c *restCall) (any, *refusal) {
	token := c.query.text("IdempotentToken", batchToken)
	kind, _, _ := strings.Cut(c.header.Get("Content-Type"), ";")
	if c.bad() {
		return nil, nil
	}
	if kind != "application/json" && kind != "application/json-rpc" {
		return nil, invalidBatch("ContentType", "")
	}
	body, err := parseJSON(string(c.body))
	if err != nil {
		return nil, batchRefuse("InvalidJsonFormat", "")
	}
	if body.kind != composite {
		return nil, batchRefuse("InvalidHttpBody", "")
	}
	where := c.region
	if where == "" {
		where = batchRegions[0]
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	digested := hashHex(body.sorted().json())
	if earlier := b.byToken(where, token); earlier != nil {
		if earlier.Body != digested {
			return nil, batchRefuse("IdempotentTokenMismatch", "")
		}
		return answer{"Id": earlier.ID}, nil
	}
	sent := sheet{invalid: batchInvalid}
	request := readBatchCluster(body.object("", &sent), func(id string) bool {
		r := b.sim.world.region(where)
		return r != nil && r.vpc(id) != nil
	})
	if sent.refused != nil {
		return nil, sent.refused
	}
	if refused := b.room(c); refused != nil {
		return nil, refused
	}
	made := b.newCluster(c, where, request)
	made.Token, made.Body = token, digested
	b.clusters = append(b.clusters, made)
	return answer{"Id": made.ID}, nil
}

// sorted orders the members of composites, so that equal bodies are equal text.
func (v value) sorted() value {
	out := v
	out.names, out.items = slices.Clone(v.names), nil
	for _, item := range v.items {
		out.items = append(out.items, item.sorted())
	}
	if v.kind != composite {
		return out
	}
	slices.Sort(out.names)
	for i, name := range out.names {
		out.items[i] = v.member(name).sorted()
	}
	return out
}

// byToken finds the cluster that a token made; nil for none.
func (b *batchClusters) byToken(where, token string) *batchCluster {
	return first(b.clusters, func(c *batchCluster) bool { return token != "" && c.Token == token && c.Region == where })
}

func (b *batchClusters) room(c *restCall) *refusal {
	n := 0
	for _, one := range b.clusters {
		if !one.gone(c.now) {
			n++
		}
	}
	if n >= maxBatchClusters {
		return batchRefuse("QuotaExhausted.MaxClusterCount", number10(maxBatchClusters))
	}
	return nil
}

func (b *batchClusters) newCluster(c *restCall, where string, request batchRequest) *batchCluster {
	named := 1
	for _, one := range b.clusters {
		if one.Region == where && one.Request.Name == request.Name {
			named++
		}
	}
	h := digest(b.sim.seed, "batch", where, request.Name, number10(named))
	made := &batchCluster{
		ID: "cls-" + letters(h, 22, lowerAlnum), Region: where, Request: request, Created: c.now, Random: h,
		Pace: b.sim.pace, Failing: b.sim.faults.failure("CreateCluster", batchStages),
	}
	return made
}

// find looks up the path's cluster.
func (b *batchClusters) find(c *restCall) (*batchCluster, *refusal) {
	id := c.vars["cluster"]
	for _, one := range b.clusters {
		if one.ID == id && (c.region == "" || c.region == one.Region) && !one.gone(c.now) {
			return one, nil
		}
	}
	return nil, batchRefuse("InvalidResource.NotFound", id)
}

// get is the call GET /clusters/{ClusterId}.
func (b *batchClusters) get(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	b.mu.RLock()
	defer b.mu.RUnlock()
	one, refused := b.find(c)
	if refused != nil {
		return nil, refused
	}
	return one.view(c.now), nil
}

// remove is the call DELETE /clusters/{ClusterId}.
func (b *batchClusters) remove(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	one, refused := b.find(c)
	if refused != nil {
		return nil, refused
	}
	if one.Released != nil {
		return nil, batchRefuse("StateConflict", "Deleting")
	}
	at := c.now
	one.Released = &at
	return nil, nil
}

// batchPage pages a list by Marker and MaxItemCount.
func batchPage(c *restCall, action string, items []answer) (any, *refusal) {
	at := cursor{action: action, size: c.query.integerOr("MaxItemCount", 1, 100, 50)}
	if marker := c.query.free("Marker"); marker != "" {
		from, ok := at.offset(marker)
		if !ok {
			c.query.fail("Marker")
		}
		at.from = from
	}
	if c.bad() {
		return nil, nil
	}
	from, to, next := at.slice(len(items))
	return answer{"NextMarker": next, "Items": append([]answer{}, items[from:to]...)}, nil
}

// list is the call GET /clusters; there is no filter.
func (b *batchClusters) list(c *restCall) (any, *refusal) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	items := []answer{}
	for _, one := range b.clusters {
		if !one.gone(c.now) && (c.region == "" || c.region == one.Region) {
			items = append(items, one.view(c.now))
		}
	}
	return batchPage(c, "ListClusters", items)
}

// machinesOf are the instances of the path's group that there are.
func (b *batchClusters) machinesOf(c *restCall) (*batchCluster, []machine, *refusal) {
	one, refused := b.find(c)
	if refused != nil {
		return nil, nil, refused
	}
	group := slices.IndexFunc(one.Request.Groups, func(g batchGroup) bool { return g.Name == c.vars["group"] })
	if group < 0 {
		return nil, nil, batchRefuse("InvalidResource.NotFound", c.vars["group"])
	}
	var out []machine
	for _, m := range one.machines() {
		if m.group == group && one.state(m, c.now) != "" {
			out = append(out, m)
		}
	}
	return one, out, nil
}

// instances is the call GET …/groups/{GroupName}/instances.
func (b *batchClusters) instances(c *restCall) (any, *refusal) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	one, machines, refused := b.machinesOf(c)
	if refused != nil {
		return nil, refused
	}
	items := []answer{}
	for _, m := range machines {
		items = append(items, one.instance(m, c.now))
	}
	return batchPage(c, "ListClusterInstances", items)
}

// instance is the call for one instance; in a VPC it tells the password.
func (b *batchClusters) instance(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	b.mu.RLock()
	defer b.mu.RUnlock()
	one, machines, refused := b.machinesOf(c)
	if refused != nil {
		return nil, refused
	}
	for _, m := range machines {
		if one.machineID(m) == c.vars["instance"] {
			out := one.instance(m, c.now)
			out["InstancePassword"] = letters(mix(one.Random+7), 16, mixedAlnum)
			return out, nil
		}
	}
	return nil, batchRefuse("InvalidResource.NotFound", c.vars["instance"])
}

// available is the call GET /available.
func (b *batchClusters) available(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	all, spot := []answer{}, []answer{}
	for _, t := range batchTypes {
		view := answer{"InstanceType": t.id, "CpuCore": t.cores, "MemorySize": t.memory, "Network": answer{"Classic": true, "Vpc": !t.own()}}
		all = append(all, view)
		if t.spot {
			spot = append(spot, view)
		}
	}
	return answer{
		"AvailableClusterInstanceType": all, "AvailableSpotInstanceType": spot, "AvailablePrepaidInstanceType": []answer{},
		"AvailableResourceType": batchBilling, "AvailableSystemDiskType": batchDisks, "AvailableDataDiskType": batchDisks,
	}, nil
}

// quotas is the call GET /quotas: names only.
func (b *batchClusters) quotas(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	all, spot := []string{}, []string{}
	for _, t := range batchTypes {
		all = append(all, t.id)
		if t.spot {
			spot = append(spot, t.id)
		}
	}
	return answer{
		"AvailableClusterInstanceType": all, "AvailableSpotInstanceType": spot, "AvailableClusterResourceType": batchBilling,
		"AvailableClusterInstanceSystemDiskType": batchDisks, "AvailableClusterInstanceDataDiskType": batchDisks,
	}, nil
}

func (i batchImage) view() answer {
	return answer{
		"Id": i.id, "Name": i.name, "Description": "", "Platform": i.platform, "Type": i.owner, "EcsImageId": i.ecs,
		"OwnerId": 1234567890123456, "CreationTime": "2018-01-10T02:15:07.000000Z",
	}
}

// images is the call GET /images; any other type than System means Self.
func (b *batchClusters) images(c *restCall) (any, *refusal) {
	wanted := "Self"
	if c.query.free("Type") == "System" {
		wanted = "System"
	}
	items := []answer{}
	for _, i := range batchImages {
		if i.owner == wanted && strings.HasPrefix(i.id, "img-") {
			items = append(items, i.view())
		}
	}
	return batchPage(c, "ListImages", items)
}

// image is the call GET /images/{ImageId}.
func (b *batchClusters) image(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	if i := batchImageNamed(c.vars["image"]); i != nil {
		return i.view(), nil
	}
	return nil, batchRefuse("InvalidResource.NotFound", c.vars["image"])
}

// savedBatch is what the state file holds of BatchCompute.
type savedBatch struct {
	Clusters []*batchCluster `json:"clusters"` // By creation.
}

func (b *batchClusters) save() any {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return savedBatch{append([]*batchCluster{}, b.clusters...)}
}

func (b *batchClusters) load(from json.RawMessage) (func(), error) {
	var saved savedBatch
	if len(from) > 0 {
		if err := strict(from, &saved); err != nil {
			return nil, err
		}
	}
	for _, c := range saved.Clusters {
		if c == nil || c.ID == "" || !slices.Contains(batchRegions, c.Region) || !(c.Pace > 0) ||
			len(c.Request.Groups) == 0 ||
			slices.ContainsFunc(c.Request.Groups, func(g batchGroup) bool { return g.Count < 1 }) {
			return nil, errNotThere
		}
	}
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.clusters = saved.Clusters
	}, nil
}
