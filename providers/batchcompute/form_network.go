package batchcompute

import "clusterwiz/forms"

// maxEntries is ours, for lists and maps that the page does not limit.
const maxEntries = 64

const (
	inVPC     = "VPC"
	inClassic = "Classic"
)

// network asks for Configs.Networks. VPC and Classic exclude each other, which
// the choice sees to; it is not sent itself.
func network() []forms.Field {
	vpc := forms.Is("network.kind", inVPC)
	return forms.OnStep(forms.Network,
		forms.Field{
			Key: "network.kind", Kind: forms.Choice, Required: true, Default: inVPC,
			Label:   forms.T("Network type", "网络类型"),
			Help:    forms.T("Types bcs.* run on the classic network only.", "bcs.* 实例规格仅支持经典网络。"),
			Options: forms.Options(inVPC, "VPC", "专有网络", inClassic, "classic network", "经典网络"),
		},
		forms.Field{
			Key: "network.vpc_id", Wire: "Configs.Networks.VPC.VpcId", Kind: forms.String, When: vpc,
			Label:   forms.T("VPC", "专有网络"),
			Help:    forms.T("Left empty: the service makes one. NAS mounts need one of your own.", "留空则由服务新建；挂载 NAS 时必须指定。"),
			Example: "vpc-m5efjevmclc0xdmys", Rules: []forms.Rule{forms.Prefix{"vpc-"}},
			Source: forms.Source{Name: "vpcs", Exhaustive: true},
		},
		forms.Field{
			Key: "network.cidr_block", Wire: "Configs.Networks.VPC.CidrBlock", Kind: forms.String, When: vpc,
			Label: forms.T("Address block", "网段"),
			Help:  forms.T("Several clusters may share one.", "多个集群可使用同一网段。"),
			// What the vendor's own client sends when nothing is said.
			Required: true, Default: "192.168.0.0/16", Example: "192.168.0.0/16",
			Rules: []forms.Rule{forms.CIDR{
				Within: forms.Blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"), MinBits: 12, MaxBits: 24,
			}},
		},
		classic("allow_ips", "AllowIpAddress", forms.T("Allowed IPs", "入方向允许的 IP"), "203.0.113.7"),
		classic("allow_ips_egress", "AllowIpAddressEgress", forms.T("Allowed IPs out", "出方向允许的 IP"), "203.0.113.7"),
		classic("allow_security_groups", "AllowSecurityGroup", forms.T("Allowed groups", "入方向安全组"), "sg-bp13n61xsydodfyg"),
		classic("allow_security_groups_egress", "AllowSecurityGroupEgress",
			forms.T("Allowed groups out", "出方向安全组"), "sg-bp13n61xsydodfyg"),
	)
}

// classic asks for one of the openings of the classic network's firewall.
func classic(key, wire string, label forms.Text, example string) forms.Field {
	return forms.Field{
		Key: "network." + key, Wire: "Configs.Networks.Classic." + wire, Kind: forms.Strings, Max: maxEntries, Advanced: true,
		Label: label, Example: example, Rules: []forms.Rule{noBlank}, When: forms.Is("network.kind", inClassic),
	}
}
