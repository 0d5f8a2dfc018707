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
		if words := t.Brief(); !words.IsZero() {
			parts = append(parts, words)
		}
	}
	return forms.Join(parts, forms.Same(" · "))
}

// Brief is one total in a few words, empty where nothing of it is known.
func (t Total) Brief() forms.Text {
	switch {
	case !t.Now.known():
		return forms.Text{}
	case t.Nature == Advance:
		return forms.Tf("%s in advance", "预付 %s", t.Now.Text())
	case t.Now.Open:
		return forms.Tf("%s/h", "%s/小时", t.Now.Text())
	default:
		return forms.Tf("about %s/h", "约 %s/小时", t.Now.Text())
	}
}

// known tells whether any of it is: not where all that it would count has no price.
func (s Sum) known() bool { return !s.Open || !s.Free() }

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
		case !t.Now.known():
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
		return t.Brief()
	}
	return forms.Tf("%s for %s", "%s（%s）", t.Now.Text(), periods[0])
}

// byUse is what a unit costs; what is no word of the cloud's says so.
func (i Item) byUse() forms.Text {
	words := forms.Tf("%s/%s", "%s/%s", i.Pay.Text(), i.Unit)
	if i.Pay.Free() {
		words = forms.T("free", "免费")
	}
	if i.Note.IsZero() {
		return words
	}
	return forms.Tf("%s (%s)", "%s（%s）", words, i.Note)
}

// Each is the price of one: for an hour, for a period, for a unit of what is used. It is
// empty where there is none.
func (i Item) Each() forms.Text {
	switch {
	case !i.Priced():
		return forms.Text{}
	case i.Nature == Usage:
		return i.byUse()
	case i.Nature == Advance && !i.Period.IsZero():
		return forms.Tf("%s for %s", "%s（%s）", i.Pay.Text(), i.Period)
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
		line := forms.Tf("by use: %s: %s", "按使用量：%s：%s", item.Subject, item.byUse())
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	for _, item := range q.Items {
		note := forms.Tf("%s: %s", "%s：%s", item.Subject, item.Note)
		if item.Priced() && item.Nature != Usage && !item.Note.IsZero() && !slices.Contains(lines, note) {
			lines = append(lines, note)
		}
	}
	return append(lines, q.Unknown()...)
}

// Summed are [Quote.Words] as short as they get: the totals, what is paid by use on one
// line, and the names of what has no price, with why where one reason is that of all.
func (q Quote) Summed() []forms.Text {
	var lines, used []forms.Text
	for _, t := range q.Totals {
		lines = append(lines, t.words())
	}
	for _, item := range q.ByUse() {
		words := forms.Tf("%s %s", "%s %s", item.Subject, item.byUse())
		if !slices.Contains(used, words) {
			used = append(used, words)
		}
	}
	if len(used) > 0 {
		lines = append(lines, forms.Tf("by use: %s", "按使用量：%s", forms.Join(used, forms.T(", ", "、"))))
	}
	unknown := q.Unknown()
	if len(unknown) < 2 {
		return append(lines, unknown...)
	}
	var names []forms.Text
	for _, item := range q.Items {
		if item.unknown() && !slices.Contains(names, item.Subject) {
			names = append(names, item.Subject)
		}
	}
	return append(lines, forms.Tf("price unknown: %s", "价格未知：%s", forms.Join(names, forms.T(", ", "、"))))
}

// Unknown names what has no price, the things of one reason together.
func (q Quote) Unknown() []forms.Text {
	var reasons []forms.Text
	subjects := map[forms.Text][]forms.Text{}
	for _, item := range q.Items {
		if !item.unknown() {
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

// unknown tells whether there is any of it, and no price.
func (i Item) unknown() bool { return !i.Priced() && !(i.Count.Most.Known && i.Count.Most.N == 0) }

func (t Total) words() forms.Text {
	now := t.Now.Text()
	if !t.Now.known() {
		now = forms.T("not known", "未知")
	}
	words := forms.Tf("per hour: %s", "每小时：%s", now)
	if t.Nature == Advance {
		words = forms.Tf("in advance: %s", "预付：%s", now)
	}
	add := func(en, zh string, of forms.Text) {
		words = forms.T(words.En+strings.Replace(en, "%s", of.En, 1), words.Zh+strings.Replace(zh, "%s", of.Zh, 1))
	}
	if order, err := t.Least.Compare(t.Now.Money); err == nil && order < 0 && t.Least.known() {
		add(", at least %s", "，至少 %s", t.Least.Money.Text())
	}
	switch order, err := t.Most.Compare(t.Now.Money); {
	case !t.Most.known():
	case t.Most.Open && (err == nil && order > 0 || !t.Now.Open):
		add(", growing to %s or more", "，最多可增至 %s 以上", t.Most.Money.Text())
	case err == nil && order > 0:
		add(", at most %s", "，最多 %s", t.Most.Text())
	}
	if !t.List.IsZero() {
		if order, err := t.List.Compare(t.Now.Money); err == nil && order != 0 {
			add("; list price %s", "；目录价 %s", t.List.Text())
		}
	}
	return words
}
