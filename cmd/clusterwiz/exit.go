package main

import (
	"context"
	"errors"
	"fmt"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui"
	"clusterwiz/ui/plain"
)

// exit is a code that the program ends with. Scripts rely on them: a code
// never changes its meaning.
type exit int

const (
	done        exit = 0
	internal    exit = 1
	misused     exit = 2
	invalid     exit = 3
	denied      exit = 4
	short       exit = 5
	failed      exit = 6
	unclear     exit = 7
	detached    exit = 8
	exists      exit = 9
	interrupted exit = 130

	// different and troubled are the codes of diff and drift, as of diff everywhere.
	different = internal
	troubled  = misused
)

// exits says what each code means, for the help.
func exits() []cli.Exit {
	return []cli.Exit{
		{Code: int(done), Meaning: forms.T("done", "完成")},
		{Code: int(internal), Meaning: forms.T("internal error, or the cloud was not reached; of diff and drift: different", "内部错误，或未能连接云端；diff 与 drift：有差异")},
		{Code: int(misused), Meaning: forms.T("wrong usage; of diff and drift: any trouble", "用法错误；diff 与 drift：任何问题")},
		{Code: int(invalid), Meaning: forms.T("invalid answers, nothing sent", "填写有误，未发送")},
		{Code: int(denied), Meaning: forms.T("credentials or permission", "凭证或权限问题")},
		{Code: int(short), Meaning: forms.T("quota or money", "配额或费用问题")},
		{Code: int(failed), Meaning: forms.T("the cloud failed the task", "云端任务失败")},
		{Code: int(unclear), Meaning: forms.T("outcome unclear: it may exist", "结果不明：可能已创建")},
		{Code: int(detached), Meaning: forms.T("detached, still running", "已停止跟踪，云端仍在执行")},
		{Code: int(exists), Meaning: forms.T("already exists: something, or a run with unclear outcome, of that name", "已存在：同名资源，或同名且结果不明的运行")},
		{Code: int(interrupted), Meaning: forms.T("interrupted before anything was sent", "发送前中断")},
	}
}

// exitCode is the table from errors to codes.
func exitCode(err error) exit {
	var (
		usage    *cli.UsageError
		wrong    *problemsError
		prepaid  *prepaidError
		costly   *costlyError
		misnamed *misnamedError
		ended    *plain.EndOfInput
		garbled  *plain.InvalidAnswer
		lost     *plain.Unaskable
		several  *severalError
		withCode *codedError
		failure  *providers.Failure
	)
	switch {
	case err == nil:
		return done
	case errors.Is(err, errDifferent):
		return different
	case errors.As(err, &several):
		return several.worst()
	case errors.As(err, &withCode):
		return withCode.code
	case errors.As(err, &usage), errors.Is(err, connect.ErrUsage), errors.As(err, new(*plain.NoLines)):
		return misused
	case errors.As(err, &wrong), errors.As(err, &prepaid), errors.As(err, &misnamed), errors.As(err, &ended), errors.As(err, &garbled), errors.As(err, &lost):
		return invalid
	case errors.As(err, &costly):
		return short
	case errors.Is(err, launch.ErrUnclear):
		return unclear
	case errors.Is(err, launch.ErrDetached):
		return detached
	case errors.Is(err, launch.ErrNotSent), errors.Is(err, ui.ErrAborted), errors.Is(err, errDeclined), errors.Is(err, context.Canceled):
		return interrupted
	case errors.As(err, &failure):
		return failureCode(failure)
	}
	return internal
}

// failureCode is the code for a refusal, by what is to be done about it.
//
// A cloud that was not reached failed nothing, the answers and the credentials
// may be right, and the outcome is clear. What remains is the code for trouble
// on this side of the cloud, as of a journal that cannot be written: internal.
func failureCode(failure *providers.Failure) exit {
	if failure.Unsent {
		return internal
	}
	switch failure.Kind {
	case providers.Invalid:
		return invalid
	case providers.Auth, providers.Permission:
		return denied
	case providers.Quota, providers.Money:
		return short
	case providers.Conflict, providers.Throttled, providers.Unavailable, providers.Absent:
		return failed
	case providers.Unclear:
		return unclear
	case providers.Internal:
		return internal
	}
	return internal
}

// codedError is an error whose code follows from how far the run came rather
// than from the kind of the failure.
type codedError struct {
	error
	code exit
}

// Unwrap returns the error.
func (e *codedError) Unwrap() error { return e.error }

// coded gives the end of a run its code: work that the cloud took on and did
// not finish is failed whatever the reason, a name that is taken is there
// already, and what made nothing cannot be deleted.
func coded(record launch.Record, err error) error {
	var failure *providers.Failure
	if !errors.As(err, &failure) {
		return err
	}
	switch {
	case record.Phase == launch.Failed:
		return &codedError{err, failed}
	case record.Phase == launch.Rejected && failure.Kind == providers.Conflict:
		return &codedError{err, exists}
	case failure.Kind == providers.Absent && record.Receipt == nil:
		return &codedError{err, misused}
	}
	return err
}

// severalError is the errors of what went on side by side: of runs, unless what
// says otherwise.
type severalError struct {
	errs []error
	what forms.Text
}

// Error implements error, in English.
func (e *severalError) Error() string { return errors.Join(e.errs...).Error() }

// worst returns the code that needs a person's eyes most.
func (e *severalError) worst() exit {
	order := []exit{done, detached, interrupted, misused, invalid, exists, denied, short, failed, internal, unclear}
	rank := func(code exit) int {
		for i, one := range order {
			if one == code {
				return i
			}
		}
		return len(order)
	}
	worst := done
	for _, err := range e.errs {
		if code := exitCode(err); rank(code) > rank(worst) {
			worst = code
		}
	}
	return worst
}

// errDeclined is returned when a person did not say yes, errKept when that was
// to a deletion.
var (
	errDeclined = errors.New("declined")
	errKept     = fmt.Errorf("delete: %w", errDeclined)
)
