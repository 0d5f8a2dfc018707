package ack

import "clusterwiz/forms"

func spot() []forms.Field {
	limited := forms.Is("spot_strategy", "SpotWithPriceLimit")
	return []forms.Field{
		{
			Key: "spot_strategy", Wire: group + "spot_strategy", Kind: forms.Choice, ServerDefault: "NoSpot", Advanced: true,
			Label: forms.T("Spot", "抢占策略"), Help: forms.T("Spot nodes are cheaper, but can be taken back at any time.", "抢占式实例价格较低，但随时可能被回收。"),
			Listed: listed,
			Options: forms.Options("NoSpot", "no spot", "非抢占式", "SpotWithPriceLimit", "spot up to a price", "设置价格上限",
				"SpotAsPriceGo", "spot at market price", "跟随市场价"),
		},
		{
			Key: "spot_price_limits", Wire: group + "spot_price_limit", Kind: forms.List, Min: 1, Max: 10, Sizes: forms.Ours, Required: true, When: limited,
			Label: forms.T("Spot price limits", "抢占价格上限"), Item: forms.T("price limit", "价格上限"), Advanced: true,
			Fields: []forms.Field{
				{
					Key: "instance_type", Wire: "instance_type", Kind: forms.String, Required: true, Label: forms.T("Instance type", "实例规格"),
					Example: "ecs.c7.xlarge", Rules: id("ecs."),
				},
				{
					Key: "price_limit", Wire: "price_limit", Kind: forms.Decimal, Encoding: forms.AsText, Required: true,
					Label: forms.T("Price limit", "价格上限"), Unit: forms.T("per hour", "每小时"), Example: "0.39", Rules: []forms.Rule{
						forms.Structural(forms.Positive{Places: 9}), forms.By(forms.Positive{Places: 3}, ecsPage),
					},
				},
			},
		},
		{
			Key: "on_demand_base", Wire: group + "on_demand_base_capacity", Kind: forms.Integer, Advanced: true, Unit: nodesUnit,
			Label: forms.T("On-demand base", "按量实例最小数量"), Example: "1", Rules: []forms.Rule{counted(forms.Range{Min: 0, Max: 1000})},
		},
		{
			Key: "on_demand_percentage", Wire: group + "on_demand_percentage_above_base_capacity", Kind: forms.Integer, Advanced: true, Unit: forms.Same("%"),
			Label: forms.T("On-demand share", "超出部分按量实例比例"), Example: "20", Rules: []forms.Rule{counted(forms.Range{Min: 0, Max: 100})},
		},
		{
			Key: "spot_pools", Wire: group + "spot_instance_pools", Kind: forms.Integer, Advanced: true,
			Label: forms.T("Cheapest types used", "抢占式实例可用规格数"), Example: "5", Rules: []forms.Rule{counted(forms.Range{Min: 0, Max: 10}), forms.By(forms.AtLeast(1), sdk)},
		},
		{
			Key: "spot_remedy", Wire: group + "spot_instance_remedy", Kind: forms.Boolean, Advanced: true,
			Label: forms.T("Replace spot early", "补齐抢占式实例"),
		},
	}
}

// placement asks where and how nodes start.
func placement() []forms.Field {
	return []forms.Field{
		{
			Key: "multi_az_policy", Wire: group + "multi_az_policy", Kind: forms.Choice, ServerDefault: "PRIORITY", Advanced: true,
			Label: forms.T("Zone policy", "多可用区策略"), Listed: listed,
			Options: forms.Options("PRIORITY", "in the order of the vSwitches", "按交换机优先级", "COST_OPTIMIZED", "cheapest first", "成本优化",
				"BALANCE", "evenly over the zones", "均衡分布"),
		},
		{
			Key: "compensate_with_on_demand", Wire: group + "compensate_with_on_demand", Kind: forms.Boolean, Advanced: true,
			Label: forms.T("On-demand as reserve", "按量实例补足"), Help: forms.T("Only with “cheapest first”.", "仅“成本优化”策略可用。"),
		},
		{
			Key: "scaling_policy", Wire: group + "scaling_policy", Kind: forms.Choice, ServerDefault: "release", Advanced: true,
			Label: forms.T("Scaling mode", "伸缩模式"), Listed: listed, Options: forms.Options("release", "release nodes", "标准模式（释放）", "recycle", "stop nodes", "极速模式（停机）"),
		},
		{
			Key: "security_group_ids", Wire: group + "security_group_ids", Kind: forms.Strings, Max: 5, Sizes: forms.Ours, Advanced: true,
			Label: forms.T("Security groups", "安全组"), Example: "sg-bp13n61xsydodfyg", Help: forms.T("Left empty: the cluster's.", "留空则使用集群安全组。"),
			Rules: id("sg-"), Source: forms.Source{Name: "security_groups", By: []string{"/network.vpc_id"}, Exhaustive: true},
		},
		{
			Key: "security_group_id", Wire: group + "security_group_id", Kind: forms.String, When: legacy, Advanced: true,
			Label: forms.T("Old security group", "安全组（旧字段）"), Example: "sg-bp13n61xsydodfyg",
			Help: forms.T("The security groups above take precedence.", "同时填写时以安全组列表为准。"), Rules: id("sg-"),
			Source: forms.Source{Name: "security_groups", By: []string{"/network.vpc_id"}, Exhaustive: true},
		},
		{
			Key: "internet_charge_type", Wire: group + "internet_charge_type", Kind: forms.Choice, Advanced: true,
			Label: forms.T("Public traffic", "公网计费方式"), Options: traffic(), Listed: listed,
		},
		{
			Key: "internet_bandwidth", Wire: group + "internet_max_bandwidth_out", Kind: forms.Integer, Advanced: true, Unit: mbps,
			Label: forms.T("Public bandwidth", "公网带宽上限"), Example: "5", Help: forms.T("Above 0, each node gets a public address.", "大于 0 时节点会分配公网 IP。"),
			Rules: []forms.Rule{counted(forms.Range{Min: 0, Max: 100})},
		},
	}
}

func management() []forms.Field {
	flag := func(key, wire string, label forms.Text, when forms.Condition) forms.Field {
		return forms.Field{Key: "management." + key, Wire: "management." + wire, Kind: forms.Boolean, Advanced: true, Label: label, When: when}
	}
	is := func(key string) forms.Condition { return forms.Is("management."+key, "true") }
	enable := flag("enable", "enable", forms.T("Managed pool", "托管节点池"), forms.Condition{})
	enable.ServerDefault, enable.Help = false, forms.T("ACK maintains the nodes; requires a key pair.", "由 ACK 运维节点；须使用密钥对。")
	repair := flag("auto_repair", "auto_repair", forms.T("Repair nodes", "自动修复"), forms.Condition{})
	repair.Help = forms.T("Only in a managed pool.", "仅托管节点池可用。")
	fields := []forms.Field{
		enable, repair,
		flag("repair_restarts", "auto_repair_policy.restart_node", forms.T("Repair by restart", "修复时允许重启节点"), is("auto_repair")),
		flag("auto_upgrade", "auto_upgrade", forms.T("Upgrade nodes", "自动升级"), is("enable")),
		flag("upgrade_kubelet", "auto_upgrade_policy.auto_upgrade_kubelet", forms.T("Upgrade the kubelet", "自动升级 kubelet"), is("auto_upgrade")),
		flag("fix_cves", "auto_vul_fix", forms.T("Fix vulnerabilities", "自动修复 CVE"), is("enable")),
		flag("cve_restarts", "auto_vul_fix_policy.restart_node", forms.T("Fix by restart", "修复 CVE 时可重启"), is("fix_cves")),
		{
			Key: "management.cve_levels", Wire: "management.auto_vul_fix_policy.vul_level", Kind: forms.Strings, Encoding: forms.Joined, Max: 10, Sizes: forms.Ours,
			Advanced: true, When: is("fix_cves"), Label: forms.T("Levels to fix", "修复的漏洞级别"), Example: "asap, nntf",
			Options: forms.Options("asap", "high", "高", "later", "medium", "中", "nntf", "low", "低"), Rules: []forms.Rule{noBlanks, forms.By(forms.OneOf{"asap", "later", "nntf"}, listed...)},
		},
	}
	return append(fields, upgrade()...)
}

// upgrade is the policy of the page of 2024.
func upgrade() []forms.Field {
	const key, wire = "upgrade.", "management.upgrade_config."
	number := func(name, field string, label forms.Text, low, high int64) forms.Field {
		return forms.Field{
			Key: key + name, Wire: wire + field, Kind: forms.Integer, When: legacy, Advanced: true, Label: label, Example: "1",
			Rules: []forms.Rule{forms.By(forms.Range{Min: low, Max: high}, oldPage, sdk)},
		}
	}
	share := number("surge_percentage", "surge_percentage", forms.T("Extra nodes share", "额外节点比例"), 0, 100)
	share.When, share.Unit = forms.All(legacy, forms.IsUnset(key+"surge")), forms.Same("%")
	unavailable := number("max_unavailable", "max_unavailable", forms.T("Nodes out at once", "最大不可用节点数"), 0, 1000)
	unavailable.Rules = append(unavailable.Rules, forms.By(forms.AtLeast(1), sdk)) // Live tests make pools with 0.
	unavailable.ServerDefault = int64(1)
	return []forms.Field{
		{
			Key: key + "auto", Wire: wire + "auto_upgrade", Kind: forms.Boolean, When: legacy, Advanced: true,
			Label: forms.T("Upgrade, old field", "自动升级（旧字段）"),
		},
		number("surge", "surge", forms.T("Extra nodes", "升级时额外节点数"), 0, 1000), share, unavailable,
	}
}

// rarely asks for the rest of a pool.
func rarely() []forms.Field {
	poolTags := tags("tags", group+"tags", forms.T("Tags of the nodes", "节点 ECS 标签"), counted(forms.Length{Min: 1, Max: 128}),
		counted(forms.NoPrefix{"aliyun", "acs:"}), counted(forms.Without{"http://", "https://"}))
	poolTags.Advanced = true
	return []forms.Field{
		poolTags,
		{
			Key: "resource_group_id", Wire: "nodepool_info.resource_group_id", Kind: forms.String, Advanced: true, Label: forms.T("Resource group", "资源组"),
			Example: "rg-acfmxazb4ph6aiy", Rules: id("rg-"), Source: forms.Source{Name: "resource_groups"},
		},
		{
			Key: "deployment_set_id", Wire: group + "deploymentset_id", Kind: forms.String, Advanced: true, Label: forms.T("Deployment set", "部署集"),
			Example: "ds-bp1d19mmbsv3jf6xxxxx", Rules: []forms.Rule{forms.By(forms.Prefix{"ds-"}, sdk)},
		},
		rds("rds_instances", group+"rds_instances", forms.Condition{}, noBlanks),
		{
			Key: "ram_role", Wire: group + "ram_role_name", Kind: forms.String, Advanced: true, Label: forms.T("RAM role", "节点 RAM 角色"),
			Example: "KubernetesWorkerRole-1234", Help: forms.T("Only for accounts on a whitelist.", "仅白名单账号可用。"), Rules: []forms.Rule{
				forms.Advice{Rule: forms.Match(`[A-Za-z0-9._@-]{1,64}`, forms.T("must be 1-64 letters, digits, dots, @, - or _", "须为 1-64 个字母、数字、点号、@、短划线或下划线"))},
			},
		},
		metadataTokens("metadata_tokens", group+"instance_metadata_options.http_tokens", forms.Condition{}),
		{
			Key: "confidential", Wire: "tee_config.tee_enable", Kind: forms.Boolean, ServerDefault: false, Advanced: true,
			Label: forms.T("Confidential", "机密计算"), Help: forms.T("Requires instance types that support it.", "须选择支持机密计算的实例规格。"),
		},
	}
}

// reserved asks for capacity that was set aside, and for types by what they
// have.
func reserved() []forms.Field {
	return []forms.Field{
		{
			Key: "private_pool.id", Wire: group + "private_pool_options.id", Kind: forms.String, Advanced: true, Label: forms.T("Private pool", "私有池"),
			Example: "eap-bp67acfmxazb4****", Rules: []forms.Rule{noBlanks},
		},
		{
			Key: "private_pool.match", Wire: group + "private_pool_options.match_criteria", Kind: forms.Choice, Advanced: true,
			Label: forms.T("Private pool use", "私有池匹配模式"), Listed: listed, Options: forms.Options("Open", "open", "开放", "Target", "the given one", "指定", "None", "none", "不使用"),
		},
		{
			Key: "resource_pool.strategy", Wire: group + "resource_pool_options.strategy", Kind: forms.Choice, Advanced: true,
			Label: forms.T("Resource pool", "资源池策略"), Listed: []forms.Cite{sdk},
			Options: forms.Options("PrivatePoolFirst", "private pools first", "优先私有池", "PrivatePoolOnly", "private pools only", "仅私有池", "None", "none", "不使用资源池"),
		},
		{
			Key: "resource_pool.private_pool_ids", Wire: group + "resource_pool_options.private_pool_ids", Kind: forms.Strings, Max: 20, Sizes: forms.Says(sdk), Advanced: true,
			When:  forms.Is("resource_pool.strategy", "PrivatePoolFirst", "PrivatePoolOnly"),
			Label: forms.T("Private pools", "私有池列表"), Example: "eap-bp67acfmxazb4****", Rules: []forms.Rule{noBlanks},
		},
		{
			Key: "instance_patterns", Wire: group + "instance_patterns", Kind: forms.LongText, Encoding: forms.Literal, Advanced: true,
			Label: forms.T("Instance patterns", "实例属性配置"), Example: `[{"cores": 4, "memory": 8}]`,
			Help: forms.T("As JSON: cores, memory and the like, instead of instance types.", "JSON 数组，以核数、内存等属性代替实例规格。"), Rules: []forms.Rule{forms.JSON{Shape: "array"}},
		},
	}
}

// rds asks for databases. The page's examples of the pools have ids of any
// form, those of the cluster rm-.
func rds(key, wire string, when forms.Condition, rule forms.Rule) forms.Field {
	return forms.Field{
		Key: key, Wire: wire, Kind: forms.Strings, Max: 50, Sizes: forms.Ours, When: when, Advanced: true, Label: forms.T("RDS instances", "RDS 实例"),
		Example: "rm-2zev748xi27xc1234", Help: forms.T("The nodes are added to their whitelists.", "将节点加入其白名单。"), Rules: []forms.Rule{rule},
	}
}

// edge asks what only edge pools have.
func edge() []forms.Field {
	isEdge := forms.Is("type", "edge")
	old := forms.All(legacy, isEdge)
	text := func(key, wire string, label forms.Text, example string) forms.Field {
		return forms.Field{
			Key: "interconnect." + key, Wire: "interconnect_config." + wire, Kind: forms.String, When: old, Advanced: true,
			Label: label, Example: example, Rules: []forms.Rule{noBlanks},
		}
	}
	return []forms.Field{
		{
			Key: "type", Wire: "nodepool_info.type", Kind: forms.Choice, ServerDefault: "ess", Advanced: true, Label: forms.T("Kind of pool", "节点池类型"), Listed: []forms.Cite{sdk},
			Options: forms.Options("ess", "nodes in the cloud", "云上节点池", "edge", "edge nodes", "边缘节点池"),
		},
		{
			Key: "interconnect.mode", Wire: "interconnect_mode", Kind: forms.Choice, When: isEdge, ServerDefault: "basic", Advanced: true,
			Label: forms.T("Edge network", "边缘网络类型"), Listed: []forms.Cite{sdk}, Options: forms.Options("basic", "internet", "公网", "private", "leased line", "专线"),
		},
		text("cen_id", "cen_id", forms.T("CEN instance", "云企业网实例"), "cen-ey9k9nfhz0f1234567"),
		text("ccn_id", "ccn_id", forms.T("CCN instance", "云连接网实例"), "ccn-qm5i0i0q9yi1234567"),
		text("ccn_region_id", "ccn_region_id", forms.T("CCN region", "云连接网地域"), "cn-shanghai"),
		{
			Key: "interconnect.bandwidth", Wire: "interconnect_config.bandwidth", Kind: forms.Integer, When: old, Advanced: true, Unit: mbps,
			Label: forms.T("Edge bandwidth", "边缘网络带宽"), Example: "10", Rules: []forms.Rule{forms.Structural(forms.AtLeast(1))},
		},
		{
			Key: "interconnect.period", Wire: "interconnect_config.improved_period", Kind: forms.Integer, Encoding: forms.AsText, When: old, Advanced: true,
			Label: forms.T("Edge network period", "边缘网络购买时长"), Unit: forms.T("months", "个月"), Example: "1",
			Rules: []forms.Rule{forms.Structural(forms.AtLeast(1)), forms.By(forms.OneOfNumbers(1, 2, 3, 6, 12, 24, 36), oldPage)},
		},
		{
			Key: "max_nodes", Wire: "max_nodes", Kind: forms.Integer, When: isEdge, Advanced: true, Unit: nodesUnit,
			Label: forms.T("Maximum edge nodes", "边缘节点数上限"), Example: "10", Rules: []forms.Rule{forms.Structural(forms.AtLeast(0))},
		},
	}
}
