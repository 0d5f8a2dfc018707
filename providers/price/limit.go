package price

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// Limit is the most that a person lets something cost at creation.
type Limit struct {
	// Nature is Hourly or Advance.
	Nature Nature
	Money
}

var limitText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([0-9.]+) ?([A-Za-z]{3})( ?/ ?h)?$`) })

// LimitError says what is wrong with the text of a limit.
type LimitError struct{ text forms.Text }

// Error implements error, in English.
func (e *LimitError) Error() string { return e.text.En }

// Text says it in both languages.
func (e *LimitError) Text() forms.Text { return e.text }

// ParseLimit reads "20 CNY/h", for an hour, or "900 CNY", for what is paid in advance.
// The error is a [LimitError].
func ParseLimit(text string) (Limit, error) {
	match := limitText().FindStringSubmatch(strings.TrimSpace(text))
	if match == nil {
		return Limit{}, &LimitError{forms.Tf("a limit is an amount with its currency, %q for an hour or %q for what is paid in advance, not %q",
			"上限须为金额加货币，如每小时 %q 或预付 %q，而非 %q", "20 CNY/h", "900 CNY", short(text))}
	}
	amount, err := Parse(match[1], strings.ToUpper(match[2]))
	if bad := new(AmountError); errors.As(err, &bad) {
		return Limit{}, &LimitError{bad.Text()}
	}
	l := Limit{Nature: Advance, Money: amount}
	if match[3] != "" {
		l.Nature = Hourly
	}
	return l, nil
}

// String writes the limit as it is read.
func (l Limit) String() string {
	if l.Nature == Hourly {
		return l.Amount() + " " + l.Currency + "/h"
	}
	return l.Amount() + " " + l.Currency
}

// Verdict is how a quote stands to a limit.
type Verdict int

// The verdicts.
const (
	// Within: it costs no more at creation.
	Within Verdict = iota
	// Above: it costs more, or in another currency, which cannot be compared.
	Above
	// Unclear: what is known is within, but not everything is known.
	Unclear
)

// Judge compares what is paid at creation, with why where that is not within.
func (l Limit) Judge(q Quote) (Verdict, forms.Text) {
	open := false
	for _, t := range q.Totals {
		if t.Nature != l.Nature {
			continue
		}
		order, err := t.Now.Compare(l.Money)
		switch {
		case err != nil && t.Now.Free() && !t.Now.Open:
		case err != nil:
			return Above, forms.Tf("the price is in %s, and the limit is %s", "价格货币为 %s，而上限为 %s", t.Currency, l.String())
		case order > 0:
			return Above, forms.Tf("it costs %s, more than the limit of %s", "价格为 %s，超过上限 %s", t.written(), l.String())
		}
		open = open || t.Now.Open
	}
	for _, item := range q.Items {
		now := item.Count.Now
		if !item.Priced() && (item.Nature == l.Nature || item.Nature == "") && (!now.Known || now.N > 0) {
			open = true
		}
	}
	if !open {
		return Within, forms.Text{}
	}
	return Unclear, forms.Tf("a part of its price is not known, so it may be more than the limit of %s", "部分价格未知，可能超过上限 %s", l.String())
}

// written is the total at creation with every digit, since a rounded one could look like
// the limit itself.
func (t Total) written() string { return Limit{t.Nature, t.Now.Money}.String() }

// Grows tells what it may grow to where that is above the limit, though at creation it is
// not; empty for no more than the limit.
func (l Limit) Grows(q Quote) forms.Text {
	for _, t := range q.Totals {
		if t.Nature != l.Nature {
			continue
		}
		if order, err := t.Most.Compare(l.Money); err == nil && (order > 0 || t.Most.Open && !t.Now.Open) {
			return forms.Tf("may grow to %s, above the limit of %s", "最多可增至 %s，超过上限 %s", t.Most.Text(), l.String())
		}
	}
	return forms.Text{}
}

// Unbounded tells what is paid at creation in a way that none of the limits is for: by
// the hour, or in advance.
func Unbounded(limits []Limit, q Quote) []forms.Text {
	var remarks []forms.Text
	for _, t := range q.Totals {
		if t.Now.Free() || slices.ContainsFunc(limits, func(l Limit) bool { return l.Nature == t.Nature }) {
			continue
		}
		text := forms.Tf("%s is paid by the hour, but the limit is only for what is paid in advance", "按小时计费 %s，而上限只针对预付费用", t.Now.Text())
		if t.Nature == Advance {
			text = forms.Tf("%s is paid in advance, but the limit is only for the hour", "预付 %s，而上限只针对每小时费用", t.Now.Text())
		}
		remarks = append(remarks, text)
	}
	return remarks
}
