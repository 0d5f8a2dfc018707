package modelarts

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

const projectsPerPage = 1000

func digits(n int) string { return strconv.Itoa(n) }

type resourcePool struct {
	Metadata struct {
		Name   text
		Labels map[string]text
	}
	Spec struct {
		Type     text
		Clusters json.RawMessage
	}
	Status struct {
		Phase, Message text
		Clusters       json.RawMessage
	}
}

// kind tells privileged pools by their cluster, which no other pool has.
func (p resourcePool) kind() string {
	switch {
	case present(p.Status.Clusters), present(p.Spec.Clusters):
		return litePool
	case p.Spec.Type == "Logical":
		return logicalPool
	}
	return standardPool
}

// present tells whether there is anything in a member.
func present(raw json.RawMessage) bool {
	return !slices.Contains([]string{"", "null", "[]", "{}", `""`}, string(bytes.TrimSpace(raw)))
}

// kindName is how a kind of pools is called in lists.
func kindName(kind string) string {
	switch kind {
	case litePool:
		return "Lite Cluster"
	case standardPool:
		return "Standard"
	case logicalPool:
		return "Logical"
	}
	return ""
}

// resourcePools is ListPools. It has no paging.
func (c *Client) resourcePools(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	var reply listOf[resourcePool]
	asked := call{action: "ListPools", product: modelArts, path: "/v2/" + projectMark + "/pools", project: q.Args["basics.project_id"]}
	err := c.read(ctx, asked, &reply)
	if err == nil && reply.partless() {
		err = c.partless(asked)
	}
	return forms.OptionsOf(reply.Items, func(p resourcePool) forms.Option {
		id, state := string(p.Metadata.Name), string(p.Status.Phase)
		o := forms.Option{
			Value: id, Label: forms.Same(string(cmp.Or(p.Metadata.Labels["os.modelarts/name"], p.Metadata.Name))),
			Cells: []string{kindName(p.kind()), state}, Columns: poolColumns, Facts: map[string]string{"kind": p.kind()},
		}
		if state != "" && state != "Running" {
			o.Why = forms.Tf("its state is %s", "其状态为 %s", state)
		}
		return o
	}), err
}

var (
	poolColumns = []forms.Column{providers.ColumnKind, providers.ColumnState}
	zoneColumns = []forms.Column{providers.ColumnStock}
)

type flavorInfo struct {
	Metadata struct{ Name text }
	Spec     struct {
		Type, CPUArch, CPU, Memory text
		GPU, NPU                   struct{ Type, Size text }
		BillingModes               []whole
		BillingCode                text
	}
	Status struct {
		// Phase has normal or soldout for each zone.
		Phase map[string]text
	}
}

const soldOut = "soldout"

// billingCode is the fact of a flavor by which the price list knows it.
const billingCode = "billing_code"

// readFlavors is ListResourceFlavors, as far as node pools can be made of them.
func (c *Client) readFlavors(ctx context.Context, project string) ([]flavorInfo, error) {
	items, err := continued[flavorInfo](ctx, c, call{
		action: "ListResourceFlavors", product: modelArts, path: "/v1/" + projectMark + "/resourceflavors", project: project,
		query: url.Values{"limit": {"500"}},
	})
	return slices.DeleteFunc(items, func(f flavorInfo) bool { return f.Spec.Type == "Logical" }), err
}

func (c *Client) flavors(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.readFlavors(ctx, q.Args["basics.project_id"])
	return forms.OptionsOf(items, func(f flavorInfo) forms.Option { return f.option(q.Args["billing.charge_type"]) }), err
}

func (f flavorInfo) option(mode string) forms.Option {
	s := f.Spec
	o := forms.Option{
		Value: string(f.Metadata.Name), Label: forms.Same(string(f.Metadata.Name)),
		Cells: []string{amount(s.CPU, "", " vCPU"), amount(s.Memory, "Gi", " GiB"), f.accelerator(), string(s.CPUArch)}, Columns: providers.MachineColumns,
		Facts: map[string]string{"cores": string(s.CPU), "memory": string(s.Memory), "gpu": f.accelerator(), "arch": string(s.CPUArch)},
	}
	var modes []string
	for _, m := range s.BillingModes {
		modes = append(modes, strconv.FormatInt(int64(m), 10))
	}
	o.Facts["billing_modes"] = strings.Join(modes, ",")
	if s.BillingCode != "" {
		o.Facts[billingCode] = string(s.BillingCode)
	}
	stock := slices.Collect(maps.Values(f.Status.Phase))
	switch {
	case len(stock) > 0 && !slices.ContainsFunc(stock, func(s text) bool { return s != soldOut }):
		o.Why = forms.T("is sold out in every zone", "所有可用区均已售罄")
	case !sells(modes, mode):
		o.Why = forms.T("is not sold in the billing mode", "不支持所选计费模式")
	}
	return o
}

// amount writes 64Gi as it is read elsewhere, 64 GiB, and a number with its unit.
func amount(said text, from, to string) string {
	if number, ok := strings.CutSuffix(string(said), from); ok && number != "" {
		return number + to
	}
	return string(said)
}

// sells tells whether a flavor with these billingModes is sold in a mode; where
// either is not told, it may be.
func sells(modes []string, mode string) bool {
	switch {
	case len(modes) == 0:
		return true
	case mode == onDemand:
		return slices.Contains(modes, perUse)
	case mode == subscription:
		return slices.Contains(modes, subscribed)
	}
	return true
}

// accelerator is the chips of a node: "8 x nvidia-t4".
func (f flavorInfo) accelerator() string {
	chip := f.Spec.GPU
	if chip.Type == "" && chip.Size == "" {
		chip = f.Spec.NPU
	}
	switch {
	case chip.Size == "":
		return string(chip.Type)
	case chip.Type == "":
		return string(chip.Size)
	}
	return string(chip.Size) + " x " + string(chip.Type)
}

// zones are those of the chosen flavor, else of all, with its stock.
func (c *Client) zones(ctx context.Context, q forms.Query) ([]forms.Option, error) {
	items, err := c.readFlavors(ctx, q.Args["basics.project_id"])
	if err != nil {
		return nil, err
	}
	wanted := text(q.Args["nodes.instance_type"])
	stock := map[string]text{}
	for _, f := range items {
		if wanted != "" && f.Metadata.Name != wanted {
			continue
		}
		for zone, phase := range f.Status.Phase {
			if was, known := stock[zone]; !known || was == soldOut {
				stock[zone] = phase
			}
		}
	}
	return forms.OptionsOf(slices.Sorted(maps.Keys(stock)), func(zone string) forms.Option {
		o := forms.Option{Value: zone, Label: forms.Same(zone), Cells: []string{string(stock[zone])}, Columns: zoneColumns}
		if stock[zone] == soldOut {
			o.Why = forms.T("has none of the flavor left", "该规格在此可用区已售罄")
		}
		return o
	}), nil
}
