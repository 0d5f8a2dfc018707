package alicloud

import (
	"cmp"
	"context"
	"strconv"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

type securityGroup struct {
	ID      Text `json:"SecurityGroupId"`
	Name    Text `json:"SecurityGroupName"`
	Type    Text `json:"SecurityGroupType"`
	VpcID   Text `json:"VpcId"`
	Managed Bool `json:"ServiceManaged"`
}

// securityGroups is ECS DescribeSecurityGroups. Groups that belong to another
// service cannot be used and are left out.
func (c *Client) securityGroups(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	type reply struct {
		SecurityGroups struct{ SecurityGroup []securityGroup }
		NextToken      *Text
	}
	call := Call{Product: ECS, Action: "DescribeSecurityGroups", Query: c.query("VpcId", arg(q, "network.vpc_id", "vpc_id"))}
	items, err := Tokened(ctx, c, call, 100, func(r *reply) ([]securityGroup, *Text) { return r.SecurityGroups.SecurityGroup, r.NextToken })
	return each(items,
		func(a, b securityGroup) int { return byName(a.Name, b.Name, a.ID, b.ID) },
		func(g securityGroup) forms.Option {
			if g.Managed {
				return forms.Option{}
			}
			return forms.Option{
				Value: string(g.ID), Label: label(g.Name), Cells: []string{string(g.Type), string(g.VpcID)}, Columns: groupColumns,
				Facts: map[string]string{"vpc_id": string(g.VpcID), "type": string(g.Type)},
			}
		}), err
}

var (
	groupColumns = []forms.Column{providers.ColumnType, providers.ColumnVPC}
	keyColumns   = []forms.Column{providers.ColumnMade}
	imageColumns = []forms.Column{providers.ColumnArch, providers.ColumnSize, providers.ColumnMade}
)

// KeyPairOf is the name of the key pair that an instance was made with, by ECS
// DescribeInstances; empty for none.
func (c *Client) KeyPairOf(ctx context.Context, instance string) (string, error) {
	type one struct {
		ID      Text `json:"InstanceId"`
		KeyPair Text `json:"KeyPairName"`
	}
	type reply struct {
		Instances  struct{ Instance []one }
		TotalCount *Int
	}
	ids, err := forms.EncodeJSON([]any{instance}, forms.Masked)
	if err != nil {
		return "", err
	}
	call := Call{Product: ECS, Action: "DescribeInstances", Query: c.query("InstanceIds", string(ids))}
	found, err := Numbered(ctx, c, call, 10, func(r *reply) ([]one, *Int) { return r.Instances.Instance, r.TotalCount })
	for _, i := range found {
		if string(i.ID) == instance {
			return string(i.KeyPair), nil
		}
	}
	return "", err
}

type keyPair struct {
	Name    Text `json:"KeyPairName"`
	Print   Text `json:"KeyPairFingerPrint"`
	Created Text `json:"CreationTime"`
}

// keyPairs is ECS DescribeKeyPairs.
func (c *Client) keyPairs(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	type reply struct {
		KeyPairs   struct{ KeyPair []keyPair }
		TotalCount *Int
	}
	call := Call{Product: ECS, Action: "DescribeKeyPairs", Query: c.query()}
	items, err := Numbered(ctx, c, call, 50, func(r *reply) ([]keyPair, *Int) { return r.KeyPairs.KeyPair, r.TotalCount })
	return each(items,
		func(a, b keyPair) int { return byName(a.Name, b.Name, a.Print, b.Print) },
		func(k keyPair) forms.Option {
			return forms.Option{Value: string(k.Name), Label: label(k.Name), Cells: []string{day(k.Created)}, Columns: keyColumns}
		}), err
}

// day is the date of a time in ISO 8601, which is what people choose by.
func day(t Text) string {
	const length = len("2006-01-02")
	return string(t[:min(len(t), length)])
}

type image struct {
	ID       Text `json:"ImageId"`
	Name     Text `json:"ImageName"`
	OSName   Text
	OSNameEn Text
	Platform Text
	Arch     Text `json:"Architecture"`
	Size     Int
	Owner    Text `json:"ImageOwnerAlias"`
	Created  Text `json:"CreationTime"`
}

// images is ECS DescribeImages for Linux: the person's own first, then by
// platform, the newest first.
func (c *Client) images(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	type reply struct {
		Images     struct{ Image []image }
		TotalCount *Int
	}
	call := Call{Product: ECS, Action: "DescribeImages", Query: c.query(
		"OSType", "linux", "Status", "Available", "InstanceType", arg(q, "instance_type"))}
	items, err := Numbered(ctx, c, call, 100, func(r *reply) ([]image, *Int) { return r.Images.Image, r.TotalCount })
	return each(items,
		func(a, b image) int {
			return cmp.Or(byOwner(a.Owner)-byOwner(b.Owner), cmp.Compare(a.Platform, b.Platform),
				cmp.Compare(b.Created, a.Created), cmp.Compare(a.ID, b.ID))
		},
		func(i image) forms.Option {
			size := strconv.FormatInt(int64(i.Size), 10)
			return forms.Option{
				Value: string(i.ID),
				Label: i.label(),
				Cells: []string{string(i.Arch), size + " GiB", day(i.Created)}, Columns: imageColumns,
				Facts: map[string]string{"arch": string(i.Arch), "platform": string(i.Platform), "owner": string(i.Owner), "size": size},
			}
		}), err
}

// label is the system for the cloud's own images; others go by their name.
func (i image) label() forms.Text {
	if i.Owner != "system" && i.Name != "" {
		return label(i.Name)
	}
	return forms.Foreign(string(cmp.Or(i.OSNameEn, i.OSName, i.Name)), string(cmp.Or(i.OSName, i.OSNameEn, i.Name)))
}

func byOwner(alias Text) int {
	switch alias {
	case "self":
		return 0
	case "others":
		return 1
	case "system":
		return 2
	}
	return 3
}
