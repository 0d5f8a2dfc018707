package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui"
	"clusterwiz/ui/plain"
)

func TestExitCode(t *testing.T) {
	t.Parallel()
	refused := func(kind providers.Kind) error { return &providers.Failure{Kind: kind, Summary: forms.T("no", "不")} }
	for name, tc := range map[string]struct {
		err  error
		want exit
	}{
		"nothing wrong":            {nil, 0},
		"our own mistake":          {errors.New("nil map"), 1},
		"internal":                 {refused(providers.Internal), 1},
		"usage":                    {cli.Usagef("no", "不"), 2},
		"problems":                 {&problemsError{count: 1}, 3},
		"end of input":             {&plain.EndOfInput{}, 3},
		"invalid":                  {refused(providers.Invalid), 3},
		"credentials":              {refused(providers.Auth), 4},
		"permission":               {refused(providers.Permission), 4},
		"quota":                    {refused(providers.Quota), 5},
		"money":                    {refused(providers.Money), 5},
		"throttled":                {refused(providers.Throttled), 6},
		"unavailable":              {refused(providers.Unavailable), 6},
		"gone":                     {refused(providers.Absent), 6},
		"not reached":              {&providers.Failure{Kind: providers.Unavailable, Unsent: true}, 1},
		"failed, then not reached": {coded(launch.Record{Phase: launch.Failed}, &providers.Failure{Kind: providers.Unavailable, Unsent: true}), 6},
		"nothing to delete":        {coded(launch.Record{Phase: launch.Rejected}, refused(providers.Absent)), 2},
		"conflict":                 {refused(providers.Conflict), 6},
		"unclear kind":             {refused(providers.Unclear), 7},
		"unclear":                  {fmt.Errorf("%w: %w", launch.ErrUnclear, refused(providers.Unclear)), 7},
		"detached":                 {fmt.Errorf("%w: %w", launch.ErrDetached, context.Canceled), 8},
		"not sent":                 {fmt.Errorf("%w: %w", launch.ErrNotSent, context.Canceled), 130},
		"interrupted":              {context.Canceled, 130},
		"left the wizard":          {ui.ErrAborted, 130},
		"declined":                 {errDeclined, 130},
		"not to be deleted":        {errKept, 130},
		"failed for its quota":     {coded(launch.Record{Phase: launch.Failed}, refused(providers.Quota)), 6},
		"name taken":               {coded(launch.Record{Phase: launch.Rejected}, refused(providers.Conflict)), 9},
		"refused for money":        {coded(launch.Record{Phase: launch.Rejected}, refused(providers.Money)), 5},
		"detached run":             {coded(launch.Record{Phase: launch.Running}, launch.ErrDetached), 8},
		"several, the worst":       {&severalError{errs: []error{launch.ErrDetached, refused(providers.Money), refused(providers.Invalid)}}, 5},
		"several, wrong usage":     {&severalError{errs: []error{&problemsError{count: 1}, cli.Usagef("no", "不"), errDeclined}}, 3},
		"several, already there":   {&severalError{errs: []error{&problemsError{count: 1}, coded(launch.Record{Phase: launch.Rejected}, refused(providers.Conflict)), launch.ErrDetached}}, 9},
		"several, money first":     {&severalError{errs: []error{refused(providers.Auth), refused(providers.Money)}}, 5},
		"several, wrong answers":   {&severalError{errs: []error{&problemsError{count: 1}, errDeclined, launch.ErrDetached}}, 3},
		"several, not sent":        {&severalError{errs: []error{launch.ErrDetached, launch.ErrNotSent}}, 130},
		"several, failed":          {&severalError{errs: []error{refused(providers.Money), refused(providers.Auth), refused(providers.Unavailable)}}, 6},
		"several, our own mistake": {&severalError{errs: []error{refused(providers.Unavailable), refused(providers.Internal)}}, 1},
		"several, one unclear":     {&severalError{errs: []error{launch.ErrUnclear, refused(providers.Auth)}}, 7},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := exitCode(tc.err); got != tc.want {
				t.Errorf("got %d, want %d", got, tc.want)
			}
		})
	}
}

// Whatever goes wrong, a person reads it in both languages, and never a raw
// Go error alone.
func TestDescribe(t *testing.T) {
	t.Parallel()
	for name, err := range map[string]error{
		"usage":       cli.Usagef("no", "不"),
		"problems":    &problemsError{count: 2},
		"failure":     &providers.Failure{Kind: providers.Money, Code: "OrderError", Message: "a\x1b[2Jb\nc", Summary: forms.T("no", "不")},
		"internal":    errors.New("nil map"),
		"interrupted": context.Canceled,
		"declined":    errDeclined,
		"kept":        errKept,
		"detached":    launch.ErrDetached,
		"unclear":     launch.ErrUnclear,
		"several":     &severalError{errs: []error{errDeclined}},
		"end":         &plain.EndOfInput{},
		"full disk":   &fs.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.ENOSPC},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := describe(err)
			if !text.Complete() || text.En == text.Zh {
				t.Errorf("got %+v", text)
			}
			if name == "full disk" && text.En != "/dev/stdout cannot be written; is the disk full?" {
				t.Errorf("got %q", text.En)
			}
			for _, r := range text.En {
				if r < ' ' && r != '\n' {
					t.Errorf("control character in %q", text.En)
				}
			}
		})
	}
}
