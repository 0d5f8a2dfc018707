package modelarts

import "clusterwiz/forms"

func network() []forms.Field {
	return forms.OnStep(forms.Network,
		forms.Field{
			Key: "network.vpc_id", Wire: "spec.resources.network.vpc", Kind: forms.String,
			Label: forms.T("VPC", "虚拟私有云"), Example: "3b9a4c1e-8f0d-4a57-9c55-6a3f1d2e7b10",
			RequiredWhen: forms.Any(forms.IsSet("network.vswitch_id"), forms.IsSet("network.security_group_ids")),
			Rules:        []forms.Rule{uuid},
			Source:       forms.Source{Name: "vpcs", By: []string{"basics.project_id?"}, Exhaustive: true},
		},
		forms.Field{
			Key: "network.vswitch_id", Wire: "spec.resources.network.subnet", Kind: forms.String,
			Label: forms.T("Subnet", "子网"), Help: forms.T("The subnet's network ID.", "子网的网络 ID。"), Example: "7c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5",
			RequiredWhen: forms.IsSet("network.security_group_ids"),
			Rules:        []forms.Rule{uuid},
			Source:       forms.Source{Name: "subnets", By: []string{"basics.project_id?", "network.vpc_id"}, Exhaustive: true},
		},
		forms.Field{
			Key: "network.security_group_ids", Wire: "spec.resources.network.securityGroups", Kind: forms.Strings, Max: 20, Sizes: forms.Ours,
			Label: forms.T("Security groups", "安全组"), Example: "5f6e7d8c-9b0a-4c1d-a2e3-f4a5b6c7d8e9",
			Rules:  []forms.Rule{uuid},
			Source: forms.Source{Name: "security_groups", By: []string{"basics.project_id?"}, Exhaustive: true},
		},
	)
}

func networkChecks() []forms.Check {
	return []forms.Check{
		forms.FactEquals{Field: "network.vswitch_id", Fact: "vpc_id", Other: "network.vpc_id"},
		forms.CheckBy(forms.NotEqual{Field: "network.parameter_plane_subnet_id", Other: "network.vswitch_id"}, sdk),
	}
}
