package lookups

import (
	"path"
	"strings"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// ecs is the part of ECS 2014-05-26 that look-ups need.
type ecs struct {
	sim   *engine.Core
	world *world.World
	facts *typeFacts
}

// NewECS makes ECS in a world.
func NewECS(s *engine.Core, w *world.World) *gateway.Product {
	e := &ecs{sim: s, world: w, facts: newTypeFacts(w)}
	return &gateway.Product{
		Name:    "Ecs",
		Host:    "ecs",
		Invalid: gateway.Invalid,
		Actions: map[string]gateway.Action{
			"DescribeRegions":           {Run: e.regions},
			"DescribeZones":             {Run: e.zones, Region: gateway.MustBeSent},
			"DescribeSecurityGroups":    {Run: e.securityGroups, Region: gateway.MustBeSent},
			"DescribeKeyPairs":          {Run: e.keyPairs, Region: gateway.MustBeSent},
			"DescribeInstanceTypes":     {Run: e.instanceTypes},
			"DescribeAvailableResource": {Run: e.availableResource, Region: gateway.MustBeSent},
			"DescribeInstances":         {Run: e.instances, Region: gateway.MustBeSent},
			"DescribeImages":            {Run: e.images, Region: gateway.MustBeSent},
			"DescribeAccountAttributes": {Run: e.attributes, Region: gateway.MustBeSent},
		},
	}
}

var strategies = engine.OneOf("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo")

// regions is the call DescribeRegions.
func (e *ecs) regions(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	english := c.Params.Text("AcceptLanguage", gateway.Language) == "en-US"
	c.Params.Text("ResourceType", engine.OneOf("instance", "disk", "reservedinstance", "scu"))
	c.Params.Text("InstanceChargeType")
	if c.Bad() {
		return nil, nil
	}
	type view struct {
		RegionID       string `json:"RegionId"`
		LocalName      string
		RegionEndpoint string
		Status         string
	}
	views := []view{}
	for _, r := range e.world.Regions {
		endpoint := "ecs." + r.ID + ".aliyuncs.com"
		if r.ID == "cn-hangzhou" {
			endpoint = "ecs-cn-hangzhou.aliyuncs.com"
		}
		views = append(views, view{r.ID, r.Local(english), endpoint, "available"})
	}
	return engine.Answer{"Regions": engine.Answer{"Region": views}}, nil
}

// zones is the call DescribeZones.
func (e *ecs) zones(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	english := p.Text("AcceptLanguage", gateway.Language) == "en-US"
	p.Boolean("Verbose", true)
	p.Text("InstanceChargeType", gateway.ChargeType)
	p.Text("SpotStrategy", strategies)
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, z := range c.Region.Zones {
		letter := strings.ToUpper(string(z.Letter))
		name := c.Region.Chinese + " 可用区" + letter
		if english {
			name = c.Region.English + " Zone " + letter
		}
		views = append(views, engine.Answer{
			"ZoneId": z.ID, "LocalName": name, "ZoneType": "AvailabilityZone",
			"AvailableResourceCreation": engine.Answer{"ResourceTypes": []string{"VSwitch", "IoOptimized", "Instance", "Disk", "DedicatedHost"}},
		})
	}
	return engine.Answer{"Zones": engine.Answer{"Zone": views}}, nil
}

type securityGroupView struct {
	SecurityGroupID   string `json:"SecurityGroupId"`
	SecurityGroupName string
	SecurityGroupType string
	VpcID             string `json:"VpcId"`
	ServiceManaged    bool
	CreationTime      string
}

// securityGroups is the call DescribeSecurityGroups.
func (e *ecs) securityGroups(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	vpcID := p.Text("VpcId")
	kind := p.Text("SecurityGroupType", engine.OneOf("normal", "enterprise"))
	id, name := p.Text("SecurityGroupId"), p.Text("SecurityGroupName")
	p.Text("ResourceGroupId")
	p.Text("NetworkType", engine.OneOf("vpc", "classic"))
	paged := p.Has("PageNumber") || p.Has("PageSize")
	old := engine.ReadPage(p, 10, 1, 50)
	at := engine.ReadCursor(p, "DescribeSecurityGroups", 10, 100)
	if c.Bad() {
		return nil, nil
	}
	views := []securityGroupView{}
	for _, g := range c.Region.Groups {
		v := securityGroupView{g.ID, g.Name, "normal", g.VPC.ID, g.Managed, "2024-03-01T08:00:00Z"}
		if g.Enterprise {
			v.SecurityGroupType = "enterprise"
		}
		if vpcID != "" && vpcID != v.VpcID || kind != "" && kind != v.SecurityGroupType || id != "" && id != g.ID || name != "" && name != g.Name {
			continue
		}
		views = append(views, v)
	}
	if paged {
		return old.Numbers(engine.Answer{"SecurityGroups": engine.Answer{"SecurityGroup": engine.Cut(old, views)}}, len(views)), nil
	}
	from, to, next := at.Slice(len(views))
	return engine.Answer{"SecurityGroups": engine.Answer{"SecurityGroup": views[from:to]}, "NextToken": next, "TotalCount": len(views)}, nil
}

// keyPairs is the call DescribeKeyPairs; the name may hold * as a wildcard.
func (e *ecs) keyPairs(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	pattern := p.Text("KeyPairName")
	p.Text("ResourceGroupId")
	page := engine.ReadPage(p, 10, 1, 50)
	if c.Bad() {
		return nil, nil
	}
	type view struct {
		KeyPairName        string
		KeyPairFingerPrint string
		CreationTime       string
	}
	views := []view{}
	for _, k := range c.Region.KeyPairs {
		if fits, err := path.Match(pattern, k.Name); pattern == "" || err == nil && fits {
			views = append(views, view{k.Name, k.Fingerprint, k.Created})
		}
	}
	return page.Numbers(engine.Answer{"KeyPairs": engine.Answer{"KeyPair": engine.Cut(page, views)}}, len(views)), nil
}

type imageView struct {
	ImageID         string `json:"ImageId"`
	ImageName       string
	OSName          string
	OSNameEn        string
	OSType          string
	Platform        string
	Architecture    string
	Size            int
	Status          string
	ImageOwnerAlias string
	CreationTime    string
}

// images is the call DescribeImages.
func (e *ecs) images(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	owner := p.Text("ImageOwnerAlias", engine.OneOf("system", "self", "others", "marketplace"))
	system := p.Text("OSType", engine.OneOf("linux", "windows"))
	arch := p.Text("Architecture", engine.OneOf("i386", "x86_64", "arm64"))
	name, id := p.Text("ImageName"), p.Text("ImageId")
	p.Text("Status")
	if typeID := p.Text("InstanceType"); typeID != "" {
		t := e.world.InstanceType(typeID)
		if t == nil {
			p.Fail("InstanceType")
			t = &world.InstanceType{}
		}
		arch = t.Architecture()
	}
	page := engine.ReadPage(p, 10, 1, 100)
	if c.Bad() {
		return nil, nil
	}
	views := []imageView{}
	for _, i := range c.Region.Images {
		v := imageView{i.ID, i.Name, i.System, i.System, "linux", i.Platform, i.Arch, i.Size, "Available", i.Owner, "2024-06-01T00:00:00Z"}
		if i.Windows {
			v.OSType = "windows"
		}
		if owner != "" && owner != i.Owner || system != "" && system != v.OSType || arch != "" && arch != i.Arch ||
			!strings.Contains(i.Name, strings.Trim(name, "*")) || id != "" && id != i.ID {
			continue
		}
		views = append(views, v)
	}
	return page.Numbers(engine.Answer{"RegionId": c.Region.ID, "Images": engine.Answer{"Image": engine.Cut(page, views)}}, len(views)), nil
}
