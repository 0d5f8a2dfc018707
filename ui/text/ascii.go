package text

import (
	"io"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// ASCII writes for a terminal that takes no UTF-8: our signs as their likenesses,
// each as wide as before, so that columns stay, and question marks for what has
// none. It is safe for concurrent use where each line is one call.
type ASCII struct {
	To io.Writer
	// Off tells when the text goes through as it is, as where objects are written;
	// nil is never.
	Off func() bool

	mu sync.Mutex
	// begun is a character whose end has not been written yet.
	begun []byte
}

// likenesses stand for our signs. Two that mean different things differ here, too.
var likenesses = map[rune]string{
	'…': "~", '“': `"`, '”': `"`, '‘': "'", '’': "'", '·': ".", '•': "*", '×': "x", '–': "-", '—': "-",
	'✓': "+", '✗': "x", '▸': ">", '›': ">", '‹': "<", '↓': "v", '↑': "^", '←': "<", '→': ">", '⏎': "$", '␛': "^",
	'●': "*", '○': "o", '◌': "o", '◐': "*", '■': "#", '□': "o", '█': "#", '▓': "#", '▒': ":", '░': ".", '≥': ">", '≤': "<", '≈': "~",
	'│': "|", '┃': "|", '║': "|", '─': "-", '━': "-", '═': "-",
}

// Write implements [io.Writer].
func (a *ASCII) Write(p []byte) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.Off != nil && a.Off() {
		return a.To.Write(p) //nolint:wrapcheck // It is as if this writer were not there.
	}
	data := slices.Concat(a.begun, p)
	var out strings.Builder
	for len(data) > 0 && utf8.FullRune(data) {
		r, size := utf8.DecodeRune(data)
		out.WriteString(likeness(r))
		data = data[size:]
	}
	a.begun = append([]byte(nil), data...)
	if _, err := io.WriteString(a.To, out.String()); err != nil {
		return 0, err
	}
	return len(p), nil
}

func likeness(r rune) string {
	if r < utf8.RuneSelf {
		return string(r)
	}
	if sign, ok := likenesses[r]; ok {
		return sign
	}
	const (
		boxes, boxesEnd = '─', '╿'
		dots, dotsEnd   = '⠀', '⣿'
	)
	switch {
	case r >= boxes && r <= boxesEnd:
		return "+"
	case r >= dots && r <= dotsEnd:
		return "*"
	}
	return strings.Repeat("?", ansi.StringWidth(string(r)))
}
