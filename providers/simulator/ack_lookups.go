package simulator

import (
	"strings"
	"time"
)

// regions is the call DescribeRegions; its names are in camel case.
func (a *ack) regions(c *call) (answer, *refusal) {
	p := c.params
	p.text("clusterType", ackTypes)
	p.text("profile", ackProfiles)
	english := p.text("acceptLanguage", languages) == "en-US"
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for _, r := range a.sim.world.regions {
		views = append(views, answer{"regionId": r.id, "localName": r.local(english)})
	}
	return answer{"regions": views, "requestId": c.requestID}, nil
}

var (
	ackTypes    = oneOf(dedicatedKubernetes, managedKubernetes, "ExternalKubernetes")
	ackProfiles = oneOf("Default", "Edge", "Serverless", "Lingjun")
)

// versions is the call DescribeKubernetesVersionMetadata: a bare array, newest
// first. Versions for dedicated clusters alone are told only where those can be
// made.
func (a *ack) versions(c *call) (answer, *refusal) {
	p := c.params
	where := a.sim.world.region(p.needText("Region"))
	if where == nil || c.region != nil && c.region != where {
		p.fail("Region")
	}
	kind := p.needText("ClusterType", ackTypes)
	p.text("Profile", ackProfiles)
	id := p.text("KubernetesVersion")
	all := p.text("Mode", oneOf("creatable", "supported")) == "supported"
	runtime := p.text("runtime", oneOf(containerd, docker, sandbox))
	upgradable := p.boolean("QueryUpgradableVersion", false)
	if c.bad() {
		return nil, nil
	}
	out := []answer{}
	for i, v := range kubernetesVersions {
		creatable := !v.retired || a.sim.retired && kind == dedicatedKubernetes
		if id != "" && id != v.id || !creatable && !all {
			continue
		}
		runtimes := []runtimeVersion{}
		for _, r := range v.runtimes {
			if runtime == "" || runtime == r.Name {
				runtimes = append(runtimes, r)
			}
		}
		one := v.view(where)
		one["creatable"], one["runtimes"], one["upgradable_versions"] = creatable, runtimes, []string{}
		if upgradable && i > 0 {
			one["upgradable_versions"] = []string{kubernetesVersions[i-1].id}
		}
		out = append(out, one)
	}
	return array(out), nil
}

func (v *kubernetesVersion) view(where *region) answer {
	released, err := time.Parse(time.DateOnly, v.released)
	if err != nil {
		panic("simulator: release date of " + v.id)
	}
	images := []answer{}
	for _, kind := range v.imageTypes {
		images = append(images, imageOfType(kind))
	}
	for _, i := range where.images {
		if i.owner == "self" {
			images = append(images, answer{
				"image_id": i.id, "image_name": i.name, "image_type": "Custom", "platform": i.platform, "os_type": "Linux",
				"os_version": "7", "architecture": i.arch, "image_category": "self",
			})
		}
	}
	return answer{
		"version": v.id, "release_date": released.Format(time.RFC3339), "expiration_date": released.AddDate(1, 6, 0).Format(time.RFC3339),
		"images": images, "capabilities": answer{"Terway": true}, "meta_data": answer{"SubClass": "default"},
	}
}

// imageOfType is the system image behind an image type.
func imageOfType(kind string) answer {
	arch, system, platform, version := "x86_64", "Linux", "AliyunLinux", "3"
	switch {
	case strings.HasPrefix(kind, "Windows"):
		system, platform, version = "Windows", kind, "2022"
	case kind == "CentOS":
		platform, version = "CentOS", "7.9"
	case kind == "ContainerOS":
		platform = "ContainerOS"
	case kind == "AliyunLinux3Arm64":
		arch = "arm64"
	case kind != "AliyunLinux3":
		version = "2.1903"
	}
	id := strings.ToLower(strings.ReplaceAll(kind, " ", "_")) + "_" + version + "_alibase_20241103.vhd"
	return answer{
		"image_id": id, "image_name": kind, "image_type": kind, "platform": platform, "os_type": system, "os_version": version,
		"architecture": arch, "image_category": "system",
	}
}

// addons is the call ListAddons.
func (a *ack) addons(c *call) (answer, *refusal) {
	p := c.params
	id := p.text("cluster_id")
	for _, one := range []struct {
		name string
		ok   func(string) bool
	}{
		{"region_id", a.hasRegion},
		{"cluster_type", ackTypes},
		{"profile", ackProfiles},
		{"cluster_spec", oneOf("ack.pro.small", "ack.standard")},
		{"cluster_version", a.hasVersion},
	} {
		// A dedicated cluster has no edition.
		if id == "" && (one.name != "cluster_spec" || p.has("cluster_type") && p.take("cluster_type").text != dedicatedKubernetes) {
			p.need(one.name)
		}
		p.text(one.name, one.ok)
	}
	if id != "" {
		a.mu.RLock()
		defer a.mu.RUnlock()
		if _, refused := a.find(c, id); refused != nil && !c.bad() {
			return nil, refused
		}
	}
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for _, one := range ackAddons {
		views = append(views, answer{
			"name": one.name, "version": one.version, "category": one.category, "install_by_default": one.byDefault,
			"managed": one.name == "managed-csiprovisioner", "config_schema": one.schema(), "supported_actions": []string{"Install", "Upgrade"},
			"architecture": []string{"amd64", "arm64"},
		})
	}
	return answer{"addons": views}, nil
}

func (a *ack) hasRegion(id string) bool  { return a.sim.world.region(id) != nil }
func (a *ack) hasVersion(id string) bool { return kubernetesNamed(id, true) != nil }

// schema is the JSON schema of an addon's config, as text.
func (one ackAddon) schema() string {
	properties := answer{}
	switch one.name {
	case terway:
		properties["PodVswitchId"] = answer{"type": "object", "additionalProperties": answer{"type": "array", "items": answer{"type": "string"}}}
	case "logtail-ds":
		properties["IngressDashboardEnabled"] = answer{"type": "string", "enum": []string{"true", "false"}}
		properties["sls_project_name"] = answer{"type": "string"}
	case "nginx-ingress-controller":
		properties["IngressSlbNetworkType"] = answer{"type": "string", "enum": []string{"internet", "intranet"}}
		properties["IngressSlbSpec"] = answer{"type": "string"}
	case "ack-node-problem-detector":
		properties["sls_project_name"] = answer{"type": "string"}
	}
	return string(encode(answer{"type": "object", "properties": properties}))
}

// addonGroups is the call DescribeAddons, the older list.
func (a *ack) addonGroups(c *call) (answer, *refusal) {
	p := c.params
	p.needText("region", a.hasRegion)
	p.text("cluster_type", ackTypes)
	p.text("cluster_profile", ackProfiles)
	p.text("cluster_spec", oneOf("ack.pro.small", "ack.standard"))
	p.text("cluster_version", a.hasVersion)
	if c.bad() {
		return nil, nil
	}
	groups, standard := []answer{}, answer{}
	index := map[string]int{}
	for _, one := range ackAddons {
		if _, seen := index[one.category]; !seen {
			index[one.category] = len(groups)
			groups = append(groups, answer{"group_name": one.category, "items": []answer{}})
		}
		g := groups[index[one.category]]
		g["items"] = append(g["items"].([]answer), answer{"name": one.name})
		standard[one.name] = answer{
			"name": one.name, "version": one.version, "description": one.category + " addon " + one.name,
			"required": textBool(one.name == "coredns" || one.name == "cloud-controller-manager"), "disabled": false,
		}
	}
	return answer{"ComponentGroups": groups, "StandardComponents": standard}, nil
}

// kubeconfig is the call DescribeClusterUserKubeconfig. The text names the
// cluster but lets nobody in.
func (a *ack) kubeconfig(c *call) (answer, *refusal) {
	c.params.boolean("PrivateIpAddress", false)
	minutes := c.params.integerOr("TemporaryDurationMinutes", 15, 4320, 4320)
	if c.bad() {
		return nil, nil
	}
	a.mu.RLock()
	defer a.mu.RUnlock()
	found, refused := a.find(c, c.path[0])
	if refused != nil {
		return nil, refused
	}
	if s := found.state(c.now); s != ackRunning {
		return nil, ackRefuse("ErrorClusterState", "the cluster is "+s)
	}
	text := "apiVersion: v1\nkind: Config\nclusters:\n- name: kubernetes\n  cluster:\n    server: https://simulated.invalid:6443\n" +
		"contexts: []\nusers: []\ncurrent-context: \"\"\n# " + found.ID + " is simulated\n"
	return answer{"config": text, "expiration": c.now.Add(time.Duration(minutes) * time.Minute).UTC().Format(time.RFC3339)}, nil
}
