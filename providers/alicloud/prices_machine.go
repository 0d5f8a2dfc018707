package alicloud

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

// Machine names the answers by which a node is bought, beside those that its part
// declares. Those that a cloud does not ask for are never there.
type Machine struct {
	// Key begins the names of the answers: image_id, period, period_unit, auto_renew,
	// spot_strategy, spot_duration, spot_price_limit, spot_price_limits.
	Key string
	// VSwitches refers, from the part, to the vSwitches, the first of which tells the
	// zone, and VPC, from the form, to where they are.
	VSwitches, VPC string
	// ForeignImages says that an image is one of ECS only where its id begins with m-.
	ForeignImages bool
	// Mixed tells whether some of the nodes that can be taken back may not be.
	Mixed forms.Condition
}

// noType is why nothing can be asked.
var noType = forms.T("no instance type is chosen yet", "尚未选择实例规格")

// machines are the items of the nodes of a line: the machine with its disks, and what
// of it no price tells.
func (p *pricing) machines(m Machine, part forms.Part, at *forms.Scope, line plan.Line, base price.Item) []price.Item {
	base.Nature = price.Hourly
	if line.Nodes.Prepaid {
		base.Nature = price.Advance
	}
	if most := line.Nodes.Most; most.Known && most.N == 0 {
		base.Missing = forms.T("there are no nodes in the request", "请求中没有节点")
		return []price.Item{base}
	}
	scopes := at.Scopes(part.Nodes.In)
	if line.Nodes.Type == "" || len(scopes) == 0 {
		base.Missing = noType
		return []price.Item{base}
	}
	in := scopes[0]
	purchase, left := p.purchase(m, part, at, in, line.Nodes.Type)
	items := []price.Item{p.machine(m, in, purchase, base)}
	if items[0].Priced() {
		m.mayCostMore(&items[0], part.Nodes, scopes)
	}
	for _, disk := range left {
		one := base
		one.Subject, one.Missing = disk, forms.T("ECS gives no price for it", "ECS 不提供其价格")
		items = append(items, one)
	}
	return items
}

// mayCostMore says so of the price of nodes that need not be of the type priced, or
// not be taken back: the cloud goes on with the next type where one is sold out.
func (m Machine) mayCostMore(item *price.Item, nodes *forms.Nodes, scopes []*forms.Scope) {
	value, _ := scopes[0].Value(nodes.Type)
	types, _ := value.([]string)
	item.AtLeast = !nodes.Spot.IsZero() && scopes[0].Holds(nodes.Spot) && !m.Mixed.IsZero() && scopes[0].Holds(m.Mixed)
	if n := max(len(types), len(scopes)); n > 1 && !nodes.EachType {
		item.AtLeast = true
		note := forms.Tf("price of the first of %d instance types; the others may cost more", "此为 %d 种规格中第一种的价格；其他规格可能更贵", n)
		if !item.Note.IsZero() {
			note = forms.Tf("%s; %s", "%s；%s", item.Note, note)
		}
		item.Note = note
	}
}

// purchase is what one node is bought as, and which of its disks have no price.
func (p *pricing) purchase(m Machine, part forms.Part, at, in *forms.Scope, kind string) (Purchase, []forms.Text) {
	get := func(name string) string { return textAt(in, m.Key+name) }
	buy := Purchase{Type: kind, Image: get("image_id"), Zone: p.zone(m, at)}
	if m.ForeignImages && !strings.HasPrefix(buy.Image, "m-") {
		buy.Image = ""
	}
	switch {
	case !part.Nodes.Prepaid.IsZero() && in.Holds(part.Nodes.Prepaid):
		buy.Unit, buy.Period = cmp.Or(get("period_unit"), "Month"), numberAt(in, m.Key+"period")
	case !part.Nodes.Spot.IsZero() && in.Holds(part.Nodes.Spot):
		buy.Spot, buy.Hours = cmp.Or(get("spot_strategy"), "SpotAsPriceGo"), get("spot_duration")
	}
	return buy, buy.take(part.Nodes.Disks, in)
}

// take takes the disks that the answers name, and returns those without a price.
func (p *Purchase) take(disks []forms.Disk, in *forms.Scope) (left []forms.Text) {
	for _, d := range disks {
		for _, at := range in.Scopes(d.In) {
			if !at.Holds(d.When) {
				continue
			}
			stem := strings.TrimSuffix(d.Category, "category")
			v := VolumeSpec{
				Category: textAt(at, d.Category), Level: textAt(at, stem+"level"), Size: numberAt(at, d.Size), IOPS: numberAt(at, stem+"provisioned_iops"),
			}
			switch {
			case v.Category == "" && v.Size == 0 && !d.Always:
			case v.Category == "":
				left = append(left, forms.T("a disk whose type is left to the cloud", "类型由云端决定的磁盘"))
			case !v.Priceable():
				left = append(left, forms.Tf("disk of type %s", "%s 类型的磁盘", v.Category))
			case d.Always:
				p.System = v
			default:
				p.Data = append(p.Data, v)
			}
		}
	}
	return left
}

// machine asks for the price of a node.
func (p *pricing) machine(m Machine, in *forms.Scope, buy Purchase, item price.Item) price.Item {
	item.Subject = buy.words()
	if buy.Prepaid() {
		item.Period, item.Months, item.Renews = buy.periodWords(), buy.months(), textAt(in, m.Key+"auto_renew") == "true"
	}
	if strings.HasPrefix(buy.Type, "bcs.") {
		item.Missing = forms.T("no API gives the price of bcs.* types", "无接口提供 bcs.* 规格的价格")
		return item
	}
	told, err := ask(p, ECS, func() (Amounts, error) { return p.machinePrice(p.ctx, buy) })
	if f := providers.FailureIn(err); f != nil && f.Kind == providers.Permission {
		if quoted, err := ask(p, CloudControl, func() (Amounts, error) { return p.machineQuote(p.ctx, buy) }); err == nil {
			item.Note = forms.T("quoted by CloudControl", "由 CloudControl 报价")
			return p.take(item, quoted, nil)
		}
	}
	item = p.take(item, told, err)
	if buy.Spot != "" && item.Priced() {
		item.Note = p.spotNote(m, in, buy)
	}
	return item
}

// spotNote says of which zone and time a price is, and whether the limit is below it.
func (p *pricing) spotNote(m Machine, in *forms.Scope, buy Purchase) forms.Text {
	note := forms.T("spot price at this minute", "此刻的抢占式价格")
	if buy.Zone != "" {
		note = forms.Tf("spot price in zone %s at this minute", "可用区 %s 此刻的抢占式价格", buy.Zone)
	}
	if !m.Mixed.IsZero() && in.Holds(m.Mixed) {
		note = forms.Tf("%s; on-demand nodes cost more", "%s；其中的按量节点价格更高", note)
	}
	limit, _ := m.limit(in, buy)
	if limit == "" {
		return note
	}
	if now, below, err := p.limitBelow(p.ctx, limit, buy); err == nil && below {
		note = forms.Tf("%s; the limit of %s is below the %s that the machine costs now: nodes may never start", "%s；价格上限 %s 低于当前实例价格 %s，可能一直无法获得节点",
			note, limit, now)
	}
	return note
}

// zone is that of the first vSwitch, "" where nobody tells.
func (p *pricing) zone(m Machine, at *forms.Scope) string {
	ids := idsAt(at, m.VSwitches)
	if len(ids) == 0 || ids[0] == "" {
		return ""
	}
	id := ids[0]
	if zone, told := p.known.Fact("vswitches", id, "zone"); told {
		return zone
	}
	found, err := ask(p, VPC, func() ([]forms.Option, error) { return p.vSwitchesOf(p.ctx, textAt(p.form, m.VPC)) })
	i := slices.IndexFunc(found, func(o forms.Option) bool { return o.Value == id })
	if err != nil || i < 0 {
		return ""
	}
	return found[i].Facts["zone"]
}

// vSwitchesOf are those of a VPC, by the list that forms have too.
func (c *Client) vSwitchesOf(ctx context.Context, vpc string) ([]forms.Option, error) {
	return c.Lookup(ctx, forms.Query{Source: "vswitches", Args: map[string]string{"network.vpc_id": vpc}})
}

// TypePrices prices types of machines for the question at path, by the declared costs:
// one node as the other answers describe it, but of a plain image. It ends with ctx.
func (c *Client) TypePrices(
	ctx context.Context, form *forms.Form, answers *forms.Answers, costs []Cost, path forms.Path, types []string,
) map[string]price.Item {
	p := &pricing{Client: c, ctx: ctx, form: form.Scope(answers, nil), refused: map[string]error{}}
	for _, part := range form.Parts {
		if part.Nodes == nil {
			continue
		}
		for _, at := range p.form.Scopes(part.At) {
			for _, in := range at.Scopes(part.Nodes.In) {
				for _, ref := range []string{part.Nodes.Type, part.Nodes.OrType} {
					if ref != "" && in.PathOf(ref) == path {
						return p.types(costs, part, at, in, path, types)
					}
				}
			}
		}
	}
	return nil
}

func (p *pricing) types(costs []Cost, part forms.Part, at, in *forms.Scope, path forms.Path, types []string) map[string]price.Item {
	found := map[string]price.Item{}
	for _, cost := range costs {
		if cost.Machine == nil || part.Kind != cost.Kind || part.At != cost.At || !at.Holds(cost.When) {
			continue
		}
		for _, kind := range types {
			buy, _ := p.purchase(*cost.Machine, part, at, in, kind)
			buy.Image = ""
			item := price.Item{Path: path, Nature: price.Hourly}
			if buy.Prepaid() {
				item.Nature = price.Advance
			}
			if found[kind] = p.machine(*cost.Machine, in, buy, item); p.ctx.Err() != nil {
				break
			}
		}
	}
	return found
}

func textAt(s *forms.Scope, ref string) string {
	value, _ := s.Value(ref)
	return forms.ValueText(value)
}

func numberAt(s *forms.Scope, ref string) int64 {
	value, _ := s.Value(ref)
	switch n := value.(type) {
	case int64:
		return n
	case string:
		parsed, _ := strconv.ParseInt(n, 10, 64)
		return parsed
	}
	return 0
}
