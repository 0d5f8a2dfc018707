package exchange

import (
	"cmp"
	"context"
	"errors"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// patience is the longest that a look waits for a cloud that wants to be left
// alone: somebody waits for the list.
const patience = 3 * time.Second

// Twice makes a call that changes nothing once more when the cloud says that
// there were too many calls, after the pause that it asks for, within bounds, or
// the usual one.
func Twice(ctx context.Context, usual time.Duration, call func() error) error {
	err := call()
	failure := providers.FailureIn(err)
	if failure == nil || failure.Kind != providers.Throttled {
		return err
	}
	timer := time.NewTimer(min(cmp.Or(failure.RetryAfter, usual), patience))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return err
	case <-timer.C:
		return call()
	}
}

// Anew makes an attempt, and where it only reads and was lost on a connection
// that had carried other calls before, one more, which has to sign anew.
func Anew(writes bool, attempt func() error) error {
	err := attempt()
	if f := providers.FailureIn(err); !writes && f != nil && errors.Is(f.Cause, errStale) {
		return attempt()
	}
	return err
}

// Within runs a look-up within its time. Running out of it is a failure of
// the cloud's, not an end of the caller's context.
func Within[T any](ctx context.Context, limit time.Duration, look func(context.Context) (T, error)) (T, error) {
	timed, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	value, err := look(timed)
	if err == nil || ctx.Err() != nil || !Stopped(err) {
		return value, err
	}
	return value, &providers.Failure{
		Kind:    providers.Unavailable,
		Summary: forms.Tf("the list did not arrive within %d seconds", "%d 秒内未能取得列表", int(limit.Seconds())),
		Remedy:  forms.T("try again, or type the value", "请重试，或直接输入"),
	}
}

// Stopped tells whether err is the end of a context. A Failure is not, though
// the time-out beneath it may call itself one.
func Stopped(err error) bool {
	return providers.FailureIn(err) == nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded))
}
