package engine

import (
	"strconv"
	"strings"
)

// Amount is money in millionths of the currency's unit, so that sums are exact.
type Amount int64

// Coin is one unit of a currency.
const Coin Amount = 1_000_000

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

// Percent is a part of an amount.
func (a Amount) Percent(n int) Amount { return a * Amount(n) / 100 }

// Amount is a number in an answer, as the call is to be told of it.
func (o Oddities) Amount(a Amount) Raw {
	switch o.Amounts {
	case TextAmounts:
		return Raw(strconv.Quote(a.String()))
	case NegativeAmounts:
		return Raw((-a - Coin).String())
	case AbsurdAmounts:
		return Raw(a.String() + "e40")
	}
	return Raw(a.String())
}

// In is the currency that the call is told of, where the account's own is another.
func (o Oddities) In(usual string) string {
	if o.Currency != "" {
		return o.Currency
	}
	return usual
}
