package profiles_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// scripts is a form of questions that may hold secrets.
var scripts = &forms.Form{
	Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本")}},
	Fields: forms.OnStep(forms.Basics,
		forms.Field{Key: "script", Wire: "Script", Kind: forms.LongText, Encoding: forms.Base64ed, MayHide: true, Label: forms.T("Script", "脚本")},
		forms.Field{Key: "args", Wire: "Args", Kind: forms.String, MayHide: true, Label: forms.T("Arguments", "参数")},
		forms.Field{
			Key: "env", Wire: "Env", Kind: forms.Map, Max: 9, MayHide: true, Label: forms.T("Environment", "环境变量"),
			Rules: []forms.Rule{forms.Entries{Value: forms.Structural(forms.Length{Max: 40})}},
		},
	),
}

const scriptsProfile = `version = 1
provider = "scripts"
script = { file = "start.sh" }
args = { env = "ARGS" }
[env]
PLAIN = "text"
TOKEN = { file = "token" }
`

func scriptsIn(t *testing.T, dir string) *profiles.Profile {
	t.Helper()
	for name, text := range map[string]string{"p.toml": scriptsProfile, "start.sh": "\ufeff#!/bin/sh\r\necho " + canary + "\r\n", "token": canary + "\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, issues, err := profiles.Load(t.Context(), filepath.Join(dir, "p.toml"), profiles.Forms{{ID: "scripts", Form: func() *forms.Form { return scripts }}})
	if err != nil || len(issues) > 0 {
		t.Fatal(issues, err)
	}
	return p
}

// TestWhatMayHideIsKeptElsewhere: such an answer is sent as it is, shown masked, and
// kept as the reference in profile, draft and journal, wherever these lie.
func TestWhatMayHideIsKeptElsewhere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := scriptsIn(t, dir)
	kept, err := json.Marshal(p.Answers)
	if err != nil {
		t.Fatal(err)
	}
	resolver := profiles.NewResolver()
	resolver.Env = func(string) (string, bool) { return canary, true }
	for name, answers := range map[string]*forms.Answers{"profile": p.Answers, "draft": {}} {
		if name == "draft" {
			if err := json.Unmarshal(kept, answers); err != nil || !answers.Equal(scriptsIn(t, dir).Answers) {
				t.Errorf("a draft came back as other answers: %v, %s", err, kept)
			}
		}
		if problems := resolver.Resolve(t.Context(), scripts, answers); len(problems) > 0 {
			t.Fatal(problems)
		}
		body := scripts.Body(answers)
		shown, _ := body.JSON(forms.Masked)
		sent, err := body.JSON(forms.Revealed)
		want := `{"Script":"IyEvYmluL3NoCmVjaG8gY2FuYXJ5`
		if !strings.HasPrefix(string(sent), want) || !strings.Contains(string(sent), `"PLAIN":"text","TOKEN":"`+canary+`"`) || err != nil {
			t.Errorf("%s: sent %s, %v", name, sent, err)
		}
		mask := forms.Mask
		if diff := cmp.Diff(`{"Script":"`+mask+`","Args":"`+mask+`","Env":{"PLAIN":"text","TOKEN":"`+mask+`"}}`, string(shown)); diff != "" {
			t.Errorf("%s: shown (-want +got):\n%s", name, diff)
		}
	}
	same, _ := profiles.Encode(scripts, p, forms.En)
	elsewhere := *p
	elsewhere.Path = filepath.Join(t.TempDir(), "q.toml")
	moved, _ := profiles.Encode(scripts, &elsewhere, forms.En)
	for text, want := range map[string][]string{
		string(same):  {`script = { file = "start.sh" }`, `args = { env = "ARGS" }`, `TOKEN = { file = "token" }`, `PLAIN = "text"`},
		string(moved): {"script = { file = " + strconv.Quote(filepath.Join(dir, "start.sh")) + " }", "TOKEN = { file = " + strconv.Quote(filepath.Join(dir, "token")) + " }"},
	} {
		for _, line := range want {
			if !strings.Contains(text, line) || strings.Contains(text, canary) {
				t.Errorf("no %s in\n%s", line, text)
			}
		}
	}
	if problems := forms.Errors(scripts.Check(p.Answers, nil)); len(problems) > 0 {
		t.Error(problems)
	}
	_ = p.Answers.Set("env", forms.Table{"TOKEN": forms.Plain(strings.Repeat(canary, 9))})
	problems := scripts.Check(p.Answers, nil)
	if len(problems) != 1 || strings.Contains(problems[0].Summary.En, canary) {
		t.Errorf("a value that is too long: %v", problems)
	}
}

// TestChangedTables: who types over a table keeps the secrets in it.
func TestChangedTables(t *testing.T) {
	t.Parallel()
	p := scriptsIn(t, t.TempDir())
	before, _ := p.Answers.Get("env")
	for _, set := range []string{"env.PLAIN=other", "env.NEW=a=b"} {
		if _, err := p.Override(scripts, set); err != nil {
			t.Fatal(err)
		}
	}
	after, _ := p.Answers.Get("env")
	want := forms.Table{"PLAIN": "other", "NEW": "a=b", "TOKEN": before.(forms.Table)["TOKEN"]}
	if table, ok := after.(forms.Table); !ok || len(table) != 3 || table["TOKEN"] != want["TOKEN"] || table["NEW"] != "a=b" || table["PLAIN"] != "other" {
		t.Errorf("got %#v", after)
	}
	if _, err := p.Override(scripts, "env.TOKEN="); err != nil {
		t.Fatal(err)
	}
	if after, _ := p.Answers.Get("env"); !cmp.Equal(after, map[string]string{"PLAIN": "other", "NEW": "a=b"}) {
		t.Errorf("got %#v", after)
	}
}

// TestUnsoundSecrets: what no cloud would take as it was meant is named, never shown,
// from whatever place it comes.
func TestUnsoundSecrets(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		canary:                                 "",
		"\ufeff" + canary:                      "",
		"密码\tline\r\nline\n":                   "",
		canary + "\xff":                        "cannot be sent as it is: byte 19, 0xFF, is not UTF-8",
		canary[:2] + "\x00" + canary:           "cannot be sent as it is: byte 3 is the control character U+0000",
		"密\u0085" + canary:                     "cannot be sent as it is: byte 4 is the control character U+0085",
		canary + "\rx":                         "cannot be sent as it is: byte 19 is the control character U+000D",
		canary + "\x7f":                        "cannot be sent as it is: byte 19 is the control character U+007F",
		"\xff\xfeC\x00":                        "is in UTF-16",
		"\xfe\xff\x00C":                        "is in UTF-16",
		strings.Repeat("x", 64<<10+1):          "is larger than 64 KiB",
		canary + "\ufffd":                      "",
		"\ufeff" + strings.Repeat("x", 64<<10): "",
	} {
		r := profiles.Resolver{
			Env:      func(string) (string, bool) { return text, true },
			ReadFile: func(context.Context, string) ([]byte, error) { return []byte(text), nil },
			Keyring:  func(string) (string, error) { return text, nil },
			Prompt:   func(forms.Text) (string, error) { return text, nil },
		}
		for _, kind := range []forms.RefKind{forms.FromEnv, forms.FromFile, forms.FromKeyring, forms.FromPrompt} {
			a := referenced(t, kind, "N")
			got := ""
			for _, p := range r.Resolve(t.Context(), demo, a) {
				got += p.Summary.En
				if !p.Summary.Complete() || !p.Remedy.Complete() || strings.Contains(p.Summary.En+p.Remedy.En, canary[:6]) {
					t.Errorf("%s: %+v", kind, p)
				}
			}
			if got != want {
				t.Errorf("%s of %.20q: got %q, want %q", kind, text, got, want)
			}
			if known, ok := get(a, "access.password").(forms.Secret).Reveal(); ok != (want == "") || strings.HasPrefix(known, "\ufeff") {
				t.Errorf("%s of %.20q: read %t", kind, text, ok)
			}
		}
	}
}

// TestPlacesThatGiveNothing: neither a file nor a keyring holds the program up for
// longer than its patience, nor a moment after somebody ends it.
func TestPlacesThatGiveNothing(t *testing.T) {
	t.Parallel()
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	r := profiles.Resolver{
		ReadFile: func(ctx context.Context, _ string) ([]byte, error) { <-ctx.Done(); return nil, ctx.Err() },
		Keyring:  func(string) (string, error) { <-never; return "", nil },
		Patience: time.Millisecond,
	}
	for kind, want := range map[forms.RefKind]string{forms.FromFile: "nothing was written to it within", forms.FromKeyring: "keyring cannot be reached"} {
		problems := r.Resolve(t.Context(), demo, referenced(t, kind, "N"))
		if len(problems) != 1 || !strings.Contains(problems[0].Summary.En, want) {
			t.Errorf("%s: %v", kind, problems)
		}
		patient := r
		patient.Patience = 0
		ended, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Millisecond, cancel)
		if problems := patient.Resolve(ended, demo, referenced(t, kind, "N")); len(problems) != 1 {
			t.Errorf("%s: %v", kind, problems)
		}
	}
}
