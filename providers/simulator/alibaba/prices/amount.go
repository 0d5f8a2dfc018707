package prices

import (
	"strconv"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// Amount is money in millionths of the currency's unit, so that sums are exact.
type Amount int64

const decimals = 6

// String writes an amount as the clouds do, without zeros at the end.
func (a Amount) String() string {
	sign := ""
	if a < 0 {
		sign, a = "-", -a
	}
	digits := strconv.FormatInt(int64(a), 10)
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	whole, part := digits[:len(digits)-decimals], strings.TrimRight(digits[len(digits)-decimals:], "0")
	if part == "" {
		return sign + whole
	}
	return sign + whole + "." + part
}

// percent is a part of an amount.
func (a Amount) percent(n int) Amount { return a * Amount(n) / 100 }

// teller writes prices as one call is to be told of them.
type teller struct{ odd engine.Oddities }

// foreign tells whether the account is one of the international site, which
// pays in another currency.
func (t teller) foreign() bool { return t.odd.Currency != "" && t.odd.Currency != "CNY" }

func (t teller) currency() string {
	if t.odd.Currency != "" {
		return t.odd.Currency
	}
	return "CNY"
}

// exchanged is a price of the book in the account's currency.
func (t teller) exchanged(a Amount) Amount {
	if t.foreign() {
		return a * 5 / 36 // 7.2 to one.
	}
	return a
}

// amount is a number in an answer.
func (t teller) amount(a Amount) engine.Raw {
	switch t.odd.Amounts {
	case engine.TextAmounts:
		return engine.Raw(strconv.Quote(a.String()))
	case engine.NegativeAmounts:
		return engine.Raw((-a - 1_000_000).String())
	case engine.AbsurdAmounts:
		return engine.Raw(a.String() + "e40")
	}
	return engine.Raw(a.String())
}
