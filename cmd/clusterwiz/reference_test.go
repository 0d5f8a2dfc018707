package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

//go:generate go test -run ^TestReference$ -update .

// TestReference keeps what every cloud asks beside the cloud, in both
// languages, so that a change of a declaration shows in its text.
func TestReference(t *testing.T) {
	t.Parallel()
	for _, provider := range clouds() {
		for _, lang := range []forms.Lang{forms.En, forms.Zh} {
			id := provider.About().ID
			t.Run(id+"/"+string(lang), func(t *testing.T) {
				t.Parallel()
				golden := filepath.Join("..", "..", "providers", id, "testdata", "reference."+string(lang)+".md")
				got := provider.Form().Reference(lang)
				if *update {
					if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got); diff != "" {
					t.Errorf("-want +got, make generate writes it anew:\n%s", diff)
				}
			})
		}
	}
}
