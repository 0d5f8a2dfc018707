package simulator

import (
	"strings"
	"time"
)

// modelPage pages a list by limit and continue, as ModelArts does.
func modelPage(c *restCall, kind string, items []answer) (any, *refusal) {
	at := cursor{action: kind, size: c.query.integerOr("limit", 0, 500, 500)}
	if token := c.query.free("continue"); token != "" {
		from, ok := at.offset(token)
		if !ok {
			c.query.fail("continue")
		}
		at.from = from
	}
	if c.bad() {
		return nil, nil
	}
	if at.size == 0 {
		at.size = 500
	}
	from, to, next := at.slice(len(items))
	return answer{
		"apiVersion": "v1", "kind": kind, "items": append([]answer{}, items[from:to]...),
		"metadata": answer{"continue": next, "remainingItemCount": len(items) - to},
	}, nil
}

// nodes is the call ListNodePoolNodes and, without a node pool in the path,
// ListPoolNodes.
func (m *modelArts) nodes(c *restCall) (any, *refusal) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	p, refused := m.find(c)
	if refused != nil {
		return nil, refused
	}
	pools := m.here(p, c)
	if c.vars["nodepool_name"] != "" {
		_, n, refused := m.findNodePool(c)
		if refused != nil {
			return nil, refused
		}
		pools = []*nodePool{n}
	}
	items := []answer{}
	for _, n := range pools {
		for i := range n.Count {
			if n.phase(i, c.now) != phaseMissing {
				items = append(items, n.node(i, c.now))
			}
		}
	}
	return modelPage(c, "NodeList", items)
}

// node is an item of the node lists.
func (n *nodePool) node(i int, now time.Time) answer {
	h := digest(int64(i), n.Pool, n.Name, number10(int(n.Random%1e9)))
	phase, address := n.phase(i, now), ""
	if phase != phaseCreating {
		address = "10.0." + number10(int(h%250)) + "." + number10(i%250+2)
	}
	return answer{
		"apiVersion": "v2", "kind": "Node",
		"metadata": answer{
			"name": "os-node-created-" + letters(h, 5, lowerAlnum), "creationTimestamp": utc(n.Created),
			"labels":      answer{"os.modelarts.node/nodepool": n.Name, "os.modelarts.node/nodepoolname": n.Name, "os.modelarts/billing.status": "0"},
			"annotations": answer{billingMode: n.Billing},
		},
		"spec":   answer{"flavor": n.Flavor},
		"status": answer{"phase": phase, "az": n.zone(i), "privateIp": address, "driver": answer{"phase": driverPhase[phase], "version": "7.1.0"}},
	}
}

var driverPhase = map[string]string{phaseCreating: "Pending", phaseAvailable: "Running", phaseAbnormal: "Abnormal", phaseDeleting: "Running"}

// flavors is the call ListResourceFlavors.
func (m *modelArts) flavors(c *restCall) (any, *refusal) {
	c.query.text("labelSelector")
	items := []answer{}
	for _, f := range c.huaweiRegion(m.world).flavors {
		phases := answer{}
		for z, sold := range f.sold {
			phases[z] = map[bool]string{false: "normal", true: "soldout"}[sold]
		}
		spec := answer{
			"type": f.kind, "cpuArch": f.arch, "cpu": number10(f.cpu), "memory": f.memory, "billingModes": f.billing, "billingCode": f.billingCode(),
			"dataVolumes": []answer{{"volumeType": "SSD", "size": "500Gi"}},
		}
		if f.gpu != "" {
			spec["gpu"] = answer{"type": f.gpu, "size": number10(f.accelerators)}
		}
		if f.npu != "" {
			spec["npu"] = answer{"type": f.npu, "size": number10(f.accelerators)}
		}
		items = append(items, answer{
			"apiVersion": "v1", "kind": "ResourceFlavor",
			"metadata": answer{"name": f.id, "labels": answer{"os.modelarts/scope": "Train.Infer.Notebook"}, "annotations": answer{}},
			"spec":     spec, "status": answer{"phase": phases},
		})
	}
	return modelPage(c, "ResourceFlavorList", items)
}

// listPools is the call ListPools.
func (m *modelArts) listPools(c *restCall) (any, *refusal) {
	workspace := c.query.text("workspaceId")
	selector := c.query.text("labelSelector")
	status := c.query.text("status", oneOf("created", "failed", "creating"))
	if c.bad() {
		return nil, nil
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	items := []answer{}
	for _, p := range m.world.project(c.vars["project_id"]).pools {
		_, wanted, _ := strings.Cut(selector, "os.modelarts/name=")
		if (workspace == "" || workspace == "0") && (status == "" || status == "created") && (wanted == "" || wanted == p.title) {
			items = append(items, m.poolView(p, c))
		}
	}
	return answer{"apiVersion": "v2", "kind": "PoolList", "items": items}, nil
}

// poolView shows a resource pool; its counters are lists, one item for each
// node pool.
func (m *modelArts) poolView(p *modelPool, c *restCall) answer {
	resources := []raw{}
	lists := map[string][]any{}
	for _, n := range m.here(p, c) {
		resources = append(resources, n.Spec)
		for name, one := range n.status(c.now) {
			lists[name] = append(lists[name], one)
		}
	}
	spec := answer{"type": "Dedicate", "resources": resources, "controlMode": 0}
	status := answer{"phase": "Running", "message": "", "resources": lists}
	if p.privileged {
		cluster := answer{"name": "cce-" + p.id, "providerId": strings.ToLower(uuid(digest(1, p.id)))}
		spec["clusters"] = []answer{cluster}
		spec["network"] = answer{"vpcId": p.vpc.id, "subnetId": p.subnet.id}
		status["clusters"] = answer{"name": cluster["name"], "clusterFlavor": "cce.s2.medium", "type": "Dedicate", "version": "v1.28"}
	} else {
		spec["scope"] = []string{"Train", "Infer", "Notebook"}
		spec["network"] = answer{"name": "network-" + letters(digest(1, p.id), 8, hexDigits)}
		status["scope"] = []answer{{"scopeType": "Train", "state": "Enabled"}, {"scopeType": "Infer", "state": "Enabled"}, {"scopeType": "Notebook", "state": "Enabled"}}
	}
	return answer{
		"apiVersion": "v2", "kind": "Pool",
		"metadata": answer{
			"name": p.id, "creationTimestamp": "2025-01-01T00:00:00Z",
			"labels":      answer{"os.modelarts/name": p.title, "os.modelarts/workspace.id": "0", "os.modelarts/enterprise.project.id": "0", "os.modelarts/resource.id": p.id},
			"annotations": answer{billingMode: "0", "os.modelarts/description": ""},
		},
		"spec": spec, "status": status,
	}
}

// quotas is the call ShowQuotas; its numbers are strings.
func (m *modelArts) quotas(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	p := m.world.project(c.vars["project_id"])
	return answer{"quotas": answer{"resources": []answer{
		{"type": "pool", "quota": "15", "used": number10(len(p.pools))},
		{"type": "network", "quota": "15", "used": "1"},
	}}}, nil
}
