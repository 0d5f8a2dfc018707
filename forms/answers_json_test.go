package forms_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// TestAnswersAsJSON: what is written is read again as it was, type by type, but
// for secrets, of which only the place is kept, and that only where there is one.
func TestAnswersAsJSON(t *testing.T) {
	t.Parallel()
	env := forms.Ref{Kind: forms.FromEnv, Name: "ROOT_PASSWORD"}
	for name, tc := range map[string]struct{ value, want any }{
		"a text":            {"cfd", "cfd"},
		"an empty text":     {"", ""},
		"an integer":        {int64(1 << 60), int64(1 << 60)},
		"a decimal":         {0.1, 0.1},
		"a whole one":       {4.0, 4.0},
		"yes":               {true, true},
		"no":                {false, false},
		"texts":             {[]string{"a", ""}, []string{"a", ""}},
		"no texts":          {[]string{}, []string{}},
		"a map":             {map[string]string{"a": "b"}, map[string]string{"a": "b"}},
		"an object":         {map[string]any{"size": int64(40), "deep": map[string]any{"on": true}}, map[string]any{"size": int64(40), "deep": map[string]any{"on": true}}},
		"a list":            {[]any{map[string]any{"size": int64(40)}, map[string]any{}}, []any{map[string]any{"size": int64(40)}, map[string]any{}}},
		"a place":           {forms.Referenced(env), forms.Referenced(env)},
		"a file":            {forms.Referenced(forms.Ref{Kind: forms.FromFile, Name: "/k"}), forms.Referenced(forms.Ref{Kind: forms.FromFile, Name: "/k"})},
		"a keyring":         {forms.Referenced(forms.Ref{Kind: forms.FromKeyring, Name: "k"}), forms.Referenced(forms.Ref{Kind: forms.FromKeyring, Name: "k"})},
		"to be asked":       {forms.Referenced(forms.Ref{Kind: forms.FromPrompt}), forms.Referenced(forms.Ref{Kind: forms.FromPrompt})},
		"one that is read":  {forms.Referenced(env).Resolved("Canary"), forms.Referenced(env)},
		"one that is typed": {forms.Plain("Canary"), nil},
		"typed, within":     {map[string]any{"user": "root", "password": forms.Plain("Canary")}, map[string]any{"user": "root"}},
		"typed, in items": {
			[]any{map[string]any{"password": forms.Plain("Canary")}, map[string]any{"password": forms.Referenced(env)}},
			[]any{map[string]any{}, map[string]any{"password": forms.Referenced(env)}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var answers, read forms.Answers
			if err := answers.Set("x", tc.value); err != nil {
				t.Fatal(err)
			}
			data, err := json.Marshal(&answers)
			if err != nil || strings.Contains(string(data), "Canary") {
				t.Fatalf("%s, %v", data, err)
			}
			if err := json.Unmarshal(data, &read); err != nil {
				t.Fatalf("%s: %v", data, err)
			}
			got, _ := read.Get("x")
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("%s: %s", data, diff)
			}
		})
	}
}

// TestDamagedAnswers are told from answers, and change nothing.
func TestDamagedAnswers(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"no tree":             `{"text":"cfd"}`,
		"no answer":           `{}`,
		"no JSON":             `{"object":`,
		"an untyped value":    `{"object":{"x":{}}}`,
		"an unknown type":     `{"object":{"x":{"colour":"red"}}}`,
		"within an object":    `{"object":{"x":{"object":{"y":{}}}}}`,
		"within a list":       `{"object":{"x":{"list":[{}]}}}`,
		"no number":           `{"object":{"x":{"decimal":"many"}}}`,
		"no place":            `{"object":{"x":{"secret":{"kind":"paper","name":"desk"}}}}`,
		"a secret by no kind": `{"object":{"x":{"secret":{}}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var answers forms.Answers
			if err := answers.Set("kept", "yes"); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(data), &answers); err == nil {
				t.Error("taken for answers")
			}
			if got, _ := answers.Get("kept"); got != "yes" {
				t.Errorf("kept %v", got)
			}
		})
	}
}
