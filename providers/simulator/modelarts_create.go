package simulator

import (
	"regexp"
	"strings"
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
	pool          *modelPool
	name, billing string
	notes         map[string]string
	flavor        *flavor
	count         int
	zones         []zoneCount
	spec          value
}

type zoneCount struct {
	Zone  string `json:"az"`
	Count int    `json:"count"`
}

// create is the call CreateNodePool. The answer is the request again; there is
// no id in it.
func (m *modelArts) create(c *restCall) (any, *refusal) {
	p, refused := m.find(c)
	if refused != nil {
		return nil, refused
	}
	body, refused := c.jsonObject(invalidModelArts)
	if refused != nil {
		return nil, refused
	}
	r := nodePoolRequest{pool: p}
	r.read(body)
	if c.bad() || body.sheet.refused != nil {
		return nil, body.sheet.refused
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if refused := m.room(&r, c); refused != nil {
		return nil, refused
	}
	times := number10(len(m.pools[p.id]))
	n := &nodePool{
		Pool: p.id, Name: r.name, Flavor: r.flavor.id, Count: r.count, Zones: r.zones, Billing: r.billing, Notes: r.notes,
		Spec:    r.spec.json(),
		Created: c.now, Random: digest(m.world.seed, p.id, r.name, times), Pace: m.sim.pace,
		Failing: m.sim.faults.failure(modelArtsService),
	}
	m.add(n)
	return raw(body.value.json()), nil
}

// Limits of a Lite Cluster: nodes at the scale that the pools here have, and
// node pools by region ("Managing Lite Cluster node pools").
const maxPoolNodes = 200

func (p *modelPool) maxNodePools() int {
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
func (m *modelArts) room(r *nodePoolRequest, c *restCall) *refusal {
	nodes, pools := r.count, 1
	for _, n := range m.pools[r.pool.id] {
		if n.gone(c.now) {
			continue
		}
		if n.Name == r.name {
			return huaweiRefuse(codePoolExists, "NodePool "+r.name)
		}
		nodes, pools = nodes+n.Count, pools+1
	}
	switch {
	case nodes > maxPoolNodes:
		return huaweiRefuse(codeQuota, "The pool can not have more than "+number10(maxPoolNodes)+" nodes.")
	case r.pool.privileged && pools > r.pool.maxNodePools():
		return huaweiRefuse(codeQuota, "The pool can not have more than "+number10(r.pool.maxNodePools())+" nodepools.")
	}
	return nil
}

var nodePoolName = regexp.MustCompile(`^[a-z][a-z0-9-]{0,48}[a-z0-9]$`).MatchString

func notDefault(s string) bool { return !strings.HasSuffix(s, "-default") }

// read checks a request. spec and spec.resources are optional by the schema,
// but nothing could be created without them.
func (r *nodePoolRequest) read(o *object) {
	o.needText("apiVersion", oneOf("v2"))
	o.needText("kind", oneOf("NodePool"))
	o.needObject("metadata", func(o *object) {
		r.name = o.needText("name", nodePoolName, notDefault)
		r.billing = "0" // The pool's mode.
		o.object("annotations", r.readAnnotations)
	})
	o.needObject("spec", func(o *object) {
		r.spec = o.value.member("resources").withoutScript()
		o.needObject("resources", r.readResources)
	})
	o.finish()
}

// withoutScript drops the script that runs after an installation, which may
// hold a secret; it is not kept.
func (v value) withoutScript() value {
	out := value{kind: v.kind}
	for i, name := range v.names {
		item := v.items[i]
		if name == "extendParams" {
			item = item.without("postInstall")
		}
		out.names, out.items = append(out.names, name), append(out.items, item)
	}
	return out
}

func (r *nodePoolRequest) readAnnotations(o *object) {
	r.notes = map[string]string{}
	for i, name := range o.value.names {
		r.notes[name] = o.value.items[i].text
	}
	if mode := o.text(billingMode, oneOf("0", "1")); mode != "" {
		r.billing = mode
	}
	need := o.text
	if r.billing == "1" {
		need = o.needText
	}
	kind := need(periodType, oneOf("2", "3", "4"))
	longest := map[string]string{"2": `^[1-9]$`, "3": `^[1-3]$`}[kind]
	if longest == "" {
		longest = `^[1-9][0-9]{0,3}$`
	}
	need(periodNum, regexp.MustCompile(longest).MatchString)
	o.text(annotation+"auto.renew", oneOf("0", "1"))
	o.text(annotation + "promotion.info")
	o.text(annotation+"service.console.url", webAddress)
	o.text(annotation + "order.id")
}
