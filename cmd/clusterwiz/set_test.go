package main

import (
	"strings"
	"testing"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/assignment"
	"clusterwiz/providers/clouds"
)

// TestSetExamples makes each assignment of the help, on the profile that it is for.
func TestSetExamples(t *testing.T) {
	t.Parallel()
	env := func(string) (string, bool) { return "from-env", true }
	known := profiles.Forms{}
	for _, provider := range clouds.All() {
		known = append(known, profiles.Cloud{ID: provider.About().ID, Form: provider.Form})
	}
	for _, provider := range clouds.All() {
		if provider.About().ID != "ehpc" {
			continue
		}
		for _, example := range assignment.Examples() {
			t.Run(example.Text, func(t *testing.T) {
				t.Parallel()
				profile, issues := profiles.Reader{Known: known, Env: env}.Read(profiles.Document{Name: "example.toml", Data: provider.About().Example})
				if len(issues) > 0 {
					t.Fatal(issues)
				}
				if _, err := profile.Override(provider.Form(), example.Text); err != nil {
					t.Fatal(err)
				}
				if !example.Means.Complete() {
					t.Error("not in both languages")
				}
			})
		}
	}
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		text := cli.HelpSet(lang)
		for line := range strings.SplitSeq(assignment.Grammar, "\n") {
			if !strings.Contains(text, line) {
				t.Errorf("the help has no %q", line)
			}
		}
	}
}
