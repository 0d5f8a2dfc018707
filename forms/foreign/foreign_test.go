package foreign_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms/foreign"
)

func TestMarks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ given, name, line, text string }{
		"plain":              {"vpc-a b", "vpc-a b", "vpc-a b", "vpc-a b"},
		"chinese":            {"集群，名称　甲", "集群，名称　甲", "集群，名称　甲", "集群，名称　甲"},
		"clipboard":          {"a\x1b]52;c;eA==\x07b", "a␛]52;c;eA==␇b", "a␛]52;c;eA==␇b", "a␛]52;c;eA==␇b"},
		"C1":                 {"a\u009b2Jb", "a<U+009B>2Jb", "a<U+009B>2Jb", "a<U+009B>2Jb"},
		"a byte of C1":       {"a\x9b2J", "a<9B>2J", "a<9B>2J", "a<9B>2J"},
		"delete":             {"a\x7f", "a␡", "a␡", "a␡"},
		"override":           {"a\u202eb\u202c", "a<U+202E>b<U+202C>", "a<U+202E>b<U+202C>", "a<U+202E>b<U+202C>"},
		"isolates":           {"\u2066a\u2069", "<U+2066>a<U+2069>", "<U+2066>a<U+2069>", "<U+2066>a<U+2069>"},
		"no width":           {"a\u200bb\ufeff\u2060", "a<U+200B>b<U+FEFF><U+2060>", "a<U+200B>b<U+FEFF><U+2060>", "a<U+200B>b<U+FEFF><U+2060>"},
		"fillers":            {"\u115f\u3164\u034f", "<U+115F><U+3164><U+034F>", "<U+115F><U+3164><U+034F>", "<U+115F><U+3164><U+034F>"},
		"tags and selectors": {"a\U000e0041\ufe0f", "a<U+E0041><U+FE0F>", "a<U+E0041><U+FE0F>", "a<U+E0041><U+FE0F>"},
		"separators":         {"a\u2028b\u2029", "a<U+2028>b<U+2029>", "a<U+2028>b<U+2029>", "a<U+2028>b<U+2029>"},
		"lines":              {" a \n\n\tb\n", " a ␊␊␉b␊", "a b", " a \n\n␉b\n"},
		"lines of Windows":   {"a\r\nb", "a␍␊b", "a b", "a\nb"},
		"return":             {"safe\rOVER", "safe␍OVER", "safe␍OVER", "safe␍OVER"},
		"two blanks":         {"a  b", "a  b", "a  b", "a  b"},
		"replacement":        {"a\ufffd", "a\ufffd", "a\ufffd", "a\ufffd"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := []string{foreign.Name(c.given), foreign.Line(c.given), foreign.Text(c.given)}
			if diff := cmp.Diff([]string{c.name, c.line, c.text}, got); diff != "" {
				t.Error(diff)
			}
			for _, text := range got {
				if !foreign.Clean(text) {
					t.Errorf("%q is not clean", text)
				}
			}
			if foreign.Clean(c.given) != (foreign.Text(c.given) == c.given) {
				t.Errorf("clean: %v", foreign.Clean(c.given))
			}
		})
	}
}

// FuzzMarks: whatever is written, nothing hidden comes out, and what comes out is
// left alone.
func FuzzMarks(f *testing.F) {
	for _, seed := range []string{"", "a\x1b]0;x\x07", "\xff\xc2", "\u202e\r\n\t", "\U000e0041"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, given string) {
		for name, shown := range map[string]string{"name": foreign.Name(given), "line": foreign.Line(given), "text": foreign.Text(given)} {
			allowed := map[string]string{"text": "\n"}[name]
			if !utf8.ValidString(shown) || strings.ContainsFunc(shown, func(r rune) bool {
				return foreign.Hidden(r) && !strings.ContainsRune(allowed, r)
			}) {
				t.Errorf("%s of %q: %q", name, given, shown)
			}
		}
		if shown := foreign.Line(given); foreign.Line(shown) != shown {
			t.Errorf("%q is marked again: %q", shown, foreign.Line(shown))
		}
		if shown := foreign.JSON([]byte(given)); utf8.ValidString(given) && bytes.ContainsFunc(shown, func(r rune) bool {
			return foreign.Hidden(r) && !strings.ContainsRune("\n\t\r", r)
		}) {
			t.Errorf("JSON of %q: %q", given, shown)
		}
	})
}

func TestJSONReadsTheSame(t *testing.T) {
	t.Parallel()
	given := map[string]string{"k\u202e": "a\u009b\x7f\u200b\u2028\U000e0041集\x1b"}
	data, err := json.MarshalIndent(given, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	shown := foreign.JSON(data)
	if bytes.ContainsFunc(shown, func(r rune) bool { return foreign.Hidden(r) && r != '\n' && r != '\t' }) {
		t.Errorf("got %q", shown)
	}
	var got map[string]string
	if err := json.Unmarshal(shown, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(given, got); diff != "" {
		t.Error(diff)
	}
	if plain := []byte(`{"a": "集"}`); &foreign.JSON(plain)[0] != &plain[0] {
		t.Error("what has nothing hidden is copied")
	}
}

func TestWriter(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	asJSON := false
	w := &foreign.Writer{To: &out, JSON: func() bool { return asJSON }}
	// A character whose bytes come in two writes is one.
	for _, part := range []string{"a\x1b[2J\t", "\u202e", "\xe9\x9b", "\x86群\n", "\x9b", "\xc2"} {
		if n, err := w.Write([]byte(part)); n != len(part) || err != nil {
			t.Fatal(n, err)
		}
	}
	asJSON = true
	if _, err := w.Write([]byte("\x9b2J\n\"\u202e\"\n")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("a␛[2J\t<U+202E>集群\n<9B>\\u009b2J\n\"\\u202e\"\n", out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestLooks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		given string
		want  foreign.Odd
	}{
		"an id":                {"vpc-m5efjevmclc0xdmys", foreign.Odd{}},
		"chinese":              {"生产 cfd-集群（一）", foreign.Odd{}},
		"another script alone": {"Кластер для cfd", foreign.Odd{}},
		"greek beside latin":   {"α cfd", foreign.Odd{}},
		"a cyrillic a":         {"vpc-m5\u0430", foreign.Odd{Rune: 'а', Kind: foreign.Lookalike, Word: "vpc-m5\u0430"}},
		"a greek o":            {"pr\u03bfd", foreign.Odd{Rune: 'ο', Kind: foreign.Lookalike, Word: "pr\u03bfd"}},
		"wide letters":         {"ｃｆｄ", foreign.Odd{Rune: 'ｃ', Kind: foreign.Lookalike, Word: "ｃｆｄ"}},
		"mathematical":         {"\U0001d41a", foreign.Odd{Rune: '\U0001d41a', Kind: foreign.Lookalike, Word: "\U0001d41a"}},
		"override":             {"x\u202ey", foreign.Odd{Rune: '\u202e', Kind: foreign.Reordering, Word: "x<U+202E>y"}},
		"no width":             {"x\u200by", foreign.Odd{Rune: '\u200b', Kind: foreign.Unseen, Word: "x<U+200B>y"}},
		"escape":               {"x\x1b[0m", foreign.Odd{Rune: '\x1b', Kind: foreign.Unseen, Word: "x␛[0m"}},
		"no character":         {"x\x9b", foreign.Odd{Rune: '\ufffd', Kind: foreign.Unseen, Word: "x<9B>"}},
		"a long one": {
			strings.Repeat("集", 60) + "\u200b" + strings.Repeat("a", 60),
			foreign.Odd{Rune: '\u200b', Kind: foreign.Unseen, Word: strings.Repeat("集", 20) + "<U+200B>" + strings.Repeat("a", 19) + "…"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, foreign.Looks(c.given)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if odd := foreign.LooksHidden("#!/bin/sh\n\techo p\u0440od\r\n"); odd.Kind != "" {
		t.Errorf("a script: %+v", odd)
	}
	if odd := foreign.LooksHidden("one\ntwo \u2066x"); odd != (foreign.Odd{Rune: '\u2066', Kind: foreign.Reordering, Word: "two <U+2066>x"}) {
		t.Errorf("a script: %+v", odd)
	}
}
