package ehpc

import "clusterwiz/forms"

var gib = forms.Same("GiB")

var diskCategories = forms.Options("cloud_essd", "ESSD", "ESSD 云盘", "cloud_ssd", "standard SSD", "SSD 云盘",
	"cloud_efficiency", "ultra disk", "高效云盘")

var diskLevels = forms.Words("PL0", "PL1", "PL2", "PL3")

// maxSystemDisk is below the page's 32768 and 65536, which are the figures of
// data disks: ECS takes no larger system disk.
const maxSystemDisk = 2048

// systemDisk sends the disk that is known to work, since the page names no
// default of category and size.
func (n node) systemDisk() []forms.Field {
	category := n.field("system_disk.category", "SystemDisk.Category", forms.Field{
		Kind: forms.Choice, Label: forms.T("System disk", "系统盘类型"),
		Options: append(diskCategories[:3:3], forms.Options("cloud", "basic disk", "普通云盘")...),
	})
	size := n.field("system_disk.size", "SystemDisk.Size", forms.Field{
		Kind: forms.Integer, Label: forms.T("System disk size", "系统盘大小"), Unit: gib, Example: "40",
		Rules: []forms.Rule{forms.Range{Min: 40, Max: maxSystemDisk}},
	})
	level := n.field("system_disk.level", "SystemDisk.Level", forms.Field{
		Kind: forms.Choice, Advanced: true, Label: forms.T("System disk level", "系统盘性能级别"),
		Help:    forms.T("PL2 needs 461 GiB, PL3 1261 GiB.", "PL2 至少 461 GiB，PL3 至少 1261 GiB。"),
		Options: diskLevels, When: n.is("system_disk.category", "cloud_essd"),
	})
	category.Default, size.Default, level.Default = "cloud_essd", int64(40), "PL0"
	return []forms.Field{category, size, level}
}

func systemDiskChecks(prefix string) []forms.Check {
	return []forms.Check{
		forms.RuleWhen{When: forms.Is(prefix+"category", "cloud"), Field: prefix + "size", Rule: forms.Range{Min: 40, Max: 500}},
		forms.RuleWhen{When: forms.Is(prefix+"level", "PL2"), Field: prefix + "size", Rule: forms.AtLeast(461)},
		forms.RuleWhen{When: forms.Is(prefix+"level", "PL3"), Field: prefix + "size", Rule: forms.AtLeast(1261)},
	}
}

func (n node) dataDisks() forms.Field {
	fields := []forms.Field{
		// A disk without kind or size is none, and the page gives no default.
		{
			Key: "category", Wire: "Category", Kind: forms.Choice, Required: true,
			Label: forms.T("Disk", "数据盘类型"), Options: diskCategories, Default: "cloud_essd",
		},
		{
			Key: "size", Wire: "Size", Kind: forms.Integer, Required: true,
			Label: forms.T("Size", "数据盘大小"), Unit: gib, Example: "100",
			Rules: []forms.Rule{forms.Range{Min: 40, Max: 65536}},
		},
		{
			Key: "level", Wire: "Level", Kind: forms.Choice, When: forms.Is("category", "cloud_essd"),
			Label: forms.T("Level", "性能级别"), Options: diskLevels, ServerDefault: "PL1",
			Help: forms.T("PL2 needs 461 GiB, PL3 1261 GiB.", "PL2 至少 461 GiB，PL3 至少 1261 GiB。"),
		},
		{
			Key: "delete_with_instance", Wire: "DeleteWithInstance", Kind: forms.Boolean,
			Label: forms.T("Delete with the node", "随实例释放"), ServerDefault: true,
		},
	}
	if !n.addon {
		fields = append(fields, attachment()...)
	}
	return n.field("data_disks", "DataDisks", forms.Field{
		Kind: forms.List, Max: 16, Advanced: n.manager,
		Label: forms.T("Data disks", "数据盘"), Item: forms.T("data disk", "数据盘"),
		Fields: fields,
		Checks: []forms.Check{
			forms.RuleWhen{
				When: forms.Is("category", "cloud_efficiency", "cloud_ssd"), Field: "size", Rule: forms.Range{Min: 40, Max: 32768},
			},
			forms.RuleWhen{When: forms.Is("level", "PL2"), Field: "size", Rule: forms.AtLeast(461)},
			forms.RuleWhen{When: forms.Is("level", "PL3"), Field: "size", Rule: forms.AtLeast(1261)},
		},
	})
}

// attachment asks for what the disks of an addon's nodes do not have.
func attachment() []forms.Field {
	return []forms.Field{
		{
			Key: "mount_dir", Wire: "MountDir", Kind: forms.String,
			Label: forms.T("Mount directory", "挂载目录"), Example: "/data1", Rules: []forms.Rule{absolutePath},
		},
		{
			Key: "device", Wire: "Device", Kind: forms.String, Advanced: true,
			Label: forms.T("Device", "设备名"), Example: "/dev/xvdb", Rules: []forms.Rule{forms.Prefix{"/dev/"}},
		},
		{
			Key: "snapshot_id", Wire: "SnapshotId", Kind: forms.String, Advanced: true,
			Label: forms.T("Snapshot", "快照"), Example: "s-bp1a2b3c4d5e6f7g8h9i", Rules: []forms.Rule{forms.Prefix{"s-"}},
		},
	}
}
