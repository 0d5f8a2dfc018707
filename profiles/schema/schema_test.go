package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"clusterwiz/forms"
	"clusterwiz/profiles/presets"
	"clusterwiz/profiles/schema"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/ehpc"
)

func optionsOf(p providers.Provider, lang forms.Lang) schema.Options {
	return schema.Options{About: p.About(), Lang: lang}
}

// compiled returns the schema as a validator of the draft that it says, or of another.
func compiled(t testing.TB, form *forms.Form, o schema.Options, draft *jsonschema.Draft) *jsonschema.Schema {
	t.Helper()
	text, err := schema.Of(form, o)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if draft != nil {
		delete(tree.(map[string]any), "$schema")
	}
	c := jsonschema.NewCompiler()
	if draft != nil {
		c.DefaultDraft(draft)
	}
	if err := c.AddResource("profile.json", tree); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("profile.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tree reads a profile as editors do: TOML as JSON.
func tree(t testing.TB, profile []byte) any {
	t.Helper()
	var decoded map[string]any
	if _, err := toml.Decode(string(profile), &decoded); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(decoded)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// sent replaces the secrets of a test by references, as profiles have them.
func sent(value any) any {
	switch v := value.(type) {
	case map[string]any:
		if _, plain := v["plain"]; plain {
			return map[string]any{"env": "SECRET"}
		}
		for key := range v {
			v[key] = sent(v[key])
		}
	case []any:
		for i := range v {
			v[i] = sent(v[i])
		}
	}
	return value
}

// TestWhatThereIsValidates: the examples of all clouds, the requests of their tests and
// those that others send.
func TestWhatThereIsValidates(t *testing.T) {
	t.Parallel()
	for _, p := range clouds.All() {
		id := p.About().ID
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			now := compiled(t, p.Form(), optionsOf(p, forms.En), nil)
			old := compiled(t, p.Form(), optionsOf(p, forms.Zh), jsonschema.Draft7)
			for _, file := range files(t, id) {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				profile, _ := sent(tree(t, data)).(map[string]any)
				profile["provider"] = id
				for _, s := range []*jsonschema.Schema{now, old} {
					if err := s.Validate(profile); err != nil {
						t.Errorf("%s: %v", file, err)
					}
				}
			}
		})
	}
}

func files(t *testing.T, id string) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"example", "requests/*", "witnesses/*"} {
		found, err := filepath.Glob("../../providers/" + id + "/testdata/" + pattern + ".toml")
		if err != nil || len(found) == 0 {
			t.Fatal(id, pattern, err)
		}
		all = append(all, found...)
	}
	return all
}

// TestPresetsAreParts: a preset lacks what is one's own, and nothing else is wrong.
func TestPresetsAreParts(t *testing.T) {
	t.Parallel()
	for _, p := range clouds.All() {
		o := optionsOf(p, forms.En)
		whole := compiled(t, p.Form(), o, nil)
		o.Partial = true
		part := compiled(t, p.Form(), o, nil)
		for _, preset := range presets.Of(o.About.ID) {
			if err := part.Validate(tree(t, preset.TOML)); err != nil {
				t.Errorf("%s: %v", preset.Name, err)
			}
			if whole.Validate(tree(t, preset.TOML)) == nil {
				t.Errorf("%s lacks nothing", preset.Name)
			}
		}
	}
}

// TestWrongProfilesAreRefused: each change of the example of E-HPC is seen.
func TestWrongProfilesAreRefused(t *testing.T) {
	t.Parallel()
	p := ehpc.New()
	s := compiled(t, p.Form(), optionsOf(p, forms.En), nil)
	example := string(p.About().Example)
	for name, change := range map[string][2]string{
		"another cloud":                   {`"ehpc"`, `"ack"`},
		"another layout":                  {`version  = 1`, `version = 2`},
		"key that is not known":           {`[basics]`, "[basics]\ncolour = 1"},
		"table that is not known":         {`[basics]`, "[colours]\n[basics]"},
		"key of an item that is none":     {`[[queues]]`, "[[queues]]\ncolour = 1"},
		"number for a text":               {`name = "cfd-demo"`, `name = 1`},
		"text for a number":               {`max_count = `, `max_count = "3" # `},
		"nothing that is needed":          {`name = "cfd-demo"`, `name = ""`},
		"needed and not there":            {`name = "cfd-demo"`, ``},
		"beginning of an id":              {`vpc_id = "vpc-`, `vpc_id = "vsw-`},
		"blank in an id":                  {`vpc_id = "vpc-`, `vpc_id = "vpc- `},
		"below the least":                 {`max_count = `, `max_count = -1 # `},
		"secret in plain":                 {`[access]`, "[access]\npassword = \"Secret-1\""},
		"secret at two places":            {`key_pair = "ali0824"`, `password = { env = "A", file = "b" }`},
		"secret asked for in another way": {`key_pair = "ali0824"`, `password = { prompt = false }`},
		"variable with a bad name":        {`name = "cfd-demo"`, `name = { env = "a b" }`},
	} {
		changed := strings.Replace(example, change[0], change[1], 1)
		if changed == example {
			t.Errorf("%s: nothing changed", name)
			continue
		}
		var decoded map[string]any
		if _, err := toml.Decode(changed, &decoded); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if s.Validate(tree(t, []byte(changed))) == nil {
			t.Errorf("%s: not refused", name)
		}
	}
}
