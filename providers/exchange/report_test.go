package exchange_test

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

var lookFirst = forms.T("look first", "请先确认")

func report(writes bool) exchange.Report {
	return exchange.Report{Action: "CreateCluster", Host: "cloud.example", Writes: writes, LookFirst: lookFirst, Hidden: []string{"", "canary"}}
}

func TestLost(t *testing.T) {
	t.Parallel()
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	cases := map[string]struct {
		ctx          context.Context
		writes, left bool
		kind         providers.Kind // Empty for the context's error.
	}{
		"writing, left":            {t.Context(), true, true, providers.Unclear},
		"writing, not left":        {t.Context(), true, false, providers.Unavailable},
		"reading, left":            {t.Context(), false, true, providers.Unavailable},
		"stopped, writing, left":   {ended, true, true, providers.Unclear},
		"stopped, writing, before": {ended, true, false, ""},
		"stopped, reading":         {ended, false, true, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := report(c.writes).Lost(c.ctx, &exchange.Lost{Err: fmt.Errorf("send: %w", context.Canceled), Left: c.left})
			if c.kind == "" {
				if !errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), "CreateCluster: ") {
					t.Errorf("got %v, want the end of the context", err)
				}
				return
			}
			f := providers.AsFailure(err)
			if f.Kind != c.kind || (f.Remedy == lookFirst) != (c.kind == providers.Unclear) || !f.Remedy.Complete() {
				t.Errorf("got %+v", *f)
			}
			if errors.Is(err, context.Canceled) {
				t.Error("passes for the end of the caller's context")
			}
		})
	}
}

func TestLostInPeoplesWords(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		err  error
		want string
	}{
		"no such host":  {&net.OpError{Op: "dial", Err: &net.DNSError{Name: "x", IsNotFound: true}}, "was not found"},
		"refused":       {&net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}, "refuses connections"},
		"certificate":   {x509.UnknownAuthorityError{}, "is not trusted"},
		"stopped":       {context.Canceled, "stopped while waiting"},
		"too slow":      {context.DeadlineExceeded, "did not answer in time"},
		"no way":        {&net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ENETUNREACH)}, "cannot be reached"},
		"anything else": {io.ErrUnexpectedEOF, "broke off"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			lost := &exchange.Lost{Err: fmt.Errorf("send: %w", c.err)}
			f := providers.AsFailure(report(false).Lost(t.Context(), lost))
			if !strings.Contains(f.Summary.En, c.want) || !strings.Contains(f.Summary.En, "cloud.example") || !f.Summary.Complete() {
				t.Errorf("got %q, want %q", f.Summary.En, c.want)
			}
			if lost.HostUnknown() != (name == "no such host") {
				t.Errorf("HostUnknown: %v", lost.HostUnknown())
			}
		})
	}
}

func TestStrange(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		status int
		writes bool
		want   providers.Kind
	}{
		"a redirect":              {302, true, providers.Unclear},
		"a refusal, 403":          {403, true, providers.Unclear},
		"a proxy's 407":           {407, true, providers.Unclear},
		"a proxy's 407, reading":  {407, false, providers.Unavailable},
		"nothing there, reading":  {404, false, providers.Unavailable},
		"too many calls, writing": {429, true, providers.Unclear},
		"too many calls, reading": {429, false, providers.Throttled},
		"the last below 500":      {499, true, providers.Unclear},
		"a gateway's, writing":    {502, true, providers.Unclear},
		"a gateway's, reading":    {502, false, providers.Unavailable},
		"500 itself, writing":     {500, true, providers.Unclear},
		"an odd success, writing": {299, true, providers.Unclear},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := report(c.writes).Strange(&exchange.Reply{Status: c.status})
			if f.Kind != c.want || (f.Remedy == lookFirst) != (c.want == providers.Unclear) || !strings.Contains(f.Summary.Zh, fmt.Sprint(c.status)) {
				t.Errorf("got %+v", *f)
			}
		})
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	if f := report(true).Unreadable(); f.Kind != providers.Unclear || f.Remedy != lookFirst {
		t.Errorf("writing: %+v", *f)
	}
	if f := report(false).Unreadable(); f.Kind != providers.Unavailable || f.Remedy == lookFirst || !f.Remedy.Complete() {
		t.Errorf("reading: %+v", *f)
	}
}

func TestClean(t *testing.T) {
	t.Parallel()
	if got, want := report(true).Clean(" canary, a canary "), forms.Mask+", a "+forms.Mask; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	alike := exchange.Report{Hidden: []string{"Secret-1", "Secret-12xyz"}}
	if got, want := alike.Clean("password Secret-12xyz is bad"), "password "+forms.Mask+" is bad"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	pasted := exchange.Report{Hidden: []string{"", " \n", "canary\n"}}
	if got, want := pasted.Clean("a canary"), "a "+forms.Mask; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOpaque(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ text, want string }{
		"quoted":    {`Post "https://h/p?access_key_id=a&signature=canary": EOF`, `Post "https://h/p": EOF`},
		"bare":      {"https://h/p?Signature=canary: EOF", "https://h/p"},
		"two":       {`"a?x=canary" "b?y=canary"`, `"a" "b"`},
		"no query":  {"dial tcp 127.0.0.1:1: refused?", "dial tcp 127.0.0.1:1: refused?"},
		"dash, dot": {`"/?x-oss.key=canary"`, `"/"`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := exchange.Opaque(errors.New(c.text)).Error()
			if strings.Contains(got, "canary") || !strings.HasPrefix(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if errors.Is(exchange.Opaque(context.DeadlineExceeded), context.DeadlineExceeded) {
		t.Error("is not opaque")
	}
}
