package export_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/export"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
)

var update = flag.Bool("update", false, "write the golden files")

// profile reads a profile of one of the clouds.
func profile(t testing.TB, text string) *profiles.Profile {
	t.Helper()
	var known profiles.Forms
	for id, p := range byID() {
		known = append(known, profiles.Cloud{ID: id, Form: p.Form})
	}
	p, issues := profiles.Parse([]byte(text), "p.toml", known)
	for _, issue := range issues {
		if issue.Severity == forms.Error {
			t.Fatal(issue)
		}
	}
	return p
}

// requestOf is what a profile comes to.
func requestOf(t testing.TB, p *profiles.Profile) export.Request {
	t.Helper()
	region := map[string]string{"modelarts": "cn-north-4", "qingcloud": "jinan1a"}[p.Provider]
	if region == "" {
		region = "cn-hangzhou"
	}
	client, err := byID()[p.Provider].Connect(providers.Simulator(), providers.Endpoint{Region: region})
	if err != nil {
		t.Fatal(err)
	}
	request, err := client.Request(p.Answers)
	if err != nil {
		t.Fatal(err)
	}
	return export.Request{Request: request, Cloud: p.Provider}
}

// plainSecret is how answers of tests have secrets: in a table of their own, or on a line.
var plainSecret = regexp.MustCompile(`(?m)\{ *plain[^}\n]*\}$|^plain = """(?s:.*?)"""|^plain = .*`)

// sources are the examples of all clouds and what others send, by names.
func sources(t testing.TB) map[string]string {
	t.Helper()
	found := map[string]string{}
	for id := range clouds.ByID() {
		for _, pattern := range []string{"example.toml", "witnesses/*.toml", "requests/*.toml"} {
			files, err := filepath.Glob(filepath.Join("../../providers", id, "testdata", pattern))
			if err != nil || len(files) == 0 {
				t.Fatal(id, err)
			}
			for _, file := range files {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				whole := plainSecret.ReplaceAllStringFunc(string(text), func(secret string) string {
					if strings.HasPrefix(secret, "{") {
						return `{ env = "SECRET" }`
					}
					return `env = "SECRET"`
				})
				if !strings.Contains(whole, "\nprovider") && !strings.HasPrefix(whole, "provider") {
					whole = "version = 1\nprovider = \"" + id + "\"\n" + whole
				}
				found[id+"_"+strings.TrimSuffix(filepath.Base(file), ".toml")] = whole
			}
		}
	}
	return found
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	file = filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// TestExamples: the example of each cloud in every way that there is for it.
func TestExamples(t *testing.T) {
	t.Parallel()
	for id, p := range clouds.ByID() {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			r := requestOf(t, profile(t, string(p.About().Example)))
			var out strings.Builder
			text, folded := export.Body(r)
			out.WriteString("-- body --\n" + text + "folded: " + strings.Join(folded, ", ") + "\n")
			for _, lang := range []forms.Lang{forms.En, forms.Zh} {
				out.WriteString("-- aliyun " + string(lang) + " --\n" + lineText(lang)(export.Aliyun(r, "body.json", forms.Masked, lang)))
				out.WriteString("-- koocli " + string(lang) + " --\n" + lineText(lang)(export.KooCLI(r, "input.json", forms.Masked)))
				hcl, err := export.HCL(r, lang)
				out.WriteString("-- hcl " + string(lang) + " --\n" + string(hcl) + reason(err, lang))
			}
			golden(t, id+".golden", out.String())
		})
	}
}

func lineText(lang forms.Lang) func(export.Line, error) string {
	return func(line export.Line, err error) string { return line.Text + string(line.File) + reason(err, lang) }
}

func reason(err error, lang forms.Lang) string {
	var refused *export.Refused
	if errors.As(err, &refused) {
		return refused.Text.In(lang) + "\n"
	}
	if err != nil {
		return err.Error() + "\n"
	}
	return ""
}
