package alicloud

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
	"clusterwiz/providers/plan"
)

// Machines are so many instances of one type that are asked for.
type Machines struct {
	Type string
	// Zone is where, empty where that is not asked or not known.
	Zone string
	// Count is how many are made with the cluster, Most how many it may grow to.
	Count, Most int64
	Spot        bool
	// Prepaid ones do not count for the limits of vCPUs.
	Prepaid bool
}

// MachinesOf are those that a plan comes to.
func MachinesOf(p plan.Plan) []Machines {
	var asked []Machines
	for _, line := range p.Lines {
		if n := line.Nodes; n != nil && n.Type != "" {
			asked = append(asked, Machines{Type: n.Type, Count: int64(n.Now.N), Most: int64(n.Most.N), Spot: n.Spot, Prepaid: n.Prepaid})
		}
	}
	return asked
}

// vCPUs are the two limits of vCPUs, with the attributes of the account that tell
// them (ECS 2014-05-26).
var vCPUs = []struct {
	what      forms.Text
	most, use string
	spot      bool
}{
	{
		forms.T("pay-as-you-go vCPUs (ECS)", "按量付费 vCPU（ECS）"),
		"max-postpaid-instance-vcpu-count", "used-postpaid-instance-vcpu-count", false,
	},
	{
		forms.T("spot vCPUs (ECS)", "抢占式 vCPU（ECS）"),
		"max-spot-instance-vcpu-count", "used-spot-instance-vcpu-count", true,
	},
}

// Limits is one round of questions on what the account may have: what is refused is
// asked for once.
type Limits struct {
	*Client
	ctx context.Context
	// attributes are those of the account, once told, or failure is why there are none.
	attributes map[string]string
	failure    *providers.Failure
	told       bool
	// closed is why the Quota Center need not be asked again.
	closed error
}

// Limits begins a round.
func (c *Client) Limits(ctx context.Context) *Limits { return &Limits{Client: c, ctx: ctx} }

// account asks for the attributes of the account: ECS DescribeAccountAttributes.
func (c *Limits) account() (map[string]string, *providers.Failure) {
	if !c.told {
		told, err := exchange.Remember(c.ctx, &c.memory, "attributes", c.readAttributes)
		c.attributes, c.failure, c.told = told, providers.AsFailure(err), true
	}
	return c.attributes, c.failure
}

// VCPUs compares machines with what the account may have. A limit of which nothing is
// asked for is left out.
func (c *Limits) VCPUs(asked []Machines) []providers.Fit {
	var fits []providers.Fit
	for _, limit := range vCPUs {
		fit := providers.Fit{What: limit.what}
		counts := func(m Machines) bool { return !m.Prepaid && m.Spot == limit.spot && max(m.Count, m.Most) > 0 }
		if !slices.ContainsFunc(asked, counts) {
			continue
		}
		fit.Need, fit.Most, fit.Failure = c.cores(c.ctx, asked, limit.spot)
		if fit.Failure == nil {
			fit.Limit, fit.Used, fit.Failure = c.numbers(limit.most, limit.use)
		}
		fits = append(fits, fit)
	}
	return fits
}

// cores counts the vCPUs of the machines, at creation and at the most.
func (c *Client) cores(ctx context.Context, asked []Machines, spot bool) (need, most int64, failure *providers.Failure) {
	facts, err := exchange.Remember(ctx, &c.memory, "facts", c.readFacts)
	if err != nil {
		return 0, 0, providers.AsFailure(err)
	}
	for _, m := range asked {
		if m.Prepaid || m.Spot != spot {
			continue
		}
		each := int64(facts[m.Type].Cores)
		if each == 0 {
			return 0, 0, &providers.Failure{
				Kind: providers.Invalid, Summary: forms.Tf("the cloud does not say how many vCPUs %s has", "云端未提供 %s 的 vCPU 数", m.Type),
			}
		}
		need += each * m.Count
		most += each * max(m.Count, m.Most)
	}
	return need, most, nil
}

// numbers returns two attributes of the account as numbers. One that is missing is not
// known, and not zero.
func (c *Limits) numbers(limit, used string) (most, use int64, failure *providers.Failure) {
	told, failure := c.account()
	if failure != nil {
		return 0, 0, failure
	}
	most, err1 := strconv.ParseInt(told[limit], 10, 64)
	use, err2 := strconv.ParseInt(told[used], 10, 64)
	if err1 != nil || err2 != nil || most < 0 || use < 0 {
		return 0, 0, untoldLimit(notTold)
	}
	return most, use, nil
}

func (c *Client) readAttributes(ctx context.Context) (map[string]string, error) {
	var reply struct {
		AccountAttributeItems struct {
			AccountAttributeItem []struct {
				Name   Text                                       `json:"AttributeName"`
				Values struct{ ValueItem []struct{ Value Text } } `json:"AttributeValues"`
			}
		}
	}
	pairs := []string{}
	for i, limit := range vCPUs {
		pairs = append(pairs, "AttributeName."+strconv.Itoa(2*i+1), limit.most, "AttributeName."+strconv.Itoa(2*i+2), limit.use)
	}
	pairs = append(pairs, "AttributeName."+strconv.Itoa(2*len(vCPUs)+1), realName)
	err := c.Read(ctx, Call{Product: ECS, Action: "DescribeAccountAttributes", Query: c.query(pairs...)}, &reply)
	told := map[string]string{}
	for _, item := range reply.AccountAttributeItems.AccountAttributeItem {
		if len(item.Values.ValueItem) == 1 {
			told[string(item.Name)] = string(item.Values.ValueItem[0].Value)
		}
	}
	return told, err
}

// realName is the attribute of the account that tells whether its owner has proved
// who it is: yes, none or unnecessary.
const realName = "real-name-authentication"

// RealName tells whether the account may buy at all: in mainland regions one without
// real-name authentication may not. Elsewhere it does not matter, and there is none.
func (c *Limits) RealName() []providers.Fit {
	region := c.query()["RegionId"]
	if !strings.HasPrefix(region, "cn-") || strings.HasPrefix(region, "cn-hongkong") {
		return nil
	}
	fit := providers.Fit{What: forms.T("Real-name authentication", "实名认证"), Verdict: &providers.Verdict{}}
	told, failure := c.account()
	switch value := told[realName]; {
	case failure != nil:
		fit.Failure = failure
	case value == "none":
		fit.Verdict = &providers.Verdict{
			Certain: true, Text: forms.T("the account has none; in mainland regions it can buy no machines", "账号未完成实名认证，在中国内地地域无法购买实例"),
			Remedy: forms.T("complete it in the account center of the console", "请在控制台账号中心完成实名认证"),
		}
	case value == "yes":
		fit.Verdict = &providers.Verdict{Good: true, Text: forms.T("is done", "已完成")}
	case value == "unnecessary":
		fit.Verdict = &providers.Verdict{Good: true, Text: forms.T("is not required", "无需认证")}
	default:
		fit.Failure = untoldLimit(forms.T("the cloud does not say so for this account", "云端未提供该账号的信息"))
	}
	return []providers.Fit{fit}
}

// notTold is why a limit is not known, and what is not known is not zero.
var notTold = forms.T("the cloud does not give this limit for this account", "云端未提供该账号的此项上限")

func untoldLimit(why forms.Text) *providers.Failure {
	return &providers.Failure{Kind: providers.Unavailable, Summary: why}
}
