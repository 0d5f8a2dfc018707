package profiles_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// TestPrepare edits the file that was opened, and tells what it does; never a secret.
func TestPrepare(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.toml")
	text := owned + "\n[access]\npassword = \"" + canary + "\"\npasswort = \"" + canary + "\"\nkey_only = false # yet\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	p, _, err := profiles.Load(t.Context(), path, knownForms)
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range []string{"basics.name=new", "access.password=env:PASS", "access.key_only=true", "network.dns=c"} {
		if _, err := p.Override(demo, set); err != nil {
			t.Fatal(err)
		}
	}
	ready, err := profiles.Prepare(t.Context(), demo, p, forms.En, path)
	if err != nil || !ready.Exists || strings.Contains(string(ready.Data), `password = "`+canary) {
		t.Fatal(err, ready.Exists, string(ready.Data))
	}
	var told []string
	for _, line := range ready.Told {
		told = append(told, line.En)
		if strings.Contains(line.En+line.Zh, canary) || !line.Complete() {
			t.Errorf("%q", line)
		}
	}
	want := []string{
		"lost: # main",
		"@@ -7,3 +7,3 @@", " [basics]", `-name = "old" # short, please`, `+name = "new" # short, please`, " ",
		"@@ -15,4 +15,3 @@", " # resolvers", `-dns = ["a", # main`, `-  "b"]`, `+dns = ["c"]`, " ",
		"@@ -38,4 +37,4 @@", " [access]", `-password = "••••••"`, `+password = { env = "PASS" }`, ` passwort = "••••••"`, "-key_only = false # yet", "+key_only = true # yet",
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
	elsewhere, err := profiles.Prepare(t.Context(), demo, p, forms.En, "")
	if err != nil || elsewhere.Exists || strings.Contains(string(elsewhere.Data), "OWNER") {
		t.Error("another file is edited", err)
	}
}
