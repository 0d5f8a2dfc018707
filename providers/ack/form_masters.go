package ack

import (
	"slices"

	"clusterwiz/forms"
)

// control is where a master's field stands since 2026.
const control = "control_plane_config."

func masters() []forms.Field {
	return forms.OnStep(mastersStep, slices.Concat(
		machines(),
		forms.Under(forms.T("Disks", "磁盘"), mastersDisk()...),
		forms.Under(forms.T("Billing", "付费"), mastersBilling()...),
		forms.Under(forms.T("Login", "登录"), credentials()...),
		forms.Under(forms.T("Security and maintenance", "安全与运维"), hardening()...),
	)...)
}

func machines() []forms.Field {
	return []forms.Field{
		{
			Key: "masters.count", Wire: control + "size", Kind: forms.Integer, Default: int64(3), Elsewhere: before("master_count"),
			Label: forms.T("Masters", "Master 数量"), Unit: forms.T("nodes", "个节点"), Rules: []forms.Rule{forms.By(forms.OneOfNumbers(3, 5), oldPage, sdk)},
			Options: forms.Words("3", "5"),
		},
		{
			Key: "masters.instance_types", Wire: control + "instance_types", Kind: forms.Strings, Min: 1, Max: 5, Sizes: forms.Says(oldPage), AllowDuplicates: true, Required: true,
			Elsewhere: before("master_instance_types"),
			Label:     forms.T("Instance types", "实例规格"), Example: "ecs.c7.xlarge, ecs.c7.xlarge, ecs.c7.xlarge",
			Help:   forms.T("One for each master, repeats allowed.", "每个 Master 一个，可重复。"),
			Rules:  id("ecs."),
			Source: forms.Source{Name: "instance_types", By: []string{"/network.vswitch_ids?"}},
		},
		imageType("masters.image_type", control+"image_type", before("image_type")),
		{
			Key: "masters.image_id", Wire: control + "image_id", Kind: forms.String, Elsewhere: before("image_id"), Advanced: true,
			Label: forms.T("Custom image", "自定义镜像"), Example: "m-bp16z7xko3vvv8gt1234", Rules: []forms.Rule{noBlanks},
			Source: forms.Source{Name: "images"},
		},
		{
			Key: "masters.os_type", Wire: "os_type", Kind: forms.Choice, When: legacy, ServerDefault: "Linux", Advanced: true,
			Label: forms.T("System", "操作系统平台"), Listed: []forms.Cite{oldPage, terraform}, Options: forms.Words("Linux", "Windows"),
		},
	}
}

// imageTypes are the words of the wire that the Terraform provider knows, and
// one of older SDK texts. The page of 2024 prints names for people in their
// place, which the API does not take. What there is says the version.
var imageTypes = forms.OneOf{
	"AliyunLinux3", "AliyunLinux3Arm64", "AliyunLinux3ContainerOptimized", "AliyunLinux4", "AliyunLinux4Arm64", "AliyunLinux4ContainerOptimized",
	"AliyunLinux4ContainerOptimizedArm64", "AliyunLinux4Security", "ContainerOS", "Ubuntu", "AliyunLinux", "AliyunLinuxUEFI", "AliyunLinuxSecurity",
	"AliyunLinux Qboot", "CentOS", "Windows", "WindowsCore", "Custom",
}

func imageType(key, wire string, elsewhere []forms.Placement) forms.Field {
	return forms.Field{
		Key: key, Wire: wire, Kind: forms.String, Elsewhere: elsewhere,
		Label: forms.T("System image", "操作系统"), Example: "AliyunLinux3", Options: forms.Words(imageTypes...), Rules: []forms.Rule{forms.By(imageTypes, terraform)},
		Help:   forms.T("What is available depends on the Kubernetes version. CentOS is out of support.", "可选项取决于 Kubernetes 版本；CentOS 已停止维护。"),
		Source: forms.Source{Name: "image_types", By: append([]string{"/basics.kubernetes_version?"}, versionSource...)},
	}
}

func mastersDisk() []forms.Field {
	level := diskLevel("masters.system_disk.level", control+"system_disk_performance_level", "masters.system_disk.category")
	level.Elsewhere = before("master_system_disk_performance_level")
	return append([]forms.Field{
		{
			Key: "masters.system_disk.category", Wire: control + "system_disk_category", Kind: forms.Choice, Default: "cloud_essd",
			Elsewhere: before("master_system_disk_category"), Label: forms.T("System disk", "系统盘类型"), Listed: listed,
			Options: forms.Options("cloud_essd", "ESSD", "ESSD 云盘", "cloud_ssd", "standard SSD", "SSD 云盘", "cloud_efficiency", "ultra disk", "高效云盘",
				"cloud_auto", "ESSD AutoPL", "ESSD AutoPL 云盘"),
		},
		{
			Key: "masters.system_disk.size", Wire: control + "system_disk_size", Kind: forms.Integer, Default: int64(120),
			Elsewhere: before("master_system_disk_size"), Label: forms.T("System disk size", "系统盘大小"), Unit: gib,
			Rules: []forms.Rule{forms.By(forms.AtLeast(40), oldPage, sdk), counted(forms.Range{Min: 1, Max: 2048}), forms.By(forms.Range{Min: 1, Max: 500}, oldPage)},
		},
		level,
		{
			Key: "masters.system_disk.snapshot_policy_id", Wire: control + "system_disk_snapshot_policy_id", Kind: forms.String, Advanced: true,
			Elsewhere: before("master_system_disk_snapshot_policy_id"), Label: forms.T("Snapshot policy", "自动快照策略"),
			Example: "sp-2zej1nogjvovnz4z1234", Rules: id("sp-"),
		},
	}, autoDisk("masters.system_disk.", control+"system_disk_")...)
}

func mastersBilling() []forms.Field {
	fields := subscription("masters.", control, forms.By(forms.OneOfNumbers(1, 2, 3, 6, 12, 24, 36, 48, 60), oldPage))
	for i, wire := range []string{"instance_charge_type", "period_unit", "period", "auto_renew", "auto_renew_period"} {
		fields[i].Elsewhere = before("master_" + wire)
	}
	fields[0].Wire = control + "charge_type"
	return fields
}

// credentials of the masters: one of the two, though the page's example has
// both.
func credentials() []forms.Field {
	key, password := keyPair("access.key_pair", control+"key_pair"), password("access.password", control+"login_password")
	key.Elsewhere, password.Elsewhere = before("key_pair"), before("login_password")
	return []forms.Field{key, password}
}

func keyPair(key, wire string) forms.Field {
	return forms.Field{
		Key: key, Wire: wire, Kind: forms.String, Label: forms.T("Key pair", "密钥对"), Example: "ali0824",
		Help: forms.T("Of the same region. Safer than a password.", "须与集群同地域，比密码更安全。"),
		Rules: []forms.Rule{
			forms.By(forms.Length{Min: 2, Max: 128}, ecsPage), forms.By(forms.NoPrefix{"http://", "https://"}, ecsPage),
		},
		Source: forms.Source{Name: "key_pairs", Exhaustive: true},
	}
}

func password(key, wire string) forms.Field {
	return forms.Field{
		Key: key, Wire: wire, Kind: forms.Hidden, Label: forms.T("Password of root", "root 密码"),
		Help: forms.T("Instead of a key pair. A special character is advised. Never saved.", "不使用密钥对时填写，建议含特殊符号；不会被保存。"),
		// The page counts upper and lower case apart, as its own example shows,
		// and does not list the signs: those of ASCII.
		Rules: []forms.Rule{forms.By(forms.Password{Min: 8, Max: 30, Classes: 3, Specials: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}, page, sdk, terraform)},
	}
}

func hardening() []forms.Field {
	flag := func(key, wire string, label forms.Text) forms.Field {
		return forms.Field{
			Key: key, Wire: control + wire, Kind: forms.Boolean, ServerDefault: false, Advanced: true, Elsewhere: before(wire), Label: label,
		}
	}
	cis := flag("masters.cis", "cis_enabled", forms.T("CIS hardening", "CIS 安全加固"))
	cis.Wire, cis.Elsewhere, cis.When = "cis_enabled", nil, legacy
	return []forms.Field{
		{
			Key: "masters.public_ssh", Wire: "ssh_flags", Kind: forms.Boolean, ServerDefault: false, Advanced: true,
			Label: forms.T("Public SSH", "公网 SSH 登录"), Help: forms.T("To the masters.", "允许从公网登录 Master 节点。"),
		},
		flag("masters.cloud_monitor", "cloud_monitor_flags", forms.T("CloudMonitor agent", "云监控插件")),
		cpuPolicy("masters.cpu_policy", control+"cpu_policy", before("cpu_policy")),
		{
			Key: "masters.deployment_set_id", Wire: control + "deploymentset_id", Kind: forms.String, When: currentMasters, Advanced: true,
			Label: forms.T("Deployment set", "部署集"), Example: "ds-bp1d19mmbsv3jf6xxxxx", Rules: []forms.Rule{forms.By(forms.Prefix{"ds-"}, sdk)},
		},
		{
			Key: "masters.node_port_range", Wire: control + "node_port_range", Kind: forms.String, Elsewhere: before("node_port_range"),
			Label: forms.T("Node ports", "节点服务端口范围"), Example: "30000-32767", ServerDefault: "30000-32767", Advanced: true,
			Rules: []forms.Rule{paged(forms.Match(`(3\d{4}|[45]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])-(3\d{4}|[45]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])`,
				forms.T("must be a range within 30000-65535, such as 30000-32767", "须为 30000-65535 内的范围，如 30000-32767")))},
		},
		flag("masters.hardened_os", "security_hardening_os", forms.T("Hardened system", "阿里云 OS 加固")),
		flag("masters.mlps", "soc_enabled", forms.T("MLPS hardening", "等保加固")),
		cis,
		metadataTokens("masters.metadata_tokens", control+"instance_metadata_options.http_tokens", currentMasters),
	}
}

// currentMasters are dedicated clusters in the layout of 2026.
var currentMasters = forms.Is("/basics.layout", currentLayout)

func cpuPolicy(key, wire string, elsewhere []forms.Placement) forms.Field {
	return forms.Field{
		Key: key, Wire: wire, Kind: forms.Choice, ServerDefault: "none", Advanced: true, Elsewhere: elsewhere,
		Label: forms.T("CPU policy", "CPU 管理策略"), Listed: listed, Options: forms.Options("none", "none", "none", "static", "static: pin cores to pods", "static：为 Pod 绑核"),
	}
}

func metadataTokens(key, wire string, when forms.Condition) forms.Field {
	return forms.Field{
		Key: key, Wire: wire, Kind: forms.Choice, When: when, Advanced: true,
		Label: forms.T("Metadata access", "实例元数据访问"), Listed: listed,
		Options: forms.Options("optional", "with or without token", "普通或加固模式", "required", "only with token", "仅加固模式"),
	}
}

func mastersChecks() []forms.Check {
	checks := []forms.Check{
		forms.CheckBy(forms.ExactlyOneOf{
			Fields: []string{"access.key_pair", "access.password"}, Ask: forms.T("choose a key pair or set a password", "请选择密钥对或设置密码"),
		}, oldPage, sdk),
		forms.CheckBy(forms.CountEquals{List: "masters.instance_types", Number: "masters.count"}, oldPage, terraform),
		// Today's vswitch_ids are one to three for any number of masters.
		forms.CheckWhen{When: legacy, Check: forms.CheckBy(forms.CountEquals{List: "network.vswitch_ids", Number: "masters.count"}, oldPage, terraform)},
		forms.CheckWhen{When: dedicated, Check: oneVSwitch("network.vswitch_ids",
			forms.AdviceCheck(forms.NoneIn{Field: "network.vswitch_ids", List: "network.pod_vswitches", Key: "vswitch_ids"}))},
		forms.CheckWhen{When: dedicated, Check: oneVSwitch("network.vswitch_ids",
			forms.FactIn{Field: "network.vswitch_ids", Fact: "zone", List: "network.pod_vswitches", Key: "zone"})},
		forms.RuleWhen{When: legacy, Field: "masters.system_disk.category", Rule: forms.By(forms.NoneOf{"cloud_auto"}, oldPage)},
	}
	return append(checks, diskChecks("masters.system_disk.")...)
}
