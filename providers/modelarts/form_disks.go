package modelarts

import "clusterwiz/forms"

// The volume groups that have a meaning of their own; vguser1, vguser2 and so
// on are the person's.
const containerGroup = "vgpaas"

var ownGroups = []string{containerGroup, "default", "vg-everest-localvolume-persistent", "vg-everest-localvolume-ephemeral"}

var groupName = forms.By(forms.Match(`vgpaas|default|vguser[0-9]+|vg-everest-localvolume-(persistent|ephemeral)`,
	forms.T("must be vgpaas, default, vguser1 (2, 3, ...) or vg-everest-localvolume-persistent or -ephemeral",
		"须为 vgpaas、default、vguser1（2、3……）、vg-everest-localvolume-persistent 或 vg-everest-localvolume-ephemeral")), sdk)

func disks() []forms.Field {
	return forms.OnStep(forms.Storage,
		forms.Field{
			Key: "nodes.system_disk", Wire: "spec.resources.rootVolume", Kind: forms.Object,
			Label: forms.T("System disk", "系统盘"), Fields: volume(),
		},
		forms.Field{
			Key: "nodes.data_disks", Wire: "spec.resources.dataVolumes", Kind: forms.List, Max: 16, Sizes: forms.Ours,
			Label: forms.T("Data disks", "数据盘"), Item: forms.T("data disk", "数据盘"),
			Fields: append(volume(),
				forms.Field{
					Key: "count", Wire: "count", Kind: forms.Integer, Label: forms.T("Number", "数量"), Example: "1",
					ServerDefault: int64(1), Rules: []forms.Rule{forms.Structural(forms.AtLeast(1))},
				},
				group("extendParams.volumeGroup")),
		},
		volumeGroups(),
	)
}

// volume is kind and size of a disk. No page gives a range of the size.
func volume() []forms.Field {
	return []forms.Field{
		{
			Key: "category", Wire: "volumeType", Kind: forms.Choice, Required: true, Label: forms.T("Disk", "磁盘类型"),
			Options: forms.Options("SSD", "ultra-high I/O", "超高 IO", "GPSSD", "general-purpose SSD", "通用型 SSD", "SAS", "high I/O", "高 IO"),
			Listed:  []forms.Cite{sdk, terraform},
		},
		{
			Key: "size", Wire: "size", Kind: forms.Integer, Encoding: forms.AsText, Suffix: "Gi", Required: true,
			Label: forms.T("Size", "磁盘大小"), Unit: forms.Same("GiB"), Example: "100", Rules: []forms.Rule{forms.Structural(forms.AtLeast(1))},
		},
	}
}

func group(wire string) forms.Field {
	return forms.Field{
		Key: "volume_group", Wire: wire, Kind: forms.String, Required: true,
		Label: forms.T("Volume group", "磁盘组"), Example: containerGroup,
		Help: forms.T("vgpaas holds the containers; vguser1, vguser2, ... are mounted at a path of your choice.",
			"vgpaas 为容器盘；vguser1、vguser2 等挂载到自定义路径。"),
		Options: forms.Words(append(ownGroups, "vguser1")...), Rules: []forms.Rule{groupName},
	}
}

func volumeGroups() forms.Field {
	return forms.Field{
		Key: "nodes.volume_groups", Wire: "spec.resources.volumeGroupConfigs", Kind: forms.List, Max: 16, Sizes: forms.Ours,
		Label: forms.T("Volume groups", "磁盘组配置"), Item: forms.T("volume group", "磁盘组"),
		Help: forms.T("Each volume group that a data disk names must be listed here.", "数据盘用到的每个磁盘组都须在此配置。"),
		Fields: []forms.Field{
			group("volumeGroup"),
			{
				Key: "container_share", Wire: "dockerThinPool", Kind: forms.Integer, When: forms.Is("volume_group", containerGroup),
				Label: forms.T("Container share", "容器空间占比"), Unit: forms.Same("%"), Example: "90", Rules: []forms.Rule{forms.Structural(forms.Range{Min: 1, Max: 100})},
			},
			{
				Key: "lvm", Wire: "lvmConfig", Kind: forms.Object, Label: forms.T("LVM", "LVM 配置"),
				Fields: []forms.Field{
					{
						Key: "type", Wire: "lvType", Kind: forms.Choice, Required: true, Label: forms.T("Volume type", "逻辑卷类型"),
						Options: forms.Options("linear", "linear", "线性", "striped", "striped", "条带化"), Listed: []forms.Cite{sdk},
					},
					{
						Key: "path", Wire: "path", Kind: forms.String, When: forms.IsNot("../volume_group", ownGroups...),
						Label: forms.T("Mount path", "挂载路径"), Example: "/data1",
						Rules: []forms.Rule{forms.By(forms.Match(`(/[A-Za-z0-9._-]+)+`,
							forms.T("must be an absolute path of letters, digits, dots, - and _", "须为绝对路径，只能含字母、数字、点号、短划线（-）和下划线（_）")), sdk)},
					},
				},
			},
			{
				Key: "types", Wire: "types", Kind: forms.Strings, Max: 2, Sizes: forms.Ours, Advanced: true,
				Label: forms.T("Storage type", "存储类型"), Example: "volume", Options: forms.Words("volume", "local"),
				Help:  forms.T("Must be local for the flavor's local disks.", "使用规格自带的本地盘时须填写 local。"),
				Rules: []forms.Rule{forms.By(forms.OneOf{"volume", "local"}, sdk)},
			},
		},
	}
}

func diskChecks() []forms.Check {
	return []forms.Check{
		forms.CheckBy(forms.Unique{List: "nodes.volume_groups", Key: "volume_group"}, sdk),
		forms.CheckBy(forms.References{
			List: "nodes.data_disks", Key: "volume_group", In: "nodes.volume_groups", InKey: "volume_group", Except: []string{"default"},
		}, sdk),
	}
}
