package huawei

import (
	"clusterwiz/providers/simulator/engine"
)

// Annotations of a node pool; all values are strings.
const (
	annotation  = "os.modelarts/"
	billingMode = annotation + "billing.mode"
	periodNum   = annotation + "period.num"
	periodType  = annotation + "period.type"
)

// nodePoolRequest is what CreateNodePool asks for, as far as it is used again.
type nodePoolRequest struct {
	pool          *resourcePool
	name, billing string
	notes         map[string]string
	flavor        *flavor
	count         int
	zones         []zoneCount
	spec          engine.Value
}

type zoneCount struct {
	Zone  string `json:"az"`
	Count int    `json:"count"`
}

// create is the call CreateNodePool. The answer is the request again; there is
// no id in it.
func (m *modelArts) create(c *engine.RestCall) (any, *engine.Refusal) {
	p, refused := m.find(c)
	if refused != nil {
		return nil, refused
	}
	body, refused := jsonObject(c, invalid)
	if refused != nil {
		return nil, refused
	}
	r := nodePoolRequest{pool: p}
	r.read(body)
	if c.Bad() || body.Sheet.Refused != nil {
		return nil, body.Sheet.Refused
	}
	if c.Foreign {
		r.spec = r.spec.Without("labels")
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if refused := m.room(&r, c); refused != nil {
		return nil, refused
	}
	times := engine.Number10(len(m.pools[p.id]))
	n := &nodePool{
		Pool: p.id, Name: r.name, Flavor: r.flavor.id, Count: r.count, Zones: r.zones, Billing: r.billing, Notes: r.notes,
		Spec:    engine.KeptOf(r.spec.Tree(), "postInstall"),
		Created: c.Now, Random: engine.Digest(m.world.seed, p.id, r.name, times), Pace: m.sim.Pace,
		Failing: m.sim.Failure(productName),
	}
	m.add(n)
	return engine.Raw(body.Value.JSON()), nil
}

// Limits of a Lite Cluster: nodes at the scale that the pools here have, and
// node pools by region ("Managing Lite Cluster node pools").
const maxPoolNodes = 200

func (p *resourcePool) maxNodePools() int {
	switch p.project.region.id {
	case "cn-east-4":
		return 15
	case "cn-southwest-2":
		return 50
	}
	return 10
}

// room holds a request against what there is already. No page tells the code of
// a name that is taken; it is that of a pool's name.
func (m *modelArts) room(r *nodePoolRequest, c *engine.RestCall) *engine.Refusal {
	nodes, pools := r.count, 1
	for _, n := range m.pools[r.pool.id] {
		if n.gone(c.Now) {
			continue
		}
		if n.Name == r.name {
			return refuse(codePoolExists, "NodePool "+r.name)
		}
		nodes, pools = nodes+n.Count, pools+1
	}
	switch {
	case m.sim.Boundless:
	case nodes > maxPoolNodes:
		return refuse(codeQuota, "The pool can not have more than "+engine.Number10(maxPoolNodes)+" nodes.")
	case r.pool.privileged && pools > r.pool.maxNodePools():
		return refuse(codeQuota, "The pool can not have more than "+engine.Number10(r.pool.maxNodePools())+" nodepools.")
	}
	return nil
}

// nodePoolName is what SDK and Terraform agree on; the rest only the SDK says.
var nodePoolName = engine.Length(1, 50)

// read checks a request. spec and spec.resources are optional by the schema, but
// nothing could be created without them. Words and bounds for which there is one source
// alone are not demanded: the service may know others.
func (r *nodePoolRequest) read(o *engine.Object) {
	o.NeedText("apiVersion", engine.OneOf("v2"))
	o.NeedText("kind", engine.OneOf("NodePool"))
	o.NeedObject("metadata", func(o *engine.Object) {
		r.name = o.NeedText("name", nodePoolName)
		r.billing = "0" // The pool's mode.
		o.Object("annotations", r.readAnnotations)
	})
	o.NeedObject("spec", func(o *engine.Object) {
		r.spec = o.Value.Member("resources")
		o.NeedObject("resources", r.readResources)
	})
	o.Finish()
}

// periods is a number of them.
var periods = engine.Pattern(`^[1-9][0-9]{0,3}$`)

func (r *nodePoolRequest) readAnnotations(o *engine.Object) {
	r.notes = map[string]string{}
	for i, name := range o.Value.Names {
		r.notes[name] = o.Value.Items[i].Text
	}
	if mode := o.Text(billingMode, engine.OneOf("0", "1")); mode != "" {
		r.billing = mode
	}
	need := o.Text
	if r.billing == "1" {
		need = o.NeedText
	}
	need(periodType, engine.OneOf("2", "3", "4"))
	need(periodNum, periods)
	o.Text(annotation+"auto.renew", engine.OneOf("0", "1"))
	o.Text(annotation + "promotion.info")
	o.Text(annotation+"service.console.url", engine.WebAddress)
	o.Text(annotation + "order.id")
}
