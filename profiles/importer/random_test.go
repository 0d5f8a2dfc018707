package importer_test

import (
	"testing"

	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/providers/clouds"
)

// TestAnyBodyComesBack: so does the body of answers that nobody would give.
func TestAnyBodyComesBack(t *testing.T) {
	t.Parallel()
	for _, p := range clouds.All() {
		t.Run(p.About().ID, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				answers := &forms.Answers{}
				say(t, answers, p.Form().Fields, "", rapid.IntRange(1, 4).Draw(t, "density"))
				comesBack(t, p.Form(), answers)
			})
		})
	}
}

// say answers some of the fields with whatever their kinds can hold; of so many four one.
func say(t *rapid.T, answers *forms.Answers, fields []forms.Field, at forms.Path, density int) {
	for i := range fields {
		f := &fields[i]
		path := at.Key(f.Key)
		if !f.Required && rapid.IntRange(0, 4).Draw(t, "said") > density {
			continue
		}
		switch f.Kind {
		case forms.Object:
			say(t, answers, f.Fields, path, density)
		case forms.List:
			for n := range rapid.IntRange(0, 2).Draw(t, "items") {
				_ = answers.Set(path.Index(n), map[string]any{})
				say(t, answers, f.Fields, path.Index(n), density)
				if f.KeyedBy != "" {
					_ = answers.Set(path.Index(n).Key(f.KeyedBy), "group"+string(rune('a'+n)))
				}
			}
		default:
			_ = answers.Set(path, anything(t, f))
		}
	}
}

var (
	someTexts = []string{"a", "x-1", "cluster 2", "007", "true", "12", "1.5", "{", "[]", `{"a": [1, {"b": null}]}`, "中文", "a,b"}
	someNames = []string{"a", "b.c/d", "名"}
)

func anything(t *rapid.T, f *forms.Field) any {
	text := rapid.SampledFrom(someTexts)
	switch f.Kind {
	case forms.Choice:
		values := make([]string, len(f.Options))
		for i, o := range f.Options {
			values[i] = o.Value
		}
		return rapid.SampledFrom(values).Draw(t, f.Key)
	case forms.Integer:
		return rapid.Int64Range(0, 1<<40).Draw(t, f.Key)
	case forms.Decimal:
		return float64(rapid.IntRange(0, 10000).Draw(t, f.Key)) / 100
	case forms.Boolean:
		return rapid.Bool().Draw(t, f.Key)
	case forms.Strings:
		return rapid.SliceOfN(rapid.SampledFrom(someNames), 1, 3).Draw(t, f.Key)
	case forms.Map:
		return rapid.MapOfN(rapid.SampledFrom(someNames), text, 1, 2).Draw(t, f.Key)
	case forms.Hidden:
		return forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "X"})
	case forms.String, forms.LongText, forms.Object, forms.List:
	}
	return text.Draw(t, f.Key)
}
