package qingcloud

import (
	"context"
	_ "embed"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// example is a profile that the simulator accepts.
//
//go:embed testdata/example.toml
var example []byte

// Provider is QingCloud HPC.
type Provider struct{}

var _ providers.Provider = (*Provider)(nil)

// New returns the provider; it holds nothing.
func New() *Provider { return &Provider{} }

// Form implements [providers.Provider].
func (p *Provider) Form() *forms.Form { return form() }

// Accounts implements [providers.Provider].
func (p *Provider) Accounts(context.Context) []providers.Account {
	var found []providers.Account
	for _, s := range accounts() {
		found = append(found, s.account)
	}
	return found
}

// Connect implements [providers.Provider].
func (p *Provider) Connect(account providers.Account, endpoint providers.Endpoint) (providers.Client, error) {
	endpoint, err := endpoint.For(account, internet)
	if err != nil {
		return nil, err
	}
	return &Client{
		account: account, zone: endpoint.Region, base: endpoint.Base, carrier: endpoint.Transport, now: time.Now,
	}, nil
}

// About implements [providers.Provider]. The pages give five to eight minutes
// for a creation.
func (p *Provider) About() providers.About {
	return providers.About{
		ID:      "qingcloud",
		Name:    forms.T("QingCloud HPC", "青云高性能计算 HPC"),
		Creates: forms.T("cluster", "集群"),
		API:     createAction + ", version 1",
		Docs:    "https://github.com/yunify/qingcloud-docs/blob/master/content/compute/hpc/api/cluster/createcluster.md",
		Notes:   notes(),
		// The console's word; the API's parameter is zone.
		RegionWord: forms.T("Region", "区域"),
		Regions:    knownZones(),
		Typical:    8 * time.Minute,
		Limit:      30 * time.Minute,
		Example:    example,
	}
}

func notes() []forms.Text {
	return []forms.Text{
		forms.T("Nodes cost money from creation on; deleting a cluster gives no refund.", "节点自创建起计费；删除集群不退费。"),
		forms.T("The account needs real-name verification, a balance and HPC activated in the console.", "账号须已实名认证、余额大于 0，并在控制台开通 HPC。"),
		forms.T("The mount must exist, and the vxnet must be attached to a VPC.", "挂载点须已存在，私有网络须已加入 VPC。"),
		forms.T("If the reply is lost, the cluster is looked for by its name; nothing is sent again by itself.", "应答丢失时按名称查找集群，不会自动重复提交。"),
	}
}

// knownZones are those of the API page, and the spelling of its newer examples.
// There is no call for them in this API.
func knownZones() []forms.Option {
	return forms.Options(
		"jinan1a", "Jinan 1-A", "济南1区-A",
		"jinan1", "Jinan 1", "济南1区",
		"jn1a", "Jinan 1-A, newer examples", "济南1区-A（新版示例）",
	)
}
