package plan

import (
	"strings"

	"clusterwiz/forms"
)

// Term is how long something is paid for in advance. The zero one is not known.
type Term struct {
	// Length says it, "3 months"; Months is the same as a number, 0 for what is no whole
	// month.
	Length forms.Text `json:"length"`
	Months int64      `json:"months,omitempty"`
	// Renews: at its end the cloud orders again by itself.
	Renews bool `json:"renews"`
}

// units are the units of a term as the clouds write them, in months.
var units = map[string]struct {
	months int64
	zh     string
}{"hour": {0, "%s 小时"}, "day": {0, "%s 天"}, "week": {0, "%s 周"}, "month": {1, "%s 个月"}, "year": {12, "%s 年"}}

// term reads what the answers say of it.
func term(in *forms.Scope, part *forms.Nodes) Term {
	length := amount(in, part.Period)
	if !length.Known {
		return Term{}
	}
	var t Term
	if value, _ := in.Value(part.Renews); part.Renews != "" {
		t.Renews = value == true
	}
	noun := "month"
	if value, _ := in.Value(part.PeriodUnit); part.PeriodUnit != "" {
		noun = strings.ToLower(forms.ValueText(value))
	}
	unit, known := units[noun]
	if !known {
		t.Length = forms.Tf("%s %s", "%s %s", number(length.N), noun)
		return t
	}
	t.Months = unit.months * int64(length.N)
	t.Length = forms.Tf("%s", unit.zh, forms.Count(int(length.N), noun, noun+"s"))
	return t
}

// Words are the length and what comes after it: "3 months, then renewed automatically".
func (t Term) Words() forms.Text {
	switch {
	case t.Length.IsZero():
		return forms.T("a period that is not filled in yet", "时长尚未填写")
	case t.Renews:
		return forms.Tf("%s, then renewed automatically", "%s，到期自动续费", t.Length)
	}
	return forms.Tf("%s, not renewed", "%s，到期不续费", t.Length)
}

// behind are the words in brackets; none where the length is not known.
func (t Term) behind() forms.Text {
	if t.Length.IsZero() {
		return forms.Text{}
	}
	return forms.Tf(" (%s)", "（%s）", t.Words())
}
