package modelarts

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// createAction is the call that makes a node pool; its address is
// /v2/{project_id}/pools/{pool_name}/nodepools.
const createAction = "CreateNodePool"

// What stands in an address for a part that is not known yet. The project is
// filled in when the request is sent, the pool has to be answered.
const (
	projectMark = "{project_id}"
	poolMark    = "{pool_name}"
)

// place is where a node pool is. The project is empty where the region's own
// is meant.
type nodePoolRef struct{ project, pool, name string }

// named is what a run is called by: with the pool, since a name is one only
// within its pool. No part may hold the sign between them.
func (p nodePoolRef) named() string {
	return strings.TrimRight(strings.Join([]string{p.name, p.pool, p.project}, "@"), "@")
}

func placeNamed(text string) nodePoolRef {
	name, rest, _ := strings.Cut(text, "@")
	pool, project, _ := strings.Cut(rest, "@")
	return nodePoolRef{project: project, pool: pool, name: name}
}

// id is enough to find the node pool again from another machine.
func (p nodePoolRef) id() string { return p.project + "/" + p.pool + "/" + p.name }

func placeOf(id string) nodePoolRef {
	project, rest, _ := strings.Cut(id, "/")
	pool, name, _ := strings.Cut(rest, "/")
	return nodePoolRef{project: project, pool: pool, name: name}
}

// pools is the path of the node pools of a pool.
func (p nodePoolRef) pools() string {
	project := cmp.Or(url.PathEscape(p.project), projectMark)
	return "/v2/" + project + "/pools/" + cmp.Or(url.PathEscape(p.pool), poolMark) + "/nodepools"
}

// one is the path of this node pool.
func (p nodePoolRef) one() string { return p.pools() + "/" + url.PathEscape(p.name) }

// newRequest turns answers into the request to base, the scheme and host of
// the endpoint.
func newRequest(answers *forms.Answers, region, base string) providers.Request {
	scope := form().Scope(answers, nil)
	said := func(key string) string {
		value, _ := scope.Value(key)
		return forms.ValueText(value)
	}
	at := nodePoolRef{project: said("basics.project_id"), pool: said("pool.name"), name: said("basics.name")}
	header := http.Header{}
	header.Set("Accept", "application/json")
	header.Set("Content-Type", "application/json")
	return providers.Request{
		Action: createAction, Method: http.MethodPost, URL: base + at.pools(), Header: header,
		Format: providers.JSONBody, Body: body(answers, at.name),
		Name: at.named(), Region: region, Short: at.name,
	}
}

// body adds what nobody is asked for: the fixed members, the annotations even
// where they are empty, as in the page's example, the name for the second time,
// and the elastic maximum, which equals the count in a physical pool.
func body(answers *forms.Answers, name string) *forms.Body {
	whole := &forms.Body{}
	whole.Set("NodePool", "kind")
	whole.Set("v2", "apiVersion")
	for _, m := range form().Body(answers).Members() {
		whole.Set(m.Value, m.Name)
	}
	whole.Set(&forms.Body{}, "metadata", "annotations")
	if name != "" {
		whole.Set(name, "spec", "resources", "nodePool")
	}
	count, counted := whole.Get("spec", "resources", "count")
	if _, given := whole.Get("spec", "resources", "maxCount"); counted && !given {
		whole.Set(count, "spec", "resources", "maxCount")
	}
	return whole
}
