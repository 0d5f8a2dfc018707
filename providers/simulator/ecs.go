package simulator

import (
	"path"
	"strings"
)

// ecs is the part of ECS 2014-05-26 that look-ups need.
type ecs struct {
	sim   *Simulator
	facts *typeFacts
}

func newECS(s *Simulator) *product {
	e := &ecs{sim: s, facts: newTypeFacts(s.world)}
	return &product{
		name:    "Ecs",
		host:    "ecs",
		invalid: invalidGateway,
		actions: map[string]action{
			"DescribeRegions":           {run: e.regions},
			"DescribeZones":             {run: e.zones, region: mustBeSent},
			"DescribeSecurityGroups":    {run: e.securityGroups, region: mustBeSent},
			"DescribeKeyPairs":          {run: e.keyPairs, region: mustBeSent},
			"DescribeInstanceTypes":     {run: e.instanceTypes},
			"DescribeAvailableResource": {run: e.availableResource, region: mustBeSent},
			"DescribeImages":            {run: e.images, region: mustBeSent},
			"DescribePrice":             {run: e.price, region: mustBeSent},
		},
	}
}

var (
	languages   = oneOf("zh-CN", "en-US", "ja")
	chargeTypes = oneOf("PrePaid", "PostPaid")
	strategies  = oneOf("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo")
)

// regions is the call DescribeRegions.
func (e *ecs) regions(c *call) (answer, *refusal) {
	english := c.params.text("AcceptLanguage", languages) == "en-US"
	c.params.text("ResourceType", oneOf("instance", "disk", "reservedinstance", "scu"))
	c.params.text("InstanceChargeType")
	if c.bad() {
		return nil, nil
	}
	type view struct {
		RegionID       string `json:"RegionId"`
		LocalName      string
		RegionEndpoint string
		Status         string
	}
	views := []view{}
	for _, r := range e.sim.world.regions {
		endpoint := "ecs." + r.id + ".aliyuncs.com"
		if r.id == "cn-hangzhou" {
			endpoint = "ecs-cn-hangzhou.aliyuncs.com"
		}
		views = append(views, view{r.id, r.local(english), endpoint, "available"})
	}
	return answer{"Regions": answer{"Region": views}}, nil
}

// zones is the call DescribeZones.
func (e *ecs) zones(c *call) (answer, *refusal) {
	p := c.params
	english := p.text("AcceptLanguage", languages) == "en-US"
	p.boolean("Verbose", true)
	p.text("InstanceChargeType", chargeTypes)
	p.text("SpotStrategy", strategies)
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for _, z := range c.region.zones {
		letter := strings.ToUpper(string(z.letter))
		name := c.region.chinese + " 可用区" + letter
		if english {
			name = c.region.english + " Zone " + letter
		}
		views = append(views, answer{
			"ZoneId": z.id, "LocalName": name, "ZoneType": "AvailabilityZone",
			"AvailableResourceCreation": answer{"ResourceTypes": []string{"VSwitch", "IoOptimized", "Instance", "Disk", "DedicatedHost"}},
		})
	}
	return answer{"Zones": answer{"Zone": views}}, nil
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
func (e *ecs) securityGroups(c *call) (answer, *refusal) {
	p := c.params
	vpcID := p.text("VpcId")
	kind := p.text("SecurityGroupType", oneOf("normal", "enterprise"))
	id, name := p.text("SecurityGroupId"), p.text("SecurityGroupName")
	p.text("ResourceGroupId")
	p.text("NetworkType", oneOf("vpc", "classic"))
	paged := p.has("PageNumber") || p.has("PageSize")
	old := readPage(p, 10, 1, 50)
	at := readCursor(p, "DescribeSecurityGroups", 10, 100)
	if c.bad() {
		return nil, nil
	}
	views := []securityGroupView{}
	for _, g := range c.region.groups {
		v := securityGroupView{g.id, g.name, "normal", g.vpc.id, g.managed, "2024-03-01T08:00:00Z"}
		if g.enterprise {
			v.SecurityGroupType = "enterprise"
		}
		if vpcID != "" && vpcID != v.VpcID || kind != "" && kind != v.SecurityGroupType || id != "" && id != g.id || name != "" && name != g.name {
			continue
		}
		views = append(views, v)
	}
	if paged {
		return old.numbers(answer{"SecurityGroups": answer{"SecurityGroup": cut(old, views)}}, len(views)), nil
	}
	from, to, next := at.slice(len(views))
	return answer{"SecurityGroups": answer{"SecurityGroup": views[from:to]}, "NextToken": next, "TotalCount": len(views)}, nil
}

// keyPairs is the call DescribeKeyPairs; the name may hold * as a wildcard.
func (e *ecs) keyPairs(c *call) (answer, *refusal) {
	p := c.params
	pattern := p.text("KeyPairName")
	p.text("ResourceGroupId")
	page := readPage(p, 10, 1, 50)
	if c.bad() {
		return nil, nil
	}
	type view struct {
		KeyPairName        string
		KeyPairFingerPrint string
		CreationTime       string
	}
	views := []view{}
	for _, k := range c.region.keyPairs {
		if fits, err := path.Match(pattern, k.name); pattern == "" || err == nil && fits {
			views = append(views, view{k.name, k.fingerprint, k.created})
		}
	}
	return page.numbers(answer{"KeyPairs": answer{"KeyPair": cut(page, views)}}, len(views)), nil
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
func (e *ecs) images(c *call) (answer, *refusal) {
	p := c.params
	owner := p.text("ImageOwnerAlias", oneOf("system", "self", "others", "marketplace"))
	system := p.text("OSType", oneOf("linux", "windows"))
	arch := p.text("Architecture", oneOf("i386", "x86_64", "arm64"))
	name, id := p.text("ImageName"), p.text("ImageId")
	p.text("Status")
	if typeID := p.text("InstanceType"); typeID != "" {
		t := e.sim.world.instanceType(typeID)
		if t == nil {
			p.fail("InstanceType")
			t = &instanceType{}
		}
		arch = t.architecture()
	}
	page := readPage(p, 10, 1, 100)
	if c.bad() {
		return nil, nil
	}
	views := []imageView{}
	for _, i := range c.region.images {
		v := imageView{i.id, i.name, i.system, i.system, "linux", i.platform, i.arch, i.size, "Available", i.owner, "2024-06-01T00:00:00Z"}
		if i.windows {
			v.OSType = "windows"
		}
		if owner != "" && owner != i.owner || system != "" && system != v.OSType || arch != "" && arch != i.arch ||
			!strings.Contains(i.name, strings.Trim(name, "*")) || id != "" && id != i.id {
			continue
		}
		views = append(views, v)
	}
	return page.numbers(answer{"RegionId": c.region.id, "Images": answer{"Image": cut(page, views)}}, len(views)), nil
}
