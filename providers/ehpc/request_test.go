package ehpc_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// requestFiles returns the answers in testdata/requests.
func requestFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/requests/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for i := range files {
		files[i], _ = filepath.Rel("testdata", files[i])
	}
	return files
}

// golden compares text with the file, or writes it with -update.
func golden(t *testing.T, file, text string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != text {
		t.Errorf("%s differs; got\n%s", file, text)
	}
}
