package prices

import (
	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// BSSVersion is by which BSS is told.
const BSSVersion = "2017-12-14"

// NewBSS makes the part of BSS OpenAPI 2017-12-14 that tells prices and the
// account's balance. It refuses what is missing or unknown in an answer of status
// 200 whose member Success is false; the page has the codes, but no status.
func NewBSS(w *world.World) *gateway.Product {
	b := &book{w}
	return &gateway.Product{
		Name: "BssOpenApi", Host: "business",
		Invalid: func(path string, missing bool) *engine.Refusal {
			if missing {
				return &engine.Refusal{Code: "MissingParameter", Message: "The parameter " + path + " is required."}
			}
			return &engine.Refusal{Code: "NotApplicable", Message: "The parameter " + path + " is not applicable."}
		},
		Envelope: bssEnvelope,
		Actions: map[string]gateway.Action{
			"GetPayAsYouGoPrice":    {Run: b.payAsYouGo},
			"GetSubscriptionPrice":  {Run: b.subscription},
			"DescribePricingModule": {Run: b.modules},
			world.TellsBalance:      {Run: balance},
		},
	}
}

// bssEnvelope is the form of BSS's own refusals, which have no status of their own.
func bssEnvelope(e *engine.Refusal, id string) (engine.Reply, bool) {
	if e.Status != 0 {
		return engine.Reply{}, false
	}
	return engine.Reply{Status: 200, Code: e.Code, Header: gateway.Header(id), Body: engine.Encode(engine.Answer{
		"Code": e.Code, "Message": e.Message, "RequestId": id, "Success": false,
	})}, true
}

func succeeded(data engine.Answer) engine.Answer {
	return engine.Answer{"Code": "Success", "Message": "Successful", "Success": true, "Data": data}
}

// declined is a refusal that a fault asks for.
func declined(c *gateway.Call) *engine.Refusal {
	if !c.Odd.Declined {
		return nil
	}
	return &engine.Refusal{Code: or(c.Odd.Code, "NotApplicable"), Message: "This API is not applicable for caller."}
}

// balance is the call QueryAccountBalance. Amounts are text, with commas between
// thousands.
func balance(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	available := "100,000.00"
	if c.Odd.Limited {
		available = grouped(c.Odd.Left) + ".00"
	}
	out := succeeded(engine.Answer{
		"AvailableAmount": available, "AvailableCashAmount": available, "CreditAmount": "0.00", "MybankCreditAmount": "0.00", "Currency": teller{c.Odd}.currency(),
	})
	out["Code"] = "200"
	return out, nil
}

// grouped writes a number with commas between thousands.
func grouped(n int) string {
	digits := engine.Number10(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
