package alicloud

import (
	"context"
	"errors"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

// NodeFits are what the account may have of the nodes that the answers ask for, and
// whether there is room for them: vCPUs, machines of a type, orders, addresses, also
// those in more, and limits of spot prices.
func (c *Limits) NodeFits(form *forms.Form, answers *forms.Answers, costs []Cost, more ...Demand) []providers.Fit {
	all := form.Scope(answers, nil)
	fits := append(c.RealName(), c.means(form, answers, costs))
	fits = append(fits, c.VCPUs(MachinesOf(plan.Of(form, answers, nil)))...)
	fits = append(fits, c.MachineQuotas(c.placed(form, answers, costs))...)
	fits = append(fits, c.Addresses(textAt(all, "network.vpc_id"), append(Demands(form, answers, costs), more...))...)
	return append(fits, c.spotLimits(form, answers, costs)...)
}

// placed are the machines with the zone of their first vSwitch.
func (c *Limits) placed(form *forms.Form, answers *forms.Answers, costs []Cost) []Machines {
	p := &pricing{Client: c.Client, ctx: c.ctx, form: form.Scope(answers, nil), refused: map[string]error{}}
	var asked []Machines
	eachNode(form, answers, costs, func(m Machine, _ forms.Part, at *forms.Scope, line plan.Line) {
		if n := line.Nodes; n.Type != "" {
			asked = append(asked, Machines{Type: n.Type, Zone: p.zone(m, at), Count: int64(n.Now.N), Most: int64(n.Most.N), Spot: n.Spot, Prepaid: n.Prepaid})
		}
	})
	return asked
}

// means compare what the account can pay with what is ordered at once. Too little is no
// proof: there may be vouchers.
func (c *Limits) means(form *forms.Form, answers *forms.Answers, costs []Cost) providers.Fit {
	fit := providers.Fit{What: forms.T("Balance of the account", "账户余额"), Verdict: &providers.Verdict{}}
	has, owes, err := c.balance(c.ctx)
	if err != nil {
		fit.Failure = providers.AsFailure(err)
		return fit
	}
	v := fit.Verdict
	if owes {
		v.Text = forms.Tf("the account owes %s", "账户欠费 %s", has)
		v.Remedy = forms.T("pay what is owed, or choose another account", "请结清欠费，或更换账号")
		return fit
	}
	v.Good, v.Text = true, forms.Tf("%s can be spent", "可用额度 %s", has)
	orders := c.orders(form, answers, costs)
	if more, err := orders.Compare(has); !orders.IsZero() && err == nil && more > 0 {
		v.Good, v.Text = false, forms.Tf("%s can be spent, and what is paid in advance costs %s", "可用额度 %s，而预付费用为 %s", has, orders)
		v.Remedy = forms.T("top up the account, or pay by the hour", "请充值，或改用按量付费")
	}
	return fit
}

// orders are what the nodes cost that are paid in advance, as far as it is told.
func (c *Limits) orders(form *forms.Form, answers *forms.Answers, costs []Cost) price.Money {
	p := &pricing{Client: c.Client, ctx: c.ctx, form: form.Scope(answers, nil), refused: map[string]error{}}
	var sum price.Money
	eachNode(form, answers, costs, func(m Machine, part forms.Part, at *forms.Scope, line plan.Line) {
		scopes := at.Scopes(part.Nodes.In)
		if !line.Nodes.Prepaid || line.Nodes.Type == "" || len(scopes) == 0 {
			return
		}
		buy, _ := p.purchase(m, part, at, scopes[0], line.Nodes.Type)
		if told, err := ask(p, ECS, func() (Amounts, error) { return p.machinePrice(p.ctx, buy) }); err == nil {
			if more, err := sum.Plus(told.Pay.Times(int64(line.Nodes.Now.N))); err == nil {
				sum = more
			}
		}
	})
	return sum
}

// spotLimits compare each limit of a spot price with what the machine costs now. One
// below is no error: the price may fall.
func (c *Limits) spotLimits(form *forms.Form, answers *forms.Answers, costs []Cost) []providers.Fit {
	p := &pricing{Client: c.Client, ctx: c.ctx, form: form.Scope(answers, nil), refused: map[string]error{}}
	var fits []providers.Fit
	eachNode(form, answers, costs, func(m Machine, part forms.Part, at *forms.Scope, line plan.Line) {
		scopes := at.Scopes(part.Nodes.In)
		if line.Nodes.Type == "" || len(scopes) == 0 {
			return
		}
		buy, _ := p.purchase(m, part, at, scopes[0], line.Nodes.Type)
		limit, path := m.limit(scopes[0], buy)
		if limit == "" {
			return
		}
		fit := providers.Fit{What: forms.Tf("Spot price limit of %s", "%s 的抢占价格上限", buy.Type), Path: path, Verdict: &providers.Verdict{}}
		now, below, err := c.limitBelow(c.ctx, limit, buy)
		switch {
		case err != nil:
			fit.Failure = providers.AsFailure(err)
		case below:
			fit.Verdict = &providers.Verdict{
				Text:   forms.Tf("%s is below the %s that the machine costs now: nodes may never start", "%s 低于当前实例价格 %s，可能一直无法获得节点", limit, now),
				Remedy: forms.T("raise the limit, or take the market price", "请提高上限，或跟随市场价"),
			}
		default:
			fit.Verdict = &providers.Verdict{Good: true, Text: forms.Tf("the machine costs %s now", "当前实例价格为 %s", now)}
		}
		fits = append(fits, fit)
	})
	return fits
}

// limit is the limit of the answers for a machine that can be taken back, and where it
// stands; empty for none.
func (m Machine) limit(in *forms.Scope, buy Purchase) (string, forms.Path) {
	if buy.Spot != "SpotWithPriceLimit" {
		return "", ""
	}
	for _, one := range in.Items(m.Key + "spot_price_limits") {
		if textAt(one, "instance_type") == buy.Type {
			return textAt(one, "price_limit"), one.PathOf("price_limit")
		}
	}
	return textAt(in, m.Key+"spot_price_limit"), in.PathOf(m.Key + "spot_price_limit")
}

// limitBelow tells what a machine costs at this minute, and whether a limit is below.
func (c *Client) limitBelow(ctx context.Context, limit string, buy Purchase) (now price.Money, below bool, err error) {
	if now, err = c.spotNow(ctx, buy.Type, buy.Zone); err != nil {
		return now, false, err
	}
	most, err := price.Parse(limit, now.Currency)
	var wrong *price.AmountError
	if errors.As(err, &wrong) {
		return now, false, untoldLimit(wrong.Text())
	}
	less, err := most.Compare(now)
	return now, less < 0, err
}
