package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"clusterwiz/providers/clouds"
)

// TestEveryCloudHasItsPage: docs/api has a page for each cloud, which names its
// source and every parameter that the form sends or could.
func TestEveryCloudHasItsPage(t *testing.T) {
	t.Parallel()
	for _, provider := range clouds.All() {
		about := provider.About()
		page, err := os.ReadFile(filepath.Join("../../docs/api", about.ID+".md"))
		if err != nil {
			t.Error(err)
			continue
		}
		if !strings.Contains(string(page), "<"+about.Docs+">") {
			t.Errorf("%s.md does not link to %s", about.ID, about.Docs)
		}
		told := regexp.MustCompile(`\w+(?:[/.]\w+)*`).FindAllString(string(page), -1)
		words := map[string]bool{}
		for _, word := range told {
			words[word] = true
			for _, part := range strings.Split(word, ".") {
				words[part] = true
			}
		}
		data := filepath.Join("../../providers", about.ID, "testdata")
		left := parameters(t, filepath.Join(data, "left_out.txt"))
		names := parameters(t, filepath.Join(data, "wire_names.txt"))
		if len(names) == 0 {
			t.Errorf("%s has no parameters", about.ID)
		}
		for name := range names {
			if !left[name] && !words[leaf(name)] {
				t.Errorf("%s.md does not name %s", about.ID, name)
			}
		}
	}
}

// parameters are the first words of the lines of a file that are no remarks.
func parameters(t *testing.T, file string) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		name, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if name != "" && !strings.HasPrefix(name, "#") {
			all[name] = true
		}
	}
	return all
}

// leaf is the last name of a path in a request; a name may hold a dot, as `\.`.
func leaf(path string) string {
	path = strings.ReplaceAll(strings.ReplaceAll(path, `\.`, "\x00"), "[]", "")
	path = path[strings.LastIndexByte(path, '.')+1:]
	return strings.ReplaceAll(path, "\x00", ".")
}
