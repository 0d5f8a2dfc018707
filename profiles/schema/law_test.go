package schema_test

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
)

// TestNothingGoodIsRefused: whatever answers are changed, what check takes the schema
// takes. Of what check refuses it sees a fair part.
func TestNothingGoodIsRefused(t *testing.T) {
	t.Parallel()
	for _, p := range clouds.All() {
		t.Run(p.About().ID, func(t *testing.T) {
			t.Parallel()
			s := compiled(t, p.Form(), optionsOf(p, forms.En), nil)
			d := &drawer{provider: p, patterns: p.Form().Keys()}
			refused, seen := 0, 0
			rapid.Check(t, func(rt *rapid.T) {
				answers := d.draw(rt)
				text, err := profiles.Encode(p.Form(), &profiles.Profile{Provider: p.About().ID, Answers: answers}, forms.En)
				if err != nil {
					rt.Fatal(err)
				}
				wrong := forms.Errors(p.Form().Check(answers, nil))
				invalid := s.Validate(tree(t, text))
				switch {
				case invalid != nil && len(wrong) == 0:
					rt.Fatalf("%v\n%s", invalid, text)
				case invalid != nil:
					seen++
				}
				if len(wrong) > 0 {
					refused++
				}
			})
			t.Logf("%d of %d", seen, refused)
			if refused < 10 && !testing.Short() || seen*3 < refused {
				t.Errorf("of %d refused profiles the schema sees %d", refused, seen)
			}
		})
	}
}

// drawer changes the example of a cloud.
type drawer struct {
	provider providers.Provider
	patterns []string
}

// draw changes up to six answers, each question as likely as another beside it.
func (d *drawer) draw(t *rapid.T) *forms.Answers {
	known := profiles.Forms{{ID: d.provider.About().ID, Form: d.provider.Form}}
	p, issues := profiles.Parse(d.provider.About().Example, "", known)
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	chance := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	for range chance.IntN(7) {
		if err := d.change(chance, p.Answers); err != nil {
			t.Fatal(err)
		}
	}
	return p.Answers
}

// change answers one question otherwise, or not at all.
func (d *drawer) change(chance *rand.Rand, answers *forms.Answers) error {
	path := forms.Path("")
	fields := d.provider.Form().Fields
	for {
		f := &fields[chance.IntN(len(fields))]
		path = path.Key(f.Key)
		switch {
		case f.Kind == forms.Object && chance.IntN(3) > 0:
			fields = f.Fields
			continue
		case f.Kind == forms.List && answers.Len(path) > 0 && chance.IntN(5) > 0:
			path, fields = path.Index(chance.IntN(answers.Len(path))), f.Fields
			continue
		case chance.IntN(5) == 0:
			answers.Unset(path)
			return nil
		}
		return answers.Set(path, value(chance, f))
	}
}

// value is an answer to f, most likely a good one.
func value(chance *rand.Rand, f *forms.Field) any {
	switch f.Kind {
	case forms.List:
		return []any{map[string]any{}, map[string]any{}}[:2*chance.IntN(2)]
	case forms.Object:
		return map[string]any{}
	case forms.Hidden:
		return forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "NAME"})
	default:
	}
	texts := []string{"", "a", "vpc-1", "1", "no/such", "10.0.0.0/8", "true", "false", "0", "-1", "500", "99999", f.Example, f.Example}
	for _, option := range f.Options {
		texts = append(texts, option.Value, option.Value)
	}
	if answer := f.Parse(texts[chance.IntN(len(texts))]); f.Kind.Holds(answer) {
		return answer
	}
	return nil
}
