package profiles_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

const baseFile = `version = 1
provider = "demo"
region = "r1"

[basics]
name = "base"
nmae = "x"

[tags]
team = "cfd"

[[queues]]
name = "comp"
max_count = 2

[[queues.compute_nodes]]
instance_type = "t"

[[queues]]
name = "gpu"
`

const overFile = `region = "r2"

[tags]
stage = "prod"
team = { remove = true }

[[queues]]
name = "comp"
max_count = "many"

[[queues.compute_nodes]]
system_disk.size = 40

[[queues]]
name = "gpu"
remove = true

[[queues]]
name = "old"
remove = true

[access]
password = "` + canary + `"
`

func layered(files ...string) (*profiles.Profile, []profiles.Issue) {
	var documents []profiles.Document
	for i, text := range files {
		name := string(rune('a'+i)) + ".toml"
		documents = append(documents, profiles.Document{Name: name, Path: name, Data: []byte(text)})
	}
	return profiles.Reader{Known: knownForms, Env: func(name string) (string, bool) {
		value, set := map[string]string{"COUNT": "12", "WORDS": "x, y", "EMPTY": ""}[name]
		return value, set
	}}.Read(documents...)
}

// TestLayers lays a file over another: each problem names the file that it came from.
func TestLayers(t *testing.T) {
	t.Parallel()
	p, issues := layered(baseFile, overFile)
	want := []string{
		"a.toml:7:1: basics.nmae: is not a key that is known here; did you mean basics.name?",
		`b.toml:9:1: queues[0].max_count: must be a whole number, not text; write max_count = 16`,
		"b.toml:18:3: warning: takes away what is not there; check its name, or delete it here",
		`b.toml:23:1: access.password: must not be in a profile as plain text; write password = { env = "PASSWORD" }, or { file = "..." }, { keyring = "..." }, { prompt = true }`,
	}
	if diff := cmp.Diff(want, lines(issues, forms.En)); diff != "" {
		t.Error(diff)
	}
	wantAnswers := answersOf(t, map[forms.Path]any{
		"basics.name": "base", "tags": map[string]string{"stage": "prod"},
		"queues": []any{map[string]any{"name": "comp", "compute_nodes": []any{map[string]any{"instance_type": "t", "system_disk": map[string]any{"size": int64(40)}}}}},
	})
	if !p.Answers.Equal(wantAnswers) || p.Region != "r2" || p.Source() != "a.toml+b.toml" || p.Path != "" {
		t.Error(p.Answers, p.Region, p.Source())
	}
	at := p.Locate([]forms.Problem{{Path: "basics.name"}, {Path: "queues[0].compute_nodes[0].system_disk.size"}, {Path: "queues[0].compute_nodes[0].instance_type"}, {Path: "notes"}})
	var places []string
	for _, issue := range at {
		place, _, _ := strings.Cut(issue.Error(), ": ")
		places = append(places, place)
	}
	if diff := cmp.Diff([]string{"a.toml:6:1", "b.toml:12:13", "a.toml:17:1", "a.toml:1:1"}, places); diff != "" {
		t.Error(diff)
	}
}

func TestLayersRefuse(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		files []string
		want  []string
	}{
		"another cloud":  {[]string{head, "provider = \"another\"\n"}, []string{"b.toml:1:1: provider: is another, and this lies over a profile of demo; lay files of one cloud over each other"}},
		"no cloud":       {[]string{"version = 1\n", "[tags]\na = \"b\"\n"}, []string{"a.toml:1:1: provider: required; `clusterwiz providers` lists them"}},
		"not TOML":       {[]string{head, "a = \n"}, []string{"b.toml:1:5: is not a value of TOML; put texts in quotes"}},
		"nothing in it":  {[]string{head, ""}, []string{"b.toml:1:1: the file is empty; check the path, or make a profile with `clusterwiz new`"}},
		"another layout": {[]string{head, "version = 7\n"}, []string{"b.toml:1:1: version: is 7; this program knows only 1; use the program that wrote it, or write version = 1 and check the keys"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, issues := layered(c.files...)
			if diff := cmp.Diff(c.want, lines(issues, forms.En)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestVariables reads values from the environment, in the types of their fields.
func TestVariables(t *testing.T) {
	t.Parallel()
	p, issues := layered(head + `region = { env = "NOT_SET" }
[network]
dns = { env = "WORDS" }
[tags]
team = { env = "COUNT" }
[[queues]]
name = "${NAME}"
max_count = { env = "COUNT" }
[[queues]]
name = { file = "x" }
max_count = { env = "WORDS" }
[[queues]]
max_count = { env = "EMPTY" }
name = { env = "no name" }
[access]
key_only = { env = "COUNT" }
`)
	want := []string{
		"a.toml:3:1: region: the environment variable NOT_SET is not set; set NOT_SET before you start",
		`a.toml:9:1: warning: queues[0].name: ${NAME} is sent as it is written; nothing is put in its place; for the whole value from the environment write name = { env = "NAME" }`,
		`a.toml:12:1: queues[1].name: must be text, not a table; write name = "comp"`,
		"a.toml:13:1: queues[1].max_count: must be a whole number; the environment variable WORDS holds something else; set WORDS to another value",
		"a.toml:15:1: queues[2].max_count: the environment variable EMPTY is empty; set EMPTY before you start",
		`a.toml:16:1: queues[2].name: env takes the name of an environment variable; write name = { env = "NAME" }`,
		"a.toml:18:1: access.key_only: must be true or false; the environment variable COUNT holds something else; set COUNT to another value",
	}
	if diff := cmp.Diff(want, lines(issues, forms.En)); diff != "" {
		t.Error(diff)
	}
	for path, want := range map[forms.Path]any{"network.dns": []string{"x", "y"}, "tags": map[string]string{"team": "12"}, "queues[0].max_count": int64(12)} {
		if diff := cmp.Diff(want, get(p.Answers, path)); diff != "" {
			t.Error(path, diff)
		}
	}
}

// TestOneLayer: one file is read the same alone and under one that says nothing.
func TestOneLayer(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := wholeProfile
		// Any line may be missing: what is left may be no TOML, or have mistakes.
		rows := strings.SplitAfter(text, "\n")
		for range rapid.IntRange(0, 3).Draw(t, "lines") {
			at := rapid.IntRange(0, len(rows)-1).Draw(t, "line")
			rows[at] = "\n"
		}
		text = strings.Join(rows, "")
		alone, issues := layered(text)
		under, more := layered(text, "# nothing\n")
		if !alone.Answers.Equal(under.Answers) || alone.Region != under.Region {
			t.Fatalf("%s\nis %v alone, and %v under nothing", text, alone.Answers, under.Answers)
		}
		if diff := cmp.Diff(lines(issues, forms.En), lines(more, forms.En)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func FuzzLayers(f *testing.F) {
	f.Add(baseFile, overFile)
	f.Add(wholeProfile, head+"queues = [{ name = \"a\", remove = true }, 7]")
	f.Add("", "[[queues]]\nremove = true")
	f.Fuzz(func(t *testing.T, base, over string) {
		_, issues := layered(base, over)
		for _, issue := range issues {
			text := map[string]string{"a.toml": base, "b.toml": over}[issue.File]
			if issue.Line < 1 || issue.Line > strings.Count(text, "\n")+1 || !issue.Summary.Complete() {
				t.Fatalf("issue %+v", issue)
			}
		}
	})
}
