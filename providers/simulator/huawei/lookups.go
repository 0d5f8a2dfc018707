package huawei

import (
	"strings"
	"sync"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// pageOf pages a list by limit and continue, as ModelArts does.
func pageOf(c *engine.RestCall, kind string, items []engine.Answer) (any, *engine.Refusal) {
	return pageBy(c, kind, items, func(one engine.Answer) engine.Answer { return one })
}

// pageBy is a part of a list of what view makes of the items in it.
func pageBy[T any](c *engine.RestCall, kind string, items []T, view func(T) engine.Answer) (any, *engine.Refusal) {
	at := engine.Cursor{Action: kind, Size: c.Query.IntegerOr("limit", 0, 500, 500)}
	if token := c.Query.Free("continue"); token != "" {
		from, ok := at.Offset(token)
		if !ok {
			c.Query.Fail("continue")
		}
		at.From = from
	}
	if c.Bad() {
		return nil, nil
	}
	if at.Size == 0 {
		at.Size = 500
	}
	from, to, next := at.Slice(len(items))
	shown := []engine.Answer{}
	for _, one := range items[from:to] {
		shown = append(shown, view(one))
	}
	return engine.Answer{
		"apiVersion": "v1", "kind": kind, "items": shown,
		"metadata": engine.Answer{"continue": next, "remainingItemCount": len(items) - to},
	}, nil
}

// nodes is the call ListNodePoolNodes and, without a node pool in the path,
// ListPoolNodes.
func (m *modelArts) nodes(c *engine.RestCall) (any, *engine.Refusal) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	p, refused := m.find(c)
	if refused != nil {
		return nil, refused
	}
	pools := m.here(p, c)
	if c.Vars["nodepool_name"] != "" {
		_, n, refused := m.findNodePool(c)
		if refused != nil {
			return nil, refused
		}
		pools = []*nodePool{n}
	}
	items := []engine.Answer{}
	for _, n := range pools {
		for i := range n.Count {
			if n.phase(i, c.Now) != phaseMissing {
				items = append(items, n.node(i, c.Now))
			}
		}
	}
	return pageOf(c, "NodeList", items)
}

// node is an item of the node lists.
func (n *nodePool) node(i int, now time.Time) engine.Answer {
	h := engine.Digest(int64(i), n.Pool, n.Name, engine.Number10(int(n.Random%1e9)))
	phase, address := n.phase(i, now), ""
	if phase != phaseCreating {
		address = "10.0." + engine.Number10(int(h%250)) + "." + engine.Number10(i%250+2)
	}
	return engine.Answer{
		"apiVersion": "v2", "kind": "Node",
		"metadata": engine.Answer{
			"name": "os-node-created-" + engine.Letters(h, 5, engine.LowerAlnum), "creationTimestamp": engine.UTC(n.Created),
			"labels":      engine.Answer{"os.modelarts.node/nodepool": n.Name, "os.modelarts.node/nodepoolname": n.Name, "os.modelarts/billing.status": "0"},
			"annotations": engine.Answer{billingMode: n.Billing, "os.modelarts/underlying.instance.id": strings.ToLower(engine.UUID(engine.Mix(h)))},
		},
		"spec":   engine.Answer{"flavor": n.Flavor},
		"status": engine.Answer{"phase": phase, "az": n.zone(i), "privateIp": address, "driver": engine.Answer{"phase": driverPhase()[phase], "version": "7.1.0"}},
	}
}

var driverPhase = sync.OnceValue(func() map[string]string {
	return map[string]string{phaseCreating: "Pending", phaseAvailable: "Running", phaseAbnormal: "Abnormal", phaseDeleting: "Running"}
})

// flavors is the call ListResourceFlavors.
func (m *modelArts) flavors(c *engine.RestCall) (any, *engine.Refusal) {
	c.Query.Text("labelSelector")
	items := []engine.Answer{}
	for _, f := range regionOf(c, m.world).flavors {
		phases := engine.Answer{}
		for z, sold := range f.sold {
			phases[z] = map[bool]string{false: "normal", true: "soldout"}[sold]
		}
		spec := engine.Answer{
			"type": f.kind, "cpuArch": f.arch, "cpu": engine.Number10(f.cpu), "memory": f.memory, "billingModes": f.billing, "billingCode": f.billingCode(),
			"dataVolumes": []engine.Answer{{"volumeType": "SSD", "size": "500Gi"}},
		}
		if f.gpu != "" {
			spec["gpu"] = engine.Answer{"type": f.gpu, "size": engine.Number10(f.accelerators)}
		}
		if f.npu != "" {
			spec["npu"] = engine.Answer{"type": f.npu, "size": engine.Number10(f.accelerators)}
		}
		items = append(items, engine.Answer{
			"apiVersion": "v1", "kind": "ResourceFlavor",
			"metadata": engine.Answer{"name": f.id, "labels": engine.Answer{"os.modelarts/scope": "Train.Infer.Notebook"}, "annotations": engine.Answer{}},
			"spec":     spec, "status": engine.Answer{"phase": phases},
		})
	}
	return pageOf(c, "ResourceFlavorList", items)
}

// listPools is the call ListPools.
func (m *modelArts) listPools(c *engine.RestCall) (any, *engine.Refusal) {
	workspace := c.Query.Text("workspaceId")
	selector := c.Query.Text("labelSelector")
	status := c.Query.Text("status", engine.OneOf("created", "failed", "creating"))
	if c.Bad() {
		return nil, nil
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	items := []engine.Answer{}
	for _, p := range m.world.project(c.Vars["project_id"]).pools {
		_, wanted, _ := strings.Cut(selector, "os.modelarts/name=")
		if (workspace == "" || workspace == "0") && (status == "" || status == "created") && (wanted == "" || wanted == p.title) {
			items = append(items, m.poolView(p, c))
		}
	}
	return engine.Answer{"apiVersion": "v2", "kind": "PoolList", "items": items}, nil
}

// poolView shows a resource pool. Its counters are objects, as the SDK has them,
// of which there is one for all node pools; older pages have lists.
func (m *modelArts) poolView(p *resourcePool, c *engine.RestCall) engine.Answer {
	resources, counts := []engine.Answer{}, engine.Answer{}
	for _, n := range m.here(p, c) {
		spec, _ := n.told()
		resources = append(resources, spec)
		for name, one := range n.status(c.Now) {
			counts[name] = together(counts[name], one)
		}
	}
	spec := engine.Answer{"type": "Dedicate", "resources": resources, "controlMode": 0}
	status := engine.Answer{"phase": "Running", "message": "", "resources": counts}
	if p.privileged {
		cluster := engine.Answer{"name": "cce-" + p.id, "providerId": strings.ToLower(engine.UUID(engine.Digest(1, p.id)))}
		spec["clusters"] = []engine.Answer{cluster}
		spec["network"] = engine.Answer{"vpcId": p.vpc.id, "subnetId": p.subnet.id}
		status["clusters"] = engine.Answer{"name": cluster["name"], "clusterFlavor": "cce.s2.medium", "type": "Dedicate", "version": "v1.28"}
	} else {
		spec["scope"] = []string{"Train", "Infer", "Notebook"}
		spec["network"] = engine.Answer{"name": "network-" + engine.Letters(engine.Digest(1, p.id), 8, engine.HexDigits)}
		status["scope"] = []engine.Answer{{"scopeType": "Train", "state": "Enabled"}, {"scopeType": "Infer", "state": "Enabled"}, {"scopeType": "Notebook", "state": "Enabled"}}
	}
	return engine.Answer{
		"apiVersion": "v2", "kind": "Pool",
		"metadata": engine.Answer{
			"name": p.id, "creationTimestamp": "2025-01-01T00:00:00Z",
			"labels":      engine.Answer{"os.modelarts/name": p.title, "os.modelarts/workspace.id": "0", "os.modelarts/enterprise.project.id": "0", "os.modelarts/resource.id": p.id},
			"annotations": engine.Answer{billingMode: "0", "os.modelarts/description": ""},
		},
		"spec": spec, "status": status,
	}
}

// together joins the counters of two node pools; of what differs the first is told.
func together(sum, one any) any {
	all, counted := sum.(engine.Answer)
	next, ok := one.(engine.Answer)
	if !counted || !ok {
		return one
	}
	for _, name := range []string{"count", "maxCount"} {
		n, _ := all[name].(int)
		m, _ := next[name].(int)
		all[name] = n + m
	}
	return all
}

// quotas is the call ShowQuotas; its numbers are strings.
func (m *modelArts) quotas(c *engine.RestCall) (any, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	resources := []engine.Answer{}
	for _, one := range []struct {
		kind string
		used int
	}{{"pool", len(m.world.project(c.Vars["project_id"]).pools)}, {"network", 1}} {
		most := 15
		if c.Odd.Limited {
			most = one.used + c.Odd.Left
		}
		told := engine.Answer{"type": one.kind, "quota": engine.Number10(most)}
		if !c.Odd.Unmeasured {
			told["used"] = engine.Number10(one.used)
		}
		resources = append(resources, told)
	}
	return engine.Answer{"quotas": engine.Answer{"resources": resources}}, nil
}
