package ehpc

import (
	"slices"
	"strings"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// regions is the call ListRegions.
func (e *api) regions(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	p.Text("SpecCode", engine.OneOf("Next", "Instant"))
	english := p.Text("AcceptLanguage", engine.OneOf("zh-CN", "en-US")) == "en-US"
	at := engine.ReadCursor(p, "ListRegions", 20, 100)
	if c.Bad() {
		return nil, nil
	}
	type view struct {
		RegionID  string `json:"RegionId"`
		LocalName string
	}
	from, to, next := at.Slice(len(e.world.Regions))
	views := []view{}
	for _, r := range e.world.Regions[from:to] {
		views = append(views, view{r.ID, r.Local(english)})
	}
	return engine.Answer{"Regions": views, "TotalCount": len(e.world.Regions), "NextToken": next}, nil
}

type hpcImageView struct {
	ImageID         string `json:"ImageId"`
	ImageName       string
	OSName          string
	OSNameEn        string
	Architecture    string
	Platform        string
	Size            string
	BootMode        string
	ImageOwnerAlias string
}

// images is the call ListAvailableImages. Every Linux image suits every
// scheduler here. Numbers are strings in this answer.
func (e *api) images(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	owner := p.Text("ImageOwnerAlias", engine.OneOf("system", "self", "others"))
	arch := ""
	if name := p.Text("InstanceType"); name != "" {
		t := e.world.InstanceType(name)
		if t == nil {
			p.Fail("InstanceType")
			t = &world.InstanceType{}
		}
		arch = t.Architecture()
	}
	readKind := func(o *engine.Object) { o.Text("Type"); o.Text("Version") }
	p.Object("Scheduler", readKind)
	p.Object("DirectoryService", readKind)
	p.Text("HPCInterConnect", engine.OneOf("vpc", "eRDMA", "erdma"))
	p.Boolean("EnableHT", true)
	if p.Boolean("IsPublic", false) && owner != "others" {
		p.Fail("IsPublic")
	}
	page := engine.ReadPage(p, 10, 1, 50)
	if c.Bad() {
		return nil, nil
	}
	var found []hpcImageView
	for _, r := range c.Regions(e.world) {
		for _, i := range r.Images {
			v := hpcImageView{i.ID, i.Name, i.System, i.System, i.Arch, i.Platform, engine.Number10(i.Size), "BIOS", i.Owner}
			if i.Windows || owner != "" && owner != i.Owner || arch != "" && arch != i.Arch || slices.Contains(found, v) {
				continue
			}
			found = append(found, v)
		}
	}
	return engine.Answer{
		"Images": append([]hpcImageView{}, engine.Cut(page, found)...), "TotalCount": engine.Number10(len(found)),
		"PageNumber": engine.Number10(page.Number), "PageSize": engine.Number10(page.Size),
	}, nil
}

type hpcFileSystemView struct {
	FileSystemID    string `json:"FileSystemId"`
	FileSystemType  string
	ProtocolType    string
	StorageType     string
	Status          string
	VpcID           string `json:"VpcId"`
	MountTargetList []hpcMountTargetView
}

type hpcMountTargetView struct {
	MountTargetDomain string
	NetworkType       string
	Status            string
	VSwitchID         string `json:"VSwitchId"`
	VpcID             string `json:"VpcId"`
}

// fileSystems is the call ListAvailableFileSystems.
func (e *api) fileSystems(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	page := engine.ReadPage(c.Params, 10, 1, 100)
	if c.Bad() {
		return nil, nil
	}
	views := []hpcFileSystemView{}
	for _, r := range c.Regions(e.world) {
		for _, f := range r.FileSystems {
			v := hpcFileSystemView{
				FileSystemID: f.ID, FileSystemType: f.Kind, ProtocolType: f.Protocol, StorageType: f.Storage,
				Status: "Running", VpcID: f.VPCID(), MountTargetList: []hpcMountTargetView{},
			}
			for _, t := range f.Targets {
				v.MountTargetList = append(v.MountTargetList, hpcMountTargetView{t.Domain, "vpc", "Active", t.VSwitch.ID, t.VSwitch.VPC.ID})
			}
			views = append(views, v)
		}
	}
	return page.Numbers(engine.Answer{"FileSystemList": engine.Cut(page, views)}, len(views)), nil
}

// softwares is the call ListSoftwares. Its paging is in strings.
func (e *api) softwares(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	category, name := p.Text("Category"), p.Text("Name")
	p.Text("ClusterId")
	p.Groups("OsInfos", 20, func(member func(string) string) {
		p.Text(member("OsTag"))
		p.Text(member("Architecture"), engine.OneOf("x86_64", "arm64"))
	})
	page := engine.ReadPage(p, 10, 1, 100)
	if c.Bad() {
		return nil, nil
	}
	found := []software{}
	for _, s := range softwares {
		if (category == "" || category == s.category) && strings.Contains(s.name, name) {
			found = append(found, s)
		}
	}
	infos := []engine.Answer{}
	for _, s := range engine.Cut(page, found) {
		infos = append(infos, s.view())
	}
	return engine.Answer{
		"AdditionalPackages": engine.Answer{"AdditionalPackageInfos": infos},
		"TotalCount":         engine.Number10(len(found)), "PageNumber": engine.Number10(page.Number), "PageSize": engine.Number10(page.Size),
	}, nil
}

func (s software) view() engine.Answer {
	versions := []engine.Answer{}
	for i, v := range s.versions {
		versions = append(versions, engine.Answer{
			"Version": v, "Latest": i == 0,
			"SupportOs": engine.Answer{"SupportOsInfos": []engine.Answer{{"OsTag": "CentOS_7.6_64", "Architecture": "x86_64"}, {"OsTag": "Aliyun_3_64", "Architecture": "x86_64"}}},
		})
	}
	return engine.Answer{"Name": s.name, "Category": s.category, "Description": s.description, "Versions": engine.Answer{"VersionInfos": versions}}
}

// addonTemplates is the call ListAddonTemplates.
func (e *api) addonTemplates(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	p.Text("ClusterCategory", engine.OneOf("Standard", "Serverless"))
	names := p.Indexed("AddonNames", 20)
	page := engine.ReadPage(p, 10, 1, 100)
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, a := range addonTemplates {
		if engine.Passes(names, a.name) {
			views = append(views, engine.Answer{"Name": a.name, "Version": a.version, "Label": a.label, "Description": a.description})
		}
	}
	return page.Numbers(engine.Answer{"Addons": engine.Cut(page, views)}, len(views)), nil
}

// addonTemplate is the call DescribeAddonTemplate; its specs are those of the
// CreateCluster page's example.
func (e *api) addonTemplate(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	name, wanted := p.NeedText("AddonName"), p.NeedText("AddonVersion")
	p.Text("ZoneId")
	a := addonNamed(name)
	switch {
	case a == nil:
		p.Fail("AddonName")
	case a.version != wanted:
		p.Fail("AddonVersion")
	}
	if c.Bad() {
		return nil, nil
	}
	return engine.Answer{"Addon": engine.Answer{
		"Name": a.name, "Version": a.version, "Label": a.label, "Description": a.description,
		"ServicesSpec": []engine.Answer{
			loginService("SSH", nil, nil, 22), loginService("VNC", nil, nil, 12016), loginService("CLIENT", "URL", "", 12011),
		},
		"ResourcesSpec": engine.Answer{
			"EipResource": engine.Answer{"AutoCreate": true, "Bandwidth": 10, "InstanceChargeType": "PostPaid", "InternetChargeType": "PayByTraffic"},
			"EcsResources": []engine.Answer{{
				"InstanceType": "ecs.c7.xlarge", "ImageId": world.PublicImages[1].ID, "EnableHT": true,
				"SystemDisk":         engine.Answer{"Category": world.CloudESSD, "Size": 40, "Level": "PL0"},
				"InstanceChargeType": "PostPaid", "SpotStrategy": "NoSpot",
			}},
		},
	}}, nil
}

func loginService(name string, access, address any, port int) engine.Answer {
	return engine.Answer{
		"ServiceName": name, "ServiceAccessType": access, "ServiceAccessUrl": address,
		"NetworkACL": []engine.Answer{{"IpProtocol": "TCP", "Port": port, "SourceCidrIp": "0.0.0.0/0"}},
	}
}
