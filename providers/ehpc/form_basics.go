package ehpc

import "clusterwiz/forms"

// nameRules hold for name and description. The page allows letters, Chinese
// characters, digits, - and _; its own example has dots, which the service
// takes, so a dot is only worth a warning.
var nameRules = []forms.Rule{
	forms.By(forms.Length{Min: 2, Max: 128}, page),
	forms.By(forms.Match(`[A-Za-z0-9\p{Han}._-]*`,
		forms.T("may contain only letters, Chinese characters, digits, - and _", "只能含英文字母、中文、数字、短划线（-）和下划线（_）")), page),
	forms.Advice{Rule: noDot},
}

var noDot = forms.Match(`[^.]*`, forms.T("must not contain a dot: the API page does not allow it", "不应含点号（.）：API 文档未允许"))

// basicsChecks: no page says what becomes of a key that stands twice.
func basicsChecks() []forms.Check {
	return []forms.Check{forms.AdviceCheck(forms.Unique{List: "tags", Key: "key"})}
}

func basics() []forms.Field {
	return forms.OnStep(forms.Basics, append(identity(), ownership()...)...)
}

// identity asks what the cluster is and how people know it.
func identity() []forms.Field {
	return []forms.Field{
		{
			Key: "basics.name", Wire: "ClusterName", Kind: forms.String,
			Label: forms.T("Cluster name", "集群名称"),
			Help: forms.T("Pick a name that no other cluster here has: if the connection breaks, the name is how the cluster is found again.",
				"请取一个此处没有其他集群使用的名称：连接中断时，靠名称找回集群。"),
			Example: "cfd-prod",
			// A name is what finds the cluster again after a lost reply.
			Required: true,
			Rules:    nameRules,
		},
		{
			Key: "basics.description", Wire: "ClusterDescription", Kind: forms.String,
			Label: forms.T("Description", "集群描述"),
			Help:  forms.T("Left empty, clusterwiz writes its run tag here, to recognise the cluster again.", "留空时由 clusterwiz 写入运行标签，以便再次识别该集群。"), Example: "CFD-production",
			Rules: nameRules,
		},
		{
			Key: "basics.category", Wire: "ClusterCategory", Kind: forms.Choice,
			Label:   forms.T("Edition", "集群系列"),
			Options: forms.Options("Standard", "Standard", "标准版", "Serverless", "Serverless", "Serverless 版"), Listed: listed,
			// The page names no default; every working request sends one.
			Required: true, Default: "Standard",
		},
		{
			Key: "basics.mode", Wire: "ClusterMode", Kind: forms.Choice,
			Label: forms.T("Deployment", "部署模式"),
			Options: forms.Options("Integrated", "public cloud", "公共云集群", "Hybrid", "hybrid cloud", "混合云集群",
				"Custom", "custom", "自定义集群"), Listed: listed,
			// As with the category.
			Required: true, Default: "Integrated",
		},
	}
}

// ownership asks whose the cluster is and who may delete it.
func ownership() []forms.Field {
	return []forms.Field{
		{
			Key: "basics.resource_group_id", Wire: "ResourceGroupId", Kind: forms.String,
			Label:   forms.T("Resource group", "资源组"),
			Help:    forms.T("Left empty: the account's default group.", "留空则使用账号的默认资源组。"),
			Example: "rg-acfmxazb4ph6aiy", Rules: idOf("rg-"),
			Source: forms.Source{Name: "resource_groups"},
		},
		{
			Key: "basics.deletion_protection", Wire: "DeletionProtection", Kind: forms.Boolean,
			Label:         forms.T("Deletion protection", "删除保护"),
			Help:          forms.T("Keeps console and API from deleting the cluster until it is switched off.", "开启后须先关闭，才能通过控制台或 API 删除集群。"),
			ServerDefault: false,
		},
		tags(),
	}
}

// tags writes key and value small: with the page's Key and Value the service
// refuses the request and names Tags.0.key.
func tags() forms.Field {
	return forms.Field{
		Key: "tags", Wire: "Tags", Kind: forms.List, Max: 20, Sizes: forms.Says(page),
		Label: forms.T("Tags", "标签"), Item: forms.T("tag", "标签"),
		Fields: []forms.Field{
			{
				Key: "key", Wire: "key", Kind: forms.String, Required: true,
				Label: forms.T("Key", "标签键"), Example: "project",
				Rules: append(onPage(forms.Length{Min: 1, Max: 128}, forms.NoPrefix{"aliyun", "acs:"}, forms.Without{"http://", "https://"}),
					forms.Advice{Rule: forms.NoPrefixInCapitals{"aliyun", "acs:"}}),
			},
			{
				Key: "value", Wire: "value", Kind: forms.String,
				Label: forms.T("Value", "标签值"), Example: "cfd",
				Rules: onPage(forms.Length{Max: 128}, forms.Without{"http://", "https://"}),
			},
		},
	}
}
