package forms_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// crossForm has one field of each kind to compare, in several places.
func crossForm(check forms.Check) *forms.Form {
	field := func(key string, kind forms.Kind, en, zh string) forms.Field {
		return forms.Field{Key: key, Wire: key, Kind: kind, Label: forms.T(en, zh)}
	}
	hidden := field("gone", forms.String, "Gone", "消失")
	hidden.When = forms.Is("mode", "never")
	never := field("never", forms.String, "Never", "从不")
	never.When = forms.Is("mode", "never")
	list := field("items", forms.List, "Items", "列表")
	list.Fields = []forms.Field{
		field("name", forms.String, "Name", "名称"), field("count", forms.Integer, "Count", "数量"), field("pin", forms.Hidden, "Pin", "口令"),
	}
	group := field("group", forms.Object, "Group", "分组")
	group.Fields = []forms.Field{field("text", forms.String, "Inner", "内部")}
	return &forms.Form{
		Fields: []forms.Field{
			field("mode", forms.String, "Mode", "模式"), field("a", forms.String, "A", "甲"), field("b", forms.String, "B", "乙"),
			field("low", forms.Integer, "Low", "低"), field("high", forms.Decimal, "High", "高"),
			field("blocks", forms.Strings, "Blocks", "网段"), hidden, never, list, group,
		},
		Checks: []forms.Check{check},
	}
}

func TestChecks(t *testing.T) {
	t.Parallel()
	one := forms.ExactlyOneOf{Fields: []string{"a", "b", "gone"}}
	gone := forms.ExactlyOneOf{Fields: []string{"gone", "never"}}
	inside := forms.ExactlyOneOf{Fields: []string{"a", "group.text"}}
	unique := forms.Unique{List: "items", Key: "name"}
	below := forms.LessOrEqual{Low: "low", High: "high"}
	sum := forms.SumAtMost{List: "items", Key: "count", Limit: "high"}
	exact := forms.SumEquals{List: "items", Key: "count", Total: "high"}
	multiple := forms.MultipleOf{Field: "low", Of: "high"}
	listed := forms.References{List: "items", Key: "name", In: "items", InKey: "count", Except: []string{"x"}}
	given := forms.RuleWhen{When: forms.Is("mode", "x"), Field: "low", Rule: forms.Advice{Rule: forms.OneOfNumbers(1, 2)}}
	apart := forms.Disjoint{Fields: []string{"a", "b", "blocks"}}
	cases := map[string]struct {
		check forms.Check
		say   []any
		want  []string
	}{
		"one of: none":                   {one, nil, []string{"a: fill in one of A, B [b]"}},
		"one of: one":                    {one, []any{"b", "x"}, nil},
		"one of: two":                    {one, []any{"b", "x", "a", "y"}, []string{"b: fill in only one of A, B [a]"}},
		"one of: that one is not asked":  {one, []any{"b", "x", "gone", "y"}, nil},
		"one of: none is asked":          {gone, []any{"gone", "y"}, nil},
		"one of: inside an object":       {inside, []any{"group.text", "y"}, nil},
		"one of: none, inside an object": {inside, nil, []string{"a: fill in one of A, Inner [group.text]"}},
		"unique: apart":                  {unique, []any{"items[0].name", "x", "items[1].name", "y", "items[2].count", int64(1), "items[3].count", int64(1)}, nil},
		"unique: twice":                  {unique, []any{"items[0].name", "x", "items[1].name", "y", "items[2].name", "x"}, []string{"items[2].name: x is used twice [items[0].name]"}},
		"unique: secrets are not compared": {
			forms.Unique{List: "items", Key: "pin"}, []any{"items[0].pin", forms.Plain("1"), "items[1].pin", forms.Plain("2")}, nil,
		},
		"not above: equal":               {below, []any{"low", int64(3), "high", 3.0}, nil},
		"not above: above":               {below, []any{"low", int64(4), "high", 3.5}, []string{"low: must be at most High (3.5) [high]"}},
		"not above: one is missing":      {below, []any{"low", int64(4)}, nil},
		"not above: one is no number":    {below, []any{"low", int64(4), "high", "few"}, []string{"high: must be a number"}},
		"sum: within":                    {sum, []any{"items[0].count", int64(1), "items[1].count", int64(2), "high", 3.0}, nil},
		"sum: above":                     {sum, []any{"items[0].count", int64(2), "items[1].count", int64(2), "high", 3.0}, []string{"high: is less than Count in Items added up (4) [items]"}},
		"sum: no limit":                  {sum, []any{"items[0].count", int64(2)}, nil},
		"exact sum: no items":            {exact, []any{"high", 3.0}, nil},
		"exact sum: met":                 {exact, []any{"items[0].count", int64(1), "items[1].count", int64(2), "high", 3.0}, nil},
		"exact sum: below":               {exact, []any{"items[0].count", int64(2), "high", 3.0}, []string{"items: Count in Items, added up, is 2, but High is 3 [high]"}},
		"exact sum: one is missing":      {exact, []any{"items[0].count", int64(2), "items[1].name", "x", "high", 3.0}, nil},
		"multiple: of two":               {multiple, []any{"low", int64(4), "high", 2.0}, nil},
		"multiple: odd":                  {multiple, []any{"low", int64(5), "high", 2.0}, []string{"low: must be a multiple of High (2) [high]"}},
		"multiple: of nothing":           {multiple, []any{"low", int64(5), "high", 0.0}, nil},
		"listed: yes, or excepted":       {listed, []any{"items[0].name", "1", "items[0].count", int64(1), "items[1].name", "x"}, nil},
		"listed: no":                     {listed, []any{"items[0].name", "2", "items[0].count", int64(1)}, []string{"items[0].name: 2 is not in Items [items]"}},
		"given: holds":                   {given, []any{"mode", "x", "low", int64(2)}, nil},
		"given: broken":                  {given, []any{"mode", "x", "low", int64(3)}, []string{"(!) low: must be one of 1, 2 when Mode is x [mode]"}},
		"given: elsewhere":               {given, []any{"mode", "y", "low", int64(3)}, nil},
		"given: unset":                   {given, []any{"mode", "x"}, nil},
		"given: wrong type is said once": {given, []any{"mode", "x", "low", "three"}, []string{"low: must be a whole number"}},
		"apart: yes":                     {apart, []any{"a", "10.0.0.0/16", "b", "10.1.0.0/16", "blocks", []string{"10.2.0.0/16", "10.3.0.0/16"}}, nil},
		"apart: no": {
			apart,
			[]any{"a", "10.0.0.0/8", "b", "11.0.0.0/8", "blocks", []string{"10.2.0.0/16", "12.0.0.0/8", "12.1.0.0/16"}},
			[]string{"blocks: 10.2.0.0/16 overlaps A (10.0.0.0/8) [a]", "blocks: 12.1.0.0/16 overlaps Blocks (12.0.0.0/8)"},
		},
		"apart: what is no block": {apart, []any{"a", "10.0.0.0/8", "b", "10"}, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := []string{}
			problems := crossForm(c.check).Check(said(t, c.say...), nil)
			for i, line := range spoken(problems) {
				if len(problems[i].Related) > 0 {
					var touched []string
					for _, path := range problems[i].Related {
						touched = append(touched, string(path))
					}
					line += " [" + strings.Join(touched, " ") + "]"
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(append([]string{}, c.want...), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestChecksDescribeThemselves(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		check  forms.Check
		en, zh string
	}{
		"one of":    {forms.ExactlyOneOf{Fields: []string{"a", "b"}}, "exactly one of A, B", "甲、乙只能且必须填写一项"},
		"unique":    {forms.Unique{List: "items", Key: "name"}, "no two alike: Name in Items", "列表的名称不可重复"},
		"not above": {forms.LessOrEqual{Low: "low", High: "high"}, "Low is at most High", "低不大于高"},
		"sum": {
			forms.SumAtMost{List: "items", Key: "count", Limit: "high"},
			"Count in Items, added up, is at most High", "列表的数量合计不大于高",
		},
		"exact sum": {
			forms.SumEquals{List: "items", Key: "count", Total: "high"}, "Count in Items, added up, is High", "列表的数量合计等于高",
		},
		"multiple": {forms.MultipleOf{Field: "low", Of: "high"}, "Low is a multiple of High", "低为高的整数倍"},
		"listed": {
			forms.References{List: "items", Key: "name", In: "items", InKey: "count"}, "Name in Items is one of those in Items", "列表的名称须是列表中已有的",
		},
		"given": {
			forms.RuleWhen{When: forms.IsSet("a"), Field: "b", Rule: forms.Length{Min: 1, Max: 2}},
			"B must be 1-2 characters long when A is given", "乙长度须为 1-2 个字符（当已填写甲时）",
		},
		"apart": {forms.Disjoint{Fields: []string{"a", "b"}}, "A, B do not overlap", "甲、乙互不重叠"},
		"fact":  {forms.FactEquals{Field: "a", Fact: "x", Other: "b"}, "A belongs to B", "甲属于所选的乙"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form := crossForm(c.check)
			label := form.Scope(&forms.Answers{}, nil).Label
			if got, want := c.check.Describe(label), forms.T(c.en, c.zh); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
			for _, ref := range c.check.Refs() {
				if _, ok := form.Field(form.Scope(&forms.Answers{}, nil).PathOf(ref)); !ok {
					t.Errorf("touches %s, which is no field", ref)
				}
			}
		})
	}
}

func TestChecksInsideItemsAndObjects(t *testing.T) {
	t.Parallel()
	answers := valid(
		t, "queues[0].min_count", int64(3), "queues[0].max_count", int64(2), "queues[0].nodes[0].bid", 1.0,
		"network.proxy.host", "h", "network.proxy.port", int64(443),
	)
	want := []string{
		"network.proxy.host: must be 3-9 characters long, not 1 when Port is 443",
		"queues[0].min_count: must be at most Most nodes (2)",
	}
	if diff := cmp.Diff(want, spoken(synthetic().Check(answers, nil))); diff != "" {
		t.Error(diff)
	}
}
