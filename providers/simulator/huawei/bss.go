package huawei

import (
	"net/http"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// bss is the service that tells prices and balances.
const bss = "BSS"

// checkSite holds a call to what global services want: a host without a region,
// but for the one that the SDK has, and the account in a header. That a call
// without it is refused for want of a right is inferred. The international site
// counts in dollars.
func checkSite(r *http.Request, c *engine.RestCall) *engine.Refusal {
	if c.Region != "" && c.Region != "cn-north-1" {
		return refuse(codeUnknownAPI, "")
	}
	if r.Header.Get("X-Domain-Id") != account {
		return refuse(codeRatingRight, "")
	}
	if strings.HasPrefix(r.Host, "bss-intl.") {
		c.Odd.Currency = c.Odd.In("USD")
	}
	return nil
}

// balances is the call ShowCustomerAccountBalances.
func (h *gateway) balances(c *engine.RestCall) (any, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	left := 100_000
	if c.Odd.Limited {
		left = c.Odd.Left
	}
	currency := c.Odd.In("CNY")
	return engine.Answer{
		"account_balances": []engine.Answer{
			{"account_id": "BA" + account[:16], "account_type": 1, "amount": left, "currency": currency, "designated_amount": 0, "measure_id": 1},
			{"account_id": "BA" + account[16:], "account_type": 2, "amount": 0, "currency": currency, "credit_amount": 0, "measure_id": 1},
		},
		"debt_amount": 0, "measure_id": 1, "currency": currency,
	}, nil
}
