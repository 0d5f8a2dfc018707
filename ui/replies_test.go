package ui

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// pieces are what a terminal sends, one at each read.
type pieces []string

func (p *pieces) Read(buffer []byte) (int, error) {
	if len(*p) == 0 {
		return 0, io.EOF
	}
	n := copy(buffer, (*p)[0])
	if (*p)[0] = (*p)[0][n:]; (*p)[0] == "" {
		*p = (*p)[1:]
	}
	return n, nil
}

// TestReplies: the answers of a terminal are no keys, however they are cut.
func TestReplies(t *testing.T) {
	t.Parallel()
	const colour = "\x1b]11;rgb:1e1e/1e1e/1e1e"
	for name, c := range map[string]struct {
		late   bool
		pieces pieces
		want   string
	}{
		"keys":                     {false, pieces{"abc", "\x1b[A", "\x1bOP", "\x1b[1;5C", "集", "\x1bd"}, "abc\x1b[A\x1bOP\x1b[1;5C集\x1bd"},
		"escape, then a key":       {true, pieces{"\x1b", "a"}, "\x1ba"},
		"alt with a bracket":       {true, pieces{"\x1b]", "\x1b[", "\x1bP", "x"}, "\x1b]\x1b[\x1bPx"},
		"mouse and focus":          {false, pieces{"\x1b[<0;10;5M\x1b[I"}, "\x1b[<0;10;5M\x1b[I"},
		"a colour":                 {false, pieces{"a" + colour + "\x1b\\b"}, "ab"},
		"a colour, the other end":  {false, pieces{colour + "\a"}, ""},
		"the place of the cursor":  {false, pieces{"a\x1b[12;40Rb"}, "ab"},
		"what it is":               {false, pieces{"\x1b[?62;22c\x1b[>0;276;0c\x1b[0n\x1b[?2026;2$y\x1b[8;24;80ta"}, "a"},
		"its name":                 {false, pieces{"\x1bP>|xterm(380)\x1b\\a\x1bP1$r0m\x1b\\"}, "a"},
		"cut in the colour":        {false, pieces{colour[:9], colour[9:] + "\x1b\\x"}, "x"},
		"cut before its end":       {false, pieces{colour, "\x1b\\x"}, "x"},
		"cut in its end":           {false, pieces{colour + "\x1b", "\\x"}, "x"},
		"cut into bytes":           {false, strings.Split(colour+"\ax\x1b[1;1Ry", ""), "xy"},
		"late after the colour":    {true, pieces{"a" + colour[:9], colour[9:] + "\x1b\\x"}, "ax"},
		"late after the escape":    {true, pieces{"\x1b", colour[1:] + "\x1b\\x"}, "\x1bx"},
		"late after the bracket":   {true, pieces{"\x1b]", colour[2:] + "\ax"}, "\x1b]x"},
		"late in the place":        {true, pieces{"\x1b[12;", "40Rx"}, "x"},
		"no rest, but a key":       {true, pieces{"\x1b[12;", "x", colour, "y"}, "xy"},
		"without an end":           {true, pieces{colour}, ""},
		"two":                      {false, pieces{colour + "\a\x1b[1;1R" + colour + "\ax"}, "x"},
		"a paste":                  {true, pieces{"\x1b[200~" + colour + "\a\x1b[1;1R", "\x1b[20", "1~" + colour + "\ax"}, "\x1b[200~" + colour + "\a\x1b[1;1R\x1b[201~x"},
		"a paste cut at its begin": {false, pieces{"\x1b[20", "0~\x1b[1;1R\x1b[201~\x1b[1;1R"}, "\x1b[200~\x1b[1;1R\x1b[201~"},
		"more than a read":         {false, pieces{strings.Repeat("集", 200) + colour + "\a" + strings.Repeat("集", 200)}, strings.Repeat("集", 400)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			left := c.pieces
			r := &replies{source: &left}
			r.ready = func(time.Duration) bool { return !c.late && len(left) > 0 }
			var got strings.Builder
			for {
				buffer := make([]byte, 256)
				n, err := r.Read(buffer)
				got.Write(buffer[:n])
				if err != nil {
					if !errors.Is(err, io.EOF) {
						t.Error(err)
					}
					break
				}
			}
			if diff := cmp.Diff(c.want, got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
