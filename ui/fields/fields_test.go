package fields_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/look"
)

// question asks for one field with an answer given already, nil for none.
func question(t testing.TB, field forms.Field, answer any) forms.Question {
	t.Helper()
	field.Key, field.Label = "a.b", forms.T("Field", "字段")
	form := &forms.Form{Fields: []forms.Field{field}}
	answers := &forms.Answers{}
	if answer != nil {
		if err := answers.Set("a.b", answer); err != nil {
			t.Fatal(err)
		}
	}
	q, ok := form.Question(answers, nil, "a.b")
	if !ok {
		t.Fatal("no question")
	}
	return q
}

var named = map[string]tea.KeyType{
	"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "ctrl+u": tea.KeyCtrlU, "enter": tea.KeyEnter,
}

// press gives keys by name to a field, anything else letter by letter.
func press(f fields.Field, keys ...string) {
	for _, key := range keys {
		if kind, ok := named[key]; ok {
			f.Update(tea.KeyMsg{Type: kind})
			continue
		}
		for _, r := range key {
			msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
			if r == ' ' {
				msg.Type = tea.KeySpace
			}
			f.Update(msg)
		}
	}
}

// TestEveryKindIsTyped: what leaves a field has the type of its kind, whether it
// was typed, left alone, or left as text by an older program and typed again.
func TestEveryKindIsTyped(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind  forms.Kind
		text  string
		want  any
		typed bool
	}{
		"text":    {forms.String, "12", "12", true},
		"lines":   {forms.LongText, "12", "12", true},
		"integer": {forms.Integer, "12", int64(12), true},
		"decimal": {forms.Decimal, "0.5", 0.5, true},
		"boolean": {forms.Boolean, "true", true, false},
		"choice":  {forms.Choice, "a", "a", false},
		"strings": {forms.Strings, "a, b", []string{"a", "b"}, true},
		"map":     {forms.Map, "k=v", map[string]string{"k": "v"}, true},
		"hidden":  {forms.Hidden, "pw", forms.Plain("pw"), true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			equal := cmp.Comparer(func(x, y forms.Secret) bool { return x.Equal(y) })
			field := forms.Field{Kind: c.kind, Options: words}
			if c.kind != forms.Choice {
				field.Options = nil
			}
			for _, before := range []any{nil, c.text, c.want} {
				if c.kind == forms.Hidden && before == c.text {
					continue // A secret never stands as text.
				}
				f := fields.New(question(t, field, before), look.New(forms.En), 40)
				if before != nil {
					if diff := cmp.Diff(c.want, f.Value(), equal); diff != "" {
						t.Errorf("left alone after %#v (-want +got):\n%s", before, diff)
					}
				}
				if !c.typed {
					continue
				}
				press(f, "ctrl+u", c.text)
				if diff := cmp.Diff(c.want, f.Value(), equal); diff != "" {
					t.Errorf("typed after %#v (-want +got):\n%s", before, diff)
				}
			}
		})
	}
	f := fields.New(question(t, forms.Field{Kind: forms.Integer}, 2.5), look.New(forms.En), 40)
	if got := f.Value(); got != 2.5 {
		t.Errorf("what cannot be converted is lost: %v", got)
	}
}

// TestNoKeyHangsAnArea gives random keys to short texts of several lines: none
// crashes it or goes round for ever, as the toolkit does where there is no word
// to the left.
func TestNoKeyHangsAnArea(t *testing.T) {
	t.Parallel()
	press := []tea.KeyMsg{}
	for _, kind := range []tea.KeyType{
		tea.KeyLeft, tea.KeyRight, tea.KeyUp, tea.KeyDown, tea.KeyHome, tea.KeyEnd, tea.KeyBackspace, tea.KeyDelete, tea.KeyEnter,
		tea.KeyCtrlW, tea.KeyCtrlU, tea.KeyCtrlK, tea.KeyCtrlT, tea.KeyCtrlV, tea.KeyCtrlHome, tea.KeyCtrlEnd,
	} {
		press = append(press, tea.KeyMsg{Type: kind}, tea.KeyMsg{Type: kind, Alt: true})
	}
	for _, r := range "abcdflu<> 集" {
		press = append(press, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: true})
	}
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("a \n集")), 0, 5, -1).Draw(r, "text")
		f := fields.New(question(t, forms.Field{Kind: forms.LongText}, text), look.New(forms.En), 40)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(press), 1, 12).Draw(r, "keys") {
			f.Update(key)
			_ = f.View()
		}
	})
}

var words = []forms.Option{{Value: "a", Label: forms.T("Ay", "甲")}, {Value: "b", Label: forms.T("Bee", "乙")}}

func TestValues(t *testing.T) {
	t.Parallel()
	hidden := forms.Field{Kind: forms.Hidden}
	ref := forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PW"})
	for name, c := range map[string]struct {
		field  forms.Field
		answer any
		keys   []string
		want   any
	}{
		"text typed":             {forms.Field{Kind: forms.String}, nil, []string{"ab"}, "ab"},
		"text kept":              {forms.Field{Kind: forms.String}, "ab", nil, "ab"},
		"text cleared":           {forms.Field{Kind: forms.String}, "ab", []string{"ctrl+u"}, nil},
		"text edited":            {forms.Field{Kind: forms.String}, "ab", []string{"left", "x"}, "axb"},
		"chinese deleted":        {forms.Field{Kind: forms.String}, "集群", []string{"backspace"}, "集"},
		"integer":                {forms.Field{Kind: forms.Integer}, nil, []string{"42"}, int64(42)},
		"integer that is none":   {forms.Field{Kind: forms.Integer}, nil, []string{"4x"}, "4x"},
		"decimal":                {forms.Field{Kind: forms.Decimal}, nil, []string{"0.5"}, 0.5},
		"list of texts":          {forms.Field{Kind: forms.Strings}, nil, []string{"x, y"}, []string{"x", "y"}},
		"text of lines":          {forms.Field{Kind: forms.LongText}, nil, []string{"a", "enter", "b"}, "a\nb"},
		"secret typed":           {hidden, nil, []string{"pw"}, forms.Plain("pw")},
		"secret passed over":     {hidden, ref, nil, ref},
		"reference cleared":      {hidden, ref, []string{"ctrl+u"}, nil},
		"reference replaced":     {hidden, ref, []string{"new"}, forms.Plain("new")},
		"boolean by arrow":       {forms.Field{Kind: forms.Boolean}, nil, []string{"right"}, true},
		"boolean by letter":      {forms.Field{Kind: forms.Boolean}, nil, []string{"n"}, false},
		"boolean taken back":     {forms.Field{Kind: forms.Boolean}, true, []string{"backspace"}, nil},
		"choice":                 {forms.Field{Kind: forms.Choice, Options: words}, nil, []string{"right", "right"}, "b"},
		"choice round and round": {forms.Field{Kind: forms.Choice, Options: words}, "b", []string{"right"}, nil},
		"choice backwards":       {forms.Field{Kind: forms.Choice, Options: words}, "a", []string{"left"}, nil},
		"past the default":       {forms.Field{Kind: forms.Choice, Options: words, Default: "a"}, nil, []string{"right"}, "b"},
		"back past the default":  {forms.Field{Kind: forms.Choice, Options: words, Default: "a"}, "b", []string{"left"}, nil},
		"away from the default":  {forms.Field{Kind: forms.Choice, Options: words, Default: "a"}, "a", []string{"right"}, "b"},
		"past what is assumed":   {forms.Field{Kind: forms.Boolean, ServerDefault: true}, nil, []string{"right"}, false},
		"default all the same":   {forms.Field{Kind: forms.Boolean, Default: false}, nil, []string{"n"}, false},
		"choice not offered":     {forms.Field{Kind: forms.Choice, Options: words}, "old", nil, "old"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := fields.New(question(t, c.field, c.answer), look.New(forms.En), 40)
			press(f, c.keys...)
			equal := cmp.Comparer(func(x, y forms.Secret) bool { return x.Equal(y) })
			if diff := cmp.Diff(c.want, f.Value(), equal); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestViewsSaySo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		field  forms.Field
		answer any
		en, zh string
	}{
		"default":        {forms.Field{Kind: forms.Choice, Options: words, Default: "a"}, nil, "● Ay  ○ Bee  (default)", "● 甲  ○ 乙  （默认）"},
		"cloud's":        {forms.Field{Kind: forms.Boolean, ServerDefault: true}, nil, "● yes  ○ no  (default)", "● 是  ○ 否  （默认）"},
		"not set":        {forms.Field{Kind: forms.Boolean}, nil, "○ yes  ○ no", "○ 是  ○ 否"},
		"example":        {forms.Field{Kind: forms.String, Example: "x-1"}, nil, "e.g. x-1", "如 x-1"},
		"chosen":         {forms.Field{Kind: forms.Choice, Options: words}, "b", "Bee", "乙"},
		"reference":      {forms.Field{Kind: forms.Hidden}, forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PW"}), "environment variable PW", "环境变量 PW"},
		"empty default":  {forms.Field{Kind: forms.String, Default: ""}, nil, "empty (default)", "空（默认）"},
		"long default":   {forms.Field{Kind: forms.Choice, Options: words, ServerDefault: strings.Repeat("x", 16)}, nil, "x (default)", "x（默认）"},
		"object":         {forms.Field{Kind: forms.Object, Fields: inner}, map[string]any{"n": "disk", "s": int64(2)}, "disk, 2", "disk、2"},
		"empty object":   {forms.Field{Kind: forms.Object, Fields: inner}, nil, "not set", "未设置"},
		"only switched":  {forms.Field{Kind: forms.Object, Fields: inner}, map[string]any{"b": true}, "1 answered", "已填 1 项"},
		"list of sizes":  {forms.Field{Kind: forms.List, Max: 3, Fields: []forms.Field{{Key: "s", Kind: forms.Integer, Unit: forms.Same("GiB")}}}, []any{map[string]any{"s": int64(100)}}, "1: 100 GiB", "1：100 GiB"},
		"list":           {forms.Field{Kind: forms.List, Max: 3, Fields: []forms.Field{{Key: "n", Kind: forms.String}}}, nil, "none", "无"},
		"hidden letters": {forms.Field{Kind: forms.Hidden}, forms.Plain("canary"), "***", "***"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for lang, want := range map[forms.Lang]string{forms.En: c.en, forms.Zh: c.zh} {
				got := ansi.Strip(fields.New(question(t, c.field, c.answer), look.New(lang), 40).View())
				if !strings.Contains(got, want) || strings.Contains(got, "canary") {
					t.Errorf("%s: %q lacks %q", lang, got, want)
				}
				if w := ansi.StringWidth(got); w > 40 {
					t.Errorf("%s: %d cells", lang, w)
				}
			}
		})
	}
}

// TestArrowsPassNotSet where an answer is needed; it can still be cleared.
func TestArrowsPassNotSet(t *testing.T) {
	t.Parallel()
	choice := forms.Field{Kind: forms.Choice, Options: forms.Words("a", "b")}
	needed, standing := choice, choice
	needed.Required = true
	standing.Required, standing.Default = true, "b"
	for name, c := range map[string]struct {
		field forms.Field
		said  any
		keys  []string
		want  any
	}{
		"needed, onwards":   {needed, "b", []string{"right"}, "a"},
		"needed, backwards": {needed, "a", []string{"left"}, "b"},
		"needed, unset":     {needed, nil, []string{"right", "right", "right"}, "a"},
		"needed, cleared":   {needed, "b", []string{"backspace"}, nil},
		"may be left out":   {choice, "b", []string{"right"}, nil},
		"has a default":     {standing, "b", []string{"right"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := fields.New(question(t, c.field, c.said), look.New(forms.En), 40)
			if press(f, c.keys...); f.Value() != c.want {
				t.Errorf("got %v", f.Value())
			}
		})
	}
}

// inner are the questions of an object.
var inner = []forms.Field{{Key: "n", Kind: forms.String}, {Key: "s", Kind: forms.Integer}, {Key: "b", Kind: forms.Boolean}}

// TestLongLineShowsItsBeginning until a key comes; then the cursor is at the
// end.
func TestLongLineShowsItsBeginning(t *testing.T) {
	t.Parallel()
	text := "begin-" + strings.Repeat("x", 40) + "-end"
	f := fields.New(question(t, forms.Field{Kind: forms.String}, text), look.New(forms.En), 40)
	if got := ansi.Strip(f.View()); !strings.HasPrefix(got, "begin-") || !strings.HasSuffix(got, "…") || ansi.StringWidth(got) > 40 {
		t.Errorf("%q", got)
	}
	press(f, "1")
	if got := ansi.Strip(f.View()); !strings.Contains(got, "-end1") || f.Value() != text+"1" {
		t.Errorf("%q, %v", got, f.Value())
	}
}

func TestUnitsStandOnce(t *testing.T) {
	t.Parallel()
	unit := forms.Same("GiB")
	for name, c := range map[string]struct {
		field  forms.Field
		answer any
		want   bool
	}{
		"answered":        {forms.Field{Kind: forms.Integer, Unit: unit, Default: int64(3)}, int64(4), true},
		"default":         {forms.Field{Kind: forms.Integer, Unit: unit, Default: int64(3)}, nil, false},
		"cloud's default": {forms.Field{Kind: forms.Integer, Unit: unit, ServerDefault: int64(3)}, nil, false},
		"example":         {forms.Field{Kind: forms.Integer, Unit: unit, Example: "3"}, nil, true},
		"no unit":         {forms.Field{Kind: forms.Integer}, int64(3), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := fields.Units(question(t, c.field, c.answer)); got != c.want {
				t.Errorf("got %t", got)
			}
		})
	}
}

func TestSummaryNamesItems(t *testing.T) {
	t.Parallel()
	list := forms.Field{Kind: forms.List, Max: 3, Fields: []forms.Field{{Key: "n", Kind: forms.String}}}
	q := question(t, list, []any{map[string]any{"n": "comp"}, map[string]any{}})
	if got := fields.Summary(q, forms.En); got != "2: comp, …" {
		t.Errorf("got %q", got)
	}
}

// TestLinesStayLines types wide characters up to and past the end of the box,
// with the cursor everywhere.
func TestLinesStayLines(t *testing.T) {
	t.Parallel()
	for _, kind := range []forms.Kind{forms.String, forms.Hidden} {
		f := fields.New(question(t, forms.Field{Kind: kind}, nil), look.New(forms.En), 40)
		for i := range 60 {
			press(f, []string{"集", "a", "集", "left", "home", "end"}[i%6])
			view := f.View()
			if w := ansi.StringWidth(view); strings.Contains(view, "\n") || w > 40 {
				t.Fatalf("%s after %d keys: %d cells: %q", kind, i, w, view)
			}
		}
	}
}
