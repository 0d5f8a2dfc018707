package profiles_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zalando/go-keyring"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

func referenced(t *testing.T, kind forms.RefKind, name string) *forms.Answers {
	t.Helper()
	return answersOf(t, map[forms.Path]any{"access.password": forms.Referenced(forms.Ref{Kind: kind, Name: name})})
}

func fakeResolver() profiles.Resolver {
	return profiles.Resolver{
		Env: func(name string) (string, bool) {
			text, ok := map[string]string{"GOOD": canary, "EMPTY": ""}[name]
			return text, ok
		},
		ReadFile: func(_ context.Context, name string) ([]byte, error) {
			switch name {
			case "good", "open", "pipe":
				return []byte(canary + "\r\n"), nil
			case "empty":
				return []byte("\n"), nil
			}
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		},
		Mode: func(name string) (fs.FileMode, error) {
			switch name {
			case "open":
				return 0o644, nil
			case "pipe":
				return fs.ModeNamedPipe | 0o644, nil
			}
			return 0o600, nil
		},
		Keyring: func(name string) (string, error) {
			switch name {
			case "good":
				return canary, nil
			case "locked":
				return "", errors.New("dbus-launch: " + canary)
			}
			return "", keyring.ErrNotFound
		},
		Prompt: func(label forms.Text) (string, error) {
			if label.En == "Password" {
				return canary, nil
			}
			return "", errors.New("closed " + canary)
		},
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		kind forms.RefKind
		at   string
		want string
		read bool
	}{
		{"variable", forms.FromEnv, "GOOD", "", true},
		{"no variable", forms.FromEnv, "BAD", "the environment variable BAD is not set; set BAD before you start", false},
		{"empty variable", forms.FromEnv, "EMPTY", "the environment variable EMPTY is empty; set EMPTY before you start", false},
		{"file", forms.FromFile, "good", "", true},
		{"open file", forms.FromFile, "open", "the file open may be read by others; chmod 600 open", true},
		{"pipe of the shell", forms.FromFile, "pipe", "", true},
		{"no file", forms.FromFile, "none", "the file none cannot be read: it does not exist; check the path", false},
		{"empty file", forms.FromFile, "empty", "the file empty is empty; put only the secret into it", false},
		{"keyring", forms.FromKeyring, "good", "", true},
		{"no entry", forms.FromKeyring, "none", "the keyring has no entry none under clusterwiz; add it, or use --set access.password=env:NAME or --set access.password=file:PATH", false},
		{"no keyring", forms.FromKeyring, "locked", "the system's keyring cannot be reached; use --set access.password=env:NAME or --set access.password=file:PATH", false},
		{"prompt", forms.FromPrompt, "", "", true},
		{"kept nowhere", "", "", "", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := referenced(t, tt.kind, tt.at)
			problems := fakeResolver().Resolve(t.Context(), demo, a)
			var got string
			for _, p := range problems {
				got += p.Summary.En + "; " + p.Remedy.En
				if p.Path != "access.password" || !p.Summary.Complete() || !p.Remedy.Complete() {
					t.Errorf("problem %+v", p)
				}
				if (p.Severity == forms.Warning) != tt.read {
					t.Errorf("severity %v", p.Severity)
				}
				if strings.Contains(p.Summary.En+p.Remedy.En+p.Summary.Zh+p.Remedy.Zh, canary) {
					t.Errorf("the secret is shown: %+v", p)
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			text, known := get(a, "access.password").(forms.Secret).Reveal()
			if known != tt.read || (known && text != canary) {
				t.Errorf("secret known %t, %q", known, text)
			}
			if ref := get(a, "access.password").(forms.Secret).Ref(); ref.Kind != tt.kind {
				t.Errorf("the reference is lost: %v", ref)
			}
		})
	}
}

func TestResolveAllAtOnceAndOnlyWhatApplies(t *testing.T) {
	t.Parallel()
	env := func(name string) forms.Secret { return forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: name}) }
	a := answersOf(t, map[forms.Path]any{"queues": []any{
		map[string]any{"spot": map[string]any{"key": env("A")}}, map[string]any{"spot": map[string]any{"key": env("B")}},
	}})
	set(t, a, map[forms.Path]any{"access.password": env("C")})
	paths := func() (out []forms.Path) {
		for _, p := range (profiles.Resolver{Env: func(string) (string, bool) { return "", false }}).Resolve(t.Context(), demo, a) {
			out = append(out, p.Path)
		}
		return out
	}
	want := []forms.Path{"queues[0].spot.key", "queues[1].spot.key", "access.password"}
	if diff := cmp.Diff(want, paths()); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
	set(t, a, map[forms.Path]any{"access.key_only": true, "queues[0].spot.key": forms.Plain("typed")})
	if diff := cmp.Diff([]forms.Path{"queues[1].spot.key"}, paths()); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}

func TestResolveWithoutPlaces(t *testing.T) {
	t.Parallel()
	for _, kind := range []forms.RefKind{forms.FromEnv, forms.FromFile, forms.FromKeyring, forms.FromPrompt} {
		problems := profiles.Resolver{}.Resolve(t.Context(), demo, referenced(t, kind, "N"))
		if len(problems) != 1 || problems[0].Severity != forms.Error || !problems[0].Summary.Complete() {
			t.Errorf("%s: %+v", kind, problems)
		}
	}
	problems := profiles.Resolver{}.Resolve(t.Context(), demo, referenced(t, forms.FromPrompt, ""))
	if want := "use --set access.password=env:NAME or --set access.password=file:PATH"; problems[0].Remedy.En != want {
		t.Errorf("remedy %q", problems[0].Remedy.En)
	}
}

func TestNewResolver(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PROFILES_TEST_SECRET", canary)
	t.Setenv("HOME", dir)
	t.Setenv("USERPROFILE", dir)
	keyring.MockInit()
	if err := keyring.Set("clusterwiz", "entry", canary); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "secret"), []byte(canary+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for kind, name := range map[forms.RefKind]string{
		forms.FromEnv: "PROFILES_TEST_SECRET", forms.FromKeyring: "entry", forms.FromFile: "~/secret",
	} {
		a := referenced(t, kind, name)
		if problems := profiles.NewResolver().Resolve(t.Context(), demo, a); len(problems) > 0 {
			t.Errorf("%s: %+v", kind, problems)
		}
		if text, _ := get(a, "access.password").(forms.Secret).Reveal(); text != canary {
			t.Errorf("%s: read %q", kind, text)
		}
	}
	for mode, warned := range map[fs.FileMode]bool{0o600: false, 0o400: false, 0o640: true, 0o620: true, 0o610: true, 0o604: true, 0o602: true, 0o601: true} {
		if err := os.Chmod(filepath.Join(dir, "secret"), mode); err != nil {
			t.Fatal(err)
		}
		problems := profiles.NewResolver().Resolve(t.Context(), demo, referenced(t, forms.FromFile, "~/secret"))
		// On Windows a mode says nothing of who may read.
		if got := len(problems) == 1 && problems[0].Severity == forms.Warning; got != (warned && runtime.GOOS != "windows") || len(problems) > 1 {
			t.Errorf("a file of mode %o: %+v", mode, problems)
		}
	}
}

// TestMissing tells what is not where a secret refers to, and reads nothing: neither the
// keyring nor a prompt is asked.
func TestMissing(t *testing.T) {
	t.Parallel()
	form := &forms.Form{Fields: []forms.Field{{Key: "secret", Kind: forms.Hidden, Label: forms.T("Secret", "密钥")}}}
	for name, c := range map[string]struct {
		secret forms.Secret
		want   string
	}{
		"set":         {forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "SET"}), ""},
		"not set":     {forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "UNSET"}), "the environment variable UNSET is not set"},
		"a file":      {forms.Referenced(forms.Ref{Kind: forms.FromFile, Name: "/there"}), ""},
		"no file":     {forms.Referenced(forms.Ref{Kind: forms.FromFile, Name: "/gone"}), "the file /gone cannot be read: it does not exist"},
		"the keyring": {forms.Referenced(forms.Ref{Kind: forms.FromKeyring, Name: "k"}), ""},
		"a prompt":    {forms.Referenced(forms.Ref{Kind: forms.FromPrompt}), ""},
		"typed":       {forms.Plain("Canary"), ""},
	} {
		answers := &forms.Answers{}
		if err := answers.Set("secret", c.secret); err != nil {
			t.Fatal(err)
		}
		// Whatever else would be read is nil and would panic.
		r := profiles.Resolver{
			Env: func(name string) (string, bool) { return "Canary", name == "SET" },
			There: func(name string) error {
				if name == "/there" {
					return nil
				}
				return fs.ErrNotExist
			},
		}
		got := ""
		for _, p := range r.Missing(t.Context(), form, answers) {
			got += p.Summary.En
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
	}
}
