package profiles_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		wholeProfile, head + "queues = [{ spot = { price = 1 } }, 7]", head + "a = 0b\n", head + "[basics]\nname = 1\n[basics]",
		head + "x = [[[[{a = 1}]]]]\n\"\\u0000\" = 1", head + "notes = '''\n'''''\n", "\xff\xfe", head + "notes = \"\"\"\\\n", "[[a]]\n[a.b]\n[[a]]", "\x1b", "a.b = 1\n[a]\nc = 1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, issues := profiles.Parse([]byte(text), "p.toml", knownForms)
		for _, issue := range issues {
			if issue.Line < 1 || issue.Column < 1 || issue.Line > strings.Count(text, "\n")+1 || !issue.Summary.Complete() {
				t.Fatalf("issue %+v", issue)
			}
			if strings.ContainsAny(issue.Error(), "\x1b\x00\n") {
				t.Fatalf("issue disturbs a terminal: %q", issue.Error())
			}
		}
		if keys := profiles.LibraryKeys(text); keys != nil {
			located, _ := profiles.Located(text)
			if len(located) != len(keys) {
				t.Fatalf("keys %q located %q", keys, located)
			}
			for i := range keys {
				if strings.Join(keys[i], "\x00") != strings.Join(located[i], "\x00") {
					t.Fatalf("key %q located as %q", keys[i], located[i])
				}
			}
		}
		data, err := profiles.Encode(demo, p, forms.En)
		if err != nil {
			t.Fatal(err)
		}
		back, issues := profiles.Parse(data, "p.toml", profiles.Forms{{ID: p.Provider, Form: func() *forms.Form { return demo }}})
		same := profiles.LibraryKeys(string(data)) != nil && (p.Provider == "" || len(issues) == 0)
		if a, _ := profiles.Encode(demo, back, forms.En); !same || string(a) != string(data) {
			t.Fatalf("%q written as\n%s\nand then as\n%s", text, data, a)
		}
	})
}

func FuzzOverride(f *testing.F) {
	for _, seed := range []string{
		"basics.name=a", "queues[0].max_count=4", "queues[1].compute_nodes[0].system_disk.size=4", "tags=a=b", "access.password=env:A",
		"access.password=" + canary, "queues=", "[0]=1", "a[99999999999999999999]=1", "queues[0]=", "queues[0][0]=", "x\x1b=1",
		`queues+={name=1,spot={price="x",\x1b=1},nonsense=[{}]}`, `queues=[{},{name={env="A"}},7]`, `tags={a=1,"\u001b"=2}`, "queues[\"\\u0000\"].name=1", `queues[q]-`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, assignment string) {
		p, _ := parse(t, overridden)
		o, err := p.Override(demo, assignment)
		issues := profiles.IssuesOf(err)
		if err != nil && (len(issues) == 0 || strings.ContainsAny(err.Error(), "\x1b\x00")) {
			t.Fatalf("%q: %v", assignment, err)
		}
		for _, issue := range issues {
			if !issue.Summary.Complete() || strings.Contains(issue.Error(), canary) {
				t.Fatalf("%q: %v", assignment, issue)
			}
		}
		if err == nil && !o.Text().Complete() {
			t.Fatalf("%q: %+v", assignment, o)
		}
		data, err := profiles.Encode(demo, p, forms.En)
		if err != nil || profiles.LibraryKeys(string(data)) == nil {
			t.Fatalf("%q: %v\n%s", assignment, err, data)
		}
	})
}

func FuzzDraft(f *testing.F) {
	p, _ := profiles.Parse([]byte(wholeProfile), "p.toml", knownForms)
	seed, err := profiles.EncodeDraft(profiles.Draft{ID: "a", Provider: "demo", Saved: noon, Answers: p.Answers})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte(`{"version":1,"id":"a","answers":{"object":{"queues":{"list":[{"text":"x"}]}}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		draft, err := profiles.DecodeDraft(data)
		if err != nil {
			return
		}
		again, err := profiles.EncodeDraft(draft)
		if err != nil {
			t.Fatal(err)
		}
		back, err := profiles.DecodeDraft(again)
		if err != nil || !back.Answers.Equal(draft.Answers) && !strings.Contains(string(again), "NaN") {
			t.Fatalf("%v\n%s\n%s", err, data, again)
		}
		if text, err := profiles.Encode(demo, &profiles.Profile{Provider: "demo", Answers: draft.Answers}, forms.Zh); err != nil || profiles.LibraryKeys(string(text)) == nil {
			t.Fatalf("%v\n%s", err, text)
		}
	})
}
