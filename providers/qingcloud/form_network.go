package qingcloud

import "clusterwiz/forms"

// network asks for the vxnet and for the mount, which must exist beforehand.
func network() []forms.Field {
	return forms.OnStep(forms.Network,
		forms.Field{
			Key: "network.vxnet_id", Wire: "cluster_conf.cluster.vxnet", Kind: forms.String, Required: true,
			Label: forms.T("Vxnet", "私有网络"), Help: forms.T("Must be attached to a VPC.", "须已加入 VPC 网络。"),
			Example: "vxnet-8r12vbl", Rules: []forms.Rule{noBlank, forms.By(forms.Prefix{"vxnet-"}, createPage)},
			Source: forms.Source{Name: "vxnets"},
		},
		forms.Field{
			Key: "storage.nas_id", Wire: "cluster_conf.cluster.nas_id", Kind: forms.String, Required: true,
			Label:   forms.T("Mount", "挂载点 ID"),
			Help:    forms.T("The mounts of your clusters are offered. If you have none yet, look in the console under file storage.", "列出的是现有集群所用的挂载点；还没有集群时，请在控制台的文件存储中查看。"),
			Example: "jqxefcnp", Rules: []forms.Rule{noBlank},
			Source: forms.Source{Name: "nas", By: []string{ownerKey + "?"}},
		},
		forms.Field{
			Key: "storage.nas_path", Wire: "cluster_conf.env.nas_path", Kind: forms.String, Required: true,
			Label: forms.T("Path of the mount", "NAS 路径"), Example: "10.103.100.93@o2ib:10.103.100.94@o2ib:/es01/shanhe/demo",
			Rules:  []forms.Rule{noBlank},
			Source: forms.Source{Name: "nas_paths", By: []string{"storage.nas_id?", ownerKey + "?"}},
		},
		forms.Field{
			// The nodes send it, each for itself.
			Key: "storage.mount_point", Kind: forms.String, Required: true,
			Label: forms.T("Directory", "挂载点路径"), Help: forms.T("On the file system.", "文件系统上的目录。"), Example: "/es01/shanhe/demo", Rules: []forms.Rule{noBlank, absolutePath},
			Source: forms.Source{Name: "nas_mount_points", By: []string{"storage.nas_id?", ownerKey + "?"}},
		},
	)
}
