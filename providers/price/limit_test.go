package price_test

import (
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

func TestParseLimit(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"20 CNY/h": "20 CNY/h", "20CNY/h": "20 CNY/h", "0.0042 cny / h": "0.0042 CNY/h", "900 USD": "900 USD", " 1.50 CNY ": "1.5 CNY", "0 CNY": "0 CNY",
	} {
		if got, err := price.ParseLimit(text); err != nil || got.String() != want {
			t.Errorf("%q: %s, %v", text, got, err)
		}
	}
	for _, text := range []string{
		"", "20", "CNY", "20 CNY/hour", "20 CNY/d", "-1 CNY", "20 YUAN", "1e3 CNY", "1,000 CNY", "1..5 CNY", "CNY 20/h", "20 CNY/h extra", "9999999999999 CNY", "20 CNY\n/h",
	} {
		if got, err := price.ParseLimit(text); err == nil || !got.IsZero() {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// FuzzParseLimit: what is read is written so that it reads as the same.
func FuzzParseLimit(f *testing.F) {
	for _, seed := range []string{"20 CNY/h", "900 USD", "0.0042cny / h", "1..5 CNY", "-1 CNY"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := price.ParseLimit(text)
		if err != nil {
			return
		}
		back, err := price.ParseLimit(l.String())
		if err != nil || back.String() != l.String() {
			t.Fatalf("%q is %s, then %s: %v", text, l, back, err)
		}
	})
}

// TestJudge: above, below, on the limit, in another currency, and not known.
func TestJudge(t *testing.T) {
	t.Parallel()
	line := crew("a", amount(2), amount(0), amount(10))
	later := crew("b", amount(0), amount(0), amount(4))
	costs := func(nature price.Nature, pay string) price.Item {
		return price.Item{Line: line.ID(), Subject: forms.Same("node"), Nature: nature, Pay: money(t, pay)}
	}
	none := func(line plan.Line, nature price.Nature) price.Item {
		return price.Item{Line: line.ID(), Subject: forms.Same("disk"), Nature: nature, Missing: forms.Same("no right")}
	}
	for name, c := range map[string]struct {
		limit string
		items []price.Item
		want  price.Verdict
		grows bool
	}{
		"below":                          {"20 CNY/h", []price.Item{costs(price.Hourly, "1")}, price.Within, false},
		"on it":                          {"2 CNY/h", []price.Item{costs(price.Hourly, "1")}, price.Within, true},
		"a hair above":                   {"2 CNY/h", []price.Item{costs(price.Hourly, "1.0000000001")}, price.Above, true},
		"above though a part is unknown": {"1 CNY/h", []price.Item{costs(price.Hourly, "1"), none(line, price.Hourly)}, price.Above, true},
		"unknown in part":                {"20 CNY/h", []price.Item{costs(price.Hourly, "1"), none(line, price.Hourly)}, price.Unclear, false},
		"unknown":                        {"20 CNY/h", []price.Item{none(line, price.Hourly)}, price.Unclear, false},
		"unknown of no nature":           {"20 CNY/h", []price.Item{costs(price.Hourly, "1"), {Subject: forms.Same("all"), Missing: forms.Same("no")}}, price.Unclear, false},
		"unknown of another nature":      {"20 CNY/h", []price.Item{costs(price.Hourly, "1"), none(line, price.Advance)}, price.Within, false},
		"unknown later alone":            {"20 CNY/h", []price.Item{costs(price.Hourly, "1"), none(later, price.Hourly)}, price.Within, true},
		"another currency":               {"20 USD/h", []price.Item{costs(price.Hourly, "1")}, price.Above, false},
		"of so many as nobody knows":     {"20 CNY/h", []price.Item{{Line: line.ID(), Subject: forms.Same("node"), Nature: price.Hourly, Pay: money(t, "1"), Count: price.Count{Least: amount(1)}}}, price.Unclear, false},
		"an order within":                {"900 CNY", []price.Item{costs(price.Advance, "450"), costs(price.Hourly, "1000")}, price.Within, true},
		"an order above":                 {"899.99 CNY", []price.Item{costs(price.Advance, "450")}, price.Above, true},
		"unknown of no nature alone":     {"20 CNY/h", []price.Item{{Line: line.ID(), Subject: forms.Same("node"), Missing: forms.Same("no")}}, price.Unclear, false},
		"unknown, of so many":            {"20 CNY/h", []price.Item{{Line: line.ID(), Subject: forms.Same("node"), Nature: price.Hourly, Missing: forms.Same("no"), Count: price.Count{Least: amount(1)}}}, price.Unclear, false},
		"one that may cost more":         {"20 CNY/h", []price.Item{{Line: line.ID(), Subject: forms.Same("node"), Nature: price.Hourly, Pay: money(t, "1"), AtLeast: true}}, price.Unclear, false},
		"one above that may cost more":   {"1 CNY/h", []price.Item{{Line: line.ID(), Subject: forms.Same("node"), Nature: price.Hourly, Pay: money(t, "1"), AtLeast: true}}, price.Above, true},
		"a fee for the whole alone":      {"20 CNY/h", []price.Item{{Subject: forms.Same("fee"), Nature: price.Hourly, Pay: money(t, "1")}}, price.Unclear, false},
		"nothing to pay":                 {"0 CNY/h", []price.Item{costs(price.Advance, "450")}, price.Within, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, err := price.ParseLimit(c.limit)
			if err != nil {
				t.Fatal(err)
			}
			q := price.Of(plan.Plan{Lines: []plan.Line{line, later}}, c.items, time.Time{})
			if name != "unknown later alone" {
				q = price.Of(plan.Plan{Lines: []plan.Line{line}}, c.items, time.Time{})
			}
			got, why := l.Judge(q)
			if got != c.want || (got == price.Within) != why.IsZero() || !why.IsZero() && !why.Complete() {
				t.Errorf("%d, %q", got, why.En)
			}
			if grows := l.Grows(q); grows.IsZero() == c.grows {
				t.Errorf("grows: %q", grows.En)
			}
		})
	}
}

// TestWhatNoLimitIsForIsTold, since a person may think that a limit is for everything.
func TestWhatNoLimitIsForIsTold(t *testing.T) {
	t.Parallel()
	line := crew("a", amount(2), amount(2), amount(2))
	costs := func(nature price.Nature, pay string) price.Item {
		return price.Item{Line: line.ID(), Subject: forms.Same("node"), Nature: nature, Pay: money(t, pay)}
	}
	hour, order := price.Limit{Nature: price.Hourly, Money: money(t, "20")}, price.Limit{Nature: price.Advance, Money: money(t, "900")}
	for name, c := range map[string]struct {
		limits []price.Limit
		items  []price.Item
		want   string
	}{
		"an order below a limit for the hour": {[]price.Limit{hour}, []price.Item{costs(price.Advance, "450"), costs(price.Hourly, "1")}, "CNY 900.00 is paid in advance, but the limit is only for the hour"},
		"hours below a limit for orders":      {[]price.Limit{order}, []price.Item{costs(price.Advance, "450"), costs(price.Hourly, "1")}, "CNY 2.00 is paid by the hour, but the limit is only for what is paid in advance"},
		"a limit for each":                    {[]price.Limit{hour, order}, []price.Item{costs(price.Advance, "450"), costs(price.Hourly, "1")}, ""},
		"nothing of it":                       {[]price.Limit{hour}, []price.Item{costs(price.Advance, "0"), costs(price.Hourly, "1")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := price.Of(plan.Plan{Lines: []plan.Line{line}}, c.items, time.Time{})
			if got := forms.Join(price.Unbounded(c.limits, q), forms.Same("; ")).En; got != c.want {
				t.Errorf("%q, not %q", got, c.want)
			}
		})
	}
}
