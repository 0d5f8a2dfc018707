package batchcompute

import (
	"slices"

	"clusterwiz/forms"
)

const ephemeral = "ephemeral"

// cloudDisks are the kinds that are no disk of the host itself.
var cloudDisks = []string{"cloud_efficiency", "cloud_ssd", "cloud"}

var diskTypes = forms.Options("cloud_efficiency", "ultra disk", "高效云盘", "cloud_ssd", "SSD", "SSD 云盘",
	"cloud", "basic disk", "普通云盘", ephemeral, "local disk", "本地盘", "ephemeral_ssd", "local SSD", "本地 SSD 盘")

var gib = forms.T("GB", "GB")

// diskCategory asks for a kind of disk. Left out, the service takes its own.
func diskCategory(label forms.Text) forms.Field {
	return forms.Field{
		Key: "category", Wire: "Type", Kind: forms.Choice, Label: label,
		Help:    forms.T("What is available depends on the region.", "可用类型因地域而异。"),
		Options: diskTypes, Listed: []forms.Cite{disksPage, quotaPage},
	}
}

func systemCategory() forms.Field {
	category := diskCategory(forms.T("System disk type", "系统盘类型"))
	category.Source = forms.Source{Name: "system_disk_types"}
	return category
}

// dataCategory follows the system disk: a type of its own beside one that is
// left to the service would not be known to be the same.
func dataCategory() forms.Field {
	category := diskCategory(forms.T("Data disk type", "数据盘类型"))
	category.DefaultFrom = systemKind
	category.Source = forms.Source{Name: "data_disk_types"}
	category.Help = forms.T("Left empty: the same as the system disk.", "留空则与系统盘相同。")
	return category
}

// systemKind and dataKind are the questions of the two types.
const (
	systemKind = "/system_disk.category"
	dataKind   = "/data_disk.category"
)

// sameKind wants both disks of one type: a type of the data disk beside one of the
// system disk that is left to the service would not be known to be the same.
type sameKind struct{}

// Refs implements [forms.Check].
func (sameKind) Refs() []string { return []string{dataKind, systemKind} }

// Describe implements [forms.Check].
func (sameKind) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("%s is the same as %s", "%s 与 %s 相同", label(dataKind), label(systemKind))
}

// Problems implements [forms.Check].
func (sameKind) Problems(s *forms.Scope) []forms.Problem {
	data, state := s.Value(dataKind)
	system, systemState := s.Value(systemKind)
	var summary forms.Text
	switch is := forms.ValueText(system); {
	case state != forms.Set, systemState == forms.Set && is == forms.ValueText(data):
		return nil
	case systemState != forms.Set && !s.Holds(forms.IsSet("/system_disk.size")):
		return nil // There is no system disk to be like.
	case systemState != forms.Set:
		summary = forms.Tf("must be the same as %s, which is empty", "须与 %s 相同，而后者未填写", s.Label(systemKind))
	default:
		summary = forms.Tf("must be the same as %s (%s)", "须与 %s（%s）相同", s.Label(systemKind), is)
	}
	return []forms.Problem{{Path: s.PathOf(dataKind), Related: []forms.Path{s.PathOf(systemKind)}, Summary: summary}}
}

// disks asks for Configs.Disks; every machine of the cluster has the same.
func disks() []forms.Field {
	return forms.OnStep(forms.Storage, forms.Under(forms.T("Disks", "磁盘"),
		forms.Field{
			Key: "system_disk", Wire: "Configs.Disks.SystemDisk", Kind: forms.Object,
			Label: forms.T("System disk", "系统盘"),
			Fields: []forms.Field{
				systemCategory(),
				{
					Key: "size", Wire: "Size", Kind: forms.Integer, Required: true,
					Label: forms.T("System disk size", "系统盘大小"), Unit: gib, Example: "50",
					Rules: diskSize(40, 500),
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
					Rules: diskSize(5, 2000),
				},
				{
					Key: "mount_dir", Wire: "MountPoint", Kind: forms.String, Required: true,
					Label: forms.T("Mount directory", "挂载点"), Example: "/home/my-data-disk", Rules: []forms.Rule{mountPath},
				},
			},
		},
	)...)
}

// diskSize is the room that the page gives a disk.
func diskSize(least, most int64) []forms.Rule {
	return []forms.Rule{forms.Structural(forms.AtLeast(1)), forms.By(forms.Range{Min: least, Max: most}, disksPage)}
}

// mountPath is the rule of directories on the machines.
var mountPath = forms.By(forms.Match(`/\S*|[A-Za-z]:\\?`,
	forms.T("must be a directory such as /data, or a drive such as E: on Windows", "须为目录（如 /data），Windows 为盘符（如 E:）")), disksPage)

func disksChecks() []forms.Check {
	return []forms.Check{
		forms.RuleWhen{When: forms.Is("data_disk.category", ephemeral), Field: "data_disk.size", Rule: forms.By(forms.AtMost(1024), disksPage)},
		forms.CheckBy(sameKind{}, disksPage),
	}
}

// mounts asks for Configs.Mounts.
func mounts() []forms.Field {
	return forms.OnStep(forms.Storage, slices.Concat(
		forms.Under(forms.T("OSS and NAS mounts", "OSS 与 NAS 挂载"), mountFields()...),
		forms.Under(forms.T("Cache", "缓存"),
			forms.Field{
				Key: "storage.cache", Wire: "Configs.Mounts.CacheSupport", Kind: forms.Boolean, Advanced: true, ServerDefault: true,
				Label: forms.T("Distributed cache", "分布式缓存"),
			},
			cacheSize("block_size", "CacheBlockSize", forms.T("Cache block size", "缓存块大小"), 262144),
			cacheSize("total_size", "CacheTotalSize", forms.T("Cache size", "缓存总大小"), 536870912)),
		forms.Under(forms.T("Access to OSS and NAS", "OSS 与 NAS 的访问权限"),
			ossKeys(),
			nasList("access_groups", "AccessGroup", forms.T("NAS access groups", "NAS 权限组"), "DEFAULT_VPC_GROUP_NAME"),
			nasList("file_systems", "FileSystem", forms.T("NAS file systems", "NAS 文件系统"), "26a174a62f")),
	)...)
}

// mountFields are the mounts, and how those of OSS behave.
func mountFields() []forms.Field {
	return []forms.Field{
		{
			Key: "storage.mounts", Wire: "Configs.Mounts.Entries", Kind: forms.List, Max: maxEntries, Sizes: forms.Ours,
			Label: forms.T("Mounts", "挂载"), Item: forms.T("mount", "挂载"),
			Help:   forms.T("OSS folders and NAS file systems.", "OSS 目录与 NAS 文件系统。"),
			Fields: oneMount(),
			Checks: append(placeChecks("/", "destination"),
				forms.RuleWhen{When: forms.All(forms.Is("/network.kind", inVPC), forms.IsUnset("/network.vpc_id")), Field: "source", Rule: noShare},
				forms.RuleWhen{When: forms.Is("/network.kind", inClassic), Field: "source", Rule: noShare},
				onSystem(onWindows, "/", "source", share)),
		},
		{
			Key: "storage.locale", Wire: "Configs.Mounts.Locale", Kind: forms.Choice, ServerDefault: "GBK",
			Label: forms.T("OSS character set", "对象名字符集"), Options: forms.Words("GBK", "UTF-8"),
			Listed: []forms.Cite{createPage, javaSDK},
		},
		{
			Key: "storage.lock", Wire: "Configs.Mounts.Lock", Kind: forms.Boolean, Advanced: true, ServerDefault: false,
			Label: forms.T("OSS file locks", "OSS 文件锁"),
		},
	}
}

var noShare = forms.By(forms.NoPrefix{"nas://"}, nasPage)

func oneMount() []forms.Field {
	return []forms.Field{
		{
			Key: "source", Wire: "Source", Kind: forms.String, Required: true,
			Label: forms.T("Source", "源"), Example: "oss://my-test-bk/",
			Help: forms.T("oss://bucket/path/ or nas://mount-target:/path (on Windows with ! at the end). NAS must be NFS, in the cluster's VPC.",
				"如 oss://bucket/path/ 或 nas://mount-target:/path（Windows 须以 ! 结尾）；NAS 须为集群 VPC 内的 NFS 文件系统。"),
			Rules: []forms.Rule{noBlank, forms.By(forms.Prefix{"oss://", "nas://"}, nasPage), forms.Advice{Rule: bucketFolder{}}},
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
		Label: label, Unit: forms.T("bytes", "字节"), Rules: []forms.Rule{forms.Structural(forms.AtLeast(1))}, When: forms.Is("storage.cache", "true"),
	}
}

// ossKeys asks for what opens buckets of another account.
func ossKeys() forms.Field {
	secret := func(key, wire string, needed bool, label forms.Text) forms.Field {
		return forms.Field{Key: key, Wire: wire, Kind: forms.Hidden, Required: needed, Label: label, Rules: []forms.Rule{noBlank}}
	}
	return forms.Field{
		Key: "storage.oss", Wire: "Configs.Mounts.OSS", Kind: forms.Object, Advanced: true,
		Label: forms.T("OSS access keys", "OSS 访问密钥"),
		Help:  forms.T("Only for buckets of another account. Never saved.", "仅在挂载其他账号的 Bucket 时填写，不会被保存。"),
		Fields: []forms.Field{
			secret("access_key_id", "AccessKeyId", true, forms.T("AccessKey ID", "AccessKey ID")),
			secret("access_key_secret", "AccessKeySecret", true, forms.T("AccessKey secret", "AccessKey Secret")),
			secret("security_token", "SecurityToken", false, forms.T("Security token", "安全令牌")),
		},
	}
}

// nasList asks for older options of NAS mounts.
func nasList(key, wire string, label forms.Text, example string) forms.Field {
	return forms.Field{
		Key: "storage.nas_" + key, Wire: "Configs.Mounts.NAS." + wire, Kind: forms.Strings, Max: maxEntries, Sizes: forms.Ours, Advanced: true,
		// One for each mount, of which several may need the same.
		AllowDuplicates: true,
		Label:           label, Example: example, Rules: []forms.Rule{noBlank},
	}
}

// mountsChecks: what cannot work, though no page says that it is refused.
func mountsChecks() []forms.Check {
	return []forms.Check{
		forms.AdviceCheck(ownPlaces{}),
		forms.AdviceCheck(forms.LessOrEqual{Low: "storage.cache_block_size", High: "storage.cache_total_size"}),
	}
}
