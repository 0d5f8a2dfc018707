package forms_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// queueCloud asks by the queue, with templates of nodes in it.
func queueCloud() *forms.Form {
	nodes := forms.Field{
		Key: "nodes", Kind: forms.List, Max: 3, Fields: []forms.Field{
			{Key: "type", SameAs: "node.type", Kind: forms.String, Required: true, Rules: []forms.Rule{forms.Prefix{"ecs."}}},
			{Key: "mode", SameAs: "billing.mode", Kind: forms.Choice, Options: forms.Words("PostPaid", "PrePaid"), ServerDefault: "PostPaid"},
			{
				Key: "unit", SameAs: "billing.period_unit", Kind: forms.Choice, When: forms.Is("mode", "PrePaid"),
				Options: forms.Words("Week", "Month"), ServerDefault: "Month",
			},
			{Key: "period", SameAs: "billing.period", Kind: forms.Integer, When: forms.Is("mode", "PrePaid")},
		},
	}
	return &forms.Form{Fields: []forms.Field{
		{Key: "basics.name", Kind: forms.String},
		{Key: "queues", Kind: forms.List, Max: 3, Fields: []forms.Field{
			{Key: "most", Kind: forms.Integer},
			{Key: "count", SameAs: "node.count", Kind: forms.Integer, Rules: []forms.Rule{forms.Range{Max: 100}}},
			nodes,
		}, Checks: []forms.Check{forms.LessOrEqual{Low: "count", High: "most"}}},
	}}
}

// poolCloud asks by the pool, with several types in each.
func poolCloud() *forms.Form {
	return &forms.Form{Fields: []forms.Field{
		{Key: "basics.name", Kind: forms.String},
		{Key: "pools", Kind: forms.List, Max: 3, Fields: []forms.Field{
			{Key: "types", SameAs: "node.type", Kind: forms.Strings, Max: 2, Rules: []forms.Rule{forms.Prefix{"ecs."}}},
			{Key: "count", SameAs: "node.count", Kind: forms.Integer, When: forms.IsNot("scaling", "true")},
			{Key: "scaling", Kind: forms.Boolean, ServerDefault: false},
		}},
	}}
}

// groupCloud asks for a type for all groups and for each.
func groupCloud() *forms.Form {
	kind := forms.Field{Key: "all.type", SameAs: "node.type", Kind: forms.String}
	own := kind
	own.Key = "type"
	return &forms.Form{Fields: []forms.Field{kind, {Key: "groups", Kind: forms.List, Max: 3, Fields: []forms.Field{own}}}}
}

// flatCloud asks for one kind of nodes, of types of its own.
func flatCloud() *forms.Form {
	prepaid := forms.Is("billing.mode", "PrePaid")
	return &forms.Form{Fields: []forms.Field{
		{Key: "basics.name", Kind: forms.String},
		{Key: "node.type", SameAs: "node.type", Kind: forms.String, Rules: []forms.Rule{forms.Advice{Rule: forms.NoPrefix{"ecs."}}}},
		{Key: "node.count", SameAs: "node.count", Kind: forms.Integer, Default: int64(1)},
		// The questions before that on which they wait.
		{Key: "billing.period", SameAs: "billing.period", Kind: forms.Integer, When: prepaid},
		{
			Key: "billing.unit", SameAs: "billing.period_unit", Kind: forms.Choice, When: prepaid,
			Options: forms.Words("Month", "Year"),
		},
		{Key: "billing.mode", SameAs: "billing.mode", Kind: forms.Choice, Options: forms.Words("PostPaid", "PrePaid")},
	}}
}

func TestCarry(t *testing.T) {
	t.Parallel()
	type said map[forms.Path]any
	queue := map[string]any{"nodes": []any{map[string]any{"type": "ecs.a"}}}
	for name, c := range map[string]struct {
		from, to *forms.Form
		before   said
		want     said
	}{
		"a text as a list, into a new item": {
			queueCloud(), poolCloud(),
			said{"queues": []any{map[string]any{"count": int64(5), "nodes": []any{map[string]any{"type": "ecs.a"}}}, queue}},
			said{"pools[0].types": []string{"ecs.a"}, "pools[0].count": int64(5)},
		},
		"the first of a list, into new items of items": {
			poolCloud(), queueCloud(),
			said{"pools": []any{map[string]any{"types": []string{"ecs.a", "ecs.b"}, "count": int64(7)}}},
			said{"queues[0].count": int64(7), "queues[0].nodes[0].type": "ecs.a"},
		},
		"into the group before that for all": {
			poolCloud(), groupCloud(), said{"pools": []any{map[string]any{"types": []string{"ecs.a"}}}}, said{"groups[0].type": "ecs.a"},
		},
		"not beside one for all": {
			poolCloud(), groupCloud(), said{"pools": []any{map[string]any{"types": []string{"ecs.a"}}}, "all.type": "ecs.b"}, nil,
		},
		"from the group before that for all": {
			groupCloud(), poolCloud(),
			said{"groups": []any{map[string]any{"type": "ecs.a"}}, "all.type": "ecs.b"},
			said{"pools[0].types": []string{"ecs.a"}},
		},
		"from that for all": {groupCloud(), poolCloud(), said{"all.type": "ecs.b"}, said{"pools[0].types": []string{"ecs.b"}}},
		"into the first item, beside what is there": {
			flatCloud(), queueCloud(),
			said{"queues": []any{map[string]any{"most": int64(9)}, queue}, "node.count": int64(8)},
			said{"queues[0].count": int64(8)},
		},
		"what is there stays": {
			flatCloud(), queueCloud(), said{"queues": []any{map[string]any{"count": int64(2)}}, "node.count": int64(8)}, nil,
		},
		"against a rule":          {flatCloud(), queueCloud(), said{"node.count": int64(101)}, nil},
		"against another answer":  {flatCloud(), queueCloud(), said{"queues": []any{map[string]any{"most": int64(3)}}, "node.count": int64(8)}, nil},
		"a type of another cloud": {poolCloud(), flatCloud(), said{"pools": []any{map[string]any{"types": []string{"ecs.a"}}}}, nil},
		"not a number":            {flatCloud(), poolCloud(), said{"node.count": "many"}, nil},
		"not asked here":          {flatCloud(), poolCloud(), said{"pools": []any{map[string]any{"scaling": true}}, "node.count": int64(8)}, nil},
		"not asked there": {
			poolCloud(), flatCloud(), said{"pools": []any{map[string]any{"scaling": true, "count": int64(8)}}}, nil,
		},
		"no item for what is assumed": {flatCloud(), queueCloud(), said{"billing.mode": "PrePaid", "billing.period": int64(2), "billing.unit": "Month"}, nil},
		"an answer that others wait for": {
			queueCloud(), flatCloud(),
			said{"queues": []any{map[string]any{"nodes": []any{map[string]any{"mode": "PrePaid", "unit": "Month", "period": int64(2)}}}}},
			said{"billing.mode": "PrePaid", "billing.unit": "Month", "billing.period": int64(2)},
		},
		"the unit that was assumed": {
			queueCloud(), flatCloud(),
			said{"queues": []any{map[string]any{"nodes": []any{map[string]any{"mode": "PrePaid", "period": int64(2)}}}}},
			said{"billing.mode": "PrePaid", "billing.unit": "Month", "billing.period": int64(2)},
		},
		"not in another unit": {
			queueCloud(), flatCloud(),
			said{"queues": []any{map[string]any{"nodes": []any{map[string]any{"mode": "PrePaid", "unit": "Week", "period": int64(2)}}}}},
			said{"billing.mode": "PrePaid"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answers, want := &forms.Answers{}, said{}
			for path, value := range c.before {
				if err := answers.Set(path, value); err != nil {
					t.Fatal(err)
				}
			}
			before := answers.Clone()
			got := said{}
			for _, path := range forms.Carry(c.from, c.to, answers) {
				got[path], _ = answers.Get(path)
			}
			if c.want != nil {
				want = c.want
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			stays(t, "", tree(before), tree(answers))
			if again := forms.Carry(c.from, c.to, answers); len(again) > 0 {
				t.Errorf("again: %v", again)
			}
		})
	}
}

func tree(a *forms.Answers) any {
	value, _ := a.Get("")
	return value
}

// stays fails unless after holds all that before does.
func stays(t *testing.T, at forms.Path, before, after any) {
	t.Helper()
	switch v := before.(type) {
	case map[string]any:
		object, _ := after.(map[string]any)
		for key := range v {
			stays(t, at.Key(key), v[key], object[key])
		}
	case []any:
		list, _ := after.([]any)
		if len(list) < len(v) {
			t.Errorf("%s lost items", at)
			return
		}
		for i := range v {
			stays(t, at.Index(i), v[i], list[i])
		}
	case string:
		// An empty text says nothing.
		if v != "" && v != after {
			t.Errorf("%s was %q, is %v", at, v, after)
		}
	default:
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("%s (-before +after):\n%s", at, diff)
		}
	}
}

func TestCarryNeverChangesAnAnswer(t *testing.T) {
	t.Parallel()
	all := []*forms.Form{queueCloud(), poolCloud(), flatCloud(), groupCloud()}
	paths := []forms.Path{
		"queues[0].most", "queues[0].count", "queues[0].nodes[0].type", "queues[0].nodes[0].mode", "queues[0].nodes[0].period",
		"queues[1].count", "pools[0].types", "pools[0].count", "pools[0].scaling", "pools", "queues", "node.type", "node.count", "node",
		"billing.mode", "billing.unit", "billing.period", "all.type", "groups[0].type",
	}
	values := []any{
		"ecs.a", "PrePaid", "PostPaid", "Month", "", int64(3), int64(200), true,
		[]string{"ecs.b", "ecs.c"},
		[]string{"x"},
		[]any{},
		map[string]any{},
	}
	random := rand.New(rand.NewPCG(4, 2))
	set := 0
	for range 3000 {
		answers := &forms.Answers{}
		for range random.IntN(9) {
			_ = answers.Set(paths[random.IntN(len(paths))], values[random.IntN(len(values))])
		}
		before := answers.Clone()
		set += len(forms.Carry(all[random.IntN(len(all))], all[random.IntN(len(all))], answers))
		stays(t, "", tree(before), tree(answers))
		if t.Failed() {
			t.Fatalf("%v became %v", tree(before), tree(answers))
		}
	}
	if set == 0 {
		t.Error("nothing was taken over")
	}
}

// TestTurned: what two clouds ask at the same place came along, and what one says
// beside another answer of the other stays.
func TestTurned(t *testing.T) {
	t.Parallel()
	from, to := queueCloud(), poolCloud()
	answers := said(t, "basics.name", "n", "queues[0].count", int64(5), "pools[0].count", int64(3), "pools[0].types", []string{"ecs.a"})
	if diff := cmp.Diff([]forms.Path{"basics.name"}, forms.Common(from, to, answers)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]forms.Path{"basics.name", "pools[0].types", "pools[0].count"}, forms.Common(to, to, answers)); diff != "" {
		t.Error(diff)
	}
	held := forms.Differing(from, to, answers)
	if len(held) != 1 || held[0].Question.Path() != "pools[0].count" || held[0].Other != int64(5) {
		t.Errorf("%+v", held)
	}
	same := said(t, "queues[0].count", int64(3), "pools[0].count", int64(3))
	if held := forms.Differing(from, to, same); len(held) != 0 {
		t.Errorf("%+v", held)
	}
}
