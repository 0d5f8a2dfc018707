package plain_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/ui/plain"
)

// TestPrompts tells what is taken of a line that is read, and what of it can be
// seen afterwards: of a secret nothing, also where a log repeats the lines.
func TestPrompts(t *testing.T) {
	t.Parallel()
	text := func(p *plain.IO) (string, error) { return p.Line(t.Context(), forms.T("Name", "名称")) }
	secret := func(p *plain.IO) (string, error) { return p.Secret(t.Context(), forms.T("Password", "密码")) }
	for name, tc := range map[string]struct {
		ask         func(*plain.IO) (string, error)
		input       string
		echo        bool
		want, shown string
		err         error
	}{
		"a line":                     {ask: text, input: " \tcfd demo \r\nmore\n", want: "cfd demo", shown: "Name: "},
		"a line, repeated":           {ask: text, input: " cfd demo \n", echo: true, want: "cfd demo", shown: "Name: cfd demo\n"},
		"the last has no end":        {ask: text, input: "cfd", echo: true, want: "cfd", shown: "Name: cfd\n"},
		"no line":                    {ask: text, echo: true, shown: "Name: \n", err: io.EOF},
		"a secret":                   {ask: secret, input: " s3cret \n", want: " s3cret ", shown: "Password: \n"},
		"a secret is never repeated": {ask: secret, input: " s3cret \n", echo: true, want: " s3cret ", shown: "Password: \n"},
		"no secret":                  {ask: secret, shown: "Password: \n", err: io.EOF},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out, shown bytes.Buffer
			p := &plain.IO{In: strings.NewReader(tc.input), Out: &out, Err: &shown, Lang: forms.En, Echo: tc.echo}
			got, err := tc.ask(p)
			if got != tc.want || !errors.Is(err, tc.err) {
				t.Errorf("got %q, %v", got, err)
			}
			if diff := cmp.Diff(tc.shown, shown.String()); diff != "" || out.Len() > 0 {
				t.Errorf("shown %s, and among the results %q", diff, &out)
			}
		})
	}
}

// TestSecretOfATerminal is read by whoever can hide it, and not at all once the
// work has ended.
func TestSecretOfATerminal(t *testing.T) {
	t.Parallel()
	var shown bytes.Buffer
	asked := ""
	p := &plain.IO{In: strings.NewReader("seen\n"), Out: &shown, Err: &shown, Lang: forms.Zh, Echo: true}
	p.ReadSecret = func(_ context.Context, prompt string) (string, error) {
		asked += prompt
		return "hidden", nil
	}
	got, err := p.Secret(t.Context(), forms.T("Password", "密码"))
	if got != "hidden" || err != nil || asked != "密码：" || shown.Len() > 0 {
		t.Errorf("got %q, %v; asked %q, shown %q", got, err, asked, &shown)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if got, err := p.Secret(ended, forms.T("Password", "密码")); got != "" || !errors.Is(err, context.Canceled) || asked != "密码：" {
		t.Errorf("after the end: %q, %v; asked %q", got, err, asked)
	}
}

// TestNothingIsReadAfterTheEnd of the work, however often it is asked: a line
// that is there already is no yes to a question that nobody was shown in time.
func TestNothingIsReadAfterTheEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ended, end := context.WithCancel(t.Context())
		end()
		p := &plain.IO{In: strings.NewReader(strings.Repeat("yes\n", 100)), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}
		for range 100 {
			if yes, err := p.Confirm(ended, forms.T("Send?", "发送？")); yes || !errors.Is(err, context.Canceled) {
				t.Fatalf("got %v, %v", yes, err)
			}
			synctest.Wait()
		}
		if line, err := p.Line(t.Context(), forms.T("Name", "名称")); line != "yes" || err != nil {
			t.Errorf("afterwards: %q, %v", line, err)
		}
	})
}
