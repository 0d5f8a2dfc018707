package modelarts

import (
	_ "embed"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// example is a profile that the simulator accepts.
//
//go:embed testdata/example.toml
var example []byte

// Provider is ModelArts node pools.
type Provider struct{}

var _ providers.Unlister = (*Provider)(nil)

// New returns the provider; it holds nothing.
func New() *Provider { return &Provider{} }

// Form implements [providers.Provider].
func (p *Provider) Form() *forms.Form { return form() }

// Connect implements [providers.Provider].
func (p *Provider) Connect(account providers.Account, endpoint providers.Endpoint) (providers.Client, error) {
	endpoint, err := endpoint.For(account, internet)
	if err != nil {
		return nil, err
	}
	client := &Client{
		region: endpoint.Region, base: endpoint.Base, carrier: endpoint.Transport,
		keyring: newKeyring(account), now: time.Now, pause: time.Second, turn: endpoint.Paced(time.Second), asking: make(chan struct{}, 1),
	}
	if account.ID != providers.SimulatorID && client.base == "" {
		if client.given, err = given(endpoint); err != nil {
			return nil, err
		}
	}
	return client, nil
}

// About implements [providers.Provider]. No page gives the time that a creation
// takes; Terraform's tests see about twenty minutes from creation to deletion of
// a small pool, and it waits for ninety.
func (p *Provider) About() providers.About {
	return providers.About{
		ID:         "modelarts",
		Name:       forms.T("Huawei Cloud ModelArts", "华为云 ModelArts"),
		Creates:    forms.T("node pool", "节点池"),
		API:        createAction + " v2",
		RegionWord: forms.T("Region", "区域"),
		Docs:       "https://support.huaweicloud.com/api-modelarts/CreateNodePool.html",
		Notes: []forms.Text{
			forms.T("Nodes cost money from creation on.", "节点自创建起计费。"),
			forms.T("The resource pool must exist; a node pool is added to it.", "资源池须已存在，节点池将添加到其中。"),
			forms.T("A yearly/monthly order may have to be paid in the console; such a node pool cannot be deleted, only unsubscribed from.",
				"包周期订单可能须在控制台支付；此类节点池不能删除，只能退订。"),
			forms.T("The last node pool of a resource pool cannot be deleted.", "资源池的最后一个节点池不能删除。"),
		},
		Regions: knownRegions(),
		Typical: 15 * time.Minute,
		Limit:   90 * time.Minute,
		Example: example,
	}
}
