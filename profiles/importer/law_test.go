package importer_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/importer"
	"clusterwiz/profiles/presets"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
)

func known() profiles.Forms {
	return profiles.FormsOf(clouds.All(), func(p providers.Provider) string { return p.About().ID })
}

func form(t testing.TB, id string) *forms.Form {
	t.Helper()
	for _, p := range clouds.All() {
		if p.About().ID == id {
			return p.Form()
		}
	}
	t.Fatalf("no cloud %q", id)
	return nil
}

// examples are the profiles of the repository by name: examples, requests and witnesses
// of every cloud, and the presets.
func examples(t testing.TB) map[string]*profiles.Profile {
	t.Helper()
	found := map[string]*profiles.Profile{}
	for _, pattern := range []string{"example.toml", "requests/*.toml", "witnesses/*.toml"} {
		files, err := filepath.Glob("../../providers/*/testdata/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no profiles in %s: %v", pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := strings.TrimPrefix(filepath.ToSlash(file), "../../providers/")
			id, _, _ := strings.Cut(name, "/")
			if !bytes.Contains(text, []byte("\nprovider =")) {
				text = append([]byte("version = 1\nprovider = \""+id+"\"\n"), text...)
			}
			found[name], _ = profiles.Parse(text, filepath.Base(file), known())
		}
	}
	for _, preset := range presets.All() {
		found["presets/"+preset.Name], _ = preset.Profile(known())
	}
	return found
}

// TestBodyComesBack: what is read of a body makes the same body again, and nothing of it
// is told to be lost.
func TestBodyComesBack(t *testing.T) {
	t.Parallel()
	for name, profile := range examples(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			comesBack(t, form(t, profile.Provider), profile.Answers)
		})
	}
}

func comesBack(t tester, form *forms.Form, answers *forms.Answers) {
	t.Helper()
	want := sent(t, form, answers)
	tree, twice, err := importer.ParseJSON(want)
	if err != nil || len(twice) > 0 {
		t.Fatalf("%v, %v", err, twice)
	}
	read, findings := importer.FromBody(form, tree)
	if diff := cmp.Diff(said(t, string(want)), said(t, string(sent(t, form, read))), texts); diff != "" {
		t.Errorf("the body (-want +got):\n%s", diff)
	}
	for _, f := range findings {
		if f.Kind != importer.Secret && f.Kind != importer.Inferred {
			t.Errorf("%s %s (%s): %s", f.Kind, f.Where, f.Path, f.Text.En)
		}
	}
}

// texts compares texts that are JSON by what they say, and add-ons by their names.
var texts = cmp.Options{
	cmp.FilterPath(func(p cmp.Path) bool { return p.Last().Type() != nil && p.Last().Type().Kind() == reflect.String }, cmp.Transformer("JSON", func(text string) any {
		var tree any
		if strings.IndexAny(text, "{[") == 0 && json.Unmarshal([]byte(text), &tree) == nil {
			return tree
		}
		return []byte(text)
	})),
	cmpopts.SortSlices(func(a, b any) bool { return addon(a) < addon(b) }),
}

func addon(of any) string {
	object, _ := of.(map[string]any)
	name, _ := object["name"].(string)
	return name
}

func said(t tester, text string) any {
	t.Helper()
	var tree any
	if err := json.Unmarshal([]byte(text), &tree); err != nil {
		t.Fatal(err)
	}
	return tree
}

func sent(t tester, form *forms.Form, answers *forms.Answers) []byte {
	t.Helper()
	text, err := form.Body(answers).JSON(forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// tester is what tests and properties share.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Fatal(args ...any)
}
