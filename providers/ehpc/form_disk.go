package ehpc

import "clusterwiz/forms"

var gib = forms.Same("GiB")

var diskCategories = forms.Options("cloud_essd", "ESSD", "ESSD 云盘", "cloud_ssd", "standard SSD", "SSD 云盘",
	"cloud_efficiency", "ultra disk", "高效云盘")

var diskLevels = forms.Words("PL0", "PL1", "PL2", "PL3")

// systemDiskSizes: the page's 32768 and 65536 are the figures of data disks, ECS
// takes no larger system disk than 2048; smaller ones than the page's 40 come up.
var systemDiskSizes = []forms.Rule{
	forms.Structural(forms.AtLeast(1)), forms.By(forms.AtLeast(40), page), forms.By(forms.Range{Min: 1, Max: 2048}, ecs),
}

// levelSizes are what the levels need at least.
func levelSizes(level, size string) []forms.Check {
	return []forms.Check{
		forms.RuleWhen{When: forms.Is(level, "PL2"), Field: size, Rule: forms.By(forms.AtLeast(461), sdk)},
		forms.RuleWhen{When: forms.Is(level, "PL3"), Field: size, Rule: forms.By(forms.AtLeast(1261), sdk)},
	}
}

// systemDisk sends the disk that is known to work, since the page names no
// default of category and size.
func (n node) systemDisk() []forms.Field {
	category := n.field("system_disk.category", "SystemDisk.Category", forms.Field{
		Kind: forms.Choice, Label: forms.T("System disk", "系统盘类型"),
		Options: append(diskCategories[:3:3], forms.Options("cloud", "basic disk", "普通云盘")...), Listed: listed,
	})
	size := n.field("system_disk.size", "SystemDisk.Size", forms.Field{
		Kind: forms.Integer, Label: forms.T("System disk size", "系统盘大小"), Unit: gib, Example: "40",
		Rules: systemDiskSizes,
	})
	level := n.field("system_disk.level", "SystemDisk.Level", forms.Field{
		Kind: forms.Choice, Advanced: true, Label: forms.T("System disk level", "系统盘性能级别"),
		Help:    forms.T("PL2 needs at least 461 GiB, PL3 at least 1261 GiB.", "PL2 至少 461 GiB，PL3 至少 1261 GiB。"),
		Options: diskLevels, Listed: listed, When: n.is("system_disk.category", "cloud_essd"),
	})
	category.Default, size.Default, level.Default = "cloud_essd", int64(40), "PL0"
	return []forms.Field{category, size, level}
}

func systemDiskChecks(prefix string) []forms.Check {
	return append(levelSizes(prefix+"level", prefix+"size"),
		forms.RuleWhen{When: forms.Is(prefix+"category", "cloud"), Field: prefix + "size", Rule: forms.By(forms.Range{Min: 1, Max: 500}, sdk)})
}

func (n node) dataDisks() forms.Field {
	fields := []forms.Field{
		// A disk without kind or size is none, and the page gives no default.
		{
			Key: "category", Wire: "Category", Kind: forms.Choice, Required: true,
			Label: forms.T("Disk", "数据盘类型"), Options: diskCategories, Listed: listed, Default: "cloud_essd",
		},
		{
			Key: "size", Wire: "Size", Kind: forms.Integer, Required: true,
			Label: forms.T("Size", "数据盘大小"), Unit: gib, Example: "100",
			Rules: []forms.Rule{forms.Structural(forms.AtLeast(1)), forms.By(forms.Range{Min: 40, Max: 65536}, sdk)},
		},
		{
			Key: "level", Wire: "Level", Kind: forms.Choice, When: forms.Is("category", "cloud_essd"),
			Label: forms.T("Level", "性能级别"), Options: diskLevels, Listed: listed, ServerDefault: "PL1",
			Help: forms.T("PL2 needs at least 461 GiB, PL3 at least 1261 GiB.", "PL2 至少 461 GiB，PL3 至少 1261 GiB。"),
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
		Kind: forms.List, Max: 16, Sizes: forms.Says(sdk), Advanced: n.manager,
		Label: forms.T("Data disks", "数据盘"), Item: forms.T("data disk", "数据盘"),
		Fields: fields,
		Checks: append(levelSizes("level", "size"), forms.RuleWhen{
			When: forms.Is("category", "cloud_efficiency", "cloud_ssd"), Field: "size", Rule: forms.By(forms.Range{Min: 1, Max: 32768}, sdk),
		}),
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
			Label: forms.T("Device", "设备名"), Example: "/dev/xvdb", Rules: onPage(forms.Prefix{"/dev/"}),
		},
		{
			Key: "snapshot_id", Wire: "SnapshotId", Kind: forms.String, Advanced: true,
			Label: forms.T("Snapshot", "快照"), Example: "s-bp1a2b3c4d5e6f7g8h9i", Rules: onPage(forms.Prefix{"s-"}),
		},
	}
}
