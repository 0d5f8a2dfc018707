package list_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/list"
	"clusterwiz/ui/look"
)

// TestLettersBeforeTheList narrow it when it comes: until then enter takes nothing, unless
// somebody went to what is typed.
func TestLettersBeforeTheList(t *testing.T) {
	t.Parallel()
	one, several := forms.Field{Kind: forms.String}, forms.Field{Kind: forms.Strings}
	for name, c := range map[string]struct {
		field         forms.Field
		before, after []string
		taken         any
		want          any
	}{
		"narrowed":              {one, []string{"t17", "enter"}, []string{"enter"}, nil, "ecs.t17"},
		"more letters after":    {one, []string{"t1", "enter"}, []string{"7", "enter"}, nil, "ecs.t17"},
		"typed and meant":       {one, []string{"t17", "down", "enter"}, nil, "t17", "t17"},
		"meant stays":           {one, []string{"t17", "down"}, []string{"enter"}, nil, "t17"},
		"meant, thought better": {one, []string{"t17", "down", "up", "enter"}, []string{"enter"}, nil, "ecs.t17"},
		"meant, then changed":   {one, []string{"t1", "down", "7", "enter"}, []string{"enter"}, nil, "ecs.t17"},
		"of several":            {several, []string{"t17", "tab", "enter"}, []string{"enter"}, nil, []string{"ecs.t17"}},
		"nothing typed":         {one, []string{"down", "enter"}, []string{"enter"}, nil, "ecs.t1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := list.NewPicker(question(t, c.field, nil), look.New(forms.En), 80, 10)
			p.Note(forms.T("loading…", "加载中…"), true)
			taken := any(nil)
			if press(p, c.before...) {
				taken = p.Value()
			}
			if diff := cmp.Diff(c.taken, taken); diff != "" {
				t.Errorf("before the list (-want +got):\n%s\n%s", diff, view(p))
			}
			p.Offer(many(50))
			press(p, c.after...)
			if diff := cmp.Diff(c.want, p.Value()); diff != "" {
				t.Errorf("(-want +got):\n%s\n%s", diff, view(p))
			}
		})
	}
}

// TestCursorStaysOnItsValue when the list comes anew, whatever else was asked meanwhile.
func TestCursorStaysOnItsValue(t *testing.T) {
	t.Parallel()
	p := picker(t, forms.Field{Kind: forms.String}, nil, many(50))
	press(p, "down", "down", "down")
	want := p.Value()
	p.Offer(many(60))
	if got := p.Value(); got != want {
		t.Errorf("%v was under the cursor, now %v", want, got)
	}
	p.Note(forms.T("loading…", "加载中…"), true)
	if press(p, "enter") || p.Value() != nil {
		t.Errorf("%v can be taken though the list is gone:\n%s", p.Value(), view(p))
	}
	p.Offer(many(60))
	if got := p.Value(); got != want {
		t.Errorf("%v was under the cursor, now %v", want, got)
	}
}

// TestNothingToTakeIsNotOffered: where enter would take nothing, it is not told.
func TestNothingToTakeIsNotOffered(t *testing.T) {
	t.Parallel()
	enter := func(p *list.Picker) bool {
		return slices.ContainsFunc(p.Keys(), func(h keys.Hint) bool { return h.Name == "enter" && h.Why.IsZero() })
	}
	p := picker(t, forms.Field{Kind: forms.Choice}, nil, nil)
	if enter(p) || !strings.Contains(view(p), "the list is empty") || strings.Contains(view(p), "type a value") {
		t.Errorf("enter is offered: %t\n%s", enter(p), view(p))
	}
	p.Offer(many(3))
	if !enter(p) {
		t.Errorf("enter is not offered:\n%s", view(p))
	}
	if press(p, "zzz"); enter(p) {
		t.Errorf("enter is offered:\n%s", view(p))
	}
	p.Type("")
	if p.Note(forms.T("loading…", "加载中…"), true); enter(p) {
		t.Errorf("enter is offered:\n%s", view(p))
	}
}
