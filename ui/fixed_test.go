package ui

import (
	"context"
	"fmt"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// fixed is a provider whose look-ups answer from a small world of the screens'
// own, so that a screen changes only when the wizard or the form does.
type fixed struct{ alone }

// Connect implements providers.Provider.
func (f fixed) Connect(account providers.Account, endpoint providers.Endpoint) (providers.Client, error) {
	client, err := f.alone.Connect(account, endpoint)
	return fixedClient{client}, err
}

type fixedClient struct{ providers.Client }

// Lookup implements providers.Client. The file systems fail, as without the
// right to list them.
func (fixedClient) Lookup(_ context.Context, q forms.Query) (providers.Listing, error) {
	options, err := fixedOptions(q)
	return providers.Listing{Options: options, At: noon.Add(-2 * time.Minute)}, err
}

var (
	block = []forms.Column{providers.ColumnBlock}
	zoned = []forms.Column{providers.ColumnZone, providers.ColumnBlock}
)

func fixedOptions(q forms.Query) ([]forms.Option, error) {
	const vpc = "vpc-m5efjevmclc0xdmys"
	within := map[string]string{"vpc_id": vpc}
	switch q.Source {
	case "vpcs":
		return []forms.Option{
			{Value: vpc, Label: forms.Same("prod"), Cells: []string{"10.0.0.0/8"}, Columns: block},
			{Value: "vpc-bp1aevy8sofi8mh1q", Label: forms.Same("lab"), Cells: []string{"172.16.0.0/12"}, Columns: block},
		}, nil
	case "vswitches":
		return []forms.Option{
			{Value: "vsw-f8za5p0mwzgdu3wgx", Label: forms.Same("prod-i"), Cells: []string{"cn-hangzhou-i", "10.0.0.0/20"}, Columns: zoned, Facts: within},
			{Value: "vsw-f8za5p0mwzgdu3wgy", Label: forms.Same("prod-j"), Cells: []string{"cn-hangzhou-j", "10.0.16.0/20"}, Columns: zoned, Facts: within},
		}, nil
	case "security_groups":
		return []forms.Option{{Value: "sg-bp13n61xsydodfyg", Label: forms.Same("prod-hpc"), Facts: within}}, nil
	case "key_pairs":
		return []forms.Option{{Value: "ali0824"}}, nil
	case "instance_types":
		return fixedTypes(), nil
	case "images":
		return []forms.Option{
			{Value: "aliyun_3_x64_20G_alibase_20221102.vhd", Label: forms.Same("Alibaba Cloud Linux 3")},
			{Value: "centos_7_6_x64_20G_alibase_20211130.vhd", Label: forms.Same("CentOS 7.6")},
		}, nil
	}
	return nil, &providers.Failure{Kind: providers.Permission, Summary: forms.T("the account may not list this", "账号无权列出此项")}
}

// fixedTypes are 1,300 instance types, those of the example among them.
func fixedTypes() []forms.Option {
	options := []forms.Option{
		{Value: "ecs.c6.xlarge", Cells: []string{"4 vCPU", "8 GiB"}, Columns: providers.MachineColumns},
		{Value: "ecs.c7.xlarge", Cells: []string{"4 vCPU", "8 GiB"}, Columns: providers.MachineColumns},
		{Value: "ecs.gn7i-c8g1.2xlarge", Cells: []string{"8 vCPU", "30 GiB", "1 × A10"}, Columns: providers.MachineColumns, Why: forms.T("sold out", "已售罄")},
	}
	for i := len(options); i < 1300; i++ {
		options = append(options, forms.Option{
			Value: fmt.Sprintf("ecs.c%d.%dxlarge", 5+i%4, i), Cells: []string{fmt.Sprintf("%d vCPU", 4*(i%33)), fmt.Sprintf("%d GiB", 8*(i%33))}, Columns: providers.MachineColumns,
		})
	}
	return options
}
