package alicloud

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// machine is what never changes about an instance type.
type machine struct {
	ID     Text `json:"InstanceTypeId"`
	Family Text `json:"InstanceTypeFamily"`
	Cores  Int  `json:"CpuCoreCount"`
	// Memory is in GiB.
	Memory  Decimal `json:"MemorySize"`
	GPUs    Int     `json:"GPUAmount"`
	GPU     Text    `json:"GPUSpec"`
	CPU     Text    `json:"CpuArchitecture"`
	soldOut bool
}

// instanceTypes joins what a zone offers with the facts about it: in stock
// first, then by GPUs, cores and memory. Types that the zone does not offer at
// all are left out, those sold out are kept and say so.
func (c *Client) instanceTypes(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	zone, err := c.zoneOf(ctx, q)
	if err != nil {
		return nil, err
	}
	stock, err := exchange.Remember(ctx, &c.memory, "stock "+zone, func(ctx context.Context) (map[string]bool, error) {
		return c.readStock(ctx, zone)
	})
	if err != nil {
		return nil, err
	}
	facts, err := exchange.Remember(ctx, &c.memory, "facts", c.readFacts)
	if err != nil {
		return nil, err
	}
	offered := make([]machine, 0, len(stock))
	for id, available := range stock {
		m := facts[id]
		m.ID, m.soldOut = Text(id), !available
		offered = append(offered, m)
	}
	return each(offered, compareMachines, machine.option), nil
}

func compareMachines(a, b machine) int {
	return cmp.Or(last(a.soldOut)-last(b.soldOut), last(a.Cores == 0)-last(b.Cores == 0),
		cmp.Compare(a.GPUs, b.GPUs), cmp.Compare(a.Cores, b.Cores), cmp.Compare(a.Memory, b.Memory), cmp.Compare(a.ID, b.ID))
}

func last(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (m machine) option() forms.Option {
	o := forms.Option{Value: string(m.ID), Label: label(m.ID)}
	if m.soldOut {
		o.Why = forms.T("sold out in the zone", "该可用区已售罄")
	}
	if m.Cores == 0 {
		return o // Newer than the list of facts.
	}
	cores, memory := strconv.FormatInt(int64(m.Cores), 10), strconv.FormatFloat(float64(m.Memory), 'f', -1, 64)
	gpus := strconv.FormatInt(int64(m.GPUs), 10)
	arch := "x86_64"
	if strings.EqualFold(string(m.CPU), "ARM") {
		arch = "arm64"
	}
	o.Cells, o.Columns = []string{cores + " vCPU", memory + " GiB", "", arch}, providers.MachineColumns
	if m.GPUs > 0 {
		o.Cells[2] = strings.TrimSpace(gpus + " × " + string(cmp.Or(m.GPU, "GPU")))
	}
	o.Facts = map[string]string{"cores": cores, "memory": memory, "gpu": gpus, "arch": arch, "family": string(m.Family)}
	return o
}

// zoneOf returns the zone that a query is about, "" for the whole region.
func (c *Client) zoneOf(ctx context.Context, q forms.Query) (string, error) {
	if zone := arg(q, "zone"); zone != "" {
		return zone, nil
	}
	id := arg(q, "network.vswitch_id", "vswitch_id")
	if id == "" {
		return "", nil
	}
	found, err := c.readVSwitches(ctx, "VSwitchId", id)
	if err != nil {
		return "", err
	}
	for _, v := range found {
		if string(v.VSwitchID) == id {
			return string(v.ZoneID), nil
		}
	}
	return "", &providers.Failure{
		Kind:    providers.Invalid,
		Summary: forms.Tf("the vSwitch %s does not exist in %s", "交换机 %s 在 %s 不存在", id, c.region),
		Remedy:  forms.T("choose another vSwitch", "请选择其他交换机"),
	}
}

// readStock is ECS DescribeAvailableResource: which types the zone has, and
// whether there are any left. Of several zones one with stock is enough.
func (c *Client) readStock(ctx context.Context, zone string) (map[string]bool, error) {
	var reply struct {
		AvailableZones struct {
			AvailableZone []struct {
				AvailableResources struct {
					AvailableResource []struct {
						SupportedResources struct {
							SupportedResource []struct{ Value, Status Text }
						}
					}
				}
			}
		}
	}
	err := c.Read(ctx, Call{Product: ECS, Action: "DescribeAvailableResource", Query: c.query(
		"DestinationResource", "InstanceType", "ResourceType", "instance", "IoOptimized", "optimized", "ZoneId", zone)}, &reply)
	stock := map[string]bool{}
	for _, z := range reply.AvailableZones.AvailableZone {
		for _, kind := range z.AvailableResources.AvailableResource {
			for _, item := range kind.SupportedResources.SupportedResource {
				stock[string(item.Value)] = stock[string(item.Value)] || item.Status == "Available"
			}
		}
	}
	return stock, err
}

// readFacts is ECS DescribeInstanceTypes, all of them: they are the same in
// every zone.
func (c *Client) readFacts(ctx context.Context) (map[string]machine, error) {
	type reply struct {
		InstanceTypes struct{ InstanceType []machine }
		NextToken     *Text
	}
	call := Call{Product: ECS, Action: "DescribeInstanceTypes", Query: c.query()}
	items, err := Tokened(ctx, c, call, 1600, func(r *reply) ([]machine, *Text) { return r.InstanceTypes.InstanceType, r.NextToken })
	facts := make(map[string]machine, len(items))
	for _, m := range items {
		facts[string(m.ID)] = m
	}
	return facts, err
}
