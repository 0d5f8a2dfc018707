package alicloud

import (
	"cmp"
	"context"
	"maps"
	"strconv"
	"time"

	"clusterwiz/providers/exchange"
)

// maxPages stops a list whose end never comes.
const maxPages = 1000

// Numbered reads a list by pages to its end. page takes one reply apart: its
// items, and how many there are in all. Where the first reply has neither, or
// counts what it does not list, it is no answer.
func Numbered[R, T any](ctx context.Context, c *Client, call Call, size int, page func(*R) (items []T, total *Int)) ([]T, error) {
	var all []T
	names := call.Product.Paging
	call = call.with(cmp.Or(names.Size, "PageSize"), strconv.Itoa(size))
	for number := 1; number <= maxPages; number++ {
		reply := new(R)
		next := call.with(cmp.Or(names.Number, "PageNumber"), strconv.Itoa(number))
		if err := c.Read(ctx, next, reply); err != nil {
			return nil, err
		}
		items, counted := page(reply)
		total := 0
		if counted != nil {
			total = int(*counted)
		}
		if number == 1 && items == nil && (counted == nil || total > 0) {
			return nil, c.partless(call)
		}
		all = append(all, items...)
		whole := len(all) >= total
		if total == 0 { // Not told.
			whole = len(items) < size
		}
		if len(items) == 0 || whole {
			return all, nil
		}
	}
	return all, nil
}

// Tokened reads a list by tokens to its end. page takes one reply apart: its
// items, and the token of the next part. A first reply with neither is no answer.
func Tokened[R, T any](ctx context.Context, c *Client, call Call, size int, page func(*R) (items []T, next *Text)) ([]T, error) {
	var all []T
	names := call.Product.Paging
	call = call.with(cmp.Or(names.Most, "MaxResults"), strconv.Itoa(size))
	last := Text("")
	for range maxPages {
		reply := new(R)
		if err := c.Read(ctx, call, reply); err != nil {
			return nil, err
		}
		items, next := page(reply)
		if last == "" && items == nil && next == nil {
			return nil, c.partless(call)
		}
		all = append(all, items...)
		if next == nil || *next == "" || *next == last {
			return all, nil
		}
		last = *next
		call = call.with(cmp.Or(names.Token, "NextToken"), string(last))
	}
	return all, nil
}

// partless explains a success that lacks what makes it a list.
func (c *Client) partless(call Call) error {
	_, host := c.address(call.Product)
	return newReport(call, host, nil).Unreadable()
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
// were too many calls, it tries once more, see [exchange.Twice].
func (c *Client) Read(ctx context.Context, call Call, out any) error {
	return exchange.Twice(ctx, time.Second, func() error { return c.Do(ctx, call, out) })
}
