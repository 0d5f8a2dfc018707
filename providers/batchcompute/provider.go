package batchcompute

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

// Provider is BatchCompute.
type Provider struct{}

var _ providers.Unlister = (*Provider)(nil)

// New returns the provider; it holds nothing.
func New() *Provider { return &Provider{} }

// Form implements [providers.Provider].
func (p *Provider) Form() *forms.Form { return form() }

// closed is what every account is told: its hosts answer no more.
var closed = forms.T("BatchCompute was shut down on 2026-05-15; only with --endpoint", "批量计算已于 2026-05-15 停服，仅可配合 --endpoint 使用")

// instead is what to do about it.
var instead = forms.T("use E-HPC Instant (ehpcinstant), the vendor's successor; here the simulator, or an endpoint given with --endpoint",
	"请改用官方替代产品 E-HPC Instant（ehpcinstant）；此处可使用模拟器，或以 --endpoint 指定地址")

// Accounts implements [providers.Provider]. All are in trouble as long as no
// endpoint is given; [Provider.Connect] takes them with one.
func (p *Provider) Accounts(ctx context.Context) []providers.Account {
	return shut(alicloud.Accounts(ctx))
}

// Unlisted implements [providers.Unlister].
func (p *Provider) Unlisted() []providers.Account { return shut(alicloud.Unlisted()) }

func shut(accounts []providers.Account) []providers.Account {
	for i := range accounts {
		if accounts[i].Trouble.IsZero() {
			accounts[i].Trouble = closed
		}
	}
	return accounts
}

// Connect implements [providers.Provider]. A real account needs an endpoint,
// and keys that are whole; one without an id only shows what would be sent.
func (p *Provider) Connect(account providers.Account, endpoint providers.Endpoint) (providers.Client, error) {
	if account.Trouble == closed {
		account.Trouble = forms.Text{}
	}
	if account.Trouble.IsZero() && account.ID != "" && account.ID != providers.SimulatorID && endpoint.Base == "" {
		return nil, &providers.Failure{
			Kind: providers.Unavailable, Unsent: true,
			Summary: forms.T("BatchCompute was shut down on 2026-05-15", "批量计算已于 2026-05-15 停服"),
			Remedy:  instead,
		}
	}
	cloud, err := alicloud.Connect(account, endpoint)
	if err != nil {
		return nil, err
	}
	return &Client{Whose: cloud.Whose(), cloud: cloud, now: time.Now}, nil
}

// About implements [providers.Provider]. No page gives the time that a
// creation takes.
func (p *Provider) About() providers.About {
	return providers.About{
		ID:      "batchcompute",
		Name:    forms.T("Alibaba Cloud BatchCompute", "阿里云批量计算"),
		Creates: forms.T("cluster", "集群"),
		API:     "POST /clusters " + version,
		Docs:    "https://help.aliyun.com/zh/batchcompute/developer-reference/createcluster-2",
		Lifecycle: forms.T(
			"Shut down on 2026-05-15. The service cannot be reached any more; its successor is E-HPC Instant. Here it works on the simulator, or on an endpoint given by hand.",
			"已于 2026-05-15 停服。服务无法再访问；官方替代产品为 E-HPC Instant。此处仅可用于模拟器或手工指定的接入地址。"),
		Notes:   notes(),
		Regions: knownRegions(),
		Typical: 5 * time.Minute,
		Limit:   30 * time.Minute,
		Stages:  []providers.Foreseen{{Some: "node_pools", By: "name", Typical: 4 * time.Minute}},
		Example: example,
	}
}

func notes() []forms.Text {
	return []forms.Text{
		forms.T("Machines and disks cost money from their start until the cluster is deleted.", "机器与磁盘自启动起计费，直至集群删除。"),
		forms.T("A cluster with spot machines may never reach its size.", "使用竞价实例的集群可能一直无法达到期望机器数。"),
		forms.T("An ECS image (m-…) must be shared with the service beforehand.", "ECS 镜像（m-…）须事先授权给批量计算。"),
		forms.T("If the reply is lost, the request is sent again in a way that never creates a second cluster.", "应答丢失时会再次提交同一请求，不会因此创建第二个集群。"),
		forms.T("Notifications need a one-time authorisation for MNS in the console.", "消息通知须先在控制台完成 MNS 授权。"),
	}
}

// knownRegions are those of the endpoint page, three that only a client of the
// vendor's has, and one for authorities. There is no call for them.
func knownRegions() []forms.Option {
	regions := alicloud.Regions(
		"cn-hangzhou", "cn-shanghai", "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote", "cn-shenzhen", "ap-southeast-1",
		"us-west-1", "us-east-1", "eu-central-1",
	)
	for _, region := range alicloud.Regions("cn-chengdu", "cn-hongkong", "ap-southeast-2") {
		region.Label = forms.Tf("%s, only in the Python SDK", "%s，仅见于 Python SDK", region.Label)
		regions = append(regions, region)
	}
	return append(regions, alicloud.Regions("cn-north-2-gov-1")...)
}
