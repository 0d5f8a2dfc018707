package ack

import (
	"context"
	_ "embed"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// example is a profile that the simulator accepts.
//
//go:embed testdata/example.toml
var example []byte

// Provider is ACK.
type Provider struct{}

var _ providers.Unlister = (*Provider)(nil)

// New returns the provider; it holds nothing.
func New() *Provider { return &Provider{} }

// Form implements [providers.Provider].
func (p *Provider) Form() *forms.Form { return form() }

// Accounts implements [providers.Provider].
func (p *Provider) Accounts(ctx context.Context) []providers.Account { return alicloud.Accounts(ctx) }

// Unlisted implements [providers.Unlister].
func (p *Provider) Unlisted() []providers.Account { return alicloud.Unlisted() }

// Connect implements [providers.Provider].
func (p *Provider) Connect(account providers.Account, endpoint providers.Endpoint) (providers.Client, error) {
	cloud, err := alicloud.Connect(account, endpoint)
	if err != nil {
		return nil, err
	}
	return &Client{Whose: cloud.Whose(), cloud: cloud, now: time.Now}, nil
}

// About implements [providers.Provider]. A creation takes 8-20 minutes by the
// vendor's own words; Terraform waits 90 at most.
func (p *Provider) About() providers.About {
	return providers.About{
		ID:      "ack",
		Name:    forms.T("Alibaba Cloud ACK", "阿里云容器服务 ACK"),
		Creates: forms.T("Kubernetes cluster", "Kubernetes 集群"),
		API:     createAction + " " + version2015,
		Docs:    "https://help.aliyun.com/zh/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-createcluster",
		Lifecycle: forms.T(
			"Closed for dedicated clusters: none can be created since 2024-08-21, and their old request fields end by 2026-09-30. Managed clusters can be created.",
			"专有版集群已停止新建。自 2024-08-21 起不再支持，其旧请求字段于 2026-09-30 前停用；可创建托管集群。"),
		Closing: dedicated,
		Notes:   notes(),
		Regions: knownRegions(),
		Typical: 12 * time.Minute,
		Limit:   90 * time.Minute,
		Stages:  stages(),
		Example: example,
	}
}

func notes() []forms.Text {
	return []forms.Text{
		forms.T("A Pro cluster, nodes, disks, load balancers, NAT gateway and public addresses cost money from creation on.",
			"Pro 版集群、节点、云盘、负载均衡、NAT 网关和 EIP 自创建起计费。"),
		forms.T("ACK must be activated and its service roles granted, which the console does on first use.",
			"须已开通 ACK 并完成服务角色授权，首次使用控制台时会提示。"),
		forms.T("A cluster that fails stays: its nodes cost money until it is deleted.", "创建失败的集群不会自动回滚，删除前其节点仍会计费。"),
		forms.T("Subscription nodes are paid at once and stay after the cluster is deleted, until they expire.",
			"包年包月节点须立即付费；删除集群后，未到期的节点仍会保留。"),
	}
}

// knownRegions are those of the endpoint page; the look-up "regions" asks for
// today's.
func knownRegions() []forms.Option {
	return alicloud.Regions(
		"cn-hangzhou", "cn-shanghai", "cn-nanjing", "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote", "cn-wulanchabu",
		"cn-shenzhen", "cn-heyuan", "cn-guangzhou", "cn-chengdu", "cn-hongkong", "ap-southeast-1", "ap-northeast-1",
	)
}
