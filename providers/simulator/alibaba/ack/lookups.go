package ack

import (
	"strconv"
	"strings"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// regions is the call DescribeRegions; its names are in camel case.
func (a *api) regions(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	p.Text("clusterType", clusterTypes)
	p.Text("profile", profiles)
	english := p.Text("acceptLanguage", gateway.Language) == "en-US"
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, r := range a.world.Regions {
		views = append(views, engine.Answer{"regionId": r.ID, "localName": r.Local(english)})
	}
	return engine.Answer{"regions": views, "requestId": c.RequestID}, nil
}

var (
	clusterTypes = engine.OneOf(dedicatedKubernetes, managedKubernetes, "ExternalKubernetes")
	profiles     = word // New ones come; what there is for an unknown one is what there is for all.
)

// versions is the call DescribeKubernetesVersionMetadata: a bare array, newest
// first. Versions for dedicated clusters alone are told only where those can be
// made.
func (a *api) versions(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	where := a.world.Region(p.NeedText("Region"))
	if where == nil || c.Region != nil && c.Region != where {
		p.Fail("Region")
	}
	kind := p.NeedText("ClusterType", clusterTypes)
	edge := p.Text("Profile", profiles) == profileEdge
	id := p.Text("KubernetesVersion")
	all := p.Text("Mode", engine.OneOf("creatable", "supported")) == "supported"
	runtime := p.Text("runtime", engine.OneOf(containerd, docker, sandbox))
	upgradable := p.Boolean("QueryUpgradableVersion", false)
	if c.Bad() {
		return nil, nil
	}
	out := []engine.Answer{}
	for i, v := range kubernetesVersions {
		creatable := !v.retired || a.sim.Retired && kind == dedicatedKubernetes
		if id != "" && id != v.id || !creatable && !all || v.edge && !edge && id == "" {
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

func (v *kubernetesVersion) view(where *world.Region) engine.Answer {
	released, err := time.Parse(time.DateOnly, v.released)
	if err != nil {
		panic("simulator: release date of " + v.id)
	}
	images := []engine.Answer{}
	for _, kind := range v.imageTypes {
		images = append(images, imageOfType(kind))
	}
	for _, i := range where.Images {
		if i.Owner == "self" {
			images = append(images, engine.Answer{
				"image_id": i.ID, "image_name": i.Name, "image_type": "Custom", "platform": i.Platform, "os_type": "Linux",
				"os_version": "7", "architecture": i.Arch, "image_category": "self",
			})
		}
	}
	return engine.Answer{
		"version": v.id, "release_date": released.Format(time.RFC3339), "expiration_date": released.AddDate(1, 6, 0).Format(time.RFC3339),
		"images": images, "capabilities": engine.Answer{"Terway": true}, "meta_data": engine.Answer{"SubClass": "default"},
	}
}

// imageOfType is the system image behind an image type.
func imageOfType(kind string) engine.Answer {
	arch, system, platform, version := "x86_64", "Linux", "AliyunLinux", "3"
	switch {
	case strings.HasPrefix(kind, "Windows"):
		system, platform, version = "Windows", kind, "2022"
	case kind == "CentOS":
		platform, version = "CentOS", "7.9"
	case kind == "ContainerOS":
		platform = "ContainerOS"
	case kind == "Ubuntu":
		platform, version = "Ubuntu", "22.04"
	case strings.HasPrefix(kind, "AliyunLinux4"):
		version = "4"
	case !strings.HasPrefix(kind, "AliyunLinux3"):
		version = "2.1903"
	}
	if isArm(kind) {
		arch = "arm64"
	}
	id := strings.ToLower(strings.ReplaceAll(kind, " ", "_")) + "_" + version + "_alibase_20241103.vhd"
	return engine.Answer{
		"image_id": id, "image_name": kind, "image_type": kind, "platform": platform, "os_type": system, "os_version": version,
		"architecture": arch, "image_category": "system",
	}
}

// addons is the call ListAddons.
func (a *api) addons(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	id := p.Text("cluster_id")
	for _, one := range []struct {
		name string
		ok   func(string) bool
	}{
		{"region_id", a.hasRegion},
		{"cluster_type", clusterTypes},
		{"profile", profiles},
		{"cluster_spec", word},
		{"cluster_version", a.hasVersion},
	} {
		// A dedicated cluster has no edition.
		if id == "" && (one.name != "cluster_spec" || p.Has("cluster_type") && p.Take("cluster_type").Text != dedicatedKubernetes) {
			p.Need(one.name)
		}
		p.Text(one.name, one.ok)
	}
	if id != "" {
		a.mu.RLock()
		defer a.mu.RUnlock()
		if _, refused := a.find(c, id); refused != nil && !c.Bad() {
			return nil, refused
		}
	}
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, one := range addons {
		views = append(views, engine.Answer{
			"name": one.name, "version": one.version, "category": one.category, "install_by_default": one.byDefault,
			"managed": one.name == "managed-csiprovisioner", "config_schema": one.schema(), "supported_actions": []string{"Install", "Upgrade"},
			"architecture": []string{"amd64", "arm64"},
		})
	}
	return engine.Answer{"addons": views}, nil
}

func (a *api) hasRegion(id string) bool  { return a.world.Region(id) != nil }
func (a *api) hasVersion(id string) bool { return kubernetesNamed(id, true) != nil }

// yesNoText is the schema of a switch that is text.
var yesNoText = engine.Answer{"type": "string", "enum": []string{"true", "false"}}

// schema is the JSON schema of an addon's config, as text.
func (one addon) schema() string {
	properties := engine.Answer{}
	switch one.name {
	case terway:
		properties["PodVswitchId"] = engine.Answer{"type": "object", "additionalProperties": engine.Answer{"type": "array", "items": engine.Answer{"type": "string"}}}
		for _, name := range terwaySwitches {
			properties[name] = yesNoText
		}
	case terwayControl:
		properties["ENITrunking"] = yesNoText
	case "logtail-ds":
		properties["IngressDashboardEnabled"] = yesNoText
		properties["sls_project_name"] = engine.Answer{"type": "string"}
	case "nginx-ingress-controller":
		properties["IngressSlbNetworkType"] = engine.Answer{"type": "string", "enum": []string{"internet", "intranet"}}
		properties["IngressSlbSpec"] = engine.Answer{"type": "string"}
	case "ack-node-problem-detector":
		properties["sls_project_name"] = engine.Answer{"type": "string"}
	}
	return string(engine.Encode(engine.Answer{"type": "object", "properties": properties}))
}

// addonGroups is the call DescribeAddons, the older list.
func (a *api) addonGroups(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	p.NeedText("region", a.hasRegion)
	p.Text("cluster_type", clusterTypes)
	p.Text("cluster_profile", profiles)
	p.Text("cluster_spec", word)
	p.Text("cluster_version", a.hasVersion)
	if c.Bad() {
		return nil, nil
	}
	groups, standard := []engine.Answer{}, engine.Answer{}
	index := map[string]int{}
	for _, one := range addons {
		if _, seen := index[one.category]; !seen {
			index[one.category] = len(groups)
			groups = append(groups, engine.Answer{"group_name": one.category, "items": []engine.Answer{}})
		}
		g := groups[index[one.category]]
		g["items"] = append(g["items"].([]engine.Answer), engine.Answer{"name": one.name})
		standard[one.name] = engine.Answer{
			"name": one.name, "version": one.version, "description": one.category + " addon " + one.name,
			"required": strconv.FormatBool(one.name == "coredns" || one.name == "cloud-controller-manager"), "disabled": false,
		}
	}
	return engine.Answer{"ComponentGroups": groups, "StandardComponents": standard}, nil
}
