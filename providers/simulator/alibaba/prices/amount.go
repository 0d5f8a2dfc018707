package prices

import "clusterwiz/providers/simulator/engine"

// teller writes prices as one call is to be told of them.
type teller struct{ odd engine.Oddities }

// foreign tells whether the account is one of the international site, which
// pays in another currency.
func (t teller) foreign() bool { return t.currency() != "CNY" }

func (t teller) currency() string { return t.odd.In("CNY") }

// exchanged is a price of the book in the account's currency.
func (t teller) exchanged(a engine.Amount) engine.Amount {
	if t.foreign() {
		return a * 5 / 36 // 7.2 to one.
	}
	return a
}

// amount is a number in an answer.
func (t teller) amount(a engine.Amount) engine.Raw { return t.odd.Amount(a) }
