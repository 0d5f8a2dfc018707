package ehpc_test

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/ehpc"
)

// TestLookups asks every source that the form names, as its questions do.
func TestLookups(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	answers := load(t, "example.toml")
	for _, path := range []forms.Path{"addons[0].name", "addons[0].version"} {
		set(t, answers, path, map[forms.Path]string{"addons[0].name": "Login", "addons[0].version": "1.0"}[path])
	}
	form, known := ehpc.New().Form(), &forms.Known{}
	wanted := map[string]bool{}
	for _, key := range form.Keys() {
		if f, _ := form.Field(forms.Path(strings.ReplaceAll(key, "[]", "[0]"))); f.Source.Name != "" {
			wanted[f.Source.Name] = true
		}
	}
	for _, path := range answered(form, answers) {
		q, ok := form.Question(answers, nil, path)
		if !ok || q.Source.Name == "" || !q.Applies() {
			continue
		}
		query, missing := q.Query()
		if len(missing) > 0 {
			t.Errorf("%s misses %v", path, missing)
		}
		options, err := r.Lookup(t.Context(), query)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		known.Add(query, options)
		delete(wanted, query.Source)
		value, _ := q.Answer().(string)
		if value != "" && !slices.ContainsFunc(options, func(o forms.Option) bool { return o.Value == value && o.Label.Complete() }) {
			t.Errorf("%s: %s is not among %d options", path, value, len(options))
		}
	}
	// The example leaves the resource group open.
	options, err := r.Lookup(t.Context(), forms.Query{Source: "resource_groups"})
	if err != nil || len(options) == 0 {
		t.Errorf("resource groups: %v, %v", options, err)
	}
	delete(wanted, "resource_groups")
	if len(wanted) > 0 {
		t.Errorf("never asked: %v", wanted)
	}
	for _, p := range form.Check(answers, known) {
		t.Errorf("with all lists known: %s: %s", p.Path, p.Summary.En)
	}
}

// answered lists the path of every field in the scopes that answers make.
func answered(form *forms.Form, answers *forms.Answers) []forms.Path {
	var paths []forms.Path
	var walk func(s *forms.Scope)
	walk = func(s *forms.Scope) {
		for _, q := range s.Questions("") {
			paths = append(paths, q.Path())
			if q.Kind == forms.List {
				for _, item := range q.Items() {
					walk(item)
				}
			}
			if q.Kind == forms.Object {
				walk(q.Inner())
			}
		}
	}
	walk(form.Scope(answers, nil))
	return paths
}

func TestLookupDetails(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	look := func(source string, args map[string]string) []forms.Option {
		options, err := r.Lookup(t.Context(), forms.Query{Source: source, Args: args})
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		return options
	}
	if regions := look("regions", nil); len(regions) < 5 || !slices.ContainsFunc(regions, func(o forms.Option) bool {
		return o.Value == "cn-hangzhou" && o.Label.En != o.Label.Zh && o.Label.Complete()
	}) {
		t.Errorf("regions %+v", regions)
	}
	targets := look("mount_targets", map[string]string{"file_system_id": "008b648bcb"})
	if len(targets) != 1 || targets[0].Facts["vpc_id"] != "vpc-m5efjevmclc0xdmys" || targets[0].Facts["file_system_id"] != "008b648bcb" {
		t.Errorf("targets %+v", targets)
	}
	one := look("instance_types", map[string]string{"network.vswitch_id": "vsw-f8za5p0mwzgdu3wgx"})
	two := look("instance_types", map[string]string{
		"network.vswitch_id": "vsw-none", "vswitch_ids": "vsw-f8za5p0mwzgdu3wgx, vsw-f8za5p0mwzgdu3wgy",
	})
	sold := func(options []forms.Option) int {
		return len(slices.DeleteFunc(slices.Clone(options), func(o forms.Option) bool { return o.Why.IsZero() }))
	}
	if len(two) < len(one) || sold(two) >= sold(one) || len(one) < 500 {
		t.Errorf("one zone: %d, %d sold out; two: %d, %d", len(one), sold(one), len(two), sold(two))
	}
	again := len(r.sim.Calls())
	look("images", map[string]string{"instance_type": "ecs.c7.large"})
	first := len(r.sim.Calls())
	look("images", map[string]string{"instance_type": "ecs.c7.large"})
	if first == again || len(r.sim.Calls()) != first {
		t.Error("the second look-up went out again")
	}
	if _, err := r.Lookup(t.Context(), forms.Query{Source: "weather"}); err == nil {
		t.Error("an unknown source was answered")
	}
}
