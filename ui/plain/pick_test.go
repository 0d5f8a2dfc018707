package plain_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/ui/plain"
)

// TestPick takes a line by the number in front of it, or by words that it alone has.
func TestPick(t *testing.T) {
	t.Parallel()
	var lines []plain.Line
	for _, name := range strings.Fields("a1 a2 a3 a4 a5 a6 a7") {
		lines = append(lines, plain.Line{Section: "Drafts", Text: name})
	}
	lines = append(lines, plain.Line{Section: "New", Text: "E-HPC cluster", Also: "ehpc"}, plain.Line{Section: "New", Text: "ACK cluster"})
	for input, want := range map[string]int{
		"2\n": 1, "6\n": 7, "a7\n": 6, "EHPC\n": 7, "cluster\n2\n": 8, "new ack\n": 8, "drafts\n7\n": 6, "moon\n\n99\n1\n": 0,
	} {
		var said bytes.Buffer
		p := &plain.IO{In: strings.NewReader(input), Out: io.Discard, Err: &said, Lang: forms.En}
		at, err := p.Pick(t.Context(), forms.T("What", "什么"), lines)
		if err != nil || at != want {
			t.Errorf("%q: got %d, %v, want %d\n%s", input, at, err, want, &said)
		}
		if first := "Drafts\n  1) a1\n  2) a2\n  3) a3\n  4) a4\n  5) a5\n  … 2 more: type a part of the one you want\nNew\n  6) E-HPC cluster\n  7) ACK cluster\nWhat: "; !strings.HasPrefix(said.String(), first) {
			t.Errorf("said:\n%s", &said)
		}
	}
	p := &plain.IO{In: strings.NewReader("moon\n1\n"), Out: io.Discard, Err: io.Discard, Unattended: true}
	var invalid *plain.InvalidAnswer
	if _, err := p.Pick(t.Context(), forms.T("What", "什么"), lines); !errors.As(err, &invalid) || invalid.Line != 1 {
		t.Error(err)
	}
}
