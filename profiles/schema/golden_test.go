package schema_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/schema"
	"clusterwiz/providers"
)

var update = flag.Bool("update", false, "write the golden files")

// small asks for a bit of everything.
func small() *forms.Form {
	t := forms.T
	page := forms.Cite{Kind: forms.ErrorTable, Name: t("error table", "错误码表"), Date: "2026-11"}
	return &forms.Form{
		Steps:   []forms.Step{{ID: forms.Basics, Label: t("Basics", "基本信息")}},
		Retired: map[string]forms.Text{"queues[].old": t("the cloud has it no more", "云端已取消")},
		Fields: []forms.Field{
			{
				Key: "basics.name", Step: forms.Basics, Kind: forms.String, Wire: "Name", Label: t("Name", "名称"), Example: "demo", Required: true,
				Rules: []forms.Rule{forms.By(forms.Length{Min: 2, Max: 8}, page), forms.Advice{Rule: forms.Without{"."}}},
			},
			{
				Key: "basics.charge", Step: forms.Basics, Kind: forms.Choice, Wire: "Charge", Label: t("Billing", "计费"), Default: "PostPaid",
				Options: []forms.Option{{Value: "PostPaid"}, {Value: "PrePaid"}},
			},
			{
				Key: "basics.months", Step: forms.Basics, Kind: forms.Integer, Wire: "Months", Label: t("Term", "时长"), Unit: t("months", "月"),
				When: forms.Is("basics.charge", "PrePaid"), Required: true, Rules: []forms.Rule{forms.Structural(forms.AtLeast(1))},
			},
			{
				Key: "queues", Step: forms.Basics, Kind: forms.List, Wire: "Queues", Label: t("Queues", "队列"), Item: t("queue", "队列"), Max: 2, Sizes: forms.ByNature,
				Fields: []forms.Field{
					{Key: "type", Kind: forms.String, Wire: "Type", Label: t("Type", "规格"), RequiredWhen: forms.Is("/basics.charge", "PostPaid"), Rules: []forms.Rule{forms.Structural(forms.Prefix{"ecs."})}},
					{Key: "labels", Kind: forms.Map, Wire: "Labels", Label: t("Labels", "标签"), MayHide: true},
				},
			},
			{Key: "access.key", Step: forms.Basics, Kind: forms.String, Wire: "Key", Label: t("Key pair", "密钥对")},
			{Key: "access.password", Step: forms.Basics, Kind: forms.Hidden, Wire: "Password", Label: t("Password", "密码")},
		},
		Checks: []forms.Check{forms.StructuralCheck(forms.ExactlyOneOf{Fields: []string{"access.key", "access.password"}, Ask: t("choose a key pair or set a password", "请选择密钥对或设置密码")})},
	}
}

func smallOptions(lang forms.Lang) schema.Options {
	return schema.Options{Lang: lang, About: providers.About{
		ID: "small", Name: forms.T("Small cloud", "小云"), Regions: []forms.Option{{Value: "cn-hangzhou"}},
	}}
}

// TestGolden: the whole schema of a small form.
func TestGolden(t *testing.T) {
	t.Parallel()
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		text, err := schema.Of(small(), smallOptions(lang))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", "small."+string(lang)+".json")
		if *update {
			if err := os.WriteFile(file, text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(text)); diff != "" {
			t.Error(diff)
		}
	}
}

// TestConditions: what is needed, limited or refused under a condition, and what is
// kept though it does not apply.
func TestConditions(t *testing.T) {
	t.Parallel()
	s := compiled(t, small(), smallOptions(forms.En), nil)
	const head = "provider = \"small\"\n[access]\nkey = \"k\"\n"
	for text, valid := range map[string]bool{
		head + "[basics]\nname = \"demo\"":                                                             true,
		head + "[basics]\nname = \"demo\"\ncharge = \"PrePaid\"":                                       false,
		head + "[basics]\nname = \"demo\"\ncharge = \"PrePaid\"\nmonths = 1":                           true,
		head + "[basics]\nname = \"demo\"\ncharge = \"PrePaid\"\nmonths = 0":                           false,
		head + "[basics]\nname = \"demo\"\nmonths = 0":                                                 true, // Kept.
		head + "[basics]\nname = \"demo\"\nmonths = \"0\"":                                             false,
		head + "[basics]\nname = \"demo\"\ncharge = { env = \"CHARGE\" }":                              true,
		head + "[basics]\nname = \"demo\"\ncharge = \"Other\"":                                         false,
		head + "[basics]\nname = \"demo\"\n[[queues]]":                                                 false,
		head + "[basics]\nname = \"demo\"\n[[queues]]\ntype = \"ecs.c7\"":                              true,
		head + "[basics]\nname = \"demo\"\n[[queues]]\ntype = \"c7\"":                                  false,
		head + "[basics]\nname = \"demo\"\ncharge = \"PrePaid\"\nmonths = 1\n[[queues]]":               true,
		head + "[basics]\nname = \"demo\"\n[[queues]]\ntype = \"ecs.c7\"\nold = 1":                     true, // Retired.
		head + "[basics]\nname = \"demo\"\n[[queues]]\ntype = \"ecs.c7\"\nlabels.a.file = \"f\"":       true,
		head + "[basics]\nname = \"demo\"\n[[queues]]\ntype = \"ecs.c7\"\nlabels.a.prompt = true":      false,
		"provider = \"small\"\n[basics]\nname = \"demo\"":                                              false,
		"provider = \"small\"\n[basics]\nname = \"demo\"\n[access]\npassword.prompt = true":            true,
		"provider = \"small\"\n[basics]\nname = \"demo\"\n[access]\nkey = \"k\"\npassword.env = \"P\"": false,
	} {
		if err := s.Validate(tree(t, []byte(text))); (err == nil) != valid {
			t.Errorf("valid is %v:\n%s\n%v", !valid, text, err)
		}
	}
}

// TestInstall: a profile among the user's own files leads to the schema by a way that
// moves with them, any other by the whole address.
func TestInstall(t *testing.T) {
	t.Parallel()
	dirs := profiles.Dirs{Config: filepath.Join(t.TempDir(), "con fig"), State: t.TempDir()}
	o := smallOptions(forms.En)
	if line := schema.Install(dirs, small(), o, dirs.Profile("demo")); line != "../schemas/small.json" {
		t.Error(line)
	}
	if text, err := os.ReadFile(filepath.Join(dirs.Schemas(), "small.json")); err != nil || len(text) == 0 {
		t.Error(err)
	}
	want := "file://" + strings.Repeat("/", len(filepath.VolumeName(dirs.Config))/2) + filepath.ToSlash(filepath.Dir(dirs.Config)) + "/con%20fig/schemas/small.json"
	line := schema.Install(dirs, small(), o, filepath.Join(t.TempDir(), "p.toml"))
	if line != want {
		t.Error(line, want)
	}
	text, err := profiles.Encode(small(), &profiles.Profile{Provider: "small", Schema: line}, forms.En)
	if err != nil || string(text[:9]) != "#:schema " {
		t.Error(err, string(text))
	}
	if err := toml.Unmarshal(text, &map[string]any{}); err != nil {
		t.Error(err)
	}
	if line := schema.Install(profiles.Dirs{}, small(), o, "p.toml"); line != "" {
		t.Error(line)
	}
	blocked := profiles.Dirs{Config: filepath.Join(dirs.Schemas(), "small.json")}
	if line := schema.Install(blocked, small(), o, "p.toml"); line != "" {
		t.Error(line)
	}
}

// TestParts: a file that is laid over others may say anything that a whole one may, and
// what it takes away, and lack anything.
func TestParts(t *testing.T) {
	t.Parallel()
	o := smallOptions(forms.En)
	o.Partial = true
	s := compiled(t, small(), o, nil)
	for text, valid := range map[string]bool{
		"":                                   true,
		"[basics]\nname = { remove = true }": true,
		"[basics]\nmonths = 0":               true, // May not apply.
		"[basics]\ncharge = \"Other\"":       false,
		"[[queues]]\ntype = \"ecs.c7\"\nremove = true": true,
		"queues = { remove = true }":                   true,
		"queues = []":                                  true,
		"queues = { env = \"Q\" }":                     false,
		"[basics]\nremove = true":                      true,
		"[access]\npassword = { remove = true }":       true,
		"[basics]\ncolour = 1":                         false,
		"version = 2":                                  false,
	} {
		if err := s.Validate(tree(t, []byte(text))); (err == nil) != valid {
			t.Errorf("valid is %v:\n%s\n%v", !valid, text, err)
		}
	}
}
