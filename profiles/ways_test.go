package profiles_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// ways are a value of each kind as it stands in a profile, as --set has it, and
// as an older program left it in a draft: as text.
var ways = map[forms.Path]struct {
	toml, set, text string
	want            any
}{
	"basics.name":          {`name = "12"`, "12", "12", "12"},
	"network.mode":         {`mode = "vpc"`, "vpc", "vpc", "vpc"},
	"queues[0].max_count":  {`max_count = 12`, "12", "12", int64(12)},
	"queues[0].spot.price": {`price = 2`, "2", "2", 2.0},
	"access.key_only":      {`key_only = true`, "yes", "true", true},
	"network.dns":          {`dns = ["a", "b"]`, "a, b", "a, b", []string{"a", "b"}},
	"tags":                 {`tags = { a = "b" }`, "a=b", "a=b", map[string]string{"a": "b"}},
	"access.password":      {`password = { env = "PASS" }`, "env:PASS", "", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PASS"})},
	"queues[0].name":       {`name = "a"`, "a", "a", "a"},
	"billing.period":       {`period = 1`, "1", "1", int64(1)},
}

// TestEveryKindEveryWay puts values into the answers by a profile, by --set and
// by a draft: each has the type of its kind.
func TestEveryKindEveryWay(t *testing.T) {
	t.Parallel()
	for path, way := range ways {
		t.Run(string(path), func(t *testing.T) {
			t.Parallel()
			got := map[string]any{"TOML": get(fromTOML(t, path, way.toml), path), "--set": get(fromSet(t, path, way.set), path)}
			want := map[string]any{"TOML": way.want, "--set": way.want}
			if way.text != "" {
				got["draft"], want["draft"] = get(fromDraft(t, path, way.text), path), way.want
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func fromTOML(t *testing.T, path forms.Path, line string) *forms.Answers {
	t.Helper()
	heading := map[forms.Path]string{"": "", "queues[0]": "[[queues]]", "queues[0].spot": "[[queues]]\n[queues.spot]"}
	parent := path.Parent()
	head, special := heading[parent]
	if !special {
		head = "[" + string(parent) + "]"
	}
	return parseGood(t, fmt.Sprintf("version = 1\nprovider = \"demo\"\n%s\n%s\n", head, line)).Answers
}

func fromSet(t *testing.T, path forms.Path, text string) *forms.Answers {
	t.Helper()
	p := &profiles.Profile{}
	if _, err := p.Override(demo, string(path)+"="+text); err != nil {
		t.Fatal(err)
	}
	return p.Answers
}

func fromDraft(t *testing.T, path forms.Path, text string) *forms.Answers {
	t.Helper()
	drafts, _ := openDrafts(t)
	answers := answersOf(t, map[forms.Path]any{path: text})
	if err := drafts.Save(profiles.Draft{ID: "old", Provider: "demo", Saved: noon, Answers: answers}); err != nil {
		t.Fatal(err)
	}
	_, all := listed(t, drafts)
	if len(all) != 1 {
		t.Fatal(len(all))
	}
	return all[0].Answers
}

// TestAProfileKeepsItsTypes: a number as text is an error with its place, and not
// taken for a number.
func TestAProfileKeepsItsTypes(t *testing.T) {
	t.Parallel()
	p, issues := parse(t, head+"[[queues]]\nmax_count = \"12\"\n[billing]\nperiod = 1.5\n[access]\nkey_only = \"true\"\n[basics]\nname = 12\n")
	want := []string{
		"p.toml:4:1: queues[0].max_count: must be a whole number, not text; write max_count = 16",
		"p.toml:6:1: billing.period: must be a whole number, not a decimal number; write period = 1",
		"p.toml:8:1: access.key_only: must be true or false, not text; write key_only = true",
		"p.toml:10:1: basics.name: must be text, not a whole number; write name = \"demo\"",
	}
	if diff := cmp.Diff(want, lines(issues, forms.En)); diff != "" {
		t.Error(diff)
	}
	for _, path := range []forms.Path{"queues[0].max_count", "billing.period", "access.key_only", "basics.name"} {
		if value, said := p.Answers.Get(path); said {
			t.Errorf("%s: %v", path, value)
		}
	}
}

// TestADraftOfAnUnknownCloudStays as it was.
func TestADraftOfAnUnknownCloudStays(t *testing.T) {
	t.Parallel()
	drafts, dir := openDrafts(t)
	answers := answersOf(t, map[forms.Path]any{"billing.period": "1"})
	if err := drafts.Save(profiles.Draft{ID: "other", Provider: "nowhere", Saved: noon, Answers: answers}); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(filepath.Join(dir, "draft-other.json"))
	if err != nil {
		t.Fatal(err)
	}
	_, all := listed(t, drafts)
	if len(all) != 1 || !all[0].Answers.Equal(answers) {
		t.Errorf("%+v", all)
	}
	if err := drafts.Save(all[0]); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(filepath.Join(dir, "draft-other.json"))
	if diff := cmp.Diff(string(before), string(after)); diff != "" || err != nil {
		t.Error(diff, err)
	}
}
