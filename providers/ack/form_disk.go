package ack

import (
	"clusterwiz/forms"
	"clusterwiz/providers/alicloud"
)

// subscription asks how nodes are paid for: charge type, unit, period,
// renewal and its period, in that order.
func subscription(key, wire string, periods forms.Rule) []forms.Field {
	prepaid := forms.Is(key+"charge_type", "PrePaid")
	return []forms.Field{
		{
			Key: key + "charge_type", Wire: wire + "instance_charge_type", Kind: forms.Choice, Default: "PostPaid",
			Label: forms.T("Billing", "付费类型"), Options: alicloud.ChargeTypes(), Closed: forms.T("it must be clear what is paid in advance", "须明确是否预付费"),
			Help: forms.T("Subscription is paid in advance and stays after the cluster is deleted.", "包年包月须预先付费，删除集群后仍会保留至到期。"),
		},
		{
			Key: key + "period_unit", Wire: wire + "period_unit", Kind: forms.Choice, Default: "Month", When: prepaid, Advanced: true,
			Label: forms.T("Period unit", "购买时长单位"), Listed: listed, Options: forms.Options("Month", "month", "月"),
		},
		{
			Key: key + "period", Wire: wire + "period", Kind: forms.Integer, Required: true, When: prepaid,
			Label: forms.T("Period", "购买时长"), Unit: forms.T("months", "个月"), Example: "1", Rules: []forms.Rule{periods},
		},
		{
			Key: key + "auto_renew", Wire: wire + "auto_renew", Kind: forms.Boolean, ServerDefault: true, When: prepaid,
			Label: forms.T("Auto-renew", "自动续费"),
		},
		{
			Key: key + "auto_renew_period", Wire: wire + "auto_renew_period", Kind: forms.Integer, Default: int64(1),
			When:  forms.All(prepaid, forms.Is(key+"auto_renew", "true")),
			Label: forms.T("Renewal period", "自动续费时长"), Unit: forms.T("months", "个月"), Advanced: true,
			Rules: []forms.Rule{counted(forms.OneOfNumbers(1, 2, 3, 6, 12))},
		},
	}
}

func diskLevel(key, wire, category string) forms.Field {
	return forms.Field{
		Key: key, Wire: wire, Kind: forms.Choice, When: forms.Is(category, "cloud_essd"), ServerDefault: "PL1",
		Label: forms.T("Disk level", "性能级别"), Help: forms.T("PL2 needs at least 461 GiB, PL3 at least 1261 GiB.", "PL2 至少 461 GiB，PL3 至少 1261 GiB。"),
		Options: forms.Words("PL0", "PL1", "PL2", "PL3"), Listed: listed,
	}
}

// autoDisk asks what only ESSD AutoPL disks have.
func autoDisk(key, wire string) []forms.Field {
	auto := forms.Is(key+"category", "cloud_auto")
	return []forms.Field{
		{
			Key: key + "bursting", Wire: wire + "bursting_enabled", Kind: forms.Boolean, When: auto, ServerDefault: false, Advanced: true,
			Label: forms.T("Bursting", "性能突发"),
		},
		{
			Key: key + "provisioned_iops", Wire: wire + "provisioned_iops", Kind: forms.Integer, When: auto, Advanced: true,
			Label: forms.T("Provisioned IOPS", "预配置 IOPS"), Example: "40000", Rules: []forms.Rule{counted(forms.Range{Min: 0, Max: 50000})},
		},
	}
}

// diskChecks compares the questions of one disk. An AutoPL disk has 1000 IOPS
// for each GiB at most, of which 1800 and 50 for each GiB are there anyway.
func diskChecks(key string) []forms.Check {
	return []forms.Check{
		forms.RuleWhen{When: forms.Is(key+"level", "PL2"), Field: key + "size", Rule: forms.By(forms.AtLeast(461), ecsPage, terraform)},
		forms.RuleWhen{When: forms.Is(key+"level", "PL3"), Field: key + "size", Rule: forms.By(forms.AtLeast(1261), ecsPage, terraform)},
		forms.CheckBy(forms.ScaledLimit{Field: key + "provisioned_iops", Of: key + "size", Factor: 950, Plus: -1800}, sdk, terraform),
	}
}

// poolDiskChecks are those of a system disk of nodes, of which only ESSD PL0
// and AutoPL begin below 20 GiB. What the cloud says of a category goes before.
func poolDiskChecks(key string) []forms.Check {
	small := forms.All(forms.IsNot(key+"level", "PL0"), forms.IsNot(key+"category", "cloud_auto"))
	return append(diskChecks(key),
		forms.RuleWhen{When: small, Field: key + "size", Rule: forms.By(forms.AtLeast(20), ecsPage, terraform)},
		forms.WithinFacts{Field: key + "size", Of: key + "category", Min: "min", Max: "max"})
}

// poolDisks are the kinds of disk that nodes of a pool may have.
func poolDisks(more ...string) []forms.Option {
	return append(forms.Options("cloud_essd", "ESSD", "ESSD 云盘", "cloud_auto", "ESSD AutoPL", "ESSD AutoPL 云盘",
		"cloud_essd_entry", "ESSD Entry", "ESSD Entry 云盘", "cloud_ssd", "standard SSD", "SSD 云盘",
		"cloud_efficiency", "ultra disk", "高效云盘", "cloud", "basic disk", "普通云盘"), forms.Options(more...)...)
}

func systemDisk() []forms.Field {
	encrypted := forms.Is("system_disk.encrypted", "true")
	level := diskLevel("system_disk.level", group+"system_disk_performance_level", "system_disk.category")
	level.Advanced = true
	return append([]forms.Field{
		{
			Key: "system_disk.category", Wire: group + "system_disk_category", Kind: forms.Choice, Default: "cloud_essd",
			Label: forms.T("System disk", "系统盘类型"), Options: poolDisks(), Listed: listed,
			Source: forms.Source{Name: "system_disks", By: []string{"instance_types", "vswitch_ids?"}},
		},
		{
			Key: "system_disk.size", Wire: group + "system_disk_size", Kind: forms.Integer, Default: int64(120),
			Label: forms.T("System disk size", "系统盘大小"), Unit: gib, Rules: []forms.Rule{forms.Structural(forms.AtLeast(1)), counted(forms.Range{Min: 1, Max: 2048})},
		},
		level,
		{
			Key: "system_disk.categories", Wire: group + "system_disk_categories", Kind: forms.Strings, Max: 10, Sizes: forms.Ours, Advanced: true,
			Label: forms.T("Fall-back disks", "系统盘备选类型"), Example: "cloud_essd, cloud_ssd", Options: poolDisks(),
			Help:  forms.T("Tried in this order.", "按顺序尝试。"),
			Rules: []forms.Rule{forms.By(forms.OneOf{"cloud_essd", "cloud_auto", "cloud_essd_entry", "cloud_ssd", "cloud_efficiency", "cloud"}, listed...)},
		},
		{
			Key: "system_disk.encrypted", Wire: group + "system_disk_encrypted", Kind: forms.Boolean, ServerDefault: false, Advanced: true,
			Label: forms.T("Encrypt system disk", "加密系统盘"),
		},
		{
			Key: "system_disk.encrypt_algorithm", Wire: group + "system_disk_encrypt_algorithm", Kind: forms.Choice, When: encrypted, Advanced: true,
			Label: forms.T("Algorithm", "加密算法"), Listed: listed, Options: forms.Words("aes-256"),
		},
		{
			Key: "system_disk.kms_key_id", Wire: group + "system_disk_kms_key_id", Kind: forms.String, When: encrypted, Advanced: true,
			Label: forms.T("KMS key", "KMS 密钥"), Example: "0e478b7a-4262-4802-b8cb-00d3fb408123", Rules: []forms.Rule{noBlanks},
		},
	}, autoDisk("system_disk.", group+"system_disk_")...)
}

func dataDisks() forms.Field {
	return forms.Field{
		Key: "data_disks", Wire: group + "data_disks", Kind: forms.List, Max: 16, Sizes: forms.Says(ecsPage, terraform),
		Label: forms.T("Data disks", "数据盘"), Item: forms.T("data disk", "数据盘"),
		Fields: append(diskFields(), forms.Under(forms.T("Format and mount", "格式化与挂载"), oldMount()...)...), Checks: append(diskChecks(""), forms.WithinFacts{Field: "size", Of: "category", Min: "min", Max: "max"}),
	}
}

func diskFields() []forms.Field {
	level := diskLevel("level", "performance_level", "category")
	return append([]forms.Field{
		{
			Key: "category", Wire: "category", Kind: forms.Choice, Required: true, Default: "cloud_essd",
			Label: forms.T("Disk", "数据盘类型"), Listed: listed,
			Source: forms.Source{Name: "data_disks", By: []string{"../instance_types", "../vswitch_ids?"}},
			Options: poolDisks("cloud_essd_xc0", "ESSD of cloud boxes, 0", "ESSD xc0（云盒）", "cloud_essd_xc1", "ESSD of cloud boxes, 1", "ESSD xc1（云盒）", "elastic_ephemeral_disk_standard", "standard elastic ephemeral disk", "标准型弹性临时盘",
				"elastic_ephemeral_disk_premium", "premium elastic ephemeral disk", "高级型弹性临时盘"),
		},
		{
			Key: "size", Wire: "size", Kind: forms.Integer, Required: true, Label: forms.T("Size", "数据盘大小"), Unit: gib, Example: "120",
			Rules: []forms.Rule{counted(forms.Range{Min: 40, Max: 32768})},
		},
		level,
	}, append(
		forms.Under(forms.T("Encryption and snapshots", "加密与快照"), diskSafety()...),
		forms.Under(forms.T("Name and performance", "名称与性能"), diskMore()...)...)...)
}

func diskSafety() []forms.Field {
	return []forms.Field{
		{
			// The API wants the words true and false as text.
			Key: "encrypted", Wire: "encrypted", Kind: forms.Boolean, Encoding: forms.AsText, ServerDefault: false,
			Label: forms.T("Encrypt", "加密"),
		},
		{
			Key: "kms_key_id", Wire: "kms_key_id", Kind: forms.String, When: forms.Is("encrypted", "true"), Advanced: true,
			Label: forms.T("KMS key", "KMS 密钥"), Example: "0e478b7a-4262-4802-b8cb-00d3fb408123", Rules: []forms.Rule{noBlanks},
		},
		{
			Key: "snapshot_policy_id", Wire: "auto_snapshot_policy_id", Kind: forms.String, Advanced: true,
			Label: forms.T("Snapshot policy", "自动快照策略"), Example: "sp-2zej1nogjvovnz4z1234", Rules: id("sp-"),
		},
		{
			Key: "snapshot_id", Wire: "snapshot_id", Kind: forms.String, Advanced: true,
			Label: forms.T("Snapshot", "快照"), Example: "s-bp1a2b3c4d5e6f7g8h9i", Rules: []forms.Rule{forms.By(forms.Prefix{"s-"}, sdk)},
		},
	}
}

func diskMore() []forms.Field {
	return append([]forms.Field{
		{
			Key: "name", Wire: "disk_name", Kind: forms.String, Advanced: true, Label: forms.T("Disk name", "磁盘名称"), Example: "data1",
			Rules: []forms.Rule{counted(forms.Length{Min: 2, Max: 128}), counted(forms.Match(`[A-Za-z\p{Han}].*`, forms.T("must begin with a letter", "须以字母或中文开头")))},
		},
		{
			Key: "device", Wire: "device", Kind: forms.String, Advanced: true, Label: forms.T("Device", "设备名"), Example: "/dev/xvdb",
			Rules: []forms.Rule{counted(forms.Match(`/dev/xvd[b-z]`, forms.T("must be /dev/xvdb to /dev/xvdz", "须为 /dev/xvdb 至 /dev/xvdz")))},
		},
	}, autoDisk("", "")...)
}

var fileSystems = forms.Words("ext4", "xfs")

// oldMount is asked in [diskInit] since 2026.
func oldMount() []forms.Field {
	return []forms.Field{
		{
			Key: "auto_format", Wire: "auto_format", Kind: forms.Boolean, When: legacy, ServerDefault: false, Advanced: true,
			Label: forms.T("Format and mount", "格式化并挂载"),
		},
		{
			Key: "file_system", Wire: "file_system", Kind: forms.Choice, When: forms.Is("auto_format", "true"), Advanced: true,
			Label: forms.T("File system", "文件系统"), Options: fileSystems, Listed: listed,
		},
		{
			Key: "mount_target", Wire: "mount_target", Kind: forms.String, When: forms.Is("auto_format", "true"), Advanced: true,
			Label: forms.T("Mount directory", "挂载目录"), Example: "/mnt/data1", Rules: []forms.Rule{absolutePath},
		},
	}
}

// diskInit asks how disks of the nodes are made ready.
func diskInit() forms.Field {
	return forms.Field{
		Key: "disk_init", Wire: group + "disk_init", Kind: forms.List, Max: 16, Sizes: forms.Ours, Advanced: true, When: forms.IsNot("/basics.layout", legacyLayout),
		Label: forms.T("Disks to mount", "磁盘初始化"), Item: forms.T("disk to mount", "磁盘初始化"),
		Fields: []forms.Field{
			{
				Key: "disk_name", Wire: "disk_name", Kind: forms.String, Label: forms.T("Disk name", "磁盘名称"), Example: "data1",
				Help: forms.T("The name of a data disk.", "与数据盘的磁盘名称一致。"), Rules: []forms.Rule{noBlanks},
			},
			{Key: "file_system", Wire: "mkfs_type", Kind: forms.Choice, Label: forms.T("File system", "文件系统"), Options: fileSystems, Listed: listed},
			{
				Key: "mount_target", Wire: "mount_target", Kind: forms.String, Label: forms.T("Mount directory", "挂载目录"), Example: "/mnt/data1",
				Rules: []forms.Rule{absolutePath},
			},
			{
				Key: "for_runtime", Wire: "mount_for_runtime", Kind: forms.Boolean, ServerDefault: false,
				Label: forms.T("For the runtime", "用于容器运行时"),
			},
			{Key: "local_disk", Wire: "local_disk", Kind: forms.Boolean, ServerDefault: false, Label: forms.T("Local disk", "本地盘")},
		},
	}
}

// absolutePath is the rule of directories on the nodes.
var absolutePath = forms.Structural(forms.Match(`/[^\s]*`, forms.T("must be an absolute path without blanks, such as /mnt", "须为不含空格的绝对路径，如 /mnt")))
