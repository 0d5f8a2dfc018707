package simulator

import (
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

	mu sync.RWMutex
	batchBooks
}

// batchBooks is what the state file keeps.
type batchBooks struct {
	clusters []*batchCluster // By creation; deleted ones included.
}

func newBatchClusters(s *Simulator) *batchClusters {
	b := &batchClusters{sim: s}
	s.keepers[batchService] = newShelf(&b.mu, &b.batchBooks, func() batchBooks { return batchBooks{} })
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
		{method: get, path: "/available", action: "GetAvailable", run: b.available},
		{method: get, path: "/quotas", action: "GetQuota", run: b.quotas},
		{method: get, path: "/images", action: "ListImages", run: b.images},
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
	if c.bad() {
		return nil, nil
	}
	body, refused := batchBody(c)
	if refused != nil {
		return nil, refused
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

// batchBody reads the JSON object that a creation sends.
func batchBody(c *restCall) (value, *refusal) {
	kind, _, _ := strings.Cut(c.header.Get("Content-Type"), ";")
	if kind != "application/json" && kind != "application/json-rpc" {
		return value{}, invalidBatch("ContentType", "")
	}
	body, err := parseJSON(string(c.body))
	if err != nil {
		return value{}, batchRefuse("InvalidJsonFormat", "")
	}
	if body.kind != composite {
		return value{}, batchRefuse("InvalidHttpBody", "")
	}
	return body, nil
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
		Pace: b.sim.pace, Failing: b.sim.faults.failure(batchService),
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
