package ehpc

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// keep writes down what look-ups tell again of a request. Of credentials that is the
// kind and, by ECS, the name of the key pair; tags come back from no call.
func keep(p *engine.Object) engine.Kept {
	all := engine.Value{Kind: engine.Composite}
	add := func(name string, v engine.Value) {
		all.Names, all.Items = append(all.Names, name), append(all.Items, v)
	}
	for _, name := range []string{"ClusterCustomConfiguration", "Manager"} {
		if v, ok := p.Structured(name, engine.Composite); ok {
			add(name, v)
		}
	}
	for _, name := range []string{"Queues", "SharedStorages", "AdditionalPackages", "Addons"} {
		if v, ok := p.Structured(name, engine.List); ok {
			add(name, v)
		}
	}
	kind := "keypair"
	if v, ok := p.Structured("ClusterCredentials", engine.Composite); ok {
		if v.Member("Password").Kind != engine.Absent {
			kind = "password"
		}
		if key := v.Member("KeyPairName"); key.Kind != engine.Absent {
			add(keyPairName, key)
		}
	}
	add("ClusterCredentials", engine.Value{Kind: engine.Text, Text: kind})
	tree := all.Tree()
	typed(tree)
	return engine.KeptOf(tree, "ClusterCustomConfiguration").Saving(hideParams)
}

// keyPairName is the member of what was kept that only ECS tells.
const keyPairName = "KeyPairName"

// hideParams masks what a person gave to components, which may be a secret; their
// services are JSON text.
func hideParams(saved engine.Answer) {
	for _, addon := range saved.Each("Addons") {
		var services []any
		if json.Unmarshal([]byte(addon.Word("ServicesSpec")), &services) != nil {
			continue
		}
		for _, service := range (engine.Answer{"services": services}).Each("services") {
			for _, param := range service.Each("InputParams") {
				param["Value"] = engine.Mask(param["Value"])
			}
		}
		addon["ServicesSpec"] = string(engine.Encode(services))
	}
}

// What parameters of their own, which are text, are in JSON.
var (
	numbers  = []string{"Period", "AutoRenewPeriod", "Duration", "SpotPriceLimit", "Size", "MinCount", "MaxCount", "InitialCount", "MaxCountPerCycle"}
	switches = []string{"AutoRenew", "EnableHT", "DeleteWithInstance", "EnableScaleOut", "EnableScaleIn"}
)

// typed gives the members of a tree their types.
func typed(tree any) {
	switch tree := tree.(type) {
	case engine.Answer:
		typed(map[string]any(tree))
	case []any:
		for _, item := range tree {
			typed(item)
		}
	case map[string]any:
		for name, value := range tree {
			switch text, isText := value.(string); {
			case isText && slices.Contains(numbers, name):
				tree[name] = json.Number(text)
			case isText && slices.Contains(switches, name):
				tree[name] = text == "true"
			default:
				typed(value)
			}
		}
	}
}

// credentials are the kinds that ListClusters tells of them.
func (c *cluster) credentials() []string {
	if kind := c.told().Word("ClusterCredentials"); kind != "" {
		return []string{kind}
	}
	return []string{}
}

// told is what was kept of the request; of clusters from before it was, as much as
// is known of them.
func (c *cluster) told() engine.Answer {
	if !c.request.Sent.IsZero() {
		return c.request.Sent.Told()
	}
	r := c.request
	queues, storages := []any{}, []any{}
	for _, q := range r.Queues {
		nodes := []any{}
		for _, n := range q.Nodes {
			nodes = append(nodes, n.told())
		}
		queues = append(queues, map[string]any{
			"QueueName": q.Name, "EnableScaleOut": q.ScaleOut, "EnableScaleIn": q.ScaleIn, "MinCount": max(q.Minimum, 0), "MaxCount": max(q.Maximum, 0),
			"InitialCount": max(q.Initial, 0), "ComputeNodes": nodes,
		})
	}
	for _, s := range r.Storages {
		storages = append(storages, map[string]any{
			"FileSystemId": s.FileSystem.ID, "MountTargetDomain": s.Target, "MountDirectory": s.Directory, "NASDirectory": s.Remote,
			"ProtocolType": s.Protocol, "MountOptions": s.MountOptions,
		})
	}
	return engine.Answer{"Manager": map[string]any{"ManagerNode": r.Manager.told()}, "Queues": queues, "SharedStorages": storages}
}

func (n node) told() map[string]any {
	return map[string]any{"InstanceType": n.InstanceType.ID, "ImageId": n.Image, "InstanceChargeType": n.ChargeType, "EnableHT": n.HyperThreads}
}

// template is a node template as look-ups tell it: zeros for what nobody set.
func template(n engine.Answer) engine.Answer {
	return n.Filled(engine.Answer{
		"InstanceChargeType": "PostPaid", "EnableHT": true, "Period": 0, "PeriodUnit": "", "AutoRenew": false, "AutoRenewPeriod": 0,
		"SpotStrategy": "NoSpot", "SpotPriceLimit": 0, "Duration": 0,
	})
}

// manager is Manager.ManagerNode of GetCluster: without data disks, and with another
// spelling of hyper-threading than the request's.
func (c *cluster) manager() engine.Answer {
	n := template(c.told().Within("Manager").Within("ManagerNode"))
	n["EnableHt"] = n["EnableHT"]
	delete(n, "EnableHT")
	delete(n, "DataDisks")
	n["InstanceId"] = c.managerID()
	n["ExpiredTime"] = "2099-12-31T15:59:59Z"
	return n
}

func (c *cluster) managerID() string { return "i-" + engine.Letters(c.random, 20, engine.LowerAlnum) }

// machines are the managers in a region, as ECS has them.
func (e *api) machines(where *world.Region, now time.Time) []world.Machine {
	e.mu.RLock()
	defer e.mu.RUnlock()
	var all []world.Machine
	for _, c := range e.order {
		made, reached := c.course.Ends(stageManager)
		if c.region != where || c.status(now) == statusGone || !reached || c.age(now) < made {
			continue
		}
		m := c.request.Manager
		all = append(all, world.Machine{
			ID: c.managerID(), Name: c.settings.Name + "-manager", KeyPair: c.told().Word(keyPairName), Type: m.InstanceType.ID, Image: m.Image, VSwitch: c.request.VSwitch,
		})
	}
	return all
}

// queue is the call GetQueue.
func (e *api) queue(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	id, name := c.Params.NeedText("ClusterId"), c.Params.NeedText("QueueName")
	return e.about(c, id, func(found *cluster) (engine.Answer, *engine.Refusal) {
		for _, view := range found.queueViews([]string{name}, c.Now) {
			return engine.Answer{"Queue": found.queueTold(view)}, nil
		}
		return nil, gateway.Refuse("InvalidParams", "QueueName")
	})
}

// queueTold is a queue with all that the request said of it.
func (c *cluster) queueTold(view queueView) engine.Answer {
	q := engine.Answer{}
	for _, one := range c.told().Each("Queues") {
		if one.Word("QueueName") == view.QueueName {
			q = one
		}
	}
	nodes := []engine.Answer{}
	for _, n := range q.Each("ComputeNodes") {
		nodes = append(nodes, template(n))
	}
	q["ComputeNodes"] = nodes
	return q.Filled(engine.Answer{
		"EnableScaleOut": false, "EnableScaleIn": false, "MinCount": 0, "MaxCount": view.MaxCount, "InitialCount": 0, "MaxCountPerCycle": 0,
		"InterConnect": "", "VSwitchIds": view.VSwitchIDs, "AllocationStrategy": "", "RamRole": "", "HostnamePrefix": "", "HostnameSuffix": "",
		"KeepAliveNodes": []string{}, "ReservedNodePoolId": "",
	})
}

// sharedStorages is the call ListSharedStorages: file systems with their mounts.
func (e *api) sharedStorages(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	id, system := c.Params.NeedText("ClusterId"), c.Params.Text("FileSystemId")
	page := engine.ReadPage(c.Params, 10, 1, 100)
	return e.about(c, id, func(found *cluster) (engine.Answer, *engine.Refusal) {
		all := []engine.Answer{}
		for _, one := range found.told().Each("SharedStorages") {
			name := one.Word("FileSystemId")
			if system != "" && system != name {
				continue
			}
			if len(all) == 0 || all[len(all)-1].Word("FileSystemId") != name {
				all = append(all, engine.Answer{"FileSystemId": name, "FileSystemType": "nas", "MountInfo": []engine.Answer{}})
			}
			last := all[len(all)-1]
			mounts, _ := last["MountInfo"].([]engine.Answer)
			last["MountInfo"] = append(mounts, found.mount(one))
		}
		return page.Numbers(engine.Answer{"SharedStorages": engine.Cut(page, all)}, len(all)), nil
	})
}

// mount is an item of MountInfo. Beneath the directory of /home and /opt the service
// makes one of the cluster's own.
func (c *cluster) mount(one engine.Answer) engine.Answer {
	at, directory := one.Word("MountDirectory"), one.Word("NASDirectory")
	if at == "/home" || at == "/opt" {
		directory = strings.TrimSuffix(directory, "/") + "/" + c.id + at
	}
	protocol := map[string]string{"NFS": "nfs4", "SMB": "smb"}[one.Word("ProtocolType")]
	if protocol == "" {
		protocol = one.Word("ProtocolType")
	}
	return engine.Answer{
		"MountDirectory": at, "MountTarget": one.Word("MountTargetDomain"), "StorageDirectory": directory, "ProtocolType": protocol,
		"MountOptions": one.Word("MountOptions"), "Status": "mounted",
	}
}

// packages are the additional software of a cluster.
func (c *cluster) packages() []engine.Answer {
	out := []engine.Answer{}
	for _, p := range c.request.Packages {
		one := engine.Answer{"Name": p.Name, "Version": p.Version, "Status": "Installed"}
		if known := softwareNamed(p.Name); known != nil {
			one["Category"] = known.category
		}
		out = append(out, one)
	}
	return out
}

// installedSoftwares is the call ListInstalledSoftwares, whose paging is text.
func (e *api) installedSoftwares(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	id := c.Params.NeedText("ClusterId")
	page := engine.ReadPage(c.Params, 10, 1, 100)
	return e.about(c, id, func(found *cluster) (engine.Answer, *engine.Refusal) {
		all := found.packages()
		return engine.Answer{"AdditionalPackages": engine.Answer{
			"AdditionalPackageInfos": engine.Cut(page, all), "PageNumber": engine.Number10(page.Number), "PageSize": engine.Number10(page.Size),
			"TotalCount": engine.Number10(len(all)),
		}}, nil
	})
}

// spec is one of the two specs of the n-th component as the request had it, which is
// JSON text there and an object in the answers; nil for none.
func (a installed) spec(name string) any {
	all := a.cluster.told().Each("Addons")
	if a.number >= len(all) {
		return nil
	}
	var out any
	if json.Unmarshal([]byte(all[a.number].Word(name)), &out) != nil {
		return nil
	}
	return out
}
