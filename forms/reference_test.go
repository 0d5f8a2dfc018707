package forms_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

//go:generate go test -run ^TestReference$ -update .

var update = flag.Bool("update", false, "write the golden files anew")

func TestReference(t *testing.T) {
	t.Parallel()
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			golden := filepath.Join("testdata", "reference."+string(lang)+".md")
			got := synthetic().Reference(lang)
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
				t.Error(diff)
			}
		})
	}
}
