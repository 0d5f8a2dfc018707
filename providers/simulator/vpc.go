package simulator

// vpcAPI is the part of VPC 2016-04-28 that look-ups need.
type vpcAPI struct{ sim *Simulator }

func newVPC(s *Simulator) *product {
	v := &vpcAPI{s}
	return &product{
		name:    "Vpc",
		host:    "vpc",
		invalid: invalidGateway,
		actions: map[string]action{
			"DescribeVpcs":      {run: v.vpcs, region: mustBeSent},
			"DescribeVSwitches": {run: v.vSwitches},
		},
	}
}

type vpcView struct {
	VpcID               string `json:"VpcId"`
	VpcName             string
	RegionID            string `json:"RegionId"`
	CidrBlock           string
	SecondaryCidrBlocks answer
	UserCidrs           answer
	NatGatewayIDs       answer `json:"NatGatewayIds"`
	Status              string
	IsDefault           bool
	ResourceGroupID     string `json:"ResourceGroupId"`
}

// vpcs is the call DescribeVpcs.
func (v *vpcAPI) vpcs(c *call) (answer, *refusal) {
	p := c.params
	id, name := p.text("VpcId"), p.text("VpcName")
	group := p.text("ResourceGroupId")
	page := readPage(p, 10, 1, 50)
	if c.bad() {
		return nil, nil
	}
	views := []vpcView{}
	main := v.sim.world.resourceGroups[0].id
	for _, one := range c.region.vpcs {
		if id != "" && id != one.id || name != "" && name != one.name || group != "" && group != main {
			continue
		}
		views = append(views, vpcView{
			VpcID: one.id, VpcName: one.name, RegionID: c.region.id, CidrBlock: one.cidr,
			SecondaryCidrBlocks: answer{"SecondaryCidrBlock": append([]string{}, one.secondary...)}, UserCidrs: answer{"UserCidr": []string{}},
			NatGatewayIDs: answer{"NatGatewayIds": []string{}},
			Status:        "Available", IsDefault: one.isDefault, ResourceGroupID: main,
		})
	}
	return page.numbers(answer{"Vpcs": answer{"Vpc": cut(page, views)}}, len(views)), nil
}

type vSwitchView struct {
	VSwitchID               string `json:"VSwitchId"`
	VSwitchName             string
	VpcID                   string `json:"VpcId"`
	ZoneID                  string `json:"ZoneId"`
	CidrBlock               string
	AvailableIPAddressCount int `json:"AvailableIpAddressCount"`
	Status                  string
	IsDefault               bool
}

// vSwitches is the call DescribeVSwitches; it wants RegionId or VpcId.
func (v *vpcAPI) vSwitches(c *call) (answer, *refusal) {
	p := c.params
	if !p.has("RegionId") {
		p.needText("VpcId")
	}
	vpcID, zoneID, id := p.text("VpcId"), p.text("ZoneId"), p.text("VSwitchId")
	p.text("VSwitchName")
	p.text("ResourceGroupId")
	page := readPage(p, 10, 1, 50)
	if c.bad() {
		return nil, nil
	}
	views := []vSwitchView{}
	for _, r := range c.regions(v.sim.world) {
		for _, s := range r.vSwitches {
			if vpcID != "" && vpcID != s.vpc.id || zoneID != "" && zoneID != s.zone.id || id != "" && id != s.id {
				continue
			}
			views = append(views, vSwitchView{s.id, s.name, s.vpc.id, s.zone.id, s.cidr, s.free, "Available", s.isDefault})
		}
	}
	return page.numbers(answer{"VSwitches": answer{"VSwitch": cut(page, views)}}, len(views)), nil
}
