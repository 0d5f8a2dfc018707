package forms_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
)

func TestAnswersSetGet(t *testing.T) {
	t.Parallel()
	a := said(t, "basics.name", "cfd", "queues[0].name", "one", "queues[1].name", "two", "queues[0].nodes[0].disk.size", int64(40))
	for path, want := range map[forms.Path]any{
		"basics.name": "cfd", "queues[1].name": "two", "queues[0].nodes[0].disk.size": int64(40),
	} {
		if got, ok := a.Get(path); !ok || got != want {
			t.Errorf("%s: got %v, %v, want %v", path, got, ok, want)
		}
	}
	for _, path := range []forms.Path{"basics.mode", "queues[2]", "queues[2].name", "basics.name.more", "basics[0]", "queues.name", "a..b"} {
		if got, ok := a.Get(path); ok {
			t.Errorf("%s: got %v, want nothing", path, got)
		}
	}
	if got := a.Len("queues"); got != 2 {
		t.Errorf("got %d queues", got)
	}
}

func TestAnswersSetRefuses(t *testing.T) {
	t.Parallel()
	for name, path := range map[string]forms.Path{
		"root": "", "gap in list": "queues[2].name", "value as object": "basics.name.first", "value as list": "basics.name[0]",
		"object as list": "basics[0]", "list as object": "queues.name", "malformed": "a..b",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := said(t, "basics.name", "cfd", "queues[0].name", "one")
			before := a.Clone()
			if err := a.Set(path, "x"); err == nil {
				t.Error("went through")
			}
			if !a.Equal(before) || a.Rev() != before.Rev() {
				t.Error("a refused value changed the answers")
			}
		})
	}
}

func TestAnswersKeepTheirOwnCopy(t *testing.T) {
	t.Parallel()
	list := []string{"a", "b"}
	a := said(t, "list", list)
	list[0] = "changed"
	if got, _ := a.Get("list"); !cmp.Equal(got, []string{"a", "b"}) {
		t.Errorf("got %v", got)
	}
	b := a.Clone()
	say(t, b, "list", []string{"c"})
	if got, _ := a.Get("list"); !cmp.Equal(got, []string{"a", "b"}) {
		t.Errorf("the copy shares values: %v", got)
	}
}

func TestAnswersUnset(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		unset forms.Path
		want  []any
	}{
		"leaf keeps its siblings":     {"a.b", []any{"a.c", "2", "list[0].x.y", "3"}},
		"emptied objects go":          {"list[0].x.y", []any{"a.b", "1", "a.c", "2", "list[0]", map[string]any{}}},
		"an item is not unset":        {"list[0]", []any{"a.b", "1", "a.c", "2", "list[0].x.y", "3"}},
		"what is not there":           {"z.y", []any{"a.b", "1", "a.c", "2", "list[0].x.y", "3"}},
		"below a value":               {"a.b.c", []any{"a.b", "1", "a.c", "2", "list[0].x.y", "3"}},
		"a whole list":                {"list", []any{"a.b", "1", "a.c", "2"}},
		"behind the end of the list":  {"list[5].x", []any{"a.b", "1", "a.c", "2", "list[0].x.y", "3"}},
		"a malformed path is ignored": {"a..b", []any{"a.b", "1", "a.c", "2", "list[0].x.y", "3"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := said(t, "a.b", "1", "a.c", "2", "list[0].x.y", "3")
			a.Unset(c.unset)
			if !a.Equal(said(t, c.want...)) {
				t.Error("the answers are not as expected")
			}
		})
	}
}

func TestAnswersSetNilUnsets(t *testing.T) {
	t.Parallel()
	a := said(t, "a.b", "1")
	say(t, a, "a.b", nil)
	if _, ok := a.Get("a"); ok || !a.Equal(&forms.Answers{}) {
		t.Error("something is left")
	}
	if err := said(t, "l[0].a", "1").Set("l[0]", nil); err == nil {
		t.Error("an item was unset")
	}
}

func TestAnswersLists(t *testing.T) {
	t.Parallel()
	a := &forms.Answers{}
	for i, name := range []string{"b", "a", "c"} {
		if err := a.Insert("q", min(i, 1)*i, map[string]any{"name": name}); err != nil {
			t.Fatal(err)
		}
	}
	names := func() (names []any) {
		for i := range a.Len("q") {
			name, _ := a.Get(forms.Path("q").Index(i).Key("name"))
			names = append(names, name)
		}
		return names
	}
	if err := a.Move("q", 0, 1); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]any{"a", "b", "c"}, names()); diff != "" {
		t.Error(diff)
	}
	item, err := a.Remove("q", 1)
	if err != nil || item["name"] != "b" {
		t.Errorf("removed %v, %v", item, err)
	}
	if diff := cmp.Diff([]any{"a", "c"}, names()); diff != "" {
		t.Error(diff)
	}
	for name, err := range map[string]error{
		"insert behind": a.Insert("q", 3, nil),
		"insert before": a.Insert("q", -1, nil),
		"insert in map": a.Insert("q[0]", 0, nil),
		"move from":     a.Move("q", 2, 0),
		"move to":       a.Move("q", 0, 2),
		"move nothing":  a.Move("none", 0, 0),
	} {
		if err == nil {
			t.Errorf("%s went through", name)
		}
	}
	if _, err := a.Remove("q", 2); err == nil {
		t.Error("removed what is not there")
	}
}

func TestMoveKeepsWhatIsNoObject(t *testing.T) {
	t.Parallel()
	a := said(t, "q", []any{"typed", map[string]any{"name": "a"}})
	if err := a.Move("q", 0, 1); err != nil {
		t.Fatal(err)
	}
	if got, _ := a.Get("q[1]"); got != "typed" {
		t.Errorf("got %v", got)
	}
}

func TestEqual(t *testing.T) {
	t.Parallel()
	full := func() *forms.Answers {
		return said(t, "s", "x", "n", int64(1), "f", 1.5, "b", true, "l", []string{"a"}, "m", map[string]string{"k": "v"},
			"o[0].x", "y", "p", forms.Plain("secret"), "r", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "X"}))
	}
	if !full().Equal(full()) || !(&forms.Answers{}).Equal(&forms.Answers{}) {
		t.Error("the same answers differ")
	}
	for path, other := range map[string]any{
		"s": "z", "n": int64(2), "f": 2.5, "b": false, "l": []string{"a", "b"}, "m": map[string]string{"k": "w"},
		"o[0].x": "z", "p": forms.Plain("other"), "r": forms.Plain("secret"),
	} {
		changed := full()
		say(t, changed, path, other)
		if changed.Equal(full()) {
			t.Errorf("%s makes no difference", path)
		}
	}
	typed := said(t, "n", "1")
	if typed.Equal(said(t, "n", int64(1))) {
		t.Error("a text equals a number")
	}
}

// TestListModel compares the list operations with those of a plain slice.
func TestListModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, model := &forms.Answers{}, []string{}
		const list = forms.Path("outer.list")
		next := 0
		t.Repeat(map[string]func(*rapid.T){
			"insert": func(t *rapid.T) {
				at := rapid.IntRange(0, len(model)).Draw(t, "at")
				name := fmt.Sprint(next)
				next++
				if err := a.Insert(list, at, map[string]any{"name": name}); err != nil {
					t.Fatal(err)
				}
				model = slices.Insert(model, at, name)
			},
			"remove": func(t *rapid.T) {
				if len(model) == 0 {
					return
				}
				at := rapid.IntRange(0, len(model)-1).Draw(t, "at")
				if _, err := a.Remove(list, at); err != nil {
					t.Fatal(err)
				}
				model = slices.Delete(model, at, at+1)
			},
			"move": func(t *rapid.T) {
				if len(model) == 0 {
					return
				}
				from := rapid.IntRange(0, len(model)-1).Draw(t, "from")
				to := rapid.IntRange(0, len(model)-1).Draw(t, "to")
				if err := a.Move(list, from, to); err != nil {
					t.Fatal(err)
				}
				item := model[from]
				model = slices.Insert(slices.Delete(model, from, from+1), to, item)
			},
			"": func(t *rapid.T) {
				got := []string{}
				for i := range a.Len(list) {
					name, _ := a.Get(list.Index(i).Key("name"))
					got = append(got, name.(string))
				}
				if diff := cmp.Diff(model, got); diff != "" {
					t.Fatal(diff)
				}
			},
		})
	})
}

// TestCloneIsApart changes a copy at random and finds the original unchanged.
func TestCloneIsApart(t *testing.T) {
	t.Parallel()
	paths := []string{"a", "b.c", "b.d", "l[0].x", "l[0].y.z", "l[1].x"}
	rapid.Check(t, func(r *rapid.T) {
		original := said(t, "a", []string{"1"}, "b.c", "2", "b.d", map[string]string{"k": "v"}, "l[0].x", "3", "l[0].y.z", "4", "l[1].x", "5")
		reference, copied := original.Clone(), original.Clone()
		for range rapid.IntRange(1, 6).Draw(r, "changes") {
			path := forms.Path(rapid.SampledFrom(paths).Draw(r, "path"))
			if rapid.Bool().Draw(r, "unset") {
				copied.Unset(path)
				continue
			}
			_ = copied.Set(path, rapid.String().Draw(r, "value"))
		}
		if !original.Equal(reference) {
			r.Fatal("a change of the copy reached the original")
		}
	})
}
