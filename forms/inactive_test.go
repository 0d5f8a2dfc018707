package forms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
)

func TestInactive(t *testing.T) {
	t.Parallel()
	queue := func(bid float64) map[string]any {
		return map[string]any{"name": "q", "nodes": []any{map[string]any{"type": "c7", "bid": bid}}}
	}
	cases := map[string]struct {
		say  []any
		want []string
	}{
		"all apply":        {say: []any{"network.proxy.host", "h", "groups[0].count", int64(1)}},
		"empty is nothing": {say: []any{"limits.price", ""}},
		"a default that is not said": {
			say: []any{"basics.mode", "large", "limits.price", 0.5},
		},
		"the condition in labels": {
			say:  []any{"limits.price", 0.5},
			want: []string{"limits.price: Price: not sent, only used when Mode is many nodes and Name is given"},
		},
		"what is wrong as well": {
			say:  []any{"limits.price", "free"},
			want: []string{"limits.price: Price: not sent, only used when Mode is many nodes and Name is given"},
		},
		"within an object": {
			say: []any{"network.proxy.host", "h", "network.proxy.reason", "r"},
			want: []string{
				"network.proxy.reason: Reason: not sent, only used when Port is 443 and Mode is many nodes and Name is given",
			},
		},
		"the same in several items once": {
			say: []any{"queues", []any{queue(1), map[string]any{"name": "r"}, queue(2), queue(3)}},
			want: []string{
				"queues[0].nodes[0].bid: Bid: not sent, only used when Least nodes is 0 or Mode is many nodes (and 2 more)",
			},
		},
		"an object in an item of a list": {
			say:  []any{"queues[0].nodes[0].disk.speed", int64(9)},
			want: []string{"queues[0].nodes[0].disk.speed: Speed: not sent, only used when Type is fast"},
		},
		"a list that does not apply only itself": {
			say:  []any{"basics.mode", "single"},
			want: []string{"queues: Queues: not sent, only used when Mode is not single"},
		},
		"a page that does not apply once": {
			say: []any{"basics.mode", "single", "groups[0].name", "g", "limits.price", 0.5},
			want: []string{
				"limits.price: Price: not sent, only used when Mode is many nodes and Name is given",
				"queues: Queues (2 answers): not sent, only used when Mode is not single",
			},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form, answers := synthetic(), valid(t, c.say...)
			got := []string{}
			for _, idle := range form.Inactive(answers) {
				p := idle.Problem()
				got = append(got, string(p.Path)+": "+p.Summary.En)
				if p.Severity != forms.Warning || !p.Summary.Complete() {
					t.Errorf("got %+v", p)
				}
			}
			if diff := cmp.Diff(append([]string{}, c.want...), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestInactiveInChinese(t *testing.T) {
	t.Parallel()
	idle := synthetic().Inactive(valid(t, "limits.price", 0.5))
	want := "价格：不会发送，仅在模式为“大量节点”，且已填写名称时适用"
	if len(idle) != 1 || idle[0].Problem().Summary.Zh != want {
		t.Errorf("got %+v", idle)
	}
}

// sayings are answers of which many make others apply or not.
var sayings = []struct {
	path   forms.Path
	values []any
}{
	{"basics.mode", []any{"small", "large", "single"}},
	{"basics.name", []any{nil, "n"}},
	{"limits.price", []any{nil, 0.5}},
	{"network.proxy.port", []any{nil, int64(80), int64(443)}},
	{"network.proxy.reason", []any{nil, "", "r"}},
	{"queues[0].min_count", []any{nil, int64(0), int64(1)}},
	{"queues[0].nodes[0].bid", []any{nil, 1.5, "free"}},
	{"queues[1].nodes[0].bid", []any{nil, 1.5}},
	{"queues[1].nodes[0].type", []any{"slow", "fast"}},
	{"queues[1].nodes[0].disk.speed", []any{nil, int64(9)}},
}

// TestInactiveIsNotSent says anything anywhere: what is called idle was said, and
// without it the request is the same.
func TestInactiveIsNotSent(t *testing.T) {
	t.Parallel()
	form := synthetic()
	rapid.Check(t, func(rt *rapid.T) {
		answers := valid(t,
			"network.proxy.host", "h", "queues[1].nodes[0].type", "slow", "queues[1].nodes[0].disk.size", int64(1), "groups[0].name", "g")
		for _, one := range sayings {
			if err := answers.Set(one.path, rapid.SampledFrom(one.values).Draw(rt, string(one.path))); err != nil {
				rt.Fatal(err)
			}
		}
		want := bodyJSON(t, form.Body(answers), forms.Revealed)
		without := answers.Clone()
		for _, idle := range form.Inactive(answers) {
			for _, path := range append([]forms.Path{idle.Path}, idle.Others...) {
				if _, said := answers.Get(path); !said {
					rt.Errorf("%s was not said", path)
				}
				without.Unset(path)
			}
		}
		if diff := cmp.Diff(want, bodyJSON(t, form.Body(without), forms.Revealed)); diff != "" {
			rt.Error(diff)
		}
		if left := form.Inactive(without); len(left) > 0 {
			rt.Errorf("still idle: %v", left)
		}
	})
}
