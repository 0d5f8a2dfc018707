package overlay_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/profiles/overlay"
)

var form = &forms.Form{
	Fields: []forms.Field{
		{Key: "basics.name", Kind: forms.String},
		{Key: "basics.zones", Kind: forms.Strings},
		{Key: "labels", Kind: forms.Map},
		{Key: "billing", Kind: forms.Object, Fields: []forms.Field{
			{Key: "period", Kind: forms.Integer},
			{Key: "coupons", Kind: forms.List, Fields: []forms.Field{{Key: "id", Kind: forms.String}, {Key: "n", Kind: forms.Integer}}},
		}},
		{Key: "queues", Kind: forms.List, KeyedBy: "name", Fields: []forms.Field{
			{Key: "name", Kind: forms.String},
			{Key: "n", Kind: forms.Integer},
			{Key: "disks", Kind: forms.List, Fields: []forms.Field{{Key: "size", Kind: forms.Integer}, {Key: "kind", Kind: forms.String}}},
			{Key: "taints", Kind: forms.List, Fields: []forms.Field{{Key: "key", Kind: forms.String}, {Key: "effect", Kind: forms.String}, {Key: "n", Kind: forms.Integer}}},
		}, Checks: []forms.Check{forms.Unique{List: "taints", Key: "key", With: "effect"}}},
	},
	Checks: []forms.Check{forms.Unique{List: "billing.coupons", Key: "id"}},
}

type (
	tree = map[string]any
	list = []any
)

var gone = tree{"remove": true}

// node makes a document that stands nowhere.
func node(value any) *overlay.Node {
	switch v := value.(type) {
	case tree:
		n := &overlay.Node{Table: map[string]*overlay.Node{}}
		for key, member := range v {
			n.Table[key] = node(member)
		}
		return n
	case list:
		n := &overlay.Node{List: true}
		for _, item := range v {
			n.Items = append(n.Items, node(item))
		}
		return n
	}
	return &overlay.Node{Value: value}
}

func layer(value tree) *overlay.Node { return overlay.Layer(form, node(value)) }

// settled is what a node says in the end.
func settled(n *overlay.Node) any {
	n.Settle()
	return said(n)
}

func said(n *overlay.Node) any {
	switch {
	case n.Table != nil:
		v := tree{}
		for key, member := range n.Table {
			v[key] = said(member)
		}
		return v
	case n.List:
		v := list{}
		for _, item := range n.Items {
			v = append(v, said(item))
		}
		return v
	}
	return n.Value
}

func TestMerge(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ base, over, want tree }{
		"a value":                {tree{"basics": tree{"name": "a", "zones": list{"x", "y"}}}, tree{"basics": tree{"name": "b"}}, tree{"basics": tree{"name": "b", "zones": list{"x", "y"}}}},
		"a list of texts":        {tree{"basics": tree{"zones": list{"x", "y"}}}, tree{"basics": tree{"zones": list{"z"}}}, tree{"basics": tree{"zones": list{"z"}}}},
		"entries of a table":     {tree{"labels": tree{"a": "1", "b": "2"}}, tree{"labels": tree{"b": gone, "c": "3"}}, tree{"labels": tree{"a": "1", "c": "3"}}},
		"an emptied table":       {tree{"labels": tree{"a": "1"}}, tree{"labels": tree{}}, tree{"labels": tree{}}},
		"a value taken away":     {tree{"basics": tree{"name": "a"}}, tree{"basics": tree{"name": gone}}, tree{"basics": tree{}}},
		"a group taken away":     {tree{"basics": tree{"name": "a"}}, tree{"basics": gone}, tree{}},
		"an object":              {tree{"billing": tree{"period": 1, "coupons": list{tree{"id": "a"}}}}, tree{"billing": tree{"coupons": list{tree{"id": "a", "n": 2}}}}, tree{"billing": tree{"period": 1, "coupons": list{tree{"id": "a", "n": 2}}}}},
		"an item by name":        {tree{"queues": list{tree{"name": "a", "n": 1}, tree{"name": "b"}}}, tree{"queues": list{tree{"name": "b", "n": 2}, tree{"name": "c"}}}, tree{"queues": list{tree{"name": "a", "n": 1}, tree{"name": "b", "n": 2}, tree{"name": "c"}}}},
		"an item taken away":     {tree{"queues": list{tree{"name": "a"}, tree{"name": "b"}}}, tree{"queues": list{tree{"name": "a", "remove": true}}}, tree{"queues": list{tree{"name": "b"}}}},
		"an item replaced":       {tree{"queues": list{tree{"name": "a", "n": 1}}}, tree{"queues": list{tree{"name": "a", "remove": true}, tree{"name": "a"}}}, tree{"queues": list{tree{"name": "a"}}}},
		"an emptied list":        {tree{"queues": list{tree{"name": "a"}}}, tree{"queues": list{}}, tree{"queues": list{}}},
		"by place":               {tree{"queues": list{tree{"name": "a", "disks": list{tree{"size": 1}, tree{"size": 2}}}}}, tree{"queues": list{tree{"name": "a", "disks": list{tree{}, tree{"kind": "x"}, tree{"size": 3}}}}}, tree{"queues": list{tree{"name": "a", "disks": list{tree{"size": 1}, tree{"size": 2, "kind": "x"}, tree{"size": 3}}}}}},
		"by place, taken away":   {tree{"queues": list{tree{"name": "a", "disks": list{tree{"size": 1}, tree{"size": 2}}}}}, tree{"queues": list{tree{"name": "a", "disks": list{tree{"remove": true}, tree{"kind": "x"}}}}}, tree{"queues": list{tree{"name": "a", "disks": list{tree{"size": 2, "kind": "x"}}}}}},
		"by two keys":            {tree{"queues": list{tree{"name": "a", "taints": list{tree{"key": "k", "effect": "x"}, tree{"key": "k", "effect": "y"}}}}}, tree{"queues": list{tree{"name": "a", "taints": list{tree{"key": "k", "effect": "y", "n": 1}}}}}, tree{"queues": list{tree{"name": "a", "taints": list{tree{"key": "k", "effect": "x"}, tree{"key": "k", "effect": "y", "n": 1}}}}}},
		"what no question knows": {tree{"zzz": tree{"a": 1}}, tree{"zzz": tree{"b": 1}}, tree{"zzz": tree{"b": 1}}},
		"another shape":          {tree{"queues": list{tree{"name": "a"}}}, tree{"queues": "x"}, tree{"queues": "x"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(any(c.want), settled(overlay.Merge(form, layer(c.base), layer(c.over)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestIdle(t *testing.T) {
	t.Parallel()
	merged := overlay.Merge(form, layer(tree{"queues": list{tree{"name": "a"}}}), layer(tree{"queues": list{tree{"name": "a", "remove": true}, tree{"name": "x", "remove": true}}, "labels": gone}))
	if idle := merged.Settle(); len(idle) != 2 {
		t.Errorf("idle: %v", idle)
	}
}

// draw makes a document; marks says that it may take away.
func draw(t *rapid.T, marks bool) tree {
	may := func(name string) bool { return rapid.IntRange(0, 2).Draw(t, name) == 0 }
	number := rapid.IntRange(1, 9)
	put := func(to tree, key string, value any) {
		switch {
		case marks && may(key+" goes") && may(key+" goes indeed"):
			to[key] = gone
		case !may(key + " is left out"):
			to[key] = value
		}
	}
	items := func(name string, most int, one func(i int) tree) list {
		found := list{}
		for i := range rapid.IntRange(0, most).Draw(t, name) {
			item := one(i)
			if marks && may(name+" item goes") {
				item["remove"] = true
			}
			found = append(found, item)
		}
		return found
	}
	names := func(name string) []string { return rapid.Permutation([]string{"a", "b", "c"}).Draw(t, name) }
	doc, basics, labels, billing := tree{}, tree{}, tree{}, tree{}
	put(basics, "name", fmt.Sprint(number.Draw(t, "name")))
	put(basics, "zones", list{fmt.Sprint(number.Draw(t, "zone"))})
	put(labels, "x", fmt.Sprint(number.Draw(t, "x")))
	put(labels, "y", fmt.Sprint(number.Draw(t, "y")))
	put(billing, "period", number.Draw(t, "period"))
	ids := names("ids")
	put(billing, "coupons", items("coupons", 3, func(i int) tree { return tree{"id": ids[i], "n": number.Draw(t, "n")} }))
	put(doc, "basics", basics)
	put(doc, "labels", labels)
	put(doc, "billing", billing)
	queues := names("queues")
	put(doc, "queues", items("queues", 3, func(i int) tree {
		queue := tree{"name": queues[i]}
		put(queue, "n", number.Draw(t, "n"))
		put(queue, "disks", items("disks", 3, func(int) tree {
			disk := tree{}
			put(disk, "size", number.Draw(t, "size"))
			put(disk, "kind", fmt.Sprint(number.Draw(t, "kind")))
			return disk
		}))
		return queue
	}))
	return doc
}

// TestNothingChangesNothing lays an empty file over any.
func TestNothingChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		doc := draw(t, false)
		if diff := cmp.Diff(any(doc), settled(overlay.Merge(form, layer(doc), layer(tree{})))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestAssociative puts three layers together in both groupings, on a file below.
func TestAssociative(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		for range 12 {
			associative(t)
		}
	})
}

func associative(t *rapid.T) {
	only := rapid.SampledFrom([]string{"basics", "labels", "billing", "queues", "queues"}).Draw(t, "group")
	some := func() tree {
		if group, said := draw(t, true)[only]; said {
			return tree{only: group}
		}
		return tree{}
	}
	a, b, c := draw(t, false), some(), some()
	left := overlay.Merge(form, overlay.Merge(form, layer(a), layer(b)), layer(c))
	right := overlay.Merge(form, layer(a), overlay.Merge(form, layer(b), layer(c)))
	if diff := cmp.Diff(settled(left), settled(right)); diff != "" {
		t.Fatalf("(a+b)+c is not a+(b+c):\na %v\nb %v\nc %v\n%s", a, b, c, diff)
	}
}

// TestLastOneSays: what the upper file says of a value holds.
func TestLastOneSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw(t, false), draw(t, false)
		got, _ := settled(overlay.Merge(form, layer(a), layer(b))).(tree)
		for _, path := range []string{"basics.name", "basics.zones", "billing.period", "labels.x"} {
			group, key, _ := strings.Cut(path, ".")
			upper, _ := b[group].(tree)
			merged, _ := got[group].(tree)
			if want, said := upper[key]; said && !cmp.Equal(want, merged[key]) {
				t.Fatalf("%s is %v, not %v", path, merged[key], want)
			}
		}
		if len(slices.Collect(func(yield func(string) bool) {
			for key := range got {
				if !yield(key) {
					return
				}
			}
		})) < len(a) {
			t.Fatal("a group is lost")
		}
	})
}
