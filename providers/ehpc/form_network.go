package ehpc

import "clusterwiz/forms"

func network() []forms.Field {
	return forms.OnStep(forms.Network,
		forms.Field{
			Key: "network.vpc_id", Wire: "ClusterVpcId", Kind: forms.String,
			Label: forms.T("VPC", "专有网络"), Example: "vpc-m5efjevmclc0xdmys",
			// Without a VPC no cluster comes up, whatever the page says.
			Required: true,
			Rules:    idOf("vpc-"),
			Source:   forms.Source{Name: "vpcs", Exhaustive: true},
		},
		forms.Field{
			Key: "network.vswitch_id", SameAs: "network.vswitch", Wire: "ClusterVSwitchId", Kind: forms.String,
			Label:   forms.T("vSwitch", "交换机"),
			Help:    forms.T("Its zone decides which instance types are in stock.", "交换机所在可用区决定可选的实例规格。"),
			Example: "vsw-f8za5p0mwzgdu3wgx",
			// As with the VPC.
			Required: true,
			Rules:    idOf("vsw-"),
			Source:   forms.Source{Name: "vswitches", By: []string{"network.vpc_id"}, Exhaustive: true},
		},
		forms.Field{
			Key: "network.security_group_id", Wire: "SecurityGroupId", Kind: forms.String,
			Label:   forms.T("Security group", "安全组"),
			Help:    forms.T("Left empty: a new one is created.", "留空则新建安全组。"),
			Example: "sg-bp13n61xsydodfyg", Rules: idOf("sg-"),
			Source: forms.Source{Name: "security_groups", By: []string{"network.vpc_id"}, Exhaustive: true},
		},
		forms.Field{
			Key: "network.enterprise_security_group", Wire: "IsEnterpriseSecurityGroup", Kind: forms.Boolean,
			Label:         forms.T("Enterprise group", "新建企业级安全组"),
			Help:          forms.T("Type of the new group. Off: a basic group; an enterprise group holds more nodes.", "新建安全组的类型。关闭则为普通安全组；企业级安全组可容纳更多节点。"),
			ServerDefault: false,
			// The id of an existing group wins, so the kind is not asked then.
			When: forms.IsUnset("network.security_group_id"),
		},
	)
}

func networkChecks() []forms.Check {
	return []forms.Check{
		forms.FactEquals{Field: "network.vswitch_id", Fact: "vpc_id", Other: "network.vpc_id"},
		forms.FactEquals{Field: "network.security_group_id", Fact: "vpc_id", Other: "network.vpc_id"},
	}
}
