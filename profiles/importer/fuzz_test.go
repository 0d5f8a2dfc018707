package importer_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/importer"
)

// seeds are the texts of testdata/shapes of which the name begins so.
func seeds(f *testing.F, beginnings ...string) {
	f.Helper()
	for _, beginning := range beginnings {
		files, err := filepath.Glob("testdata/shapes/" + beginning + "*.in")
		if err != nil || len(files) == 0 {
			f.Fatalf("no shapes begin with %s: %v", beginning, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
}

const planted = "Planted-Passw0rd-7"

// sound reads a text that may be anything: it is refused in words, or becomes a profile that
// is read again and shows no secret; what is told can be shown.
func sound(t *testing.T, text string) {
	t.Helper()
	s, err := importer.Recognize([]byte(text), importer.Options{Clouds: known()})
	if err != nil {
		if refusal := new(importer.Refusal); !errors.As(err, &refusal) || refusal.Why.Zh == "" {
			t.Fatalf("%T: %v", err, err)
		}
		if strings.Contains(err.Error(), planted) {
			t.Errorf("the refusal shows the secret: %v", err)
		}
		return
	}
	f := form(t, s.Provider)
	answers, findings := s.Answers(f, nil)
	toml, err := profiles.Encode(f, &profiles.Profile{Provider: s.Provider, Answers: answers}, forms.En)
	if err != nil {
		t.Fatal(err)
	}
	if !utf8.Valid(toml) {
		t.Errorf("a profile that is no text")
	}
	again, issues := profiles.Parse(toml, "again.toml", known())
	for _, issue := range issues {
		if issue.Line > 0 && strings.Contains(issue.Summary.En, "TOML") {
			t.Errorf("the profile is not read again: %s", issue.String(forms.En))
		}
	}
	_ = again
	for _, one := range findings {
		if one.Text.Zh == "" && one.Text.En != "" || strings.ContainsAny(one.Where+one.Text.En, "\x1b\x07") {
			t.Errorf("%s %q: %q", one.Kind, one.Where, one.Text.En)
		}
	}
}

func FuzzBody(f *testing.F) {
	seeds(f, "ack_console", "ack_workers", "qingcloud", "modelarts", "ehpc_object", "twice", "hostile")
	f.Fuzz(func(t *testing.T, text string) { sound(t, text) })
}

func FuzzDryRun(f *testing.F) {
	seeds(f, "ack_dry", "ack_printed", "ehpc_texts")
	f.Fuzz(func(t *testing.T, text string) { sound(t, text) })
}

func FuzzLine(f *testing.F) {
	seeds(f, "ack_line", "ack_plugin", "ehpc_line", "koocli", "curl", "heredoc", "open_quote", "cat_file", "powershell", "sudo", "beside", "printed_b", "substituted")
	f.Fuzz(func(t *testing.T, text string) { sound(t, text) })
}

func FuzzRequest(f *testing.F) {
	seeds(f, "ehpc_address", "ehpc_flat", "ehpc_old", "batchcompute_http")
	f.Fuzz(func(t *testing.T, text string) { sound(t, text) })
}

func FuzzTerraform(f *testing.F) {
	seeds(f, "tf_")
	f.Fuzz(func(t *testing.T, text string) { sound(t, text) })
}

func FuzzText(f *testing.F) {
	seeds(f, "bom", "utf16", "gb18030", "sdk", "hcl", "profile")
	f.Fuzz(func(t *testing.T, text string) { sound(t, text) })
}
