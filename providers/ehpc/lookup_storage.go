package ehpc

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

type fileSystem struct {
	ID       alicloud.Text `json:"FileSystemId"`
	Type     alicloud.Text `json:"FileSystemType"`
	Protocol alicloud.Text `json:"ProtocolType"`
	Storage  alicloud.Text `json:"StorageType"`
	Status   alicloud.Text
	Targets  []mountTarget `json:"MountTargetList"`
}

type mountTarget struct {
	Domain    alicloud.Text `json:"MountTargetDomain"`
	Status    alicloud.Text
	VSwitchID alicloud.Text `json:"VSwitchId"`
	VpcID     alicloud.Text `json:"VpcId"`
}

func (c *Client) readFileSystems(ctx context.Context) ([]fileSystem, error) {
	type reply struct {
		FileSystemList []fileSystem
		TotalCount     *alicloud.Int
	}
	return alicloud.Numbered(ctx, c.cloud, reading("ListAvailableFileSystems"), 50,
		func(r *reply) ([]fileSystem, *alicloud.Int) { return r.FileSystemList, r.TotalCount })
}

var (
	fileColumns   = []forms.Column{providers.ColumnType, providers.ColumnProtocol, providers.ColumnStorage, providers.ColumnState}
	targetColumns = []forms.Column{providers.ColumnProtocol, providers.ColumnVPC, providers.ColumnVSwitch}
)

// fileSystems is ListAvailableFileSystems. One without a mount target cannot
// be mounted and says so.
func (c *Client) fileSystems(ctx context.Context, _ forms.Query) ([]forms.Option, error) {
	items, err := c.readFileSystems(ctx)
	return forms.OptionsOf(items, func(f fileSystem) forms.Option {
		o := forms.Option{
			Value: string(f.ID), Label: forms.Same(string(f.ID)),
			Cells: []string{string(f.Type), string(f.Protocol), string(f.Storage), string(f.Status)}, Columns: fileColumns,
			Facts: map[string]string{"type": string(f.Type), "protocol": string(f.Protocol)},
		}
		if len(f.Targets) == 0 {
			o.Why = forms.T("has no mount target", "没有挂载点")
		}
		return o
	}), err
}

// mountTargets are those of the file system that was chosen.
func (c *Client) mountTargets(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	systems, err := c.readFileSystems(ctx)
	var options []forms.Option
	for _, system := range systems {
		if wanted := q.Args["file_system_id"]; wanted != "" && wanted != string(system.ID) {
			continue
		}
		options = append(options, forms.OptionsOf(system.Targets, func(t mountTarget) forms.Option { return t.option(system) })...)
	}
	return options, err
}

func (t mountTarget) option(of fileSystem) forms.Option {
	o := forms.Option{
		Value: string(t.Domain), Label: forms.Same(string(of.ID)),
		Cells: []string{string(of.Protocol), string(t.VpcID), string(t.VSwitchID)}, Columns: targetColumns,
		Facts: map[string]string{
			"vpc_id": string(t.VpcID), "vswitch_id": string(t.VSwitchID),
			"file_system_id": string(of.ID), "protocol": string(of.Protocol),
		},
	}
	if t.Status != "" && t.Status != "Active" {
		o.Why = forms.Tf("its state is %s", "其状态为 %s", string(t.Status))
	}
	return o
}
