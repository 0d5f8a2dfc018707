package alicloud_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"clusterwiz/providers/alicloud"
)

// sound checks what a file of accounts came to: accounts of different ids, each
// with a way to its keys or the trouble with it, on one line.
func sound(t *testing.T, accounts []alicloud.Shown) {
	t.Helper()
	seen := map[string]bool{}
	for _, a := range accounts {
		if a.ID == "" || seen[a.ID] {
			t.Errorf("an account %q again", a.ID)
		}
		seen[a.ID] = true
		if a.Opens == (a.Trouble != "") || strings.ContainsAny(a.Trouble, "\n\x00") {
			t.Errorf("%q opens %v, trouble %q", a.ID, a.Opens, a.Trouble)
		}
	}
}

// FuzzIni reads shared credentials files, and opens what can be opened.
func FuzzIni(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) { sound(t, alicloud.IniAccounts(data)) })
}

// FuzzCLI does so with files of Alibaba Cloud CLI.
func FuzzCLI(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) { sound(t, alicloud.CLIAccounts(data)) })
}

// FuzzKeys reads what commands print and services answer.
func FuzzKeys(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, keys := range alicloud.GivenKeys(data) {
			if keys.AccessKeyId == "" || keys.AccessKeySecret == "" {
				t.Errorf("taken for keys: %q", data)
			}
		}
	})
}

// FuzzSplitCommand splits lines: a word holds nothing that the line does not, and
// a line that was quoted whole comes back as one word.
func FuzzSplitCommand(f *testing.F) {
	f.Fuzz(func(t *testing.T, line string, windows bool) {
		if !utf8.ValidString(line) {
			return
		}
		for _, word := range alicloud.SplitCommand(line, windows) {
			if len(word) > len(line) {
				t.Errorf("%q gave %q", line, word)
			}
		}
		if quoted := "'" + line + "'"; !strings.Contains(line, "'") {
			if words := alicloud.SplitCommand(quoted, windows); len(words) != 1 || words[0] != line {
				t.Errorf("%q gave %q", quoted, words)
			}
		}
	})
}
