package plain_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/plain"
)

// TestAskTakesWhatTheCloudTells of a chosen pool, and lets it be mended.
func TestAskTakesWhatTheCloudTells(t *testing.T) {
	t.Parallel()
	form := &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本")}},
		Fields: forms.OnStep(forms.Basics,
			forms.Field{Key: "pool", Wire: "Pool", Kind: forms.String, Label: forms.Same("Pool"), Source: forms.Source{Name: "pools"}},
			forms.Field{
				Key: "kind", Wire: "Kind", Kind: forms.Choice, Label: forms.Same("Kind"), Required: true,
				Options: forms.Options("lite", "Lite", "Lite", "std", "Standard", "Standard"),
			},
		),
		Checks: []forms.Check{forms.MatchesLookup{Field: "kind", Of: "pool", Fact: "kind"}},
	}
	pools := func(context.Context, forms.Query) (providers.Listing, error) {
		return providers.Listing{Options: []forms.Option{
			{Value: "p1", Facts: map[string]string{"kind": "lite"}}, {Value: "p2", Facts: map[string]string{"kind": "std"}},
		}}, nil
	}
	cases := map[string]struct {
		input, want string
		notices     int
	}{
		"filled in":                  {"p1\n\n", `{"Pool":"p1","Kind":"lite"}`, 1},
		"follows another choice":     {"p1\n<\np2\n\n", `{"Pool":"p2","Kind":"std"}`, 2},
		"said once":                  {"p1\n<\np1\n\n", `{"Pool":"p1","Kind":"lite"}`, 1},
		"what the person said stays": {"p1\nstd\n<\n\nlite\n", `{"Pool":"p1","Kind":"lite"}`, 1},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			answers := &forms.Answers{}
			p := &plain.IO{In: strings.NewReader(c.input), Out: &out, Err: &out, Lang: forms.En}
			w := workOf(t.Context(), form, answers, pools)
			if err := p.Ask(t.Context(), w, w.Main); err != nil {
				t.Fatalf("%v\n%s", err, &out)
			}
			body, err := form.Body(answers).JSON(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			if got := string(body); got != c.want {
				t.Errorf("got %s\n%s", got, &out)
			}
			if got := strings.Count(out.String(), "as the cloud says of Pool"); got != c.notices {
				t.Errorf("%d notices\n%s", got, &out)
			}
		})
	}
}

// TestMissingChoiceIsSuppliedByAChoice: no made-up word that would be refused.
func TestMissingChoiceIsSuppliedByAChoice(t *testing.T) {
	t.Parallel()
	form := &forms.Form{Fields: []forms.Field{{
		Key: "kind", Wire: "Kind", Kind: forms.Choice, Required: true, Options: forms.Words("lite", "std"),
	}}}
	missing := plain.MissingIn(form, &forms.Answers{})
	if len(missing) != 1 || missing[0].Flag() != "--set kind=lite" {
		t.Errorf("%+v", missing)
	}
}
