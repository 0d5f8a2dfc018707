package alicloud

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/price"
)

// Module is what BSS OpenAPI prices: a module of a product, by hour or by use.
type Module struct {
	// Product is the code of product and type: "eip".
	Product string
	// Code names the module, Config what of it: "InstanceRent", "InstanceRent:1".
	Code, Config string
	// By is [ByHour] or [ByUse].
	By string
}

// How a module is paid for, as BSS calls it.
const (
	ByHour = "Hour"
	ByUse  = "Usage"
)

// bss is where an account is asked that pays in this currency, "" while that is not
// known.
func bss(currency string) Product {
	if cmp.Or(currency, "CNY") != "CNY" {
		return BSSInternational
	}
	return BSS
}

// modulePrices is BSS GetPayAsYouGoPrice of modules of one product, by their codes.
// The reply has no total, and one of hours and use together would be wrong.
func (c *Client) modulePrices(ctx context.Context, currency string, modules []Module) (map[string]Amounts, error) {
	product := bss(currency)
	params := Pairs("ProductCode", modules[0].Product, "ProductType", modules[0].Product,
		"SubscriptionType", "PayAsYouGo", "Region", c.query()["RegionId"])
	for i, m := range modules {
		at := "ModuleList." + strconv.Itoa(i+1) + "."
		params[at+"ModuleCode"], params[at+"Config"], params[at+"PriceType"] = m.Code, m.Config, m.By
	}
	return priced(ctx, c, Call{Product: product, Action: "GetPayAsYouGoPrice", Query: params}, priceLasts,
		func(r *bssPrice) (map[string]Amounts, error) { return r.modules(product, modules) })
}

// subscriptionPrice is BSS GetSubscriptionPrice of one module for so many months.
func (c *Client) subscriptionPrice(ctx context.Context, currency string, m Module, months int64) (Amounts, error) {
	product := bss(currency)
	params := Pairs("ProductCode", m.Product, "ProductType", m.Product, "SubscriptionType", "Subscription", "OrderType", "NewOrder",
		"Region", c.query()["RegionId"], "ServicePeriodQuantity", strconv.FormatInt(months, 10), "ServicePeriodUnit", "Month", "Quantity", "1",
		"ModuleList.1.ModuleCode", m.Code, "ModuleList.1.Config", m.Config)
	return priced(ctx, c, Call{Product: product, Action: "GetSubscriptionPrice", Query: params}, priceLasts,
		func(r *bssPrice) (Amounts, error) { return r.order(product) })
}

// bssPrice is the reply of either call. A failure may come under HTTP 200, too.
type bssPrice struct {
	Code, Message Text
	Success       *Bool
	RequestID     Text `json:"RequestId"`
	Data          struct {
		Currency                                 Text
		OriginalPrice, DiscountPrice, TradePrice price.Number
		ModuleDetails                            struct {
			ModuleDetail []struct {
				ModuleCode                                       Text
				OriginalCost, InvoiceDiscount, CostAfterDiscount price.Number
			}
		}
	}
}

// refused tells whether the reply says of itself that it is a failure.
func (r *bssPrice) refused(product Product) error {
	if r.Success != nil && !bool(*r.Success) || r.Code != "" && r.Code != "Success" && r.Code != "200" {
		return untoldPrice(product, r.Code, r.Message, r.RequestID)
	}
	return nil
}

// balance is BSS QueryAccountBalance: what the account can pay, credit included, or
// what it owes. An account of the international site is not known at the other's host.
func (c *Client) balance(ctx context.Context) (amount price.Money, owes bool, err error) {
	for _, product := range []Product{BSS, BSSInternational} {
		var reply struct {
			bssPrice
			Data struct{ AvailableAmount, Currency Text }
		}
		if err = c.Read(ctx, Call{Product: product, Action: "QueryAccountBalance"}, &reply); err == nil {
			err = reply.refused(product)
		}
		if f := providers.FailureIn(err); f != nil && f.Code == "NotApplicable" {
			continue
		}
		if err != nil {
			return amount, false, err
		}
		digits, owes := strings.CutPrefix(strings.ReplaceAll(string(reply.Data.AvailableAmount), ",", ""), "-")
		if amount, err = price.Parse(digits, string(reply.Data.Currency)); err != nil {
			return price.Money{}, false, oddPrice(product, err)
		}
		return amount, owes, nil
	}
	return amount, false, err
}

// modules are the amounts of what was asked for. One that is told twice adds up.
func (r *bssPrice) modules(product Product, asked []Module) (map[string]Amounts, error) {
	if err := r.refused(product); err != nil {
		return nil, err
	}
	told := map[string]Amounts{}
	for _, d := range r.Data.ModuleDetails.ModuleDetail {
		one, err := amounts(product, r.Data.Currency, d.CostAfterDiscount, d.OriginalCost, d.InvoiceDiscount)
		if err != nil {
			return nil, err
		}
		if before, twice := told[string(d.ModuleCode)]; twice {
			if one, err = before.plus(product, one); err != nil {
				return nil, err
			}
		}
		told[string(d.ModuleCode)] = one
	}
	for _, m := range asked {
		if _, there := told[m.Code]; !there {
			return nil, oddReply(product, forms.Tf("%s is missing", "缺少 %s", m.Code), nil)
		}
	}
	return told, nil
}

// order is the amount of an order that is paid at once.
func (r *bssPrice) order(product Product) (Amounts, error) {
	if err := r.refused(product); err != nil {
		return Amounts{}, err
	}
	return amounts(product, r.Data.Currency, r.Data.TradePrice, r.Data.OriginalPrice, r.Data.DiscountPrice)
}
