package ehpc

import "clusterwiz/forms"

func software() []forms.Field {
	return forms.OnStep(forms.Software,
		forms.Field{
			Key: "software.packages", Wire: "AdditionalPackages", Kind: forms.List, Max: 10, Sizes: forms.Says(page),
			Label: forms.T("Software", "安装软件"), Item: forms.T("package", "软件"),
			Fields: []forms.Field{
				{
					Key: "name", Wire: "Name", Kind: forms.String, Required: true,
					Label: forms.T("Name", "软件名称"), Example: "mpich", Source: forms.Source{Name: "software"},
				},
				{
					Key: "version", Wire: "Version", Kind: forms.String,
					Label: forms.T("Version", "软件版本"), Help: forms.T("Left empty: the newest.", "留空则安装最新版本。"),
					Example: "4.0.3", Rules: []forms.Rule{versionRule},
					Source: forms.Source{Name: "software_versions", By: []string{"name"}},
				},
			},
		},
		forms.Field{
			Key: "software.script", Wire: "ClusterCustomConfiguration.Script", Kind: forms.String, MayHide: true,
			Label:   forms.T("Post-install script", "后处理脚本"),
			Help:    forms.T("Address from which the nodes can download it.", "节点可以访问的脚本下载地址。"),
			Example: "https://example.com/setup.sh", Rules: []forms.Rule{forms.URL{Schemes: []string{"http", "https"}}},
		},
		forms.Field{
			Key: "software.args", Wire: "ClusterCustomConfiguration.Args", Kind: forms.String, MayHide: true,
			Label: forms.T("Script arguments", "脚本参数"), Example: "E-HPC cn-hangzhou", When: forms.IsSet("software.script"),
		},
		addons(),
		forms.Field{
			Key: "software.client_version", Wire: "ClientVersion", Kind: forms.String, Advanced: true,
			Label: forms.T("E-HPC client version", "集群客户端版本"), Help: forms.T("Left empty: the newest.", "留空则使用最新版本。"),
			Example: "2.1.0", Rules: []forms.Rule{versionRule},
		},
	)
}
