package alicloud

import (
	"cmp"
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

type fileSystem struct {
	ID           Text `json:"FileSystemId"`
	Type         Text `json:"FileSystemType"`
	Protocol     Text `json:"ProtocolType"`
	Storage      Text `json:"StorageType"`
	Description  Text
	ZoneID       Text `json:"ZoneId"`
	MountTargets struct {
		MountTarget []mountTarget
	}
}

type mountTarget struct {
	Domain Text `json:"MountTargetDomain"`
	Status Text
	VpcID  Text `json:"VpcId"`
	VswID  Text `json:"VswId"`
	of     fileSystem
}

// readFileSystems is NAS DescribeFileSystems.
func (c *Client) readFileSystems(ctx context.Context, q forms.Query) ([]fileSystem, error) {
	type reply struct {
		FileSystems struct{ FileSystem []fileSystem }
		TotalCount  *Int
	}
	call := Call{Product: NAS, Action: "DescribeFileSystems", Query: c.query(
		"FileSystemType", "all", "VpcId", arg(q, "network.vpc_id", "vpc_id"))}
	return Numbered(ctx, c, call, 100, func(r *reply) ([]fileSystem, *Int) { return r.FileSystems.FileSystem, r.TotalCount })
}

var (
	fileColumns   = []forms.Column{providers.ColumnProtocol, providers.ColumnStorage, providers.ColumnZone}
	targetColumns = []forms.Column{providers.ColumnProtocol, providers.ColumnStorage, providers.ColumnVSwitch}
)

// fileSystems lists them by name.
func (c *Client) fileSystems(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.readFileSystems(ctx, q)
	return each(items,
		func(a, b fileSystem) int { return byName(a.Description, b.Description, a.ID, b.ID) },
		func(f fileSystem) forms.Option {
			return forms.Option{
				Value: string(f.ID), Label: label(cmp.Or(f.Description, f.ID)),
				Cells: []string{string(f.Protocol), string(f.Storage), string(f.ZoneID)}, Columns: fileColumns,
				Facts: map[string]string{"type": string(f.Type), "protocol": string(f.Protocol), "zone": string(f.ZoneID)},
			}
		}), err
}

// mountTargets lists the mount targets of all file systems, those of one VPC
// where it is given.
func (c *Client) mountTargets(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	systems, err := c.readFileSystems(ctx, q)
	var items []mountTarget
	wanted := Text(arg(q, "network.vpc_id", "vpc_id"))
	for _, system := range systems {
		for _, target := range system.MountTargets.MountTarget {
			if wanted == "" || target.VpcID == wanted {
				target.of = system
				items = append(items, target)
			}
		}
	}
	return each(items,
		func(a, b mountTarget) int { return byName(a.of.Description, b.of.Description, a.Domain, b.Domain) },
		mountTarget.option), err
}

func (t mountTarget) option() forms.Option {
	o := forms.Option{
		Value: string(t.Domain), Label: label(cmp.Or(t.of.Description, t.of.ID)),
		Cells: []string{string(t.of.Protocol), string(t.of.Storage), string(t.VswID)}, Columns: targetColumns,
		Facts: map[string]string{
			"vpc_id": string(t.VpcID), "vswitch_id": string(t.VswID), "protocol": string(t.of.Protocol),
			"file_system_id": string(t.of.ID), "file_system_type": string(t.of.Type),
		},
	}
	if t.Status != "" && t.Status != "Active" {
		o.Why = forms.Tf("its state is %s", "其状态为 %s", string(t.Status))
	}
	return o
}
