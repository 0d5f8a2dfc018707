package modelarts

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/url"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// pageSize is how many the VPC service lists at once; it takes up to 2000.
const pageSize = 1000

type networkInfo struct {
	ID, Name, Cidr, Status, Description text
	VpcID                               text `json:"vpc_id"`
	Zone                                text `json:"availability_zone"`
	Free                                text `json:"available_ip_address_count"`
}

// networkList takes a list; what else stands beside it in a reply is none.
type networkList []networkInfo

// UnmarshalJSON implements json.Unmarshaler.
func (l *networkList) UnmarshalJSON(data []byte) error {
	var items []networkInfo
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		if err := json.Unmarshal(data, &items); err != nil {
			return fmt.Errorf("decode list: %w", err)
		}
	}
	*l = items
	return nil
}

// marked reads a list of the VPC service to its end by marker.
func (c *Client) marked(ctx context.Context, call call, member string) ([]networkInfo, error) {
	call.product = vpc
	if call.query == nil {
		call.query = url.Values{}
	}
	call.query.Set("limit", digits(pageSize))
	var all []networkInfo
	for range maxPages {
		var reply map[string]networkList
		if err := c.read(ctx, call, &reply); err != nil {
			return nil, err
		}
		items := reply[member]
		all = append(all, items...)
		if len(items) < pageSize || string(items[len(items)-1].ID) == call.query.Get("marker") {
			break
		}
		call.query.Set("marker", string(items[len(items)-1].ID))
	}
	return all, nil
}

func (c *Client) vpcs(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.marked(ctx, call{action: "ListVpcs", path: "/v1/" + projectMark + "/vpcs", project: q.Args["basics.project_id"]}, "vpcs")
	return forms.OptionsOf(items, func(n networkInfo) forms.Option {
		o := n.option(vpcColumns, string(n.Cidr), string(n.Status))
		o.Facts = map[string]string{"cidr": string(n.Cidr)}
		if n.Status != "" && n.Status != "OK" {
			o.Why = forms.Tf("its state is %s", "其状态为 %s", string(n.Status))
		}
		return o
	}), err
}

func (c *Client) subnets(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.marked(ctx, call{
		action: "ListSubnets", path: "/v1/" + projectMark + "/subnets", project: q.Args["basics.project_id"],
		query: url.Values{"vpc_id": {q.Args["network.vpc_id"]}},
	}, "subnets")
	return forms.OptionsOf(items, func(n networkInfo) forms.Option {
		o := n.option(subnetColumns, string(n.Cidr), string(n.Zone), string(n.Free))
		o.Facts = map[string]string{"vpc_id": string(n.VpcID), "zone": string(n.Zone), "cidr": string(n.Cidr), "free": string(n.Free)}
		if n.Status != "" && n.Status != "ACTIVE" {
			o.Why = forms.Tf("its state is %s", "其状态为 %s", string(n.Status))
		}
		return o
	}), err
}

func (c *Client) securityGroups(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.marked(ctx, call{
		action: "ListSecurityGroups", path: "/v3/" + projectMark + "/vpc/security-groups", project: q.Args["basics.project_id"],
	}, "security_groups")
	return forms.OptionsOf(items, func(n networkInfo) forms.Option { return n.option(groupColumns, string(n.Description)) }), err
}

var (
	vpcColumns    = []forms.Column{providers.ColumnBlock, providers.ColumnState}
	subnetColumns = []forms.Column{providers.ColumnBlock, providers.ColumnZone, providers.ColumnFree}
	groupColumns  = []forms.Column{providers.ColumnAbout}
)

func (n networkInfo) option(columns []forms.Column, cells ...string) forms.Option {
	return forms.Option{Value: string(n.ID), Label: forms.Same(string(cmp.Or(n.Name, n.ID))), Cells: cells, Columns: columns}
}
