package profiles_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

const overridden = head + `
[basics]
name = "old"
[network]
dns = ["a"]
[[queues]]
name = "q"
`

func TestOverride(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		assignment, text string
		path             forms.Path
		want             any
		from             profiles.Origin
	}{
		{"basics.name=new", "basics.name = new (was old, p.toml:5)", "basics.name", "new", profiles.FromProfile},
		{" basics.name = a=b ", "basics.name = a=b (was old, p.toml:5)", "basics.name", "a=b", profiles.FromProfile},
		{"basics.name=", "basics.name = (unset) (was old, p.toml:5)", "basics.name", nil, profiles.FromProfile},
		{"network.mode=classic", "network.mode = classic (was vpc, default)", "network.mode", "classic", profiles.FromDefault},
		{"queues[0].max_count=4", "queues[0].max_count = 4 nodes (was 8 nodes, the cloud's default)", "queues[0].max_count", int64(4), profiles.FromCloud},
		{"queues[0].spot.price=2", "queues[0].spot.price = 2 (was unset)", "queues[0].spot.price", 2.0, profiles.FromUnset},
		{"queues[1].name=two", "queues[1].name = two (was unset)", "queues[1].name", "two", profiles.FromUnset},
		{"queues=", "queues = (unset) (was 1, p.toml:8)", "queues", nil, profiles.FromProfile},
		{"network.dns=b,c", "network.dns = b, c (was a, p.toml:7)", "network.dns", []string{"b", "c"}, profiles.FromProfile},
		{"tags=a=b,c=d", "tags = a=b, c=d (was unset)", "tags", map[string]string{"a": "b", "c": "d"}, profiles.FromUnset},
		{"tags.a=b,c=d", "tags = a=\"b,c=d\" (was unset)", "tags", map[string]string{"a": "b,c=d"}, profiles.FromUnset},
		{"tags.example.com/team=x", "tags = example.com/team=x (was unset)", "tags", map[string]string{"example.com/team": "x"}, profiles.FromUnset},
		{"access.key_only=yes", "access.key_only = yes (was unset)", "access.key_only", true, profiles.FromUnset},
		{"access.password=env:PASS", "access.password = env PASS (was unset)", "access.password", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PASS"}), profiles.FromUnset},
		{"access.password=file:/a:b", "access.password = file /a:b (was unset)", "access.password", forms.Referenced(forms.Ref{Kind: forms.FromFile, Name: "/a:b"}), profiles.FromUnset},
		{"access.password=keyring:k", "access.password = keyring k (was unset)", "access.password", forms.Referenced(forms.Ref{Kind: forms.FromKeyring, Name: "k"}), profiles.FromUnset},
		{"access.password=prompt", "access.password = prompt (was unset)", "access.password", forms.Referenced(forms.Ref{Kind: forms.FromPrompt}), profiles.FromUnset},
	} {
		t.Run(tt.assignment, func(t *testing.T) {
			t.Parallel()
			p := parseGood(t, overridden)
			o, err := p.Override(demo, tt.assignment)
			if err != nil {
				t.Fatal(err)
			}
			if o.From != tt.from || o.Path != tt.path || o.Text().En != tt.text || !o.Text().Complete() {
				t.Errorf("override %v %s %s", o.From, o.Path, o.Text())
			}
			if diff := cmp.Diff(tt.want, get(p.Answers, tt.path)); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
		})
	}
}

// TestOverrideEntries changes entries of a table one by one.
func TestOverrideEntries(t *testing.T) {
	t.Parallel()
	p := parseGood(t, overridden)
	for _, assignment := range []string{"tags.a=1", "tags.b=2", "tags.a=3", "tags.b="} {
		if _, err := p.Override(demo, assignment); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(any(map[string]string{"a": "3"}), get(p.Answers, "tags")); diff != "" {
		t.Error(diff)
	}
	if _, err := p.Override(demo, "tags.a="); err != nil || get(p.Answers, "tags") != nil {
		t.Errorf("%v, left %v", err, get(p.Answers, "tags"))
	}
}

func TestOverrideRefuses(t *testing.T) {
	t.Parallel()
	secret := "must not be given on the command line as plain text; use access.password=env:NAME, access.password=file:PATH, access.password=keyring:NAME or access.password=prompt"
	for assignment, want := range map[string]string{
		"basics.name":                      "--set: is not of the form path=value; for example --set basics.name=demo",
		"=x":                               "--set: is not of the form path=value; for example --set basics.name=demo",
		"a[=x":                             "--set: is not of the form path=value; for example --set basics.name=demo",
		"basics.nmae=x":                    "--set: basics.nmae: is not a known key; did you mean basics.name?",
		"BASICS.NAME=x":                    "--set: BASICS.NAME: is not a known key; did you mean basics.name?",
		"queues[0].max_cout=4":             "--set: queues[0].max_cout: is not a known key; did you mean queues[0].max_count?",
		"queues.name=x":                    "--set: queues.name: is not a known key; did you mean queues[0].name?",
		"queues[0].compute_nodes[1].x=1":   "--set: queues[0].compute_nodes[1].x: is not a known key; did you mean queues[0].compute_nodes?",
		"zzzzzz=1":                         "--set: zzzzzz: is not a known key; `clusterwiz fields` lists the keys",
		"queues[2].name=x":                 "--set: queues[2].name: queues has 1 item; use a position up to 1",
		"queues[0].max_count=many":         "--set: queues[0].max_count: must be a whole number; for example queues[0].max_count=16",
		"queues[0].max_count=1.5":          "--set: queues[0].max_count: must be a whole number; for example queues[0].max_count=16",
		"access.key_only=maybe":            "--set: access.key_only: must be true or false; for example access.key_only=true",
		"tags=a":                           "--set: tags: must be a table of texts; for example tags=name=value",
		"queues=x":                         "--set: queues: must be a list of tables; write [{name=...}], or set its parts, for example queues[0].name=...",
		"billing=x":                        "--set: billing: must be a table; write {period=...}, or set its parts, for example billing.period=...",
		"access.password=" + canary:        "--set: access.password: " + secret,
		"access.password=env:" + canary:    "--set: access.password: " + secret,
		"access.password=file:":            "--set: access.password: " + secret,
		"access.password=prompt:" + canary: "--set: access.password: " + secret,
	} {
		t.Run(assignment, func(t *testing.T) {
			t.Parallel()
			p := parseGood(t, overridden)
			before := p.Answers.Clone()
			_, err := p.Override(demo, assignment)
			var issue *profiles.Issue
			if !errors.As(err, &issue) || err.Error() != want || !issue.Summary.Complete() {
				t.Fatalf("got  %v\nwant %s", err, want)
			}
			if strings.Contains(issue.String(forms.Zh), canary) {
				t.Error("the secret is shown")
			}
			if !p.Answers.Equal(before) {
				t.Error("the answers were changed")
			}
		})
	}
}

func TestOverrideRepeated(t *testing.T) {
	t.Parallel()
	p := parseGood(t, overridden)
	for i, want := range []string{"basics.name = b (was old, p.toml:5)", "basics.name = c (was b, an earlier --set)"} {
		o, err := p.Override(demo, "basics.name="+string(rune('b'+i)))
		if err != nil || o.Text().En != want {
			t.Errorf("%v %q, want %q", err, o.Text().En, want)
		}
	}
	located := p.Locate([]forms.Problem{{Path: "basics.name", Summary: forms.T("is wrong", "不对")}})
	if got := located[0].Error(); got != "--set: basics.name: is wrong" {
		t.Errorf("located %q", got)
	}
}

func TestOverrideMendsWhatParseReported(t *testing.T) {
	t.Parallel()
	p, issues := parse(t, head+"[basics]\nname = 5\n")
	if len(issues) != 1 {
		t.Fatal(issues)
	}
	if _, err := p.Override(demo, "basics.name=\u202ex"); err != nil {
		t.Fatal(err)
	}
	if got := p.Locate([]forms.Problem{{Path: "basics.name"}}); len(got) != 1 {
		t.Errorf("located %v", got)
	}
}

func TestOverrideWithoutFile(t *testing.T) {
	t.Parallel()
	p := &profiles.Profile{Provider: "demo"}
	if _, err := p.Override(demo, "basics.name=a"); err != nil {
		t.Fatal(err)
	}
	p = &profiles.Profile{Provider: "demo", Answers: answersOf(t, map[forms.Path]any{"basics.name": "typed"})}
	o, err := p.Override(demo, "basics.name=a")
	if err != nil || o.Text().En != "basics.name = a (was typed, answered)" {
		t.Errorf("%v %q", err, o.Text().En)
	}
}
