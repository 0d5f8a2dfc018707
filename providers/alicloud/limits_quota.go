package alicloud

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// quota is one of the Quota Center (2020-05-10): what there may be, and what is in use.
type quota struct {
	Total *Decimal `json:"TotalQuota"`
	Used  *Decimal `json:"TotalUsage"`
	// Consumable: what is in use is told, too.
	Consumable *Bool
	Unit       Text `json:"QuotaUnit"`
}

// The quotas whose codes are known; others differ from product to product and are
// found by nobody.
const (
	groupsQuota   = "q_security-groups"
	orderQuota    = "q_prepaid-instance-count-per-once-purchase"
	vSwitchQuota  = "q_b7klmn"
	machinesQuota = "ecs-spec" // Of which each type is a code.
)

// readQuota is GetProductQuota. Its parameters are in the body, and one host serves
// all regions. dimensions are pairs of key and value.
func (c *Limits) readQuota(product, code string, dimensions ...string) (quota, error) {
	if c.closed != nil {
		return quota{}, c.closed
	}
	key := strings.Join(append([]string{"quota", product, code}, dimensions...), " ")
	told, err := exchange.Remember(c.ctx, &c.memory, key, func(ctx context.Context) (quota, error) {
		params := Pairs("ProductCode", product, "QuotaActionCode", code)
		for i := 0; i+1 < len(dimensions); i += 2 {
			at := "Dimensions." + strconv.Itoa(i/2+1) + "."
			params[at+"Key"], params[at+"Value"] = dimensions[i], dimensions[i+1]
		}
		var reply struct{ Quota quota }
		err := c.Read(ctx, Call{Product: Quotas, Action: "GetProductQuota", Form: params}, &reply)
		return reply.Quota, err
	})
	if f := providers.FailureIn(err); f != nil && (f.Kind == providers.Permission || f.Kind == providers.Auth || f.Unsent) {
		c.closed = err
	}
	return told, err
}

// whole is a number of a quota, which are decimals, as what it counts.
func whole(d *Decimal) (int64, bool) {
	if d == nil || *d < 0 || *d > math.MaxInt32 {
		return 0, false
	}
	return int64(*d), true
}

// into puts limit and use into a fit. Where only the limit is told, an excess is known
// and anything else is not.
func (q quota) into(fit providers.Fit) providers.Fit {
	limit, limited := whole(q.Total)
	used, counted := whole(q.Used)
	counted = counted && q.Consumable != nil && bool(*q.Consumable)
	switch {
	case !limited:
		fit.Failure = untoldLimit(notTold)
	case counted:
		fit.Limit, fit.Used = limit, used
	case fit.Need > limit:
		fit.Limit = limit
	default:
		fit.Failure = untoldLimit(forms.Tf("the limit is %d; the cloud does not say how many are in use", "上限为 %d；云端未提供已用数量", limit))
	}
	return fit
}

// GroupsQuota is whether one more security group may be made.
func (c *Limits) GroupsQuota() providers.Fit {
	fit := providers.Fit{What: forms.T("security groups (ECS)", "安全组（ECS）"), Need: 1}
	told, err := c.readQuota("ecs", groupsQuota, "regionId", c.query()["RegionId"])
	if err != nil {
		fit.Failure = providers.AsFailure(err)
		return fit
	}
	return told.into(fit)
}

// VSwitchQuota is whether one more vSwitch may be made in a VPC, of which the list of
// the form tells how many there are.
func (c *Limits) VSwitchQuota(vpc string) providers.Fit {
	fit := providers.Fit{What: forms.Tf("vSwitches of the VPC %s", "专有网络 %s 的交换机数", vpc), Need: 1}
	there, err := c.vSwitchesOf(c.ctx, vpc)
	if err != nil {
		fit.Failure = providers.AsFailure(err)
		return fit
	}
	told, err := c.readQuota("vpc", vSwitchQuota, "regionId", c.query()["RegionId"])
	if err != nil {
		fit.Failure = providers.AsFailure(err)
		return fit
	}
	limit, limited := whole(told.Total)
	if !limited {
		fit.Failure = untoldLimit(notTold)
	}
	fit.Limit, fit.Used = limit, int64(len(there))
	return fit
}

// MachineQuotas are how many of each type the account may have that pays by the hour,
// and how many machines one order may have that is paid in advance.
func (c *Limits) MachineQuotas(asked []Machines) []providers.Fit {
	type place struct{ kind, zone string }
	var places []place
	byHour, orders := map[place]providers.Fit{}, map[string]int64{}
	var zones []string
	for _, m := range asked {
		at := place{m.Type, m.Zone}
		switch {
		case m.Prepaid:
			if !slices.Contains(zones, m.Zone) {
				zones = append(zones, m.Zone)
			}
			orders[m.Zone] = max(orders[m.Zone], m.Count)
		case !m.Spot && m.Zone != "":
			if !slices.Contains(places, at) {
				places = append(places, at)
			}
			fit := byHour[at]
			fit.Need, fit.Most = fit.Need+m.Count, fit.Most+max(m.Count, m.Most)
			byHour[at] = fit
		}
	}
	var fits []providers.Fit
	for _, at := range places {
		fit := byHour[at]
		if fit.What = forms.Tf("pay-as-you-go %s in zone %s", "可用区 %[2]s 的按量付费 %[1]s", at.kind, at.zone); fit.Most > 0 {
			fits = append(fits, c.typeQuota(fit, at.kind, at.zone))
		}
	}
	for _, zone := range zones {
		if orders[zone] > 0 && zone != "" {
			fits = append(fits, c.orderQuota(orders[zone], zone))
		}
	}
	return fits
}

func (c *Limits) typeQuota(fit providers.Fit, kind, zone string) providers.Fit {
	told, err := c.readQuota(machinesQuota, kind, "regionId", c.query()["RegionId"], "zoneId", zone,
		"chargeType", "PostPaid", "networkType", "vpc", "resourceType", "InstanceType")
	if err != nil {
		fit.Failure = providers.AsFailure(err)
		return fit
	}
	if strings.Contains(strings.ToLower(string(told.Unit)), "cpu") {
		facts, err := exchange.Remember(c.ctx, &c.memory, "facts", c.readFacts)
		each := int64(facts[kind].Cores)
		if err != nil || each == 0 {
			fit.Failure = untoldLimit(forms.Tf("the limit counts vCPUs, and the cloud does not say how many %s has", "该上限按 vCPU 计，而云端未提供 %s 的 vCPU 数", kind))
			return fit
		}
		fit.Need, fit.Most = fit.Need*each, fit.Most*each
	}
	return told.into(fit)
}

// orderQuota needs no word on what is in use: it is for one order.
func (c *Limits) orderQuota(need int64, zone string) providers.Fit {
	fit := providers.Fit{What: forms.Tf("subscription machines in one order in zone %s", "可用区 %s 单次订购的包年包月实例数", zone), Need: need}
	told, err := c.readQuota("ecs", orderQuota, "regionId", c.query()["RegionId"], "zoneId", zone)
	limit, limited := whole(told.Total)
	switch {
	case err != nil:
		fit.Failure = providers.AsFailure(err)
	case !limited:
		fit.Failure = untoldLimit(notTold)
	default:
		fit.Limit = limit
	}
	return fit
}
