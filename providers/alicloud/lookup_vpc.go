package alicloud

import (
	"cmp"
	"context"
	"strconv"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

type vpc struct {
	VpcID     Text `json:"VpcId"`
	VpcName   Text
	CidrBlock Text
	Secondary struct {
		Blocks []Text `json:"SecondaryCidrBlock"`
	} `json:"SecondaryCidrBlocks"`
	Gateways struct {
		IDs []Text `json:"NatGatewayIds"`
	} `json:"NatGatewayIds"`
}

// blocks returns all address blocks, the first one first.
func (v vpc) blocks() string {
	blocks := string(v.CidrBlock)
	for _, more := range v.Secondary.Blocks {
		blocks += " " + string(more)
	}
	return blocks
}

// readVPCs is VPC DescribeVpcs, narrowed by pairs.
func (c *Client) readVPCs(ctx context.Context, pairs ...string) ([]vpc, error) {
	type reply struct {
		Vpcs       struct{ Vpc []vpc }
		TotalCount *Int
	}
	call := Call{Product: VPC, Action: "DescribeVpcs", Query: c.query(pairs...)}
	return Numbered(ctx, c, call, 50, func(r *reply) ([]vpc, *Int) { return r.Vpcs.Vpc, r.TotalCount })
}

// NATGateways are the ids of those in a VPC.
func (c *Client) NATGateways(ctx context.Context, id string) ([]string, error) {
	if id == "" {
		return nil, nil
	}
	found, err := c.readVPCs(ctx, "VpcId", id)
	var ids []string
	for _, v := range found {
		for _, gateway := range v.Gateways.IDs {
			if string(v.VpcID) == id {
				ids = append(ids, string(gateway))
			}
		}
	}
	return ids, err
}

// vpcs are all VPCs of the region.
func (c *Client) vpcs(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	items, err := c.readVPCs(ctx)
	return each(items,
		func(a, b vpc) int { return byName(a.VpcName, b.VpcName, a.VpcID, b.VpcID) },
		func(v vpc) forms.Option {
			return forms.Option{
				Value: string(v.VpcID), Label: label(v.VpcName), Cells: []string{string(v.CidrBlock)}, Columns: vpcColumns,
				Facts: map[string]string{"cidr": v.blocks()},
			}
		}), err
}

var (
	vpcColumns     = []forms.Column{providers.ColumnBlock}
	vSwitchColumns = []forms.Column{providers.ColumnZone, providers.ColumnBlock, providers.ColumnFree}
	ownColumns     = []forms.Column{providers.ColumnID}
)

type vSwitch struct {
	VSwitchID   Text `json:"VSwitchId"`
	VSwitchName Text
	VpcID       Text `json:"VpcId"`
	ZoneID      Text `json:"ZoneId"`
	CidrBlock   Text
	Free        Int `json:"AvailableIpAddressCount"`
}

// vSwitches is VPC DescribeVSwitches, by zone.
func (c *Client) vSwitches(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.readVSwitches(ctx, "VpcId", arg(q, "network.vpc_id", "vpc_id"))
	return each(items,
		func(a, b vSwitch) int {
			return cmp.Or(cmp.Compare(a.ZoneID, b.ZoneID), byName(a.VSwitchName, b.VSwitchName, a.VSwitchID, b.VSwitchID))
		},
		func(v vSwitch) forms.Option {
			free := strconv.FormatInt(int64(v.Free), 10)
			o := forms.Option{
				Value: string(v.VSwitchID), Label: label(v.VSwitchName),
				Cells: []string{string(v.ZoneID), string(v.CidrBlock), free + " IP"}, Columns: vSwitchColumns,
				Facts: map[string]string{"vpc_id": string(v.VpcID), "zone": string(v.ZoneID), "cidr": string(v.CidrBlock), "free": free},
			}
			if v.Free <= 0 {
				o.Why = forms.T("no free addresses", "没有可用 IP 地址")
			}
			return o
		}), err
}

func (c *Client) readVSwitches(ctx context.Context, filters ...string) ([]vSwitch, error) {
	type reply struct {
		VSwitches  struct{ VSwitch []vSwitch }
		TotalCount *Int
	}
	call := Call{Product: VPC, Action: "DescribeVSwitches", Query: c.query(filters...)}
	return Numbered(ctx, c, call, 50, func(r *reply) ([]vSwitch, *Int) { return r.VSwitches.VSwitch, r.TotalCount })
}

type resourceGroup struct {
	ID          Text `json:"Id"`
	Name        Text
	DisplayName Text
}

// resourceGroups is Resource Manager ListResourceGroups; they are the
// account's and belong to no region.
func (c *Client) resourceGroups(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	type reply struct {
		ResourceGroups struct{ ResourceGroup []resourceGroup }
		TotalCount     *Int
	}
	call := Call{Product: ResourceManager, Action: "ListResourceGroups", Query: map[string]string{"Status": "OK"}}
	items, err := Numbered(ctx, c, call, 100, func(r *reply) ([]resourceGroup, *Int) { return r.ResourceGroups.ResourceGroup, r.TotalCount })
	return each(items,
		func(a, b resourceGroup) int { return byName(a.DisplayName, b.DisplayName, a.ID, b.ID) },
		func(g resourceGroup) forms.Option {
			return forms.Option{Value: string(g.ID), Label: label(cmp.Or(g.DisplayName, g.Name)), Cells: []string{string(g.Name)}, Columns: ownColumns}
		}), err
}
