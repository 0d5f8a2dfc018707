package forms_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
)

func TestParse(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		kind forms.Kind
		text string
		want any
	}{
		"string is trimmed":        {forms.String, "  a b ", "a b"},
		"blank string is unset":    {forms.String, "  ", nil},
		"long text is kept":        {forms.LongText, " a\n", " a\n"},
		"empty long text is unset": {forms.LongText, "", nil},
		"blank long text is unset": {forms.LongText, " \n\n", nil},
		"choice":                   {forms.Choice, "small ", "small"},
		"integer":                  {forms.Integer, " -12", int64(-12)},
		"integer largest":          {forms.Integer, "9223372036854775807", int64(math.MaxInt64)},
		"integer too large":        {forms.Integer, "9223372036854775808", "9223372036854775808"},
		"integer with a fraction":  {forms.Integer, "1.0", "1.0"},
		"decimal":                  {forms.Decimal, "0.125", 0.125},
		"decimal not a number":     {forms.Decimal, "NaN", "NaN"},
		"decimal infinite":         {forms.Decimal, "inf", "inf"},
		"decimal words":            {forms.Decimal, "much", "much"},
		"boolean":                  {forms.Boolean, "Yes", true},
		"boolean chinese":          {forms.Boolean, "否", false},
		"boolean words":            {forms.Boolean, "perhaps", "perhaps"},
		"list":                     {forms.Strings, "a, b c，d、e\n\tf", []string{"a", "b", "c", "d", "e", "f"}},
		"list in quotes":           {forms.Strings, `"a, b" c "d`, []string{"a, b", "c", `"d`}},
		"list of separators":       {forms.Strings, " ,，", nil},
		"map":                      {forms.Map, "a=1, b = 2 3\nc=", map[string]string{"a": "1", "b": "2 3", "c": ""}},
		"map in quotes":            {forms.Map, `"a=b"="1, 2", c="3`, map[string]string{"a=b": "1, 2", "c": `"3`}},
		"map value with equals":    {forms.Map, "a=b=c", map[string]string{"a": "b=c"}},
		"map without equals":       {forms.Map, "a", "a"},
		"map without name":         {forms.Map, "=a", "=a"},
		"map of separators":        {forms.Map, ",", ","},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			field := forms.Field{Kind: c.kind}
			if diff := cmp.Diff(c.want, field.Parse(c.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParseSecret(t *testing.T) {
	t.Parallel()
	field := forms.Field{Kind: forms.Hidden}
	secret, ok := field.Parse(" with blanks ").(forms.Secret)
	text, known := secret.Reveal()
	if !ok || !known || text != " with blanks " {
		t.Errorf("got %q, %v, %v", text, known, ok)
	}
}

// TestValueTextReadsBack writes any value and reads it again.
func TestValueTextReadsBack(t *testing.T) {
	t.Parallel()
	text := rapid.OneOf(rapid.StringN(1, 8, -1), rapid.StringMatching(`[a, =",，、\n]{1,6}`))
	kinds := map[forms.Kind]*rapid.Generator[any]{
		forms.Integer: rapid.Int64().AsAny(),
		forms.Decimal: rapid.Float64Range(-1e9, 1e9).AsAny(),
		forms.Boolean: rapid.Bool().AsAny(),
		forms.Strings: rapid.SliceOfN(text, 1, 4).AsAny(),
		forms.Map:     rapid.MapOfN(text, rapid.OneOf(rapid.Just(""), text), 1, 4).AsAny(),
	}
	for kind, values := range kinds {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			field := forms.Field{Kind: kind}
			rapid.Check(t, func(t *rapid.T) {
				value := values.Draw(t, "value")
				if diff := cmp.Diff(value, field.Parse(forms.ValueText(value))); diff != "" {
					t.Fatalf("%q: %s", forms.ValueText(value), diff)
				}
			})
		})
	}
}

func TestShow(t *testing.T) {
	t.Parallel()
	choice := forms.Field{Kind: forms.Choice, Options: []forms.Option{{Value: "a", Label: forms.T("first", "第一")}, {Value: "b"}}}
	sized := forms.Field{Kind: forms.Integer, Unit: forms.T("nodes", "个")}
	hidden := forms.Field{Kind: forms.Hidden}
	cases := map[string]struct {
		field  forms.Field
		value  any
		en, zh string
	}{
		"nothing":          {sized, nil, "", ""},
		"option label":     {choice, "a", "first", "第一"},
		"option value":     {choice, "b", "b", "b"},
		"unknown option":   {choice, "c", "c", "c"},
		"unit":             {sized, int64(3), "3 nodes", "3 个"},
		"typed text":       {sized, "many", "many", "many"},
		"boolean":          {forms.Field{Kind: forms.Boolean}, true, "yes", "是"},
		"items":            {forms.Field{Kind: forms.List}, []any{nil, nil}, "2", "2 项"},
		"list":             {forms.Field{Kind: forms.Strings}, []string{"a", "b"}, "a, b", "a, b"},
		"secret":           {hidden, forms.Plain("x"), forms.Mask, forms.Mask},
		"secret reference": {hidden, forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PW"}), "env PW", "env PW"},
		"secret prompted":  {hidden, forms.Referenced(forms.Ref{Kind: forms.FromPrompt}), "prompt", "prompt"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if en, zh := c.field.Show(c.value, forms.En), c.field.Show(c.value, forms.Zh); en != c.en || zh != c.zh {
				t.Errorf("got %q and %q, want %q and %q", en, zh, c.en, c.zh)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`a="b, c", "d=e"=f`)
	f.Add(`"a" "b`)
	kinds := []forms.Kind{forms.String, forms.Integer, forms.Decimal, forms.Boolean, forms.Strings, forms.Map}
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range kinds {
			field := forms.Field{Kind: kind}
			value := field.Parse(text)
			if again := field.Parse(forms.ValueText(value)); !cmp.Equal(again, value) {
				t.Errorf("%s: %q gave %#v, which gave %#v", kind, text, value, again)
			}
		}
	})
}
