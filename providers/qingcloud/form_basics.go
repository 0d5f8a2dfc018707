package qingcloud

import "clusterwiz/forms"

func basics() []forms.Field {
	return forms.OnStep(forms.Basics, append(identity(), owner()...)...)
}

func identity() []forms.Field {
	return []forms.Field{
		{
			Key: "basics.type", Wire: "cluster_type", Kind: forms.Choice, Required: true, Default: typeEHPC,
			Label: forms.T("Cluster type", "集群类型"),
			Help:  forms.T("hpc: shared compute nodes, only the login nodes are yours, one cluster per user. ehpc: all nodes are yours.", "hpc：共享计算节点，仅自建登录节点，每个用户限一个；ehpc：独享全部节点。"),
			Options: forms.Options(typeEHPC, "EHPC, dedicated cluster", "EHPC 独享集群",
				typeHPC, "HPC, shared cluster", "HPC 共享集群"),
			Closed: forms.T("it decides which nodes the cluster has", "它决定有哪些节点"),
		},
		{
			Key: "basics.deploy_mode", Wire: "deploy_mode", Kind: forms.Choice, Required: true, Default: standard, When: isEHPC,
			Label: forms.T("Layout", "部署模式"),
			Options: forms.Options(standard, "standard, with a controller", "标准模式（含管控节点）",
				simplified, "simplified, without one", "精简模式（无管控节点）"),
			Listed: []forms.Cite{createPage},
		},
		{
			Key: "basics.name", Wire: "cluster_name", Kind: forms.String, Required: true,
			Label: forms.T("Cluster name", "集群名称"),
			Help: forms.T("Pick a name that no other cluster here has: if the connection breaks, the name is how the cluster is found again.",
				"请取一个此处没有其他集群使用的名称：连接中断时，靠名称找回集群。"),
			Example: "EHPC-123",
			// No page gives a rule. Clusters are searched by name, and the pages
			// disagree on how a blank and a slash are signed in a search.
			Rules: []forms.Rule{
				forms.Advice{Rule: forms.Match(`[^\s/]+`, forms.T("should not contain blanks or slashes: with them the cluster may not be found again", "不宜含空格和斜杠，否则可能无法按名称查到"))},
				forms.Advice{Rule: forms.Length{Min: 1, Max: 64}},
			},
		},
		{
			Key: "basics.version_id", Wire: "version_id", Kind: forms.String, Required: true,
			Label:   forms.T("Cluster version", "集群版本"),
			Help:    forms.T("The versions of your clusters are offered. If you have none yet, look at the console's page for a new cluster.", "列出的是现有集群所用的版本；还没有集群时，请在控制台的创建页面查看。"),
			Example: "appv-26wyuu21", Rules: []forms.Rule{noBlank, forms.By(forms.Prefix{"appv-"}, createPage)},
			Source: forms.Source{Name: "versions", By: []string{"basics.type", ownerKey + "?"}},
		},
	}
}

// Keys of whose the cluster is.
const (
	ownerKey = "owner.user_id"
	uidKey   = "owner.uid_number"
	gidKey   = "owner.gid_number"
)

// owner asks whose the cluster is. The numbers were made when the person
// activated the service.
func owner() []forms.Field {
	return []forms.Field{
		{
			Key: ownerKey, Wire: "owner", Kind: forms.String, Required: true,
			Label: forms.T("Owner", "所属者"), Example: "usr-IuZxPyn2", Rules: []forms.Rule{noBlank, forms.By(forms.Prefix{"usr-"}, createPage)},
			Source: forms.Source{Name: "users"},
		},
		{
			Key: uidKey, Wire: "uid_number", Kind: forms.Integer, Required: true,
			Label: forms.T("HPC user number", "HPC 用户编号"), Help: forms.T("Given to your account when HPC is activated; the console shows it under HPC.", "开通 HPC 服务时分配给账号，可在控制台的 HPC 页面查看。"),
			Example: "44730", Rules: []forms.Rule{aboveZero},
			Source: forms.Source{Name: "uid_numbers", By: []string{ownerKey + "?"}},
		},
		{
			// Equal to the user number in every example.
			Key: gidKey, Wire: "gid_number", Kind: forms.Integer, Required: true, DefaultFrom: uidKey,
			Label: forms.T("Group number", "gid 编号"), Help: forms.T("Left empty: the user number.", "留空则与 uid 编号相同。"),
			Example: "44730", Rules: []forms.Rule{aboveZero},
			Source: forms.Source{Name: "gid_numbers", By: []string{ownerKey + "?"}},
		},
	}
}

// ownerChecks let owner and numbers go along with each other. That the number is
// the owner's is what the page calls it, and no more.
func ownerChecks() []forms.Check {
	return []forms.Check{
		forms.CheckBy(forms.MatchesLookup{Field: uidKey, Of: ownerKey, Fact: "uid", Follow: true}, createPage),
		forms.CheckBy(forms.MatchesLookup{Field: gidKey, Of: ownerKey, Fact: "gid", Follow: true}, createPage),
		forms.MatchesLookup{Field: ownerKey, Of: uidKey, Fact: "owner", Follow: true, Quiet: true},
	}
}
