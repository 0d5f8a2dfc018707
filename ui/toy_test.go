package ui

import (
	"context"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// toy is a small cloud with a question of every kind.
type toy struct {
	form *forms.Form
	// lookups answers by source; a source that is not in it fails.
	lookups map[string][]forms.Option
	// sends counts the requests that were sent, afresh the look-ups that were
	// not to be answered from memory.
	sends, afresh atomic.Int32
}

// toyTime is how old the toy's lists are.
var toyTime = time.Date(2026, time.November, 1, 9, 30, 0, 0, time.UTC)

func newToy() *toy {
	types := make([]forms.Option, 5000)
	for i := range types {
		types[i] = forms.Option{
			Value: fmt.Sprintf("ecs.c%d.%dxlarge", i%97, i), Cells: []string{fmt.Sprintf("%d vCPU", i%64), "32 GiB"}, Columns: providers.MachineColumns,
		}
	}
	types[7].Why = forms.T("sold out", "已售罄")
	return &toy{
		form: toyForm(),
		lookups: map[string][]forms.Option{
			"vpcs":  {{Value: "vpc-a", Label: forms.Same("prod"), Cells: []string{"10.0.0.0/8"}, Facts: map[string]string{"kind": "std"}}, {Value: "vpc-b", Label: forms.Same("lab"), Facts: map[string]string{"kind": "lite"}}},
			"types": types,
		},
	}
}

func toyForm() *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{
			{ID: forms.Basics, Label: forms.T("Basics", "基本信息")},
			{ID: forms.Network, Label: forms.T("Network", "网络")},
			{ID: forms.Queues, Label: forms.T("Queues", "队列")},
		},
		Fields: []forms.Field{
			{Key: "basics.name", Wire: "Name", Kind: forms.String, Step: forms.Basics, Required: true, Label: forms.T("Name", "名称"), Example: "cfd-prod", Rules: []forms.Rule{forms.Length{Min: 2, Max: 12}}},
			{Key: "basics.size", Wire: "Size", Kind: forms.Integer, Step: forms.Basics, Label: forms.T("Size", "规模"), ServerDefault: int64(3), Rules: []forms.Rule{forms.Range{Min: 0, Max: 9}}},
			{Key: "basics.mode", Wire: "Mode", Kind: forms.Choice, Step: forms.Basics, Label: forms.T("Mode", "模式"), Default: "Plain", Options: []forms.Option{{Value: "Plain", Label: forms.T("Plain", "普通")}, {Value: "Spot", Label: forms.T("Spot", "竞价")}, {Value: "PrePaid", Binds: true, Label: forms.T("Prepaid", "预付费")}}},
			{Key: "basics.price", Wire: "Price", Kind: forms.Decimal, Step: forms.Basics, Label: forms.T("Ceiling", "上限"), When: forms.Is("basics.mode", "Spot"), Required: true},
			{Key: "basics.protect", Wire: "Protect", Kind: forms.Boolean, Step: forms.Basics, Label: forms.T("Protect", "保护")},
			{Key: "basics.note", Wire: "Note", Kind: forms.LongText, Step: forms.Basics, Label: forms.T("Note", "备注"), Advanced: true},
			{Key: "network.vpc_id", Wire: "Vpc", Kind: forms.String, Step: forms.Network, Required: true, Label: forms.T("VPC", "专有网络"), Source: forms.Source{Name: "vpcs", Exhaustive: true}, Rules: []forms.Rule{forms.Prefix{"vpc-"}}},
			{Key: "network.type", Wire: "Type", Kind: forms.String, Step: forms.Network, Label: forms.T("Type", "规格"), Source: forms.Source{Name: "types", By: []string{"network.vpc_id"}}},
			{Key: "network.broken", Wire: "Broken", Kind: forms.String, Step: forms.Network, Label: forms.T("Broken", "故障"), Source: forms.Source{Name: "broken"}},
			{Key: "network.password", Wire: "Password", Kind: forms.Hidden, Step: forms.Network, Label: forms.T("Password", "密码"), Rules: []forms.Rule{forms.Length{Min: 8, Max: 20}}},
			{Key: "network.kind", Wire: "Kind", Kind: forms.Choice, Step: forms.Network, Advanced: true, Label: forms.T("Kind", "类型"), Options: []forms.Option{{Value: "std", Label: forms.T("standard", "标准")}, {Value: "lite", Label: forms.T("Lite", "轻量")}}},
			{Key: "network.plan", Wire: "Plan", Kind: forms.Choice, Step: forms.Network, Advanced: true, Label: forms.T("Plan", "方案"), Source: forms.Source{Name: "broken"}, Options: []forms.Option{{Value: "small", Label: forms.T("small", "小")}, {Value: "large", Label: forms.T("large", "大")}}},
			{
				Key: "queues", Wire: "Queues", Kind: forms.List, Step: forms.Queues, Max: 3, Label: forms.T("Queues", "队列"), Item: forms.T("queue", "队列"),
				Checks: []forms.Check{forms.LessOrEqual{Low: "min", High: "max"}},
				Fields: []forms.Field{
					{Key: "name", Wire: "Name", Kind: forms.String, Required: true, Label: forms.T("Name", "名称")},
					{Key: "min", Wire: "Min", Kind: forms.Integer, Label: forms.T("Minimum", "最小")},
					{Key: "max", Wire: "Max", Kind: forms.Integer, Label: forms.T("Maximum", "最大")},
					{Key: "disks", Wire: "Disks", Kind: forms.List, Max: 2, Label: forms.T("Disks", "磁盘"), Item: forms.T("disk", "磁盘"), Fields: []forms.Field{
						{Key: "gib", Wire: "Size", Kind: forms.Integer, Required: true, Label: forms.T("Size", "容量"), Unit: forms.Same("GiB")},
					}},
				},
			},
		},
		Checks: []forms.Check{forms.Unique{List: "queues", Key: "name"}, forms.MatchesLookup{Field: "network.kind", Of: "network.vpc_id", Fact: "kind"}},
	}
}

func (p *toy) About() providers.About {
	return providers.About{
		ID: "toy", Name: forms.T("Toy", "玩具"), Creates: forms.T("cluster", "集群"), API: "CreateToy 1", Docs: "https://example.com",
		Notes: []forms.Text{forms.T("It costs money.", "会产生费用。")}, Typical: 5 * time.Minute,
		Regions: []forms.Option{{Value: "cn-hangzhou", Label: forms.T("Hangzhou", "杭州")}, {Value: "cn-beijing", Label: forms.T("Beijing", "北京")}},
	}
}

func (p *toy) Form() *forms.Form                            { return p.form }
func (p *toy) Accounts(context.Context) []providers.Account { return nil }
func (p *toy) Connect(_ providers.Account, e providers.Endpoint) (providers.Client, error) {
	if e.Region == "nowhere" {
		return nil, &providers.Failure{Kind: providers.Auth, Summary: forms.T("no such region", "没有此地域")}
	}
	return &toyClient{toy: p, region: e.Region}, nil
}

type toyClient struct {
	toy    *toy
	region string
}

func (c *toyClient) Request(a *forms.Answers) (providers.Request, error) {
	name, _ := a.Get("basics.name")
	return providers.Request{
		Action: "CreateToy", Method: http.MethodPost, URL: "https://toy." + c.region + ".example.com/", Format: providers.JSONBody,
		Header: http.Header{"X-Action": {"CreateToy"}}, Body: c.toy.form.Body(a), Name: forms.ValueText(name), Region: c.region,
	}, nil
}

func (c *toyClient) Capture(_ context.Context, r providers.Request, v forms.View) (providers.Message, error) {
	return r.Message(v)
}

func (c *toyClient) Send(context.Context, providers.Request) (providers.Receipt, error) {
	c.toy.sends.Add(1)
	return providers.Receipt{ID: "toy-1"}, nil
}

func (c *toyClient) Find(context.Context, providers.Request) ([]providers.Receipt, error) {
	return nil, nil
}

func (c *toyClient) Status(context.Context, providers.Receipt) (providers.Status, error) {
	return providers.Status{Phase: providers.Ready, State: "running"}, nil
}

func (c *toyClient) Delete(_ context.Context, r providers.Receipt) (providers.Receipt, error) {
	return r, nil
}

func (c *toyClient) Lookup(ctx context.Context, q forms.Query) (providers.Listing, error) {
	if providers.AskedAfresh(ctx) > 0 {
		c.toy.afresh.Add(1)
	}
	options, ok := c.toy.lookups[q.Source]
	if !ok {
		return providers.Listing{}, &providers.Failure{Kind: providers.Permission, Summary: forms.T("no right to list", "无列举权限")}
	}
	return providers.Listing{Options: options, At: toyTime}, nil
}
