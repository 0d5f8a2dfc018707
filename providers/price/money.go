package price

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"

	"clusterwiz/forms"
)

// Money is an exact amount in one currency, never below zero. The zero Money is none at
// all, which is not the same as an amount of 0: see [Money.IsZero].
type Money struct {
	// Currency is its code as the cloud tells it: "CNY".
	Currency string
	amount   *big.Rat
}

// IsZero tells whether there is no amount, as where a cloud tells no list price.
func (m Money) IsZero() bool { return m.amount == nil }

// Free tells whether the amount is 0.
func (m Money) Free() bool { return m.amount != nil && m.amount.Sign() == 0 }

// Times returns n of it. n is not negative.
func (m Money) Times(n int64) Money {
	if m.IsZero() || n < 0 {
		return Money{}
	}
	return Money{m.Currency, new(big.Rat).Mul(m.amount, new(big.Rat).SetInt64(n))}
}

// CurrencyError says that amounts of two currencies cannot be added up or compared.
type CurrencyError struct{ One, Other string }

// Error implements error, in English.
func (e *CurrencyError) Error() string { return e.Text().En }

// Text says it in both languages.
func (e *CurrencyError) Text() forms.Text {
	return forms.Tf("%s is another currency than %s", "%s 与 %s 不是同一种货币", e.One, e.Other)
}

// Plus adds two amounts of one currency; none leaves the other as it is. The error is a
// [CurrencyError].
func (m Money) Plus(o Money) (Money, error) {
	switch {
	case m.IsZero():
		return o, nil
	case o.IsZero():
		return m, nil
	case m.Currency != o.Currency:
		return Money{}, &CurrencyError{m.Currency, o.Currency}
	}
	return Money{m.Currency, new(big.Rat).Add(m.amount, o.amount)}, nil
}

// Compare is below, at or above 0 as m is less than, the same as or more than o. The
// error is a [CurrencyError]; both must be amounts.
func (m Money) Compare(o Money) (int, error) {
	if m.Currency != o.Currency {
		return 0, &CurrencyError{m.Currency, o.Currency}
	}
	return m.amount.Cmp(o.amount), nil
}

// Amount is the exact amount as decimal text: "0.0042"; empty for none.
func (m Money) Amount() string {
	if m.IsZero() {
		return ""
	}
	digits, _ := m.amount.FloatPrec()
	return m.amount.FloatString(digits)
}

// String writes it for people, the currency first: "CNY 1.55". From 1 on it has two
// decimals, below up to four, and as many as it takes to not look like nothing.
func (m Money) String() string {
	if m.IsZero() {
		return ""
	}
	return m.Currency + " " + m.rounded()
}

// Text is [Money.String] for texts of both languages.
func (m Money) Text() forms.Text { return forms.Same(m.String()) }

// Exact writes the currency and every digit, for where a rounded amount could hide why
// one is more than another.
func (m Money) Exact() string {
	if m.IsZero() {
		return ""
	}
	return m.Currency + " " + m.Amount()
}

func (m Money) rounded() string {
	const most = 4
	if m.amount.Sign() == 0 || m.amount.Cmp(big.NewRat(1, 1)) >= 0 {
		return m.amount.FloatString(2)
	}
	exact := m.Amount()
	_, decimals, _ := strings.Cut(exact, ".")
	digits := max(most, len(decimals)-len(strings.TrimLeft(decimals, "0"))+2)
	text := m.amount.FloatString(digits)
	whole, decimals, _ := strings.Cut(text, ".")
	decimals = strings.TrimRight(decimals, "0")
	for len(decimals) < 2 {
		decimals += "0"
	}
	return whole + "." + decimals
}

// moneyJSON is how an amount stands in JSON: as decimal text, since many readers make
// floating point of numbers.
type moneyJSON struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
}

// MarshalJSON implements [json.Marshaler]: none is null.
func (m Money) MarshalJSON() ([]byte, error) {
	if m.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(moneyJSON{m.Amount(), m.Currency})
}

// UnmarshalJSON implements [json.Unmarshaler], as strictly as [Parse].
func (m *Money) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*m = Money{}
		return nil
	}
	var read moneyJSON
	if err := json.Unmarshal(data, &read); err != nil {
		return fmt.Errorf("amount: %w", err)
	}
	parsed, err := Parse(read.Amount, read.Currency)
	if err == nil {
		*m = parsed
	}
	return err
}
