package plain_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/ui/plain"
)

// unending never ends its line.
type unending struct{}

func (unending) Read(into []byte) (int, error) {
	for i := range into {
		into[i] = 'x'
	}
	return len(into), nil
}

func TestLinesThatAreTooLongAreAskedForAgain(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 1<<20)
	for in, want := range map[string]string{long + "\nshort\n": "short", long[1:] + "\n": long[1:]} {
		var said strings.Builder
		p := &plain.IO{In: strings.NewReader(in), Out: io.Discard, Err: &said}
		got, err := p.Line(t.Context(), forms.T("Name", "名称"))
		if got != want || err != nil || (want == "short") != strings.Contains(said.String(), "longer than 1 MiB") {
			t.Errorf("%d characters, %v, said %.200q", len(got), err, said.String())
		}
	}
	p := &plain.IO{In: unending{}, Out: io.Discard, Err: io.Discard}
	_, err := p.Line(t.Context(), forms.T("Name", "名称"))
	var none *plain.NoLines
	if !errors.As(err, &none) || !none.Text().Complete() {
		t.Error(err)
	}
}
