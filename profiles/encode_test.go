package profiles_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

func encode(t testing.TB, a *forms.Answers, lang forms.Lang) string {
	t.Helper()
	data, err := profiles.Encode(demo, &profiles.Profile{Provider: "demo", Answers: a}, lang)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestEncodeGolden(t *testing.T) {
	t.Parallel()
	p := parseGood(t, wholeProfile)
	p.Title = forms.T("Demo cluster", "演示集群")
	set(t, p.Answers, map[forms.Path]any{
		"network.mode":   "classic",
		"network.vpc_id": "vpc-1",
		"queues[1].name": "tab\t\"quote\" \\ \u202e\x00 é",
		"billing.coupon": "x",
		"unknown.key":    "from another cloud",
		"notes":          "echo \"a\\b\"\nexit\n",
		"queues[1].spot": map[string]any{"key": forms.Plain(canary)},
	})
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		data, err := profiles.Encode(demo, p, lang)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "profile."+string(lang)+".toml", data)
		if strings.Contains(string(data), canary) || strings.Contains(string(data), "another cloud") {
			t.Errorf("written what must not be:\n%s", data)
		}
		parseGood(t, string(data))
	}
}

func TestEncodeEmpty(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]*profiles.Profile{
		"no answers":   {Provider: "demo"},
		"zero answers": {Provider: "demo", Answers: &forms.Answers{}},
	} {
		data, err := profiles.Encode(demo, p, forms.En)
		want := "# clusterwiz profile: demo\nversion  = 1\nprovider = \"demo\"\n"
		if err != nil || string(data) != want {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
	if _, err := profiles.Encode(nil, &profiles.Profile{}, forms.En); err == nil {
		t.Error("no form: no error")
	}
}

func TestEncodeValues(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		path  forms.Path
		value any
		want  string
	}{
		{"plain", "basics.name", "demo", `name = "demo"`},
		{"one line of a text", "notes", "one", `notes = "one"`},
		{"lines", "notes", "a\nb", "notes = \"\"\"\na\nb\"\"\""},
		{"lines with quotes", "notes", "a\n\"b\\", "notes = '''\na\n\"b\\'''"},
		{"lines with both", "notes", "'''\n\"\"\"\r\n", "notes = \"\"\"\n'''\n\\\"\\\"\\\"\\r\n\"\"\""},
		{"line end in a name", "basics.name", "a\nb", `name = "a\nb"`},
		{"not UTF-8", "basics.name", "a\xffb", "name = \"a\ufffdb\""},
		{"whole decimal", "queues[0].spot.price", 3.0, "price = 3.0"},
		{"small decimal", "queues[0].spot.price", 1e-7, "price = 0.0000001"},
		{"typed secret", "access.password", forms.Plain(canary), "password = { prompt = true }"},
		{"read secret", "access.password", forms.Referenced(forms.Ref{Kind: forms.FromFile, Name: "~/x y"}).Resolved(canary), `password = { file = "~/x y" }`},
		{"bare secret", "access.password", canary, "password = { prompt = true }"},
		{"misfit", "queues[0].max_count", "many", `max_count = "many"`},
		{"empty list", "queues", []any{}, "queues = []"},
		{"empty texts", "network.dns", []string{}, "dns = []"},
		{"empty map", "tags", map[string]string{}, "tags = {}"},
		{"empty object", "billing", map[string]any{}, "[billing]"},
		{"odd key", "tags", map[string]string{"a b": "c"}, "[tags]\n\"a b\" = \"c\""},
		{"unit", "queues[0].max_count", int64(3), "# Most nodes (nodes)\nmax_count = 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := encode(t, answersOf(t, map[forms.Path]any{tt.path: tt.value}), forms.En)
			if !strings.Contains(got, tt.want+"\n") || strings.Contains(got, canary) {
				t.Errorf("want %s in\n%s", tt.want, got)
			}
			if profiles.LibraryKeys(got) == nil {
				t.Errorf("not TOML:\n%s", got)
			}
		})
	}
}

var hostile = []string{
	"", "'", "''", "'''", "a'", `"`, `""`, `"""`, `\`, `\\`, `\u`, "\n", "\r\n", "\r", "\t", "\x00", "\x7f", "\x1b[31m",
	"中文", "a\u202eb", "\ufeff", "\u2028", "# x", "= 1", "[a]", "]]\n[x]\ny = 1", "'''\nx = 1\n'''", "\"\"\"\nx = 1\n\"\"\"",
	"\n\n", " ", "\\\n  a", "true", "1", "😀", "a\nb\\", "é", "\u0085",
}

func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom(hostile), rapid.String(), rapid.StringMatching(`[a-z0-9-]{1,12}`),
		rapid.Map(rapid.SliceOfN(rapid.SampledFrom(hostile), 0, 5), func(s []string) string { return strings.Join(s, "") }),
	)
}

// anyAnswers says something to some of the fields.
func anyAnswers(t *rapid.T, fields []forms.Field) map[string]any {
	tree := map[string]any{}
	for _, f := range fields {
		if !rapid.Bool().Draw(t, "said "+f.Key) {
			continue
		}
		at, keys := tree, strings.Split(f.Key, ".")
		for _, key := range keys[:len(keys)-1] {
			inner, ok := at[key].(map[string]any)
			if !ok {
				inner = map[string]any{}
				at[key] = inner
			}
			at = inner
		}
		at[keys[len(keys)-1]] = anyValue(t, f)
	}
	return tree
}

func anyValue(t *rapid.T, f forms.Field) any {
	switch f.Kind {
	case forms.Hidden:
		if kind := rapid.SampledFrom([]forms.RefKind{forms.FromEnv, forms.FromFile, forms.FromKeyring, forms.FromPrompt}).Draw(t, "kind"); kind == forms.FromEnv {
			return forms.Referenced(forms.Ref{Kind: kind, Name: rapid.StringMatching(`[A-Z_][A-Z0-9_]{0,9}`).Draw(t, "env")})
		} else if kind != forms.FromPrompt {
			return forms.Referenced(forms.Ref{Kind: kind, Name: "x" + anyText().Draw(t, "ref")})
		}
		return forms.Referenced(forms.Ref{Kind: forms.FromPrompt})
	case forms.Integer:
		return rapid.Int64().Draw(t, "integer")
	case forms.Decimal:
		return rapid.Float64().Draw(t, "decimal")
	case forms.Boolean:
		return rapid.Bool().Draw(t, "boolean")
	case forms.Strings:
		list, _ := f.Convert(rapid.SliceOfN(anyText(), 0, 4).Draw(t, "texts"))
		return list
	case forms.Map:
		return rapid.MapOfN(anyText(), anyText(), 0, 4).Draw(t, "map")
	case forms.Object:
		return anyAnswers(t, f.Fields)
	case forms.List:
		items := []any{}
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			items = append(items, anyAnswers(t, f.Fields))
		}
		return items
	case forms.String, forms.LongText, forms.Choice:
	}
	text, _ := f.Convert(anyText().Draw(t, "text"))
	return text
}

func fromTree(t *rapid.T, tree map[string]any) *forms.Answers {
	a := &forms.Answers{}
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		if err := a.Set(forms.Path(key), tree[key]); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func TestEncodeParseGivesTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := fromTree(t, anyAnswers(t, demo.Fields))
		p := &profiles.Profile{Provider: "demo", Region: anyText().Draw(t, "region"), Account: anyText().Draw(t, "account"), Answers: a, Title: forms.Same(anyText().Draw(t, "title"))}
		data, err := profiles.Encode(demo, p, rapid.SampledFrom([]forms.Lang{forms.En, forms.Zh}).Draw(t, "lang"))
		if err != nil {
			t.Fatal(err)
		}
		back, issues := profiles.Parse(data, "p.toml", knownForms)
		if len(issues) > 0 {
			t.Fatalf("issues %q in\n%s", lines(issues, forms.En), data)
		}
		if back.Region != p.Region || back.Account != p.Account {
			t.Fatalf("head %q %q in\n%s", back.Region, back.Account, data)
		}
		if !back.Answers.Equal(a) {
			want, _ := a.Get("")
			got, _ := back.Answers.Get("")
			t.Fatalf("answers (-want +got):\n%s\n%s", cmp.Diff(want, got), data)
		}
	})
}

func TestEncodeIsTOMLForEveryTree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := fromTree(t, anyAnswers(t, demo.Fields))
		for _, key := range demo.Keys() {
			if strings.Contains(key, "[]") || !rapid.Bool().Draw(t, "bend "+key) {
				continue
			}
			junk := rapid.SampledFrom([]any{
				canary + "\xff", int64(1), 0.5, true,
				[]string{"a"},
				map[string]string{"a": "b"},
				[]any{},
				[]any{"a"},
				[]any{nil},
				map[string]any{"a": "b"},
				map[string]any{},
				forms.Plain(canary), nil,
			}).Draw(t, "junk")
			if f, _ := demo.Field(forms.Path(key)); f.Kind == forms.Hidden {
				junk = canary
			} else if junk == canary+"\xff" {
				junk = "a\xff"
			}
			_ = a.Set(forms.Path(key), junk)
		}
		data, err := profiles.Encode(demo, &profiles.Profile{Provider: "demo", Answers: a}, forms.En)
		if err != nil {
			t.Fatal(err)
		}
		if profiles.LibraryKeys(string(data)) == nil {
			t.Fatalf("not TOML:\n%s", data)
		}
		if strings.Contains(string(data), canary) {
			t.Fatalf("the secret is written:\n%s", data)
		}
	})
}
