package alicloud

import (
	"context"
	"net/url"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
	"clusterwiz/providers/price"
)

// Prices go out of date, and what CloudControl quotes grows over months.
const (
	priceLasts     = time.Hour
	supportedLasts = 24 * time.Hour
)

// priced makes a call that asks for a price: in its turn, and not again while the
// answer to the very same call lasts. read takes the reply apart; what it refuses is
// not kept.
func priced[R, T any](ctx context.Context, c *Client, call Call, lasts time.Duration, read func(*R) (T, error)) (T, error) {
	return exchange.RememberFor(ctx, &c.memory, "price "+call.id(), lasts, func(ctx context.Context) (T, error) {
		var reply R
		err := exchange.Twice(ctx, c.priceEvery, func() error {
			if err := c.turns.Wait(ctx, c.priceEvery); err != nil {
				return err
			}
			reply = *new(R)
			return c.Do(ctx, call, &reply)
		})
		if err != nil {
			var none T
			return none, err
		}
		return read(&reply)
	})
}

// id is the same for calls that ask for the same.
func (call Call) id() string {
	values := url.Values{}
	for _, params := range []map[string]string{call.Query, call.Form} {
		for name, value := range params {
			values.Set(name, value)
		}
	}
	return call.Product.Host("") + " " + call.Action + " " + values.Encode() + " " + string(call.JSON)
}

// Amounts are what an account pays, and what everybody would.
type Amounts struct {
	Pay price.Money
	// List is none where the cloud does not tell it.
	List price.Money
}

// amounts reads what is paid and the list price, which may be empty. A reduction must
// be an amount as well, where there is one.
func amounts(product Product, currency Text, pay, list, off price.Number) (Amounts, error) {
	var read Amounts
	var err error
	if read.Pay, err = pay.Money(string(currency)); err != nil {
		return Amounts{}, oddPrice(product, err)
	}
	if list != "" {
		if read.List, err = list.Money(string(currency)); err != nil {
			return Amounts{}, oddPrice(product, err)
		}
	}
	if off != "" {
		if _, err = off.Money(string(currency)); err != nil {
			return Amounts{}, oddPrice(product, err)
		}
	}
	return read, nil
}

// plus adds what comes on top, which must be in the same currency.
func (a Amounts) plus(product Product, more Amounts) (Amounts, error) {
	pay, err := a.Pay.Plus(more.Pay)
	if err != nil {
		return Amounts{}, oddPrice(product, err)
	}
	sum := Amounts{Pay: pay}
	if !a.List.IsZero() && !more.List.IsZero() {
		sum.List, err = a.List.Plus(more.List)
	}
	if err != nil {
		return Amounts{}, oddPrice(product, err)
	}
	return sum, nil
}

var lookUpPrice = forms.T("look the price up in the cloud's console", "请在云控制台查询价格")

// oddPrice explains a reply that is not as the API page has it. why may tell it in
// both languages.
func oddPrice(product Product, why error) error {
	text := forms.Same(why.Error())
	if told, ok := why.(interface{ Text() forms.Text }); ok {
		text = told.Text()
	}
	return oddReply(product, text, why)
}

func oddReply(product Product, why forms.Text, cause error) *providers.Failure {
	return &providers.Failure{
		Kind: providers.Unavailable, Cause: cause, Remedy: lookUpPrice,
		Summary: forms.Tf("the price in the reply of %s cannot be read: %s", "无法解析 %s 返回的价格：%s", product.Code, why),
	}
}

// untoldPrice explains a success that says in its body that it is none.
func untoldPrice(product Product, code, message, requestID Text) *providers.Failure {
	f := &providers.Failure{
		Kind: providers.Invalid, Code: string(code), Message: string(message), RequestID: string(requestID), Remedy: lookUpPrice,
		Summary: forms.Tf("%s gives no price: %s", "%s 未给出价格：%s", product.Code, forms.Same(firstOf(string(code), string(message)))),
	}
	if m, known := product.Meaning(string(code)); known {
		f.Kind, f.Remedy = m.Kind, m.Remedy
		f.Summary = forms.Tf("%s gives no price: %s", "%s 未给出价格：%s", product.Code, m.Summary)
	}
	return f
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return "Success=false"
}
