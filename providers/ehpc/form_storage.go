package ehpc

import "clusterwiz/forms"

// maxMounts is ours: the page gives no upper bound.
const maxMounts = 20

const (
	nfs3Options = "-t nfs -o vers=3,nolock,proto=tcp,noresvport"
	nfs4Options = "-t nfs -o vers=4.0,noresvport"
)

// storage asks for SharedStorages. Without a mount no cluster comes up, and a
// mount needs all of its parts, whatever the page says.
func storage() []forms.Field {
	return forms.OnStep(forms.Storage, forms.Field{
		Key: "storage.shared", Wire: "SharedStorages", Kind: forms.List, Max: maxMounts, Sizes: forms.Ours, Required: true,
		Label: forms.T("Mounts", "共享存储"), Item: forms.T("mount", "挂载"),
		Help: forms.T("/home, /opt and /ehpcdata are usual; one file system may serve all three.",
			"通常挂载 /home、/opt 和 /ehpcdata，可使用同一文件系统。"),
		Fields: []forms.Field{
			{
				Key: "file_system_id", Wire: "FileSystemId", Kind: forms.String, Required: true,
				Label: forms.T("File system", "文件系统"), Example: "008b648bcb", Rules: []forms.Rule{forms.Advice{Rule: word}},
				Source: forms.Source{Name: "file_systems"},
			},
			{
				Key: "mount_target", Wire: "MountTargetDomain", Kind: forms.String, Required: true,
				Label:   forms.T("Mount target", "挂载点"),
				Example: "008b648bcb-sbs93.cn-hangzhou.nas.aliyuncs.com",
				Rules: []forms.Rule{forms.Structural(forms.Match(`[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+`,
					forms.T("must be a host name", "须为域名")))},
				Source: forms.Source{Name: "mount_targets", By: []string{"file_system_id"}},
			},
			{
				Key: "mount_directory", Wire: "MountDirectory", Kind: forms.String, Required: true,
				Label: forms.T("Mount directory", "本地挂载目录"), Example: "/home", Rules: []forms.Rule{absolutePath},
			},
			{
				Key: "nas_directory", Wire: "NASDirectory", Kind: forms.String, Required: true, Default: "/",
				Label:   forms.T("Remote directory", "远程目录"),
				Help:    forms.T("For /home and /opt, E-HPC adds a directory ehpc… below it.", "/home 与 /opt 会在其下自动建立以 ehpc 开头的子目录。"),
				Example: "/", Rules: []forms.Rule{absolutePath},
			},
			{
				Key: "protocol", Wire: "ProtocolType", Kind: forms.Choice, Required: true, Default: "NFS",
				Label: forms.T("Protocol", "协议类型"), Options: forms.Words("NFS", "SMB"), Listed: listed,
			},
			mountOptions("mount_options", "NFS", nfs3Options),
			mountOptions("smb_options", "SMB", ""),
		},
		Checks: []forms.Check{
			forms.FactEquals{Field: "mount_target", Fact: "file_system_id", Other: "file_system_id"},
			forms.FactEquals{Field: "mount_target", Fact: "vpc_id", Other: "/network.vpc_id"},
		},
	})
}

var word = forms.Match(`[A-Za-z0-9][A-Za-z0-9-]*`, forms.T("may contain only letters, digits and -", "只能含字母、数字和短划线（-）"))

func storageChecks() []forms.Check {
	return []forms.Check{forms.StructuralCheck(forms.Unique{List: "storage.shared", Key: "mount_directory", Places: true})}
}

// mountOptions asks for the options under one protocol. Only for NFS does the
// page give some to send.
func mountOptions(key, protocol, usual string) forms.Field {
	f := forms.Field{
		Key: key, Wire: "MountOptions", Kind: forms.String, Advanced: true, When: forms.Is("protocol", protocol),
		Label: forms.Tf("%s mount options", "%s 挂载选项", protocol),
	}
	if usual != "" {
		f.Required, f.Default, f.Example, f.Options = true, usual, usual, forms.Words(nfs3Options, nfs4Options)
	}
	return f
}
