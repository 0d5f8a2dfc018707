package price_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clusterwiz/providers/price"
)

func money(t *testing.T, amount string) price.Money {
	t.Helper()
	m, err := price.Parse(amount, "CNY")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestParse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ amount, currency, exact, shown, wrong string }{
		{"1.55", "CNY", "1.55", "CNY 1.55", ""},
		{"0", "USD", "0", "USD 0.00", ""},
		{"3712.8", "CNY", "3712.8", "CNY 3712.80", ""},
		{"0.0042", "CNY", "0.0042", "CNY 0.0042", ""},
		{"4.2E-05", "CNY", "0.000042", "CNY 0.000042", ""},
		{"1.2e3", "CNY", "1200", "CNY 1200.00", ""},
		{"0.384", "CNY", "0.384", "CNY 0.384", ""},
		{"0.5", "CNY", "0.5", "CNY 0.50", ""},
		{"0.000012345", "CNY", "0.000012345", "CNY 0.000012", ""},
		{"0.30000000000000004", "CNY", "0.30000000000000004", "CNY 0.30", ""},
		{"1000000000000", "CNY", "1000000000000", "CNY 1000000000000.00", ""},
		{"1000000000001", "CNY", "", "", "too large to be a price"},
		{"", "CNY", "", "", "there is no amount"},
		{"-1", "CNY", "", "", "below zero"},
		{"1e999", "CNY", "", "", "exponent"},
		{"1e-21", "CNY", "", "", "exponent"},
		{"1e9999", "CNY", "", "", "not a decimal"},
		{"0x10", "CNY", "", "", "not a decimal"},
		{"1/3", "CNY", "", "", "not a decimal"},
		{"1_000", "CNY", "", "", "not a decimal"},
		{"1,000", "CNY", "", "", "not a decimal"},
		{".5", "CNY", "", "", "not a decimal"},
		{"NaN", "CNY", "", "", "not a decimal"},
		{"1.55\n", "CNY", "", "", "not a decimal"},
		{"123456789.123456789012", "CNY", "", "", "more than 20 digits"},
		{"1", "", "", "", "no currency"},
		{"1", "yuan", "", "", "no currency"},
		{"1", "CNY\n", "", "", "no currency"},
	} {
		got, err := price.Parse(c.amount, c.currency)
		var wrong *price.AmountError
		switch {
		case c.wrong != "" && (!errors.As(err, &wrong) || !strings.Contains(err.Error(), c.wrong)):
			t.Errorf("%q %q: %v, want %q", c.amount, c.currency, err, c.wrong)
		case c.wrong == "" && (err != nil || got.Amount() != c.exact || got.String() != c.shown):
			t.Errorf("%q %q: %q, %q, %v", c.amount, c.currency, got.Amount(), got, err)
		case c.wrong != "" && !got.IsZero():
			t.Errorf("%q %q is refused and %s", c.amount, c.currency, got)
		}
	}
}

// TestSumsAreExact: what floats get wrong.
func TestSumsAreExact(t *testing.T) {
	t.Parallel()
	sum, err := money(t, "0.1").Plus(money(t, "0.2"))
	if err != nil || sum.Amount() != "0.3" {
		t.Error(sum.Amount(), err)
	}
	if got := money(t, "0.0042").Times(1000); got.Amount() != "4.2" {
		t.Error(got.Amount())
	}
	if n, err := money(t, "20.001").Compare(money(t, "20")); n <= 0 || err != nil {
		t.Error(n, err)
	}
	none := price.Money{}
	if got, err := none.Plus(money(t, "1")); got.Amount() != "1" || err != nil {
		t.Error(got, err)
	}
	if !none.Times(3).IsZero() || none.Free() || !money(t, "0").Free() || none.String() != "" {
		t.Error("none is not 0")
	}
}

func TestCurrenciesDoNotMix(t *testing.T) {
	t.Parallel()
	dollar, err := price.Parse("1", "USD")
	if err != nil {
		t.Fatal(err)
	}
	var mixed *price.CurrencyError
	if sum, err := dollar.Plus(money(t, "1")); !errors.As(err, &mixed) || !sum.IsZero() {
		t.Error(sum, err)
	}
	if _, err := dollar.Compare(money(t, "1")); !errors.As(err, &mixed) {
		t.Error(err)
	}
}

// TestNumber: the same amount as a number and as a string; another shape is refused.
func TestNumber(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]price.Number{`1.55`: "1.55", `"1.55"`: "1.55", `4.2E-05`: "4.2E-05", `null`: "", `""`: ""} {
		var got price.Number
		if err := json.Unmarshal([]byte(data), &got); err != nil || got != want {
			t.Errorf("%s: %q, %v", data, got, err)
		}
	}
	for _, data := range []string{`{}`, `[1]`, `true`, `false`} {
		var got price.Number
		if err := json.Unmarshal([]byte(data), &got); err == nil {
			t.Errorf("%s: %q", data, got)
		}
	}
}

// TestJSONKeepsEveryDigit: an amount comes back as it was.
func TestJSONKeepsEveryDigit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringMatching(`[0-9]{1,9}(\.[0-9]{1,9})?`).Draw(r, "amount")
		m, err := price.Parse(text, "CNY")
		if err != nil {
			r.Fatal(err)
		}
		data, err := json.Marshal(m)
		if err != nil {
			r.Fatal(err)
		}
		var back price.Money
		if err := json.Unmarshal(data, &back); err != nil {
			r.Fatal(err)
		}
		if n, err := back.Compare(m); n != 0 || err != nil {
			r.Fatalf("%s -> %s -> %s, %v", text, data, back.Exact(), err)
		}
		if shown := m.String(); !m.Free() && strings.Trim(shown, "CNY 0.") == "" {
			r.Fatalf("%s is shown as %s", text, shown)
		}
	})
	var m price.Money
	if err := json.Unmarshal([]byte(`{"amount":"-1","currency":"CNY"}`), &m); err == nil {
		t.Error("an amount below zero is read")
	}
	if data, err := json.Marshal(m); string(data) != "null" || err != nil {
		t.Errorf("%s, %v", data, err)
	}
}

// FuzzParse: whatever is written, it is refused or an amount within bounds whose text
// reads back as the same.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"1.55", "4.2E-05", "-1", "1e999999999", "1/3", "0x1p-2", "００", "1e-20", "00000000000000000000"} {
		f.Add(seed, "CNY")
	}
	f.Add("1", "€")
	f.Fuzz(func(t *testing.T, amount, currency string) {
		m, err := price.Parse(amount, currency)
		if err != nil {
			if !m.IsZero() {
				t.Fatalf("refused, and %s", m)
			}
			return
		}
		most, _ := price.Parse("1000000000000", currency)
		none, _ := price.Parse("0", currency)
		above, _ := m.Compare(most)
		below, _ := m.Compare(none)
		if above > 0 || below < 0 || len(m.Amount()) > 60 {
			t.Fatalf("%q is %s", amount, m.Exact())
		}
		if m.String() == "" {
			t.Fatalf("%q shows as nothing", amount)
		}
	})
}
