package ack

import "clusterwiz/forms"

// plugin asks for the network plugin and what Terway needs. In auto mode, and
// of ACS clusters, it need not be told.
func plugin() []forms.Field {
	return append([]forms.Field{
		{
			Key: "network.plugin", Wire: "addons[network].name", Kind: forms.Choice, When: serverful, RequiredWhen: chosen,
			Default: terway, DefaultWhen: chosen, Closed: forms.T("the other network questions depend on it", "网络的其他问题由此决定"),
			Label:   forms.T("Network plugin", "网络插件"),
			Help:    forms.T("Cannot be changed later. Sent as an add-on.", "创建后不能修改；作为组件发送。"),
			Options: forms.Options(terway, "Terway: pods in vSwitches", "Terway：Pod 使用交换机地址", flannel, "Flannel: pods in their own block", "Flannel：Pod 使用独立网段"),
		},
		podVSwitches(),
	}, terwaySettings()...)
}

// onTerway is the plugin whose pods have addresses of vSwitches, by whatever
// name it will have.
var onTerway = forms.All(serverful, forms.IsSet("/network.plugin"), forms.IsNot("/network.plugin", flannel))

// podVSwitches asks by zone, as today's configuration of Terway has them; the
// page of 2024 has one list. Only of the standard profile it is known that
// they must be there.
func podVSwitches() forms.Field {
	return forms.Field{
		Key: "network.pod_vswitches", Wire: "addons[network].config{}.PodVswitchId", Kind: forms.List, Min: 1, Max: 10, Sizes: forms.Ours,
		KeyedBy: "zone", Unwrap: "vswitch_ids", Elsewhere: []forms.Placement{{When: legacy, Wire: "pod_vswitch_ids", Unwrap: "vswitch_ids"}},
		RequiredWhen: forms.Any(dedicated, forms.All(manual, forms.Is("/basics.profile", "Default"))),
		When:         forms.All(onTerway, forms.IsUnset("/network.zone_ids")),
		Label:        forms.T("Pod vSwitches", "Pod 交换机"), Item: forms.T("zone of pods", "Pod 可用区"),
		Help: forms.T("At least one in every zone that has nodes. A mask of /19 or shorter is advised, /25 is the longest.",
			"每个有节点的可用区至少一个；建议网段掩码不大于 /19，最大 /25。"),
		Fields: []forms.Field{
			{
				Key: "zone", Kind: forms.String, Required: true, Label: forms.T("Zone", "可用区"), Example: "cn-hangzhou-i",
				Source: forms.Source{Name: "zones", Exhaustive: true},
			},
			{
				Key: "vswitch_ids", Kind: forms.Strings, Min: 1, Max: 10, Sizes: forms.Ours, Required: true,
				Label: forms.T("vSwitches", "交换机"), Example: "vsw-f8za5p0mwzgdupodi", Rules: id("vsw-"),
				Source: forms.Source{Name: "vswitches", By: []string{"/network.vpc_id", "zone?"}, Exhaustive: true},
			},
		},
		Checks: []forms.Check{
			forms.FactEquals{Field: "vswitch_ids", Fact: "vpc_id", Other: "/network.vpc_id"},
			forms.FactEquals{Field: "vswitch_ids", Fact: "zone", Other: "zone"},
			forms.FactRule{Field: "vswitch_ids", Fact: "cidr", Rule: paged(podAddresses{longest: 25, besides: 32}), Remedy: largerVSwitch},
			forms.FactRule{Field: "vswitch_ids", Fact: "cidr", Rule: forms.Advice{Rule: podAddresses{longest: 19, besides: 25}}, Remedy: largerVSwitch},
		},
	}
}

// terwaySettings are the members of Terway's config that the Terraform provider
// of 2026-08 shows, each as the text of true or false. What else a version has
// is told by its schema, see the look-up of add-ons.
func terwaySettings() []forms.Field {
	setting := func(key, name string, label, help forms.Text) forms.Field {
		return forms.Field{
			Key: "network.terway." + key, Wire: "addons[network].config{}." + name, Kind: forms.Boolean, Encoding: forms.AsText,
			When: onTerway, Advanced: true, Label: label, Help: help,
		}
	}
	return []forms.Field{
		setting("network_policy", "NetworkPolicy", forms.T("Network policies", "NetworkPolicy"),
			forms.T("Network policies can then say who may reach a pod.", "支持基于策略的网络访问控制。")),
		setting("trunking", "ENITrunking", forms.T("Trunk ENI", "Trunk ENI"),
			forms.T("Gives single pods a fixed address and their own vSwitches and security groups. Also installs the add-on terway-controlplane.",
				"为单个 Pod 配置固定 IP、独立交换机和安全组；会同时安装组件 terway-controlplane。")),
		setting("ipvlan", "IPVlan", forms.T("Faster datapath", "DataPath 加速"),
			forms.T("IPvlan with eBPF, on nodes that support it.", "采用 IPvlan + eBPF 加速，须节点支持。")),
	}
}

// oneVSwitch tells the ways out where the VPC has no zone with two vSwitches, so that
// pods and nodes cannot each have one of their own.
func oneVSwitch(field string, check forms.Check) forms.Check {
	return forms.Stuck{
		Check: check, Field: field, Fact: "zone",
		Says: forms.T("this VPC has one vSwitch in each zone; with Terway pods and nodes need one each in the same zone",
			"此 VPC 每个可用区只有一个交换机，而使用 Terway 时 Pod 与节点须在同一可用区各有一个"),
		Ways: []forms.Way{
			{Label: forms.T("use Flannel, which needs none for pods", "改用 Flannel，Pod 不占用交换机"), Sets: []forms.Assign{
				{Ref: "/network.plugin", Value: flannel}, {Ref: "/network.container_cidr", Value: "172.20.0.0/16"},
			}},
			{Label: forms.T("choose another VPC", "改选其他 VPC"), Go: "/network.vpc_id"},
		},
	}
}
