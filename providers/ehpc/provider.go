package ehpc

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

// Provider is E-HPC.
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

// About implements [providers.Provider]. No page gives the time that a
// creation takes; with few nodes it is seen to be below eight minutes.
func (p *Provider) About() providers.About {
	return providers.About{
		ID:      "ehpc",
		Name:    forms.T("Alibaba Cloud E-HPC", "阿里云弹性高性能计算 E-HPC"),
		Creates: forms.T("cluster", "集群"),
		API:     createAction + " " + version,
		Docs:    "https://help.aliyun.com/zh/e-hpc/e-hpc-next/developer-reference/api-ehpc-2024-07-30-createcluster",
		Notes:   notes(),
		Regions: knownRegions(),
		Typical: 8 * time.Minute,
		Limit:   30 * time.Minute,
		Stages:  stages(),
		Example: example,
	}
}

func notes() []forms.Text {
	return []forms.Text{
		forms.T("The manager node, compute nodes, disks and public addresses cost money from creation on.", "管理节点、计算节点、云盘和公网 IP 自创建起计费。"),
		forms.T("The account needs a balance of at least CNY 100 and real-name verification.", "账户余额须不少于 100 元，并已完成实名认证。"),
		forms.T("Subscription nodes are paid at once and stay after the cluster is deleted, until they expire.",
			"包年包月节点须立即付费；删除集群后，未到期的节点仍会保留。"),
		forms.T("The service-linked role AliyunServiceRoleForEHPC must exist; the console creates it on first use.",
			"须已存在服务关联角色 AliyunServiceRoleForEHPC，首次使用控制台时会自动创建。"),
	}
}

// knownRegions are those of the endpoint page that are open; the look-up
// "regions" asks for today's.
func knownRegions() []forms.Option {
	return alicloud.Regions(
		"cn-hangzhou", "cn-shanghai", "cn-qingdao", "cn-beijing", "cn-huhehaote", "cn-shenzhen", "cn-heyuan", "cn-guangzhou",
		"cn-chengdu", "cn-hongkong", "ap-southeast-1", "ap-southeast-5", "ap-northeast-1",
	)
}
