package batchcompute

import (
	"net/netip"

	"clusterwiz/forms"
)

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
			Help:    forms.T("bcs.* instance types run only on the classic network.", "bcs.* 实例规格仅支持经典网络。"),
			Options: forms.Options(inVPC, "VPC", "专有网络", inClassic, "classic network", "经典网络"),
		},
		forms.Field{
			Key: "network.vpc_id", Wire: "Configs.Networks.VPC.VpcId", Kind: forms.String, When: vpc,
			Label:   forms.T("VPC", "专有网络"),
			Help:    forms.T("Left empty: the service creates one. Required for NAS mounts.", "留空则由服务新建；挂载 NAS 时必须指定。"),
			Example: "vpc-m5efjevmclc0xdmys", Rules: []forms.Rule{noBlank, forms.By(forms.Prefix{"vpc-"}, vpcPage)},
			Source: forms.Source{Name: "vpcs", Exhaustive: true},
		},
		forms.Field{
			Key: "network.cidr_block", Wire: "Configs.Networks.VPC.CidrBlock", Kind: forms.String, When: vpc,
			Label: forms.T("Address block", "网段"),
			Help:  forms.T("A part of the chosen VPC, in which the service creates vSwitches. Several clusters may share one.", "位于所选专有网络之内，服务会在其中创建交换机；多个集群可使用同一网段。"),
			// What the vendor's own client sends when nothing is said.
			Required: true, Default: "192.168.0.0/16", Example: "192.168.0.0/16",
			Rules: []forms.Rule{forms.By(forms.CIDR{
				Within: forms.Blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"), MinBits: 12, MaxBits: 24,
			}, vpcPage)},
		},
		classic("allow_ips", "AllowIpAddress", forms.T("Inbound IPs", "允许访问集群的 IP")),
		classic("allow_ips_egress", "AllowIpAddressEgress", forms.T("Outbound IPs", "允许集群访问的 IP")),
		classic("allow_security_groups", "AllowSecurityGroup", forms.T("Inbound security groups", "允许访问集群的安全组")),
		classic("allow_security_groups_egress", "AllowSecurityGroupEgress", forms.T("Outbound security groups", "允许集群访问的安全组")),
	)
}

// classic asks for one of the openings of the classic network's firewall.
func classic(key, wire string, label forms.Text) forms.Field {
	field := forms.Field{
		Key: "network." + key, Wire: "Configs.Networks.Classic." + wire, Kind: forms.Strings, Max: maxEntries, Sizes: forms.Ours, Advanced: true,
		Label: label, When: forms.Is("network.kind", inClassic),
	}
	if wire == "AllowIpAddress" || wire == "AllowIpAddressEgress" {
		field.Example, field.Rules = "203.0.113.7", []forms.Rule{forms.Structural(addresses{})}
		return field
	}
	field.Example, field.Rules = "sg-bp13n61xsydodfyg", []forms.Rule{noBlank, forms.Advice{Rule: forms.Prefix{"sg-"}}}
	field.Source = forms.Source{Name: "security_groups"}
	return field
}

// networkChecks keep the block inside the chosen VPC, whose own block is offered.
func networkChecks() []forms.Check {
	return []forms.Check{
		forms.MatchesLookup{Field: "network.cidr_block", Of: "network.vpc_id", Fact: "block", Quiet: true},
		forms.StructuralCheck(insideVPC{}),
	}
}

// addresses wants IPv4 addresses or blocks of them.
type addresses struct{}

// Kinds implements [forms.Rule].
func (addresses) Kinds() []forms.Kind { return []forms.Kind{forms.Strings} }

// Describe implements [forms.Rule].
func (addresses) Describe() forms.Text {
	return forms.T("must be an IPv4 address or block, such as 203.0.113.7 or 203.0.113.0/24", "须为 IPv4 地址或网段，如 203.0.113.7 或 203.0.113.0/24")
}

// Check implements [forms.Rule].
func (r addresses) Check(value any) forms.Text {
	list, _ := value.([]string)
	for _, text := range list {
		address, err := netip.ParseAddr(text)
		block, wrong := netip.ParsePrefix(text)
		if (err != nil || !address.Is4()) && (wrong != nil || !block.Addr().Is4()) {
			return forms.Tf("%.20q %s", "%.20q %s", text, r.Describe())
		}
	}
	return forms.Text{}
}
