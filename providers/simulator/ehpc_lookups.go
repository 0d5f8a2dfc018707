package simulator

import (
	"slices"
	"strings"
)

// regions is the call ListRegions.
func (e *ehpc) regions(c *call) (answer, *refusal) {
	p := c.params
	p.text("SpecCode", oneOf("Next", "Instant"))
	english := p.text("AcceptLanguage", oneOf("zh-CN", "en-US")) == "en-US"
	at := readCursor(p, "ListRegions", 20, 100)
	if c.bad() {
		return nil, nil
	}
	type view struct {
		RegionID  string `json:"RegionId"`
		LocalName string
	}
	from, to, next := at.slice(len(e.sim.world.regions))
	views := []view{}
	for _, r := range e.sim.world.regions[from:to] {
		views = append(views, view{r.id, r.local(english)})
	}
	return answer{"Regions": views, "TotalCount": len(e.sim.world.regions), "NextToken": next}, nil
}

func (r *region) local(english bool) string {
	if english {
		return r.english
	}
	return r.chinese
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
func (e *ehpc) images(c *call) (answer, *refusal) {
	p := c.params
	owner := p.text("ImageOwnerAlias", oneOf("system", "self", "others"))
	arch := ""
	if name := p.text("InstanceType"); name != "" {
		t := e.sim.world.instanceType(name)
		if t == nil {
			p.fail("InstanceType")
			t = &instanceType{}
		}
		arch = t.architecture()
	}
	readKind := func(o *object) { o.text("Type"); o.text("Version") }
	p.object("Scheduler", readKind)
	p.object("DirectoryService", readKind)
	p.text("HPCInterConnect", oneOf("vpc", "eRDMA", "erdma"))
	p.boolean("EnableHT", true)
	if p.boolean("IsPublic", false) && owner != "others" {
		p.fail("IsPublic")
	}
	page := readPage(p, 10, 1, 50)
	if c.bad() {
		return nil, nil
	}
	var found []hpcImageView
	for _, r := range c.regions(e.sim.world) {
		for _, i := range r.images {
			v := hpcImageView{i.id, i.name, i.system, i.system, i.arch, i.platform, number10(i.size), "BIOS", i.owner}
			if i.windows || owner != "" && owner != i.owner || arch != "" && arch != i.arch || slices.Contains(found, v) {
				continue
			}
			found = append(found, v)
		}
	}
	return answer{
		"Images": append([]hpcImageView{}, cut(page, found)...), "TotalCount": number10(len(found)),
		"PageNumber": number10(page.number), "PageSize": number10(page.size),
	}, nil
}

// architecture is the image architecture that a type boots.
func (t *instanceType) architecture() string {
	if t.arm {
		return "arm64"
	}
	return "x86_64"
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
func (e *ehpc) fileSystems(c *call) (answer, *refusal) {
	page := readPage(c.params, 10, 1, 100)
	if c.bad() {
		return nil, nil
	}
	views := []hpcFileSystemView{}
	for _, r := range c.regions(e.sim.world) {
		for _, f := range r.fileSystems {
			v := hpcFileSystemView{
				FileSystemID: f.id, FileSystemType: f.kind, ProtocolType: f.protocol, StorageType: f.storage,
				Status: "Running", VpcID: f.vpcID(), MountTargetList: []hpcMountTargetView{},
			}
			for _, t := range f.targets {
				v.MountTargetList = append(v.MountTargetList, hpcMountTargetView{t.domain, "vpc", "Active", t.vSwitch.id, t.vSwitch.vpc.id})
			}
			views = append(views, v)
		}
	}
	return page.numbers(answer{"FileSystemList": cut(page, views)}, len(views)), nil
}

// softwares is the call ListSoftwares. Its paging is in strings.
func (e *ehpc) softwares(c *call) (answer, *refusal) {
	p := c.params
	category, name := p.text("Category"), p.text("Name")
	p.text("ClusterId")
	p.groups("OsInfos", 20, func(member func(string) string) {
		p.text(member("OsTag"))
		p.text(member("Architecture"), oneOf("x86_64", "arm64"))
	})
	page := readPage(p, 10, 1, 100)
	if c.bad() {
		return nil, nil
	}
	found := []software{}
	for _, s := range softwares {
		if (category == "" || category == s.category) && strings.Contains(s.name, name) {
			found = append(found, s)
		}
	}
	infos := []answer{}
	for _, s := range cut(page, found) {
		infos = append(infos, s.view())
	}
	return answer{
		"AdditionalPackages": answer{"AdditionalPackageInfos": infos},
		"TotalCount":         number10(len(found)), "PageNumber": number10(page.number), "PageSize": number10(page.size),
	}, nil
}

func (s software) view() answer {
	versions := []answer{}
	for i, v := range s.versions {
		versions = append(versions, answer{
			"Version": v, "Latest": i == 0,
			"SupportOs": answer{"SupportOsInfos": []answer{{"OsTag": "CentOS_7.6_64", "Architecture": "x86_64"}, {"OsTag": "Aliyun_3_64", "Architecture": "x86_64"}}},
		})
	}
	return answer{"Name": s.name, "Category": s.category, "Description": s.description, "Versions": answer{"VersionInfos": versions}}
}

// addonTemplates is the call ListAddonTemplates.
func (e *ehpc) addonTemplates(c *call) (answer, *refusal) {
	p := c.params
	p.text("ClusterCategory", oneOf("Standard", "Serverless"))
	names := p.indexed("AddonNames", 20)
	page := readPage(p, 10, 1, 100)
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for _, a := range addonTemplates {
		if passes(names, a.name) {
			views = append(views, answer{"Name": a.name, "Version": a.version, "Label": a.label, "Description": a.description})
		}
	}
	return page.numbers(answer{"Addons": cut(page, views)}, len(views)), nil
}

// addonTemplate is the call DescribeAddonTemplate; its specs are those of the
// CreateCluster page's example.
func (e *ehpc) addonTemplate(c *call) (answer, *refusal) {
	p := c.params
	name, wanted := p.needText("AddonName"), p.needText("AddonVersion")
	p.text("ZoneId")
	a := addonNamed(name)
	switch {
	case a == nil:
		p.fail("AddonName")
	case a.version != wanted:
		p.fail("AddonVersion")
	}
	if c.bad() {
		return nil, nil
	}
	return answer{"Addon": answer{
		"Name": a.name, "Version": a.version, "Label": a.label, "Description": a.description,
		"ServicesSpec": []answer{
			loginService("SSH", nil, nil, 22), loginService("VNC", nil, nil, 12016), loginService("CLIENT", "URL", "", 12011),
		},
		"ResourcesSpec": answer{
			"EipResource": answer{"AutoCreate": true, "Bandwidth": 10, "InstanceChargeType": "PostPaid", "InternetChargeType": "PayByTraffic"},
			"EcsResources": []answer{{
				"InstanceType": "ecs.c7.xlarge", "ImageId": publicImages[1].id, "EnableHT": true,
				"SystemDisk":         answer{"Category": cloudESSD, "Size": 40, "Level": "PL0"},
				"InstanceChargeType": "PostPaid", "SpotStrategy": "NoSpot",
			}},
		},
	}}, nil
}

func loginService(name string, access, address any, port int) answer {
	return answer{
		"ServiceName": name, "ServiceAccessType": access, "ServiceAccessUrl": address,
		"NetworkACL": []answer{{"IpProtocol": "TCP", "Port": port, "SourceCidrIp": "0.0.0.0/0"}},
	}
}
