package batchcompute

import "clusterwiz/forms"

const ephemeral = "ephemeral"

// cloudDisks are the kinds that are no disk of the host itself.
var cloudDisks = []string{"cloud_efficiency", "cloud_ssd", "cloud"}

var gib = forms.T("GB", "GB")

// diskCategory asks for a kind of disk. Left out, the service takes its own.
func diskCategory(label forms.Text) forms.Field {
	return forms.Field{
		Key: "category", Wire: "Type", Kind: forms.Choice, Label: label,
		Help: forms.T("Which ones there are depends on the region.", "可用类型因地域而异。"),
		Options: forms.Options("cloud_efficiency", "ultra disk", "高效云盘", "cloud_ssd", "SSD", "SSD 云盘",
			"cloud", "basic disk", "普通云盘", ephemeral, "local disk", "本地盘", "ephemeral_ssd", "local SSD", "本地 SSD 盘"),
	}
}

// dataCategory follows the system disk: a type of its own beside one that is
// left to the service would not be known to be the same.
func dataCategory() forms.Field {
	category := diskCategory(forms.T("Data disk type", "数据盘类型"))
	category.DefaultFrom = "/system_disk.category"
	category.Help = forms.T("Left empty: that of the system disk.", "留空则与系统盘相同。")
	return category
}

// sameUnsaid refuses a type of the data disk where the system disk has none.
type sameUnsaid struct{}

// Kinds implements [forms.Rule].
func (sameUnsaid) Kinds() []forms.Kind { return forms.WordKinds }

// Describe implements [forms.Rule].
func (sameUnsaid) Describe() forms.Text {
	return forms.T("must equal the type of the system disk, which is left out", "须与系统盘类型一致，而系统盘类型未填写")
}

// Check implements [forms.Rule].
func (r sameUnsaid) Check(any) forms.Text { return r.Describe() }

// disks asks for Configs.Disks; every machine of the cluster has the same.
func disks() []forms.Field {
	return forms.OnStep(forms.Storage,
		forms.Field{
			Key: "system_disk", Wire: "Configs.Disks.SystemDisk", Kind: forms.Object,
			Label: forms.T("System disk", "系统盘"),
			Fields: []forms.Field{
				diskCategory(forms.T("System disk type", "系统盘类型")),
				{
					Key: "size", Wire: "Size", Kind: forms.Integer, Required: true,
					Label: forms.T("System disk size", "系统盘大小"), Unit: gib, Example: "50",
					Rules: []forms.Rule{forms.Range{Min: 40, Max: 500}},
				},
			},
		},
		forms.Field{
			Key: "data_disk", Wire: "Configs.Disks.DataDisk", Kind: forms.Object,
			Label: forms.T("Data disk", "数据盘"), Help: forms.T("One for each machine.", "每台机器一块。"),
			Fields: []forms.Field{
				dataCategory(),
				{
					Key: "size", Wire: "Size", Kind: forms.Integer, Required: true,
					Label: forms.T("Data disk size", "数据盘大小"), Unit: gib, Example: "500",
					Rules: []forms.Rule{forms.Range{Min: 5, Max: 2000}},
				},
				{
					Key: "mount_dir", Wire: "MountPoint", Kind: forms.String, Required: true,
					Label: forms.T("Mount directory", "挂载点"), Example: "/home/my-data-disk", Rules: []forms.Rule{mountPath},
				},
			},
		},
	)
}

// mountPath is the rule of directories on the machines.
var mountPath = forms.Match(`/\S*|[A-Za-z]:\\?`,
	forms.T("must be a directory as /data, or a drive as E: on Windows", "须为目录（如 /data），Windows 为盘符（如 E:）"))

// disksChecks: both disks are of one kind ("Specify disks", help page).
func disksChecks() []forms.Check {
	checks := []forms.Check{
		forms.RuleWhen{When: forms.Is("data_disk.category", ephemeral), Field: "data_disk.size", Rule: forms.Range{Min: 5, Max: 1024}},
		forms.RuleWhen{
			When:  forms.All(forms.IsUnset("system_disk.category"), forms.IsSet("system_disk.size")),
			Field: "data_disk.category", Rule: sameUnsaid{},
		},
	}
	for _, option := range diskCategory(forms.Text{}).Options {
		checks = append(checks, forms.RuleWhen{
			When: forms.Is("system_disk.category", option.Value), Field: "data_disk.category", Rule: forms.OneOf{option.Value},
		})
	}
	return checks
}

// mounts asks for Configs.Mounts.
func mounts() []forms.Field {
	return forms.OnStep(forms.Storage,
		forms.Field{
			Key: "storage.mounts", Wire: "Configs.Mounts.Entries", Kind: forms.List, Max: maxEntries,
			Label: forms.T("Mounts", "挂载"), Item: forms.T("mount", "挂载"),
			Help:   forms.T("OSS folders and NAS file systems.", "OSS 目录与 NAS 文件系统。"),
			Fields: mountFields(),
			Checks: append(placeChecks("/", "destination"),
				forms.RuleWhen{When: forms.IsUnset("/network.vpc_id"), Field: "source", Rule: forms.NoPrefix{"nas://"}},
				onSystem(onWindows, "/", "source", share)),
		},
		forms.Field{
			Key: "storage.locale", Wire: "Configs.Mounts.Locale", Kind: forms.Choice, ServerDefault: "GBK",
			Label: forms.T("OSS character set", "对象名字符集"), Options: forms.Words("GBK", "UTF-8"),
		},
		forms.Field{
			Key: "storage.lock", Wire: "Configs.Mounts.Lock", Kind: forms.Boolean, Advanced: true, ServerDefault: false,
			Label: forms.T("OSS file locks", "OSS 文件锁"),
		},
		forms.Field{
			Key: "storage.cache", Wire: "Configs.Mounts.CacheSupport", Kind: forms.Boolean, Advanced: true, ServerDefault: true,
			Label: forms.T("Distributed cache", "分布式缓存"),
		},
		cacheSize("block_size", "CacheBlockSize", forms.T("Cache block size", "缓存块大小"), 262144),
		cacheSize("total_size", "CacheTotalSize", forms.T("Cache size", "缓存总大小"), 536870912),
		ossKeys(),
		nasList("access_groups", "AccessGroup", forms.T("NAS access groups", "NAS 权限组"), "DEFAULT_VPC_GROUP_NAME"),
		nasList("file_systems", "FileSystem", forms.T("NAS file systems", "NAS 文件系统"), "26a174a62f"),
	)
}

func mountFields() []forms.Field {
	return []forms.Field{
		{
			Key: "source", Wire: "Source", Kind: forms.String, Required: true,
			Label: forms.T("Source", "源"), Example: "oss://my-test-bk/",
			Help: forms.T("oss://bucket/path/ or nas://mount-target:/path, on Windows with ! at its end; NAS must be NFS in the cluster's VPC.",
				"如 oss://bucket/path/ 或 nas://mount-target:/path（Windows 须以 ! 结尾）；NAS 须为集群 VPC 内的 NFS 文件系统。"),
			Rules: []forms.Rule{forms.Prefix{"oss://", "nas://"}},
		},
		{
			Key: "destination", Wire: "Destination", Kind: forms.String, Required: true,
			Label: forms.T("Destination", "本地目录"), Example: "/home/admin/mydir/", Rules: []forms.Rule{mountPath},
		},
		{
			Key: "writable", Wire: "WriteSupport", Kind: forms.Boolean, Required: true, Default: false,
			Label: forms.T("Writable", "可写"),
		},
	}
}

func cacheSize(key, wire string, label forms.Text, usual int64) forms.Field {
	return forms.Field{
		Key: "storage.cache_" + key, Wire: "Configs.Mounts." + wire, Kind: forms.Integer, Advanced: true, ServerDefault: usual,
		Label: label, Unit: forms.T("bytes", "字节"), Rules: []forms.Rule{forms.AtLeast(1)}, When: forms.Is("storage.cache", "true"),
	}
}

// ossKeys asks for what opens buckets of another account.
func ossKeys() forms.Field {
	secret := func(key, wire string, needed bool, label forms.Text) forms.Field {
		return forms.Field{Key: key, Wire: wire, Kind: forms.Hidden, Required: needed, Label: label, Rules: []forms.Rule{noBlank}}
	}
	return forms.Field{
		Key: "storage.oss", Wire: "Configs.Mounts.OSS", Kind: forms.Object, Advanced: true,
		Label: forms.T("Keys for OSS", "OSS 访问密钥"),
		Help:  forms.T("Only for buckets of another account. Never saved.", "仅在挂载其他账号的 Bucket 时填写，不会被保存。"),
		Fields: []forms.Field{
			secret("access_key_id", "AccessKeyId", true, forms.T("AccessKey id", "AccessKey ID")),
			secret("access_key_secret", "AccessKeySecret", true, forms.T("AccessKey secret", "AccessKey Secret")),
			secret("security_token", "SecurityToken", false, forms.T("Security token", "安全令牌")),
		},
	}
}

// nasList asks for older options of NAS mounts.
func nasList(key, wire string, label forms.Text, example string) forms.Field {
	return forms.Field{
		Key: "storage.nas_" + key, Wire: "Configs.Mounts.NAS." + wire, Kind: forms.Strings, Max: maxEntries, Advanced: true,
		Label: label, Example: example, Rules: []forms.Rule{noBlank},
	}
}
