package profiles_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

const wholeProfile = `# clusterwiz profile: demo
version  = 1
provider = "demo"
region   = "cn-hangzhou"
account  = "main"
notes = """
first
second"""

[basics]
name = "集群"

[network]
mode = "vpc"
dns = ["10.0.0.2", "10.0.0.3"]

[[queues]]
name = "comp"
max_count = 16
labels = { "a.b" = "c" }

[queues.spot]
price = 2
key = { keyring = "spot" }

[[queues.compute_nodes]]
instance_type = "ecs.c7.large"
system_disk.size = 40

[[queues]]

[tags]
"owner/team" = "cfd"

[access]
key_only = false
password = { env = "CFD_ROOT_PASSWORD" }

[billing]
period = 1
`

func TestParseWhole(t *testing.T) {
	t.Parallel()
	p := parseGood(t, wholeProfile)
	want := answersOf(t, map[forms.Path]any{
		"notes": "first\nsecond", "basics.name": "集群", "network.mode": "vpc",
		"network.dns": []string{"10.0.0.2", "10.0.0.3"},
		"queues": []any{
			map[string]any{
				"name": "comp", "max_count": int64(16), "labels": map[string]string{"a.b": "c"},
				"spot": map[string]any{"price": 2.0, "key": forms.Referenced(forms.Ref{Kind: forms.FromKeyring, Name: "spot"})},
				"compute_nodes": []any{map[string]any{
					"instance_type": "ecs.c7.large", "system_disk": map[string]any{"size": int64(40)},
				}},
			},
			map[string]any{},
		},
		"tags":            map[string]string{"owner/team": "cfd"},
		"access.key_only": false,
		"access.password": forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "CFD_ROOT_PASSWORD"}),
		"billing.period":  int64(1),
	})
	if !p.Answers.Equal(want) {
		t.Errorf("answers (-want +got):\n%s", cmp.Diff(get(want, ""), get(p.Answers, "")))
	}
	if p.Provider != "demo" || p.Region != "cn-hangzhou" || p.Account != "main" {
		t.Errorf("head: %q %q %q", p.Provider, p.Region, p.Account)
	}
}

func TestParseIssues(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"retired key", head + "[[queues]]\nold = 1", []string{
			"p.toml:4:1: warning: queues[0].old: is no longer sent: the cloud has it no more; remove it",
		}},
		{"unknown key", head + "[network]\nvpcid = 'x'", []string{
			"p.toml:4:1: network.vpcid: is not a key that is known here; did you mean network.vpc_id?",
		}},
		{"swapped letters in a list", head + "[[queues]]\n[[queues]]\nmax_cuont = 2", []string{
			"p.toml:5:1: queues[1].max_cuont: is not a key that is known here; did you mean queues[1].max_count?",
		}},
		{"in a list of a list", head + "[[queues]]\n[[queues.compute_nodes]]\n  system_disk.sise = 2", []string{
			"p.toml:5:15: queues[0].compute_nodes[0].system_disk.sise: is not a key that is known here; did you mean queues[0].compute_nodes[0].system_disk.size?",
		}},
		{"in an inline table", head + "billing = { period = 1, cuopon = 'x' }", []string{
			"p.toml:3:25: billing.cuopon: is not a key that is known here; did you mean billing.coupon?",
		}},
		{"at the wrong place", head + "[basics]\nvpc_id = 'vpc-1'", []string{
			"p.toml:4:1: basics.vpc_id: is not a key that is known here; did you mean network.vpc_id?",
		}},
		{"misspelt table", head + "[netwrok]\nvpc_id = 'vpc-1'", []string{
			"p.toml:3:2: netwrok: is not a key that is known here; did you mean network?",
		}},
		{"misspelt head", head + "regoin = 'x'", []string{
			"p.toml:3:1: regoin: is not a key that is known here; did you mean region?",
		}},
		{"nothing near", head + "zzzzzzzz = 1", []string{
			"p.toml:3:1: zzzzzzzz: is not a key that is known here; remove it, or see `clusterwiz fields demo`",
		}},
		{"quoted dot", head + "\"basics.name\" = 'x'", []string{
			"p.toml:3:1: \"basics.name\": is not a key that is known here; did you mean basics.name?",
		}},
		{"wrong types", head + "notes = 1979-05-27\n[basics]\nname = 5\n[network]\ndns = 'x'\n[access]\nkey_only = 'yes'\n[[queues]]\nmax_count = 1.5\nspot = 3\n", []string{
			"p.toml:3:1: notes: must be text, not a date or time; write notes = \"...\"",
			"p.toml:5:1: basics.name: must be text, not a whole number; write name = \"demo\"",
			"p.toml:7:1: network.dns: must be a list of texts, not text; write dns = [\"a\", \"b\"]",
			"p.toml:9:1: access.key_only: must be true or false, not text; write key_only = true",
			"p.toml:11:1: queues[0].max_count: must be a whole number, not a decimal number; write max_count = 16",
			"p.toml:12:1: queues[0].spot: must be a table, not a whole number; write [queues.spot]",
		}},
		{"items", head + "network.dns = ['a', 2,\n  true]\ntags = { a = 'b', c = 1 }\n", []string{
			"p.toml:3:21: network.dns[1]: must be text, not a whole number; write dns = [\"a\", \"b\"]",
			"p.toml:4:3: network.dns[2]: must be text, not true or false; write dns = [\"a\", \"b\"]",
			"p.toml:5:19: tags.c: must be text, not a whole number; write tags = { name = \"value\" }",
		}},
		{"no table", head + "network = 5\nqueues = [1]\n", []string{
			"p.toml:3:1: network: must be a table, not a whole number; write [network]",
			"p.toml:4:11: queues[0]: must be a table, not a whole number; write [[queues]]",
		}},
		{"no version", "provider = 'demo'\n", []string{
			"p.toml:1:1: warning: version: is not given, taken as 1; write version = 1",
		}},
		{"other version", "version = 2\nprovider = 'demo'\nnew = 1\n", []string{
			"p.toml:1:1: version: is 2; this program knows only 1; use the program that wrote it, or write version = 1 and check the keys",
		}},
		{"version as text", "version = '1'\nprovider = 'demo'\nregion = 5", []string{
			"p.toml:1:1: version: must be a whole number, not text; write version = 1",
			"p.toml:3:1: region: must be text, not a whole number; write region = \"...\"",
		}},
		{"no provider", "version = 1\n", []string{
			"p.toml:1:1: provider: required; `clusterwiz providers` lists them",
		}},
		{"misspelt provider", "version = 1\nprovider = 'Dmo'\n", []string{
			"p.toml:2:1: provider: Dmo is not a cloud that this program knows; did you mean demo?",
		}},
		{"provider in other words", "version = 1\nprovider = ' De-Mo'\n", []string{
			"p.toml:2:1: provider: \" De-Mo\" is not a cloud that this program knows; did you mean demo?",
		}},
		{"foreign provider", "version = 1\nprovider = 'nowhere at all'\n", []string{
			"p.toml:2:1: provider: \"nowhere at all\" is not a cloud that this program knows; `clusterwiz providers` lists them",
		}},
		{"columns in characters", head + "tags = { '中文' = '值', b = 1 }", []string{
			"p.toml:3:22: tags.b: must be text, not a whole number; write tags = { name = \"value\" }",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, issues := parse(t, tt.text)
			if diff := cmp.Diff(tt.want, lines(issues, forms.En)); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
			for _, issue := range issues {
				if !issue.Summary.Complete() {
					t.Errorf("a language is missing: %+v", issue.Summary)
				}
			}
		})
	}
}

func TestParseSecrets(t *testing.T) {
	t.Parallel()
	remedy := `; write password = { env = "PASSWORD" }, or { file = "..." }, { keyring = "..." }, { prompt = true }`
	for _, tt := range []struct{ name, value, want string }{
		{"plain", `"` + canary + `"`, "must not be in a profile as plain text"},
		{"number", "123456", "must not be in a profile as plain text"},
		{"two places", `{ env = "A", file = "` + canary + `" }`, "must name exactly one place to read it from"},
		{"no place", `{}`, "must name exactly one place to read it from"},
		{"unknown place", `{ vault = "` + canary + `" }`, "takes only env, file, keyring or prompt"},
		{"prompt false", `{ prompt = false }`, "takes prompt = true only"},
		{"empty name", `{ file = "" }`, "needs a name as text after file"},
		{"not a name", `{ keyring = 5 }`, "needs a name as text after keyring"},
		{"not a variable", `{ env = "` + canary + `" }`, "env takes the name of an environment variable"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p, issues := parse(t, head+"basics.name = 'good'\naccess.password = "+tt.value+"\n")
			want := []string{"p.toml:4:8: access.password: " + tt.want + remedy}
			if diff := cmp.Diff(want, lines(issues, forms.En)); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
			if zh := fmt.Sprint(lines(issues, forms.Zh)); strings.Contains(zh, canary) {
				t.Errorf("the secret is shown: %s", zh)
			}
			if value := get(p.Answers, "access.password"); value != nil {
				t.Errorf("password is kept: %#v", value)
			}
			if get(p.Answers, "basics.name") != "good" {
				t.Error("a good answer was lost")
			}
		})
	}
}

func TestParseKeepsWhatIsGood(t *testing.T) {
	t.Parallel()
	p, issues := parse(t, head+`
[basics]
name = 5
[network]
vpc_id = "vpc-1"
dns = ["a", 1, "b"]
[[queues]]
name = "one"
max_count = "many"
[[queues]]
name = "two"
[tags]
a = "b"
c = 1
`)
	if len(issues) != 4 {
		t.Errorf("issues: %q", lines(issues, forms.En))
	}
	want := answersOf(t, map[forms.Path]any{
		"network.vpc_id": "vpc-1", "network.dns": []string{"a", "b"}, "tags": map[string]string{"a": "b"},
		"queues": []any{map[string]any{"name": "one"}, map[string]any{"name": "two"}},
	})
	if !p.Answers.Equal(want) {
		t.Errorf("answers: %v", get(p.Answers, ""))
	}
}

func TestParseKeepsPositionsOfItems(t *testing.T) {
	t.Parallel()
	p, issues := parse(t, head+"queues = [{ name = 'a' }, 7, { name = 'c' }]\n")
	if len(issues) != 1 || get(p.Answers, "queues[2].name") != "c" {
		t.Errorf("answers %v, issues %q", get(p.Answers, ""), lines(issues, forms.En))
	}
}

// BenchmarkParseBroken keeps a large file that is open at its end from taking
// long: the fault is told at the end and begins at the start.
func BenchmarkParseBroken(b *testing.B) {
	data := []byte(head + "notes = \"\"\"\n" + strings.Repeat("line = 1\n", 20000))
	b.ReportAllocs()
	for b.Loop() {
		profiles.Parse(data, "p.toml", knownForms)
	}
}

// TestScriptsOfWindows are read with the line ends of Unix, and that is told.
func TestScriptsOfWindows(t *testing.T) {
	t.Parallel()
	p, issues := profiles.Parse([]byte(strings.ReplaceAll(head+"notes = \"\"\"\n#!/bin/sh\nok\n\"\"\"\n", "\n", "\r\n")), "p.toml", knownForms)
	if got, _ := p.Answers.Get("notes"); got != "#!/bin/sh\nok\n" {
		t.Errorf("%q", got)
	}
	want := []string{"p.toml:3:1: warning: notes: has the line ends of Windows; it is sent with those of Unix"}
	if diff := cmp.Diff(want, lines(issues, forms.En)); diff != "" {
		t.Error(diff)
	}
}
