package report_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/cmd/internal/report"
	"clusterwiz/forms"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample has one of each result.
func sample() *report.Report {
	return &report.Report{
		Command: "clusterwiz replay", Began: time.Date(2026, 11, 26, 8, 0, 0, 0, time.UTC),
		Cases: []*report.Case{
			{File: "a.toml", Name: "cfd-a", Provider: "ehpc", State: "created", Text: "created: ehpc-hz-1", ID: "ehpc-hz-1", Took: 754 * time.Second},
			{File: "b.toml", Name: "cfd-b", Provider: "ehpc", Result: report.Failed, State: "failed", Text: "failed: no stock\n  NoStock", ID: "ehpc-hz-2", Took: time.Second},
			{File: "c.toml", Provider: "ack", Result: report.Failed, State: "invalid", Text: "there is something to correct", Findings: []report.Finding{
				{File: "c.toml", Line: 3, Column: 1, Text: "regoin: is not a key that is known here"},
				{File: "c.toml", Line: 9, Column: 2, Warning: true, Text: "tags: are many"},
				{Text: "network.vpc_id: required"},
			}},
			{File: "d.toml", Result: report.Broken, State: "refused", Text: "profile d.toml cannot be read"},
			{File: "e.toml", Name: "cfd-e", Provider: "ehpc", Result: report.Skipped, State: "exists", Text: "exists: ehpc-hz-3", ID: "ehpc-hz-3"},
		},
	}
}

func TestGoldens(t *testing.T) {
	t.Parallel()
	for name, write := range map[string]func(io.Writer) error{
		"junit.xml":     sample().JUnit,
		"github.txt":    sample().Annotations,
		"summary.en.md": func(w io.Writer) error { return sample().Summary(w, forms.En) },
		"summary.zh.md": func(w io.Writer) error { return sample().Summary(w, forms.Zh) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got bytes.Buffer
			if err := write(&got); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("-want +got, -update writes it anew:\n%s", diff)
			}
		})
	}
}

// parsed are the tests that an XML reader finds: class, name and what they say.
func parsed(t *testing.T, text []byte) (tests [][3]string) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return tests
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "testcase" {
				tests = append(tests, [3]string{token.Attr[0].Value, token.Attr[1].Value, ""})
			}
		case xml.CharData:
			if n := len(tests); n > 0 {
				tests[n-1][2] += string(token)
			}
		}
	}
}

// FuzzForeignText: whatever others wrote, it is text in every format: an XML reader finds
// one test, a workflow one command a line, and a summary no row of its own.
func FuzzForeignText(f *testing.F) {
	for _, text := range []string{
		"x", "]]></failure><testcase name=\"", "a,b:c%0A\r\n::error::x", "##[error]x", "| a | b |\n|---|", "<script>", "\x00\x1b[2J", "\xff", "`$(id)`", "名称｜",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := &report.Report{Command: "clusterwiz check", Cases: []*report.Case{{
			File: text, Name: text, Provider: text, Result: report.Failed, State: text, Text: text, ID: text,
			Findings: []report.Finding{{File: text, Line: 1, Column: 1, Text: text}},
		}}}
		var junit, github, summary bytes.Buffer
		if err := errors.Join(r.JUnit(&junit), r.Annotations(&github), r.Summary(&summary, forms.En)); err != nil {
			t.Fatal(err)
		}
		if tests := parsed(t, junit.Bytes()); len(tests) != 1 {
			t.Errorf("%d tests in\n%s", len(tests), junit.Bytes())
		}
		if lines := strings.Count(github.String(), "\n"); lines != 1 || strings.Contains(github.String(), "\r") || !strings.HasPrefix(github.String(), "::error title=") {
			t.Errorf("%d lines: %q", lines, github.String())
		}
		rows := 0
		for line := range strings.Lines(summary.String()) {
			if strings.HasPrefix(line, "|") {
				rows++
				if bars := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); bars != 7 {
					t.Errorf("%d bars in %q", bars, line)
				}
			}
		}
		if rows != 3 || strings.Contains(summary.String(), "<") {
			t.Errorf("%d rows in\n%s", rows, summary.String())
		}
	})
}

// TestGuard: a line that others wrote is no command to the workflow that reads it.
func TestGuard(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		on         bool
		text, want string
	}{
		"elsewhere":        {false, "::error::x\n", "::error::x\n"},
		"a command":        {true, "::error::x\n", ": :error::x\n"},
		"behind blanks":    {true, "one\n  ::error::x\n", "one\n  : :error::x\n"},
		"within a line":    {true, "a::b\n", "a::b\n"},
		"the older kind":   {true, "a ##[error]x\n", "a # #[error]x\n"},
		"nothing of these": {true, "created\n", "created\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got bytes.Buffer
			n, err := (&report.Guard{To: &got, On: func() bool { return tc.on }}).Write([]byte(tc.text))
			if err != nil || n != len(tc.text) || got.String() != tc.want {
				t.Errorf("%q, %d, %v", got.String(), n, err)
			}
		})
	}
}
