package alicloud

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/price"
)

// quotable are the calls of which CloudControl quotes the price, as product, version
// and name with blanks between; the list is asked for once a day.
func (c *Client) quotable(ctx context.Context) (map[string]bool, error) {
	type reply struct {
		SupportedAPIs []struct {
			PopCode    Text `json:"popCode"`
			PopVersion Text `json:"popVersion"`
			APIName    Text `json:"apiName"`
		} `json:"supportedApis"`
		NextToken *Text `json:"nextToken"`
	}
	all, token := map[string]bool{}, ""
	for range maxPages {
		call := Call{
			Product: CloudControl, Action: "ListSupportedPricingApis", Method: http.MethodGet, Path: "/api/v1/price/supported-apis",
			Query: Pairs("maxResults", "100", "nextToken", token),
		}
		r, err := priced(ctx, c, call, supportedLasts, func(r *reply) (reply, error) {
			if r.SupportedAPIs == nil {
				return reply{}, oddReply(CloudControl, forms.T("the list of calls is missing", "缺少 API 列表"), nil)
			}
			return *r, nil
		})
		if err != nil {
			return nil, err
		}
		for _, one := range r.SupportedAPIs {
			all[string(one.PopCode+" "+one.PopVersion+" "+one.APIName)] = true
		}
		if r.NextToken == nil || *r.NextToken == "" || string(*r.NextToken) == token {
			break
		}
		token = string(*r.NextToken)
	}
	return all, nil
}

// machineQuote is the price of a machine by what CloudControl quotes for ECS
// RunInstances, for accounts that may not ask ECS itself. It fails where the list has
// no such call, and of what can be taken back, whose price is of the minute.
func (c *Client) machineQuote(ctx context.Context, p Purchase) (Amounts, error) {
	listed, err := c.quotable(ctx)
	if err != nil {
		return Amounts{}, err
	}
	if !listed["Ecs "+ECS.Version+" RunInstances"] || p.Spot != "" {
		return Amounts{}, &providers.Failure{
			Kind: providers.Invalid, Summary: forms.T("CloudControl quotes no price for it", "CloudControl 不提供其报价"), Remedy: lookUpPrice,
		}
	}
	params := c.query("InstanceType", p.Type, "ImageId", p.Image, "ZoneId", p.Zone, "Amount", "1", "InstanceChargeType", "PostPaid")
	unit := "1 Hour"
	if p.Prepaid() {
		period := strconv.FormatInt(p.Period, 10)
		params["InstanceChargeType"], params["Period"], params["PeriodUnit"] = "PrePaid", period, p.Unit
		unit = period + " " + p.Unit
	}
	p.disks(params)
	body, err := json.Marshal(map[string]any{
		"popCode": "Ecs", "popVersion": ECS.Version, "apiName": "RunInstances", "parameters": params,
	})
	if err != nil {
		return Amounts{}, fmt.Errorf("encode a quote: %w", err)
	}
	call := Call{Product: CloudControl, Action: "GetApiPrice", Path: "/api/v1/price/quote", JSON: body}
	return priced(ctx, c, call, priceLasts, func(r *quoteReply) (Amounts, error) { return r.single(unit) })
}

// quoteReply is the reply of GetApiPrice, whose envelope may be missing. A failure may
// come under HTTP 200, too.
type quoteReply struct {
	RequestID Text    `json:"requestId"`
	Price     *quoted `json:"price"`
	quoted
}

type quoted struct {
	Success      *Bool `json:"success"`
	Mode         Text  `json:"pricingMode"`
	Currency     Text  `json:"currency"`
	ErrorCode    Text  `json:"errorCode"`
	ErrorMessage Text  `json:"errorMessage"`
	Summary      struct {
		Currency      Text         `json:"currency"`
		OriginalPrice price.Number `json:"originalPrice"`
		Sum           price.Number `json:"effectiveModuleSum"`
		Unit          Text         `json:"pricingUnit"`
	} `json:"priceSummary"`
}

// single is the price of something new for the time that was asked for. What is quoted
// for a change, or for another time, is not it.
func (r *quoteReply) single(unit string) (Amounts, error) {
	q := r.quoted
	if r.Price != nil {
		q = *r.Price
	}
	switch {
	case q.Success != nil && !bool(*q.Success):
		return Amounts{}, untoldPrice(CloudControl, q.ErrorCode, q.ErrorMessage, r.RequestID)
	case q.Mode != "single":
		return Amounts{}, oddReply(CloudControl, forms.Tf("it is of type %s", "类型为 %s", q.Mode), nil)
	case !strings.EqualFold(strings.TrimSuffix(string(q.Summary.Unit), "s"), unit):
		return Amounts{}, oddReply(CloudControl, forms.Tf("it is for %s, not for %s", "计价单位为 %s，而非 %s", cmp.Or(string(q.Summary.Unit), "use"), unit), nil)
	}
	return amounts(CloudControl, cmp.Or(q.Summary.Currency, q.Currency), q.Summary.Sum, q.Summary.OriginalPrice, "")
}
