package batchcompute

import (
	"net/http"
	"sync"

	"clusterwiz/providers/simulator/engine"
)

const productName = "BatchCompute"

// service is the service: its clusters and the questions about them.
type service struct {
	sim *engine.Core

	mu sync.RWMutex
	books
}

// books is what the state file keeps.
type books struct {
	clusters []*cluster // By creation; deleted ones included.
}

func newService(s *engine.Core) *service {
	b := &service{sim: s}
	engine.Keep(s, productName, &b.mu, &b.books, func() books { return books{} })
	return b
}

func (b *service) routes() engine.Routes {
	const (
		clusters  = "/clusters"
		cluster   = clusters + "/{cluster}"
		instances = cluster + "/groups/{group}/instances"
		get       = http.MethodGet
	)
	all := engine.Routes{
		{Method: http.MethodPost, Path: clusters, Action: "CreateCluster", Status: http.StatusCreated, Changes: true, Run: b.create},
		{Method: get, Path: clusters, Action: "ListClusters", Run: b.list},
		{Method: get, Path: cluster, Action: "GetCluster", Run: b.get},
		{Method: http.MethodDelete, Path: cluster, Action: "DeleteCluster", Status: http.StatusNoContent, Changes: true, Run: b.remove},
		{Method: get, Path: instances, Action: "ListClusterInstances", Run: b.instances},
		{Method: get, Path: "/available", Action: "GetAvailable", Run: b.available},
		{Method: get, Path: "/quotas", Action: "GetQuota", Run: b.quotas},
		{Method: get, Path: "/images", Action: "ListImages", Run: b.images},
	}
	for i := range all {
		all[i].Service = productName
	}
	return all
}

var tokenForm = engine.Pattern(`^[A-Za-z0-9_]{1,64}$`)

// create is the call POST /clusters. The same token with the same body gives
// the first answer again.
func (b *service) create(c *engine.RestCall) (any, *engine.Refusal) {
	token := c.Query.Text("IdempotentToken", tokenForm)
	if c.Bad() {
		return nil, nil
	}
	body, refused := readBody(c)
	if refused != nil {
		return nil, refused
	}
	where := c.Region
	if where == "" {
		where = regions[0]
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	digested := engine.HashHex(body.Sorted().JSON())
	if earlier := b.byToken(where, token); earlier != nil && !c.Foreign {
		if earlier.Body != digested {
			return nil, refuse("IdempotentTokenMismatch", "")
		}
		return engine.Answer{"Id": earlier.ID}, nil
	}
	sent := engine.Sheet{Invalid: invalid}
	request := readCluster(body.Object("", &sent), func(id string) bool {
		return b.sim.Exists("vpc", where, id)
	})
	if sent.Refused != nil {
		return nil, sent.Refused
	}
	if refused := b.room(c); refused != nil {
		return nil, refused
	}
	made := b.newCluster(c, where, request)
	if made.Token, made.Body = token, digested; c.Foreign {
		made.Token = ""
		delete(made.Request.Echo, "UserData")
	}
	b.clusters = append(b.clusters, made)
	return engine.Answer{"Id": made.ID}, nil
}

// readBody reads the JSON object that a creation sends, whatever it calls its
// type: the official JavaScript SDK says text/plain.
func readBody(c *engine.RestCall) (engine.Value, *engine.Refusal) {
	body, err := engine.ParseJSON(string(c.Body))
	if err != nil {
		return engine.Value{}, refuse("InvalidJsonFormat", "")
	}
	if body.Kind != engine.Composite {
		return engine.Value{}, refuse("InvalidHttpBody", "")
	}
	return body, nil
}

// byToken finds the cluster that a token made; nil for none.
func (b *service) byToken(where, token string) *cluster {
	return engine.First(b.clusters, func(c *cluster) bool { return token != "" && c.Token == token && c.Region == where })
}

func (b *service) room(c *engine.RestCall) *engine.Refusal {
	n := 0
	for _, one := range b.clusters {
		if !one.gone(c.Now) {
			n++
		}
	}
	if n >= maxClusters && !b.sim.Boundless {
		return refuse("QuotaExhausted.MaxClusterCount", engine.Number10(maxClusters))
	}
	return nil
}

func (b *service) newCluster(c *engine.RestCall, where string, request clusterRequest) *cluster {
	named := 1
	for _, one := range b.clusters {
		if one.Region == where && one.Request.Name == request.Name {
			named++
		}
	}
	h := engine.Digest(b.sim.Seed, "batch", where, request.Name, engine.Number10(named))
	made := &cluster{
		ID: "cls-" + engine.Letters(h, 22, engine.LowerAlnum), Region: where, Request: request, Created: c.Now, Random: h,
		Pace: b.sim.Pace, Failing: b.sim.Failure(productName),
	}
	return made
}

// find looks up the path's cluster.
func (b *service) find(c *engine.RestCall) (*cluster, *engine.Refusal) {
	id := c.Vars["cluster"]
	for _, one := range b.clusters {
		if one.ID == id && (c.Region == "" || c.Region == one.Region) && !one.gone(c.Now) {
			return one, nil
		}
	}
	return nil, refuse("InvalidResource.NotFound", id)
}

// get is the call GET /clusters/{ClusterId}.
func (b *service) get(c *engine.RestCall) (any, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	b.mu.RLock()
	defer b.mu.RUnlock()
	one, refused := b.find(c)
	if refused != nil {
		return nil, refused
	}
	return one.view(c.Now), nil
}

// remove is the call DELETE /clusters/{ClusterId}.
func (b *service) remove(c *engine.RestCall) (any, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	one, refused := b.find(c)
	if refused != nil {
		return nil, refused
	}
	if one.Released != nil {
		return nil, refuse("StateConflict", "Deleting")
	}
	at := c.Now
	one.Released = &at
	return nil, nil
}

// pageOf pages a list by Marker and MaxItemCount.
func pageOf(c *engine.RestCall, action string, items []engine.Answer) (any, *engine.Refusal) {
	return pageBy(c, action, items, func(one engine.Answer) engine.Answer { return one })
}

// pageBy is a page of what view makes of the items on it.
func pageBy[T any](c *engine.RestCall, action string, items []T, view func(T) engine.Answer) (any, *engine.Refusal) {
	at := engine.Cursor{Action: action, Size: c.Query.IntegerOr("MaxItemCount", 1, 100, 50)}
	if marker := c.Query.Free("Marker"); marker != "" {
		from, ok := at.Offset(marker)
		if !ok {
			c.Query.Fail("Marker")
		}
		at.From = from
	}
	if c.Bad() {
		return nil, nil
	}
	from, to, next := at.Slice(len(items))
	shown := []engine.Answer{}
	for _, one := range items[from:to] {
		shown = append(shown, view(one))
	}
	return engine.Answer{"NextMarker": next, "Items": shown}, nil
}

// list is the call GET /clusters; there is no filter.
func (b *service) list(c *engine.RestCall) (any, *engine.Refusal) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	var there []*cluster
	for _, one := range b.clusters {
		if !one.gone(c.Now) && (c.Region == "" || c.Region == one.Region) {
			there = append(there, one)
		}
	}
	return pageBy(c, "ListClusters", there, func(one *cluster) engine.Answer { return one.view(c.Now) })
}
