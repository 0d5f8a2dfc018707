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
	err := c.numbered(call, size, func(call Call) (part, *Int, error) {
		reply := new(R)
		if err := c.Read(ctx, call, reply); err != nil {
			return part{}, nil, err
		}
		items, total := page(reply)
		all = append(all, items...)
		return part{len(items), items != nil}, total, nil
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// part is what a reply has of a list: how many items, and whether it has them at all.
type part struct {
	items int
	given bool
}

// numbered is [Numbered] without the types of replies and items, so that it is compiled
// once; ask makes a call for a page.
func (c *Client) numbered(call Call, size int, ask func(Call) (part, *Int, error)) error {
	names := call.Product.Paging
	call = call.with(cmp.Or(names.Size, "PageSize"), strconv.Itoa(size))
	for number, all := 1, 0; number <= maxPages; number++ {
		reply, counted, err := ask(call.with(cmp.Or(names.Number, "PageNumber"), strconv.Itoa(number)))
		if err != nil {
			return err
		}
		total := 0
		if counted != nil {
			total = int(*counted)
		}
		if number == 1 && !reply.given && (counted == nil || total > 0) {
			return c.partless(call)
		}
		all += reply.items
		whole := all >= total
		if total == 0 { // Not told.
			whole = reply.items < size
		}
		if reply.items == 0 || whole {
			return nil
		}
	}
	return nil
}

// Tokened reads a list by tokens to its end. page takes one reply apart: its
// items, and the token of the next part. A first reply with neither is no answer.
func Tokened[R, T any](ctx context.Context, c *Client, call Call, size int, page func(*R) (items []T, next *Text)) ([]T, error) {
	var all []T
	err := c.tokened(call, size, func(call Call) (part, *Text, error) {
		reply := new(R)
		if err := c.Read(ctx, call, reply); err != nil {
			return part{}, nil, err
		}
		items, next := page(reply)
		all = append(all, items...)
		return part{len(items), items != nil}, next, nil
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// tokened is [Tokened] as [Client.numbered] is [Numbered].
func (c *Client) tokened(call Call, size int, ask func(Call) (part, *Text, error)) error {
	names := call.Product.Paging
	call = call.with(cmp.Or(names.Most, "MaxResults"), strconv.Itoa(size))
	last := Text("")
	for range maxPages {
		reply, next, err := ask(call)
		if err != nil {
			return err
		}
		if last == "" && !reply.given && next == nil {
			return c.partless(call)
		}
		if next == nil || *next == "" || *next == last {
			return nil
		}
		last = *next
		call = call.with(cmp.Or(names.Token, "NextToken"), string(last))
	}
	return nil
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
