package forms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func question(t *testing.T, answers *forms.Answers, path forms.Path) forms.Question {
	t.Helper()
	q, ok := synthetic().Question(answers, nil, path)
	if !ok {
		t.Fatalf("no question at %s", path)
	}
	if q.Path() != path {
		t.Fatalf("got the question at %s, want %s", q.Path(), path)
	}
	return q
}

func TestQuestionAt(t *testing.T) {
	t.Parallel()
	answers := valid(t, "network.proxy.host", "h")
	for _, path := range []forms.Path{
		"basics.name", "queues", "queues[0].name", "queues[0].nodes", "queues[0].nodes[0].disk", "queues[0].nodes[0].disk.size",
		"network.proxy", "network.proxy.port", "access.more.home",
	} {
		question(t, answers, path)
	}
	for _, path := range []forms.Path{
		"", "basics", "none", "queues[0]", "queues[1].name", "queues.name", "queues[0].none", "basics.name.more", "basics.name[0]", "a..b",
	} {
		if q, ok := synthetic().Question(answers, nil, path); ok {
			t.Errorf("%s: got %s", path, q.Path())
		}
	}
}

func TestScopeAt(t *testing.T) {
	t.Parallel()
	answers := valid(t)
	for _, path := range []forms.Path{"", "queues[0]", "queues[0].nodes[0]", "queues[0].nodes[0].disk", "network.proxy"} {
		scope, ok := synthetic().ScopeAt(answers, nil, path)
		if !ok || scope.Path() != path {
			t.Errorf("%s: got %v, %v", path, scope, ok)
		}
	}
	for _, path := range []forms.Path{"queues", "queues[1]", "queues[0].name", "basics.name", "none", "queues[0].nodes[9].disk", "a..b"} {
		if scope, ok := synthetic().ScopeAt(answers, nil, path); ok {
			t.Errorf("%s: got %s", path, scope.Path())
		}
	}
}

func TestQuestionApplies(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		path forms.Path
		say  []any
		want bool
	}{
		"plain":                             {path: "basics.name", want: true},
		"by the form's answers":             {path: "limits.price", say: []any{"basics.mode", "large"}, want: true},
		"not by the form's answers":         {path: "limits.price"},
		"step":                              {path: "queues", say: []any{"basics.mode", "single"}},
		"inside a step that does not apply": {path: "queues[0].nodes[0].disk.size", say: []any{"basics.mode", "single"}},
		"inside an item":                    {path: "queues[0].nodes[0].disk.size", want: true},
		"by the item around":                {path: "queues[0].nodes[0].bid", say: []any{"queues[0].min_count", int64(0)}, want: true},
		"not by the item around":            {path: "queues[0].nodes[0].bid", say: []any{"queues[0].min_count", int64(1)}},
		"by the object's item":              {path: "queues[0].nodes[0].disk.speed", say: []any{"queues[0].nodes[0].type", "fast"}, want: true},
		"not by the object's item":          {path: "queues[0].nodes[0].disk.speed"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := question(t, valid(t, c.say...), c.path).Applies(); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestQuestionNeeded(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		path forms.Path
		say  []any
		want bool
	}{
		"required":                     {path: "basics.name", want: true},
		"optional":                     {path: "network.pods"},
		"default":                      {path: "limits.max_count"},
		"required when":                {path: "network.vpc_id", say: []any{"basics.mode", "large"}, want: true},
		"not required when":            {path: "network.vpc_id"},
		"in an object not there":       {path: "network.proxy.host"},
		"in an object that is begun":   {path: "network.proxy.host", say: []any{"network.proxy.port", int64(8)}, want: true},
		"in a required object":         {path: "queues[0].nodes[0].disk.size", want: true},
		"in a required object, unsaid": {path: "queues[1].nodes[0].disk.size", say: []any{"queues[1].nodes[0].type", "x"}, want: true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := question(t, valid(t, c.say...), c.path).Needed(); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestQuestionValues(t *testing.T) {
	t.Parallel()
	secret := forms.Referenced(forms.Ref{Kind: forms.FromPrompt})
	cases := map[string]struct {
		path      forms.Path
		say       []any
		answer    any
		effective any
		state     forms.State
	}{
		"said":          {"basics.name", nil, "cfd", "cfd", forms.Set},
		"default":       {"limits.max_count", nil, nil, int64(4), forms.Set},
		"absent":        {"basics.protect", nil, nil, false, forms.Set},
		"unset":         {"network.pods", nil, nil, nil, forms.Unset},
		"empty":         {"network.pods", []any{"network.pods", ""}, nil, nil, forms.Unset},
		"unknown":       {"access.password", []any{"access.password", secret}, secret, secret, forms.Unknown},
		"item":          {"queues[0].nodes[0].type", nil, "c7", "c7", forms.Set},
		"object inside": {"network.proxy.port", nil, nil, int64(80), forms.Set},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := question(t, valid(t, c.say...), c.path)
			effective, state := q.Effective()
			if q.Answer() != c.answer || effective != c.effective || state != c.state {
				t.Errorf("got %v, %v, %v", q.Answer(), effective, state)
			}
		})
	}
}

func TestQuestions(t *testing.T) {
	t.Parallel()
	answers := valid(t, "queues[0].nodes[1].type", "fast")
	keys := func(questions []forms.Question) (keys []string) {
		for _, q := range questions {
			keys = append(keys, string(q.Path()))
		}
		return keys
	}
	form := synthetic().Scope(answers, nil)
	want := []string{"network.vpc_id", "network.subnet_id", "network.pods", "network.services", "network.proxy"}
	if diff := cmp.Diff(want, keys(form.Questions(forms.Network))); diff != "" {
		t.Error(diff)
	}
	if all := form.Questions(""); len(all) != 18 {
		t.Errorf("got %d questions: %v", len(all), keys(all))
	}
	items := question(t, answers, "queues[0].nodes").Items()
	want = []string{"queues[0].nodes[1].type", "queues[0].nodes[1].disk"}
	if diff := cmp.Diff(want, keys(items[1].Questions(""))); diff != "" {
		t.Error(diff)
	}
	inner := question(t, answers, "queues[0].nodes[1].disk").Inner()
	want = []string{"queues[0].nodes[1].disk.size", "queues[0].nodes[1].disk.speed"}
	if diff := cmp.Diff(want, keys(inner.Questions(""))); diff != "" {
		t.Error(diff)
	}
	if got := question(t, answers, "queues[0].name").Scope().Label("nodes[].type").En; got != "Type" {
		t.Errorf("got label %q", got)
	}
}

func TestQuery(t *testing.T) {
	t.Parallel()
	q := question(t, valid(t), "network.subnet_id")
	if _, missing := q.Query(); !cmp.Equal(missing, []string{"network.vpc_id"}) {
		t.Errorf("missing: %v", missing)
	}
	q = question(t, valid(t, "network.vpc_id", "vpc-1"), "network.subnet_id")
	query, missing := q.Query()
	want := forms.Query{Source: "subnets", Args: map[string]string{"network.vpc_id": "vpc-1", "basics.mode": "small"}}
	if diff := cmp.Diff(want, query); diff != "" || len(missing) > 0 {
		t.Error(diff, missing)
	}
	other := forms.Query{Source: "subnets", Args: map[string]string{"network.vpc_id": "vpc-2", "basics.mode": "small"}}
	if query.ID() == other.ID() || query.ID() != want.ID() {
		t.Error("the id does not tell queries apart")
	}
}
