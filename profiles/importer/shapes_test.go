package importer_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/importer"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestShapes holds each text of testdata/shapes against what is beside it: what it is, the
// findings, and the profile that it becomes.
func TestShapes(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/shapes/*.in")
	if err != nil || len(files) == 0 {
		t.Fatalf("no shapes: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".in"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := imported(t, text)
			golden := strings.TrimSuffix(file, ".in") + ".golden"
			if *update {
				if err := os.WriteFile(golden, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, _ := os.ReadFile(golden)
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for _, secret := range secretsOfShapes {
				if bytes.Contains(got, []byte(secret)) {
					t.Errorf("shows the secret %s", secret)
				}
			}
		})
	}
}

// secretsOfShapes stand in the texts and must not come out of any.
var secretsOfShapes = []string{
	"Passw0rd-of-nodes", "S3cretOfAnAccessKey", "LTAI5tNotARealKeyAtAll", "c2lnbmF0dXJl", "Cluster-Passw0rd", "AKNOTREAL12345", "MIIToken-that-is-not-real",
	"hunter2-hunter2", "Passw0rd-of-page", "Copied-Passw0rd-9", "Another-Passw0rd-9", "SomeOther-Token-1", "State-Passw0rd", "Show-Passw0rd", "Plan-Passw0rd", "PRIVATE KEY", "Sup3r-Secret-Value", "Canary-of",
}

// imported is what a text becomes, for goldens.
func imported(t testing.TB, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	s, err := importer.Recognize(text, importer.Options{Clouds: known()})
	if err != nil {
		if refusal := new(importer.Refusal); !errors.As(err, &refusal) {
			t.Fatalf("%T: %v", err, err)
		}
		fmt.Fprintf(&b, "refused: %s\n", err)
		return b.Bytes()
	}
	f := form(t, s.Provider)
	answers, findings := s.Answers(f, whole(t, s))
	fmt.Fprintf(&b, "%s: %s %s\n", s.Shape.En, s.Provider, s.Region)
	for _, one := range findings {
		fmt.Fprintf(&b, "%s | %s | %s\n", one.Kind, one.Where, one.Text.En)
	}
	toml, err := profiles.Encode(f, &profiles.Profile{Provider: s.Provider, Region: s.Region, Answers: answers}, forms.En)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(toml)) {
		if !strings.HasPrefix(line, "#") && strings.TrimSpace(line) != "" {
			b.WriteString(line)
		}
	}
	return b.Bytes()
}
