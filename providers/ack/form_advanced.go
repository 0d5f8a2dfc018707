package ack

import (
	"slices"

	"clusterwiz/forms"
)

func advanced() []forms.Field {
	return forms.OnStep(forms.Advanced, slices.Concat(
		forms.Under(forms.T("Identity and permissions", "身份与权限"), identities()...),
		forms.Under(forms.T("Names and certificates", "域名与证书"), domains()...),
		forms.Under(forms.T("Only in the older layout", "仅旧版接口"), oldOptions()...),
	)...)
}

// identities asks who may act as whom.
func identities() []forms.Field {
	return []forms.Field{
		{
			Key: "advanced.rrsa", Wire: "rrsa_config.enabled", Kind: forms.Boolean, Elsewhere: before("enable_rrsa"),
			Label: forms.T("RRSA", "RRSA"), Help: forms.T("RAM roles for service accounts.", "为 ServiceAccount 授予 RAM 角色。"),
		},
		{
			Key: "advanced.service_account_issuer", Wire: "service_account_issuer", Kind: forms.String, Advanced: true,
			Label: forms.T("Token issuer", "Token 签发者"), Example: "https://kubernetes.default.svc",
			Help: forms.T("The iss of service account tokens; on by default since 1.22.", "ServiceAccount Token 的 iss 字段；1.22 起默认启用。"), Rules: []forms.Rule{noBlanks},
		},
		{
			Key: "advanced.api_audiences", Wire: "api_audiences", Kind: forms.Strings, Encoding: forms.Joined, Max: 10, Sizes: forms.Ours, Advanced: true,
			Label: forms.T("Token audiences", "Token 受众"), Example: "https://kubernetes.default.svc",
			Rules: []forms.Rule{noBlanks, forms.Structural(forms.Without{","})},
		},
		{
			Key: "advanced.secrets_key", Wire: "encryption_provider_key", Kind: forms.String, When: pro,
			Label: forms.T("KMS key for secrets", "Secret 落盘加密密钥"), Example: "0fe64791-55eb-4fc7-84c5-c6c7cdca1234",
			Help: forms.T("Encrypts Secrets at rest. Cannot be changed later.", "用于加密 Secret，创建后不能修改。"), Rules: []forms.Rule{noBlanks},
		},
		{
			// It may hold the key of the CA.
			Key: "advanced.user_ca", Wire: "user_ca", Kind: forms.Hidden, Advanced: true, Label: forms.T("Custom CA", "自定义集群 CA"),
			Help:  forms.T("In PEM form, best read from a file. Never saved.", "PEM 格式，建议从文件读取；不会被保存。"),
			Rules: []forms.Rule{forms.Structural(forms.Match(`(?s)\s*-----BEGIN .*-----END [A-Z ]+-----\s*`, forms.T("must be PEM", "须为 PEM 格式")))},
		},
	}
}

func domains() []forms.Field {
	return []forms.Field{
		{
			Key: "advanced.cluster_domain", Wire: "cluster_domain", Kind: forms.String, ServerDefault: "cluster.local",
			Label: forms.T("Cluster domain", "集群本地域名"), Example: "cluster.local",
			Rules: []forms.Rule{forms.Structural(forms.Match(`[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*`,
				forms.T("must be parts of 1-63 lower-case letters, digits and -, separated by dots", "须由点号分隔，每部分 1-63 个小写字母、数字或短划线，首尾须为字母或数字")))},
		},
		{
			Key: "advanced.extra_sans", Wire: "extra_sans", Kind: forms.Strings, Max: 50, Sizes: forms.Ours, Elsewhere: before("custom_san", forms.Joined),
			Label: forms.T("Certificate names", "自定义证书 SAN"), Example: "cs.example.com, 10.0.0.8",
			Help:  forms.T("More names and addresses in the API server's certificate.", "API Server 证书中附加的域名或 IP。"),
			Rules: []forms.Rule{forms.Structural(forms.Match(`[A-Za-z0-9*]([A-Za-z0-9.:-]*[A-Za-z0-9])?`, forms.T("must be a domain or an address", "须为域名或 IP")))},
		},
	}
}

// oldOptions asks what only the page of 2024 has.
func oldOptions() []forms.Field {
	names := nodeNames("advanced.node_name_mode", "node_name_mode")
	names.When = legacy
	taken := forms.IsSet("advanced.instances")
	return []forms.Field{
		{
			// The word says the opposite of what the page describes; today it has
			// no effect, a cluster that failed stays until it is deleted.
			Key: "advanced.on_failure", Wire: "disable_rollback", Kind: forms.Choice, When: legacy, Advanced: true,
			Label: forms.T("On failure", "创建失败时"),
			Help: forms.T("Sent as disable_rollback; by the documentation, true rolls back. Since 2026 nothing is rolled back.",
				"以 disable_rollback 发送：按文档 true 表示回滚。2026 年起不再回滚。"),
			Closed: forms.T("it is sent as true or false", "以 true 或 false 发送"),
			Options: []forms.Option{
				{Value: "roll_back", Label: forms.T("roll back (disable_rollback true)", "回滚（disable_rollback 为 true）"), Sends: "true"},
				{Value: "keep", Label: forms.T("keep (disable_rollback false)", "保留（disable_rollback 为 false）"), Sends: "false"},
			},
		},
		{
			Key: "advanced.timeout", Wire: "timeout_mins", Kind: forms.Integer, When: legacy, ServerDefault: int64(60), Advanced: true,
			Label: forms.T("Creation limit", "创建超时时间"), Unit: forms.T("minutes", "分钟"), Example: "60",
			Help: forms.T("Has no effect in the cloud since 2026; clusterwiz stops waiting after this time.", "2026 年起云端不再生效；clusterwiz 到时停止等待。"), Rules: []forms.Rule{forms.Structural(forms.AtLeast(1))},
		},
		names,
		rds("advanced.rds_instances", "rds_instances", legacy, forms.By(forms.Prefix{"rm-"}, oldPage)),
		{
			Key: "advanced.instances", Wire: "instances", Kind: forms.Strings, Max: 100, Sizes: forms.Ours, When: legacy, Advanced: true,
			Label: forms.T("Existing instances", "已有 ECS 实例"), Example: "i-2ze7wqw1h4jc1234abcd", Help: forms.T("They become nodes of the cluster.", "作为节点加入集群。"),
			Rules: id("i-"),
		},
		{
			Key: "advanced.keep_instance_name", Wire: "keep_instance_name", Kind: forms.Boolean, When: legacy, ServerDefault: true, Advanced: true,
			Label: forms.T("Keep instance names", "保留实例名称"), Help: forms.T("Of existing instances.", "用于已有 ECS 实例。"),
		},
		{
			Key: "advanced.format_disk", Wire: "format_disk", Kind: forms.Boolean, When: forms.All(legacy, taken), ServerDefault: false, Advanced: true,
			Label: forms.T("Format data disk", "格式化数据盘"),
		},
	}
}
