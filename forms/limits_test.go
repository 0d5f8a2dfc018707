package forms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func TestLimits(t *testing.T) {
	t.Parallel()
	page := forms.Cite{Kind: forms.Page, Name: forms.T("X page", "X 页面"), Date: "2024-07"}
	by := func(rule forms.Rule) forms.Rule { return forms.By(rule, page) }
	cases := map[string]struct {
		field  forms.Field
		en, zh []string
	}{
		"none":       {forms.Field{}, nil, nil},
		"undeclared": {forms.Field{Rules: []forms.Rule{forms.Prefix{"a-"}}}, []string{"must begin with a-"}, []string{"须以 a- 开头"}},
		"advice": {
			forms.Field{Rules: []forms.Rule{forms.Advice{Rule: forms.Length{Max: 3}}}},
			[]string{"must be at most 3 characters long (our advice)"},
			[]string{"最多 3 个字符（本程序的建议）"},
		},
		"one ground, once": {
			forms.Field{Min: 1, Max: 5, Sizes: forms.Says(page), Rules: []forms.Rule{by(forms.Prefix{"a-"}), forms.Structural(forms.Length{Min: 3, Max: 3})}},
			[]string{"1-5 items; must begin with a- (documented: X page of 2024-07)", "must be 3 characters long (structure)"},
			[]string{"1-5 项；须以 a- 开头（文档说明：2024-07 的 X 页面）", "长度须为 3 个字符（结构要求）"},
		},
		"one kind, two effects": {
			forms.Field{Rules: []forms.Rule{by(forms.Prefix{"a-"}), by(forms.Length{Min: 2, Max: 3}), forms.Structural(forms.Length{Min: 1, Max: 3})}},
			[]string{"must begin with a-; must be 2-3 characters long, else a warning (documented: X page of 2024-07)", "must be 1-3 characters long, else refused (structure)"},
			[]string{"须以 a- 开头；长度须为 2-3 个字符，否则警告（文档说明：2024-07 的 X 页面）", "长度须为 1-3 个字符，否则拒绝（结构要求）"},
		},
		"a range and a list": {
			forms.Field{Rules: []forms.Rule{forms.Structural(forms.AtLeast(1)), by(forms.OneOf{"1", "2"})}},
			[]string{"must be 1 or more, else refused (structure)", "must be one of 1, 2, else a warning (listed: X page of 2024-07)"},
			[]string{"不能小于 1，否则拒绝（结构要求）", "须为 1、2 之一，否则警告（列举：2024-07 的 X 页面）"},
		},
		"our advice beside": {
			forms.Field{Rules: []forms.Rule{forms.Structural(forms.Length{Min: 1, Max: 3}), forms.Advice{Rule: forms.Length{Min: 2, Max: 3}}}},
			[]string{"must be 1-3 characters long (structure)", "must be 2-3 characters long (our advice)"},
			[]string{"长度须为 1-3 个字符（结构要求）", "长度须为 2-3 个字符（本程序的建议）"},
		},
		"an open list": {
			forms.Field{Kind: forms.Choice, Options: forms.Words("a"), Listed: []forms.Cite{page}},
			[]string{"another value is sent as typed (listed: X page of 2024-07)"},
			[]string{"其他值按所填发送（列举：2024-07 的 X 页面）"},
		},
		"names and values": {
			forms.Field{Rules: []forms.Rule{forms.Entries{Name: by(forms.Prefix{"a"}), Value: forms.Structural(forms.Prefix{"b"})}}},
			[]string{"each name must begin with a, else a warning (documented: X page of 2024-07)", "each value must begin with b, else refused (structure)"},
			[]string{"每个名称须以 a 开头，否则警告（文档说明：2024-07 的 X 页面）", "每个值须以 b 开头，否则拒绝（结构要求）"},
		},
	}
	for name, c := range cases {
		var en, zh []string
		for _, limit := range c.field.Limits() {
			en, zh = append(en, limit.Text().En), append(zh, limit.Text().Zh)
		}
		if diff := cmp.Diff([][]string{c.en, c.zh}, [][]string{en, zh}); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestFull(t *testing.T) {
	t.Parallel()
	cite := forms.Cite{Kind: forms.Page, Name: forms.Same("page"), Date: "2024-07"}
	for name, c := range map[string]struct {
		field forms.Field
		n     int
		want  bool
	}{
		"no limit":         {forms.Field{Sizes: forms.ByNature}, 9, false},
		"room":             {forms.Field{Max: 2, Sizes: forms.ByNature}, 1, false},
		"full by nature":   {forms.Field{Max: 2, Sizes: forms.ByNature}, 2, true},
		"undeclared":       {forms.Field{Max: 2}, 2, true},
		"one page says so": {forms.Field{Max: 2, Sizes: forms.Says(cite)}, 2, false},
		"sense says so":    {forms.Field{Max: 2, Sizes: forms.Ours}, 2, false},
	} {
		if got := c.field.Full(c.n); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
