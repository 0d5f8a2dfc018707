package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

// TestPagesHaveTheTable: every row and every program, whatever the figures are.
func TestPagesHaveTheTable(t *testing.T) {
	t.Parallel()
	for _, p := range pages {
		text, err := os.ReadFile(filepath.Join("..", "..", "..", p.path))
		if err != nil {
			t.Fatal(err)
		}
		_, table, _, ok := parts(string(text))
		if !ok {
			t.Errorf("%s has no place for the table", p.path)
			continue
		}
		for _, m := range measures() {
			if !strings.Contains(table, "| "+m.name.In(p.lang)+" |") {
				t.Errorf("%s lacks the row %q", p.path, m.name.In(p.lang))
			}
		}
		for _, program := range programs() {
			if !strings.Contains(table, program.name) {
				t.Errorf("%s does not tell of %s", p.path, program.name)
			}
		}
	}
}

// some are figures of three programs, of which one is worse, one better and one not had.
func some() *findings {
	return &findings{
		options:  options{starts: 31, sessions: 3, keys: 24},
		machine:  machine{cores: 2, memory: 25.26, system: "linux/amd64", kernel: "6.1", goes: "go1.26"},
		programs: []string{ours, plain, "gum"}, missing: []string{"lazygit", "aliyun"}, versions: map[string]string{"gum": "0.17.0", ours: "1.0.0"},
		samples: map[string]map[string][]float64{
			"version": {ours: {5, 4, 900}, plain: {2, 1}, "gum": {50}},
			"first":   {ours: {20}, "gum": {5100}},
			"size":    {ours: {25.04}, "gum": {14.1}},
		},
		troubles: []string{"gum, list: why"},
	}
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	english := some().markdown(forms.En)
	for _, want := range []string{
		"On 2 cores, 25.3 GB of memory, linux/amd64, kernel 6.1, go1.26. Each figure is a median, of up to 31 starts or of up to 24 keys in each of 3 sessions, for",
		"|  | clusterwiz | Go hello | gum 0.17.0 |\n|---|---:|---:|---:|\n",
		"| `--version` | 5.00 ms | 1.50 ms (0.30) | 50.0 ms (10.0) |\n",
		"| `--help` | – | – | – |\n",
		"| the binary, stripped | 25.0 MB | – | 14.1 MB (0.56) |\n",
		"- We lose: `--version` is 3.33 times Go hello.\n- We lose: the binary, stripped is 1.78 times gum.\n",
		"- Budgets: `--version` is 3.33 times a Go program that prints a line (at most 3), the first frame takes 15.0 ms more than `--version` (at most 12).\n",
		"- Not had here: lazygit, aliyun.\n- Not measured: gum, list: why.\n",
	} {
		if !strings.Contains(english, want) {
			t.Errorf("lacks %q:\n%s", want, english)
		}
	}
	chinese := some().markdown(forms.Zh)
	for _, want := range []string{"2 核，25.3 GB 内存", "至多 31 次启动，或 3 个会话、每个至多 24 次按键", "- 落后：`--version`，为 Go hello 的 3.33 倍。\n", "- 此处未能获得：lazygit、aliyun。\n"} {
		if !strings.Contains(chinese, want) {
			t.Errorf("lacks %q:\n%s", want, chinese)
		}
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	p := page{path: filepath.Join(t.TempDir(), "page.md")}
	for _, c := range []struct{ before, want string }{
		{"a\n" + markBegin + markEnd + "b\n", "a\n" + markBegin + "\nT\n\n" + markEnd + "b\n"},
		{"a\n" + markBegin + "\nold\n\n" + markEnd + "b\n", "a\n" + markBegin + "\nT\n\n" + markEnd + "b\n"},
		{"no place\n", ""},
	} {
		if err := os.WriteFile(p.path, []byte(c.before), 0o600); err != nil {
			t.Fatal(err)
		}
		err := p.write("T\n")
		text, _ := os.ReadFile(p.path)
		if c.want == "" && (err == nil || string(text) != c.before) {
			t.Errorf("%q: %v, %q", c.before, err, text)
		}
		if diff := cmp.Diff(c.want, string(text)); c.want != "" && diff != "" {
			t.Errorf("%v %s", err, diff)
		}
	}
}

// TestTerminal: what a program draws is noted with its time, nothing is answered, and a
// program that goes is told.
func TestTerminal(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("it has no pseudo-terminals")
	}
	echo, err := open(t.Context(), `printf '\033[6nrea\033[1mdy'; exec cat`, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer echo.close()
	at, err := echo.see(0, "ready")
	if err != nil || at.Before(echo.started) {
		t.Fatalf("%v, %v", at, err)
	}
	if err := echo.walk([]step{{"word", "word"}}); err != nil {
		t.Error(err)
	}
	if took, err := echo.press("x"); err != nil || took <= 0 || took > answer {
		t.Errorf("%v, %v", took, err)
	}
	if runtime.GOOS == "linux" && peak(echo.cmd.Process.Pid) <= 0 {
		t.Error("it takes no memory")
	}
	gone, err := open(t.Context(), "exit", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer gone.close()
	if _, err := gone.see(0, "ready"); err == nil {
		t.Error("seen on a program that is gone")
	}
}

func TestSaid(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"git version 2.39.5": "2.39.5", "gum version v0.17.0 (x)": "0.17.0", "0.65 (devel)": "0.65", "3.1.4\n": "3.1.4",
		"commit=, version=unversioned, git version=2.39.5": "", "hello 1": "", "": "",
	} {
		got := ""
		if found := said.FindStringSubmatch(strings.TrimSpace(text)); found != nil {
			got = found[1]
		}
		if got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// TestRowsAreAlike: the list of ours begins with the row that those of others begin with.
func TestRowsAreAlike(t *testing.T) {
	t.Parallel()
	if !strings.HasPrefix(rowText(0), firstRow) {
		t.Error(rowText(0))
	}
	if f := some(); f.spent("version", "gum") != 50*time.Millisecond {
		t.Error(f.spent("version", "gum"))
	}
}
