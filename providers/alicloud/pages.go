package alicloud

import (
	"context"
	"errors"
	"maps"
	"strconv"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// lookupLimit bounds one look-up with all its pages.
const lookupLimit = 10 * time.Second

// maxPages stops a list whose end never comes.
const maxPages = 1000

// Numbered reads a list by PageNumber and PageSize to its end. page takes one
// reply apart: its items, and how many there are in all.
func Numbered[R, T any](ctx context.Context, c *Client, call Call, size int, page func(*R) (items []T, total Int)) ([]T, error) {
	var all []T
	for number := 1; number <= maxPages; number++ {
		reply := new(R)
		next := call.with("PageNumber", strconv.Itoa(number)).with("PageSize", strconv.Itoa(size))
		if err := c.Read(ctx, next, reply); err != nil {
			return nil, err
		}
		items, total := page(reply)
		all = append(all, items...)
		whole := len(all) >= int(total)
		if total == 0 { // Not told.
			whole = len(items) < size
		}
		if len(items) == 0 || whole {
			return all, nil
		}
	}
	return all, nil
}

// Tokened reads a list by NextToken and MaxResults to its end. page takes one
// reply apart: its items, and the token of the next part.
func Tokened[R, T any](ctx context.Context, c *Client, call Call, size int, page func(*R) (items []T, next Text)) ([]T, error) {
	var all []T
	call = call.with("MaxResults", strconv.Itoa(size))
	last := Text("")
	for range maxPages {
		reply := new(R)
		if err := c.Read(ctx, call, reply); err != nil {
			return nil, err
		}
		items, next := page(reply)
		all = append(all, items...)
		if next == "" || next == last {
			return all, nil
		}
		last = next
		call = call.with("NextToken", string(next))
	}
	return all, nil
}

// with returns the call with one more query parameter.
func (call Call) with(name, value string) Call {
	query := make(map[string]string, len(call.Query)+1)
	maps.Copy(query, call.Query)
	query[name] = value
	call.Query = query
	return call
}

// Read is Do for calls that change nothing: when the cloud says that there
// were too many calls, it waits as long as the cloud asks, three seconds at
// most, and tries once more.
func (c *Client) Read(ctx context.Context, call Call, out any) error {
	err := c.Do(ctx, call, out)
	var failure *providers.Failure
	if !errors.As(err, &failure) || failure.Kind != providers.Throttled {
		return err
	}
	pause := RetryAfter(failure)
	if pause == 0 {
		pause = time.Second
	}
	timer := time.NewTimer(min(pause, 3*time.Second))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return err
	case <-timer.C:
		return c.Do(ctx, call, out)
	}
}

// limited runs a look-up within its time. Running out of it is a failure of
// the cloud's, not an end of the caller's context.
func limited[T any](ctx context.Context, limit time.Duration, look func(context.Context) (T, error)) (T, error) {
	timed, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	value, err := look(timed)
	if err == nil || ctx.Err() != nil || !stopped(err) {
		return value, err
	}
	return value, &providers.Failure{
		Kind:    providers.Unavailable,
		Summary: forms.Tf("the list did not arrive within %d seconds", "%d 秒内未能取得列表", int(limit.Seconds())),
		Remedy:  forms.T("try again, or type the value", "请重试，或直接输入"),
	}
}
