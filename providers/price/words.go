package price

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// Brief is the total on one short line, as for a title: "about CNY 1.55/h", with "≥"
// where something has no price. It is empty where nothing is known.
func (q Quote) Brief() forms.Text {
	var parts []forms.Text
	for _, t := range q.Totals {
		if t.Now.Open && t.Now.Free() {
			continue // Nothing of it is known.
		}
		parts = append(parts, t.brief())
	}
	return forms.Join(parts, forms.Same(" · "))
}

func (t Total) brief() forms.Text {
	switch {
	case t.Nature == Advance:
		return forms.Tf("%s in advance", "预付 %s", t.Now.Text())
	case t.Now.Open:
		return forms.Tf("%s/h", "%s/小时", t.Now.Text())
	default:
		return forms.Tf("about %s/h", "约 %s/小时", t.Now.Text())
	}
}

// Text is the amount for both languages, with "≥" where it leaves something out.
func (s Sum) Text() forms.Text {
	if s.Open {
		return forms.Tf("≥ %s", "≥ %s", s.Money.Text())
	}
	return s.Money.Text()
}

// Of is what a line of the plan costs at creation, in a few words; a question mark where
// its price is not known, and empty for what costs nothing.
func (q Quote) Of(line string) forms.Text {
	part := Quote{Items: q.Line(line)}
	part.sum()
	var words []forms.Text
	for _, t := range part.Totals {
		switch {
		case t.Now.Open && t.Now.Free():
		case t.Nature == Advance:
			words = append(words, part.ordered(t))
		default:
			words = append(words, forms.Tf("%s/h", "%s/小时", t.Now.Text()))
		}
	}
	for _, item := range part.ByUse() {
		words = append(words, item.byUse())
	}
	if len(words) == 0 && len(part.Open) > 0 {
		return forms.Same("?")
	}
	return forms.Join(words, forms.Same(" · "))
}

// ordered is a total of what is paid in advance with its period, where that is one.
func (q Quote) ordered(t Total) forms.Text {
	var periods []forms.Text
	for _, item := range q.Items {
		if item.Nature == Advance && !item.Period.IsZero() && !slices.Contains(periods, item.Period) {
			periods = append(periods, item.Period)
		}
	}
	if len(periods) != 1 {
		return t.brief()
	}
	return forms.Tf("%s for %s", "%s（%s）", t.Now.Text(), periods[0])
}

func (i Item) byUse() forms.Text { return forms.Tf("%s/%s", "%s/%s", i.Pay.Text(), i.Unit) }

// Each is the price of one: for an hour, for a period, for a unit of what is used. It is
// empty where there is none.
func (i Item) Each() forms.Text {
	switch {
	case !i.Priced():
		return forms.Text{}
	case i.Nature == Usage:
		return i.byUse()
	case i.Nature == Advance && !i.Period.IsZero():
		return forms.Tf("%s/%s", "%s/%s", i.Pay.Text(), i.Period)
	case i.Nature == Advance:
		return forms.Tf("%s in advance", "预付 %s", i.Pay.Text())
	default:
		return forms.Tf("%s/h", "%s/小时", i.Pay.Text())
	}
}

// Words are the totals, a line for each nature and currency, what is paid by use, and
// what has no price with why.
func (q Quote) Words() []forms.Text {
	var lines []forms.Text
	for _, t := range q.Totals {
		lines = append(lines, t.words())
	}
	for _, item := range q.ByUse() {
		lines = append(lines, forms.Tf("by use: %s: %s", "按使用量：%s：%s", item.Subject, item.byUse()))
	}
	return append(lines, q.Unknown()...)
}

// Unknown names what has no price, the things of one reason together.
func (q Quote) Unknown() []forms.Text {
	var reasons []forms.Text
	subjects := map[forms.Text][]forms.Text{}
	for _, item := range q.Items {
		none := item.Count.Most
		if item.Priced() || none.Known && none.N == 0 {
			continue
		}
		if subjects[item.Missing] == nil {
			reasons = append(reasons, item.Missing)
		}
		if !slices.Contains(subjects[item.Missing], item.Subject) {
			subjects[item.Missing] = append(subjects[item.Missing], item.Subject)
		}
	}
	var lines []forms.Text
	for _, why := range reasons {
		of := forms.Join(subjects[why], forms.T(", ", "、"))
		lines = append(lines, forms.Tf("price unknown: %s: %s", "价格未知：%s：%s", of, why))
	}
	return lines
}

func (t Total) words() forms.Text {
	words := forms.Tf("per hour: %s", "每小时：%s", t.Now.Text())
	if t.Nature == Advance {
		words = forms.Tf("in advance: %s", "预付：%s", t.Now.Text())
	}
	add := func(en, zh string, of forms.Text) {
		words = forms.T(words.En+strings.Replace(en, "%s", of.En, 1), words.Zh+strings.Replace(zh, "%s", of.Zh, 1))
	}
	if order, err := t.Least.Compare(t.Now.Money); err == nil && order < 0 {
		add(", at least %s", "，至少 %s", t.Least.Text())
	}
	if order, err := t.Most.Compare(t.Now.Money); err == nil && order > 0 || t.Most.Open && !t.Now.Open {
		add(", at most %s", "，最多 %s", t.Most.Text())
	}
	if !t.List.IsZero() {
		if order, err := t.List.Compare(t.Now.Money); err == nil && order != 0 {
			add("; list price %s", "；目录价 %s", t.List.Text())
		}
	}
	return words
}
