package ack_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/ack"
)

func check(t testing.TB, file string, assignments ...string) []forms.Problem {
	t.Helper()
	return ack.New().Form().Check(with(t, file, assignments...), nil)
}

func TestFilesObeyTheRules(t *testing.T) {
	t.Parallel()
	for _, file := range append(requestFiles(t), "example.toml") {
		for _, p := range forms.Errors(check(t, file)) {
			t.Errorf("%s: %s: %s", file, p.Path, p.Summary.En)
		}
	}
}
