package modelarts

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"clusterwiz/providers"
)

// maxPages stops a list whose end never comes.
const maxPages = 200

// poolEvent is one line of ListEvents. A line that repeats has a count.
type poolEvent struct {
	Type, Reason, Message         text
	FirstTimestamp, LastTimestamp text
	Count                         text
}

// events are those of the pool since the node pool was asked for, save what names another
// node pool; the API keeps none for a node pool alone. Without the right to read them
// there are none: they must not hide the counters.
func (c *Client) events(ctx context.Context, at nodePoolRef, receipt providers.Receipt) []providers.Event {
	items, err := c.evented.Of(at.project+at.pool).Get(ctx, func(ctx context.Context) ([]poolEvent, error) {
		return continued[poolEvent](ctx, c, call{
			action: "ListEvents", product: modelArts, path: "/v1/" + projectMark + "/events", project: at.project,
			query: url.Values{"resource": {"pools"}, "name": {at.pool}, "limit": {"500"}},
		})
	})
	if err != nil {
		return nil
	}
	since, _ := time.Parse(time.RFC3339, receipt.Created)
	others := namedIn(items, at.name)
	var events []providers.Event
	for _, item := range items {
		if item.ofAnother(others) {
			continue
		}
		first, last := timeOf(item.FirstTimestamp), timeOf(cmp.Or(item.LastTimestamp, item.FirstTimestamp))
		// Clocks differ, so a minute is added.
		if !last.IsZero() && last.Before(since.Add(-time.Minute)) {
			continue
		}
		if first.IsZero() {
			first = last
		}
		event := providers.Event{
			ID:   strings.Join([]string{string(item.FirstTimestamp), string(item.Reason), string(item.Message)}, "|"),
			Time: first, Level: providers.Info, Text: string(item.Reason) + ": " + string(item.Message),
		}
		if item.Type == "Warning" {
			event.Level = providers.Warn
		}
		if !slices.ContainsFunc(events, func(e providers.Event) bool { return e.ID == event.ID }) {
			events = append(events, event)
		}
	}
	providers.OldestFirst(events)
	return events
}

// naming stands before the name of the node pool that an event is about.
const naming = "Nodepool "

// about is the name of a node pool in an event: surely one by what is said of it, or perhaps,
// before a colon, where "quota:" may stand, too.
func (e poolEvent) about() (name string, surely, perhaps bool) {
	_, after, _ := strings.Cut(string(e.Message), naming)
	called, says, _ := strings.Cut(after, " ")
	name, perhaps = strings.CutSuffix(called, ":")
	return name, strings.HasPrefix(says, "resources status changed") || strings.HasPrefix(says, "is being "), perhaps
}

// namedIn are the other node pools that events surely name. One whose name has ours in it
// may be ours, since no page tells how they are named there.
func namedIn(items []poolEvent, ours string) map[string]bool {
	others := map[string]bool{}
	for _, item := range items {
		if name, surely, _ := item.about(); surely && !strings.Contains(name, ours) {
			others[name] = true
		}
	}
	return others
}

// ofAnother tells whether an event is about one of the others.
func (e poolEvent) ofAnother(others map[string]bool) bool {
	name, surely, perhaps := e.about()
	return others[name] && (surely || perhaps)
}

// timeOf reads a time as RFC 3339 or as milliseconds; no page names the form.
func timeOf(t text) time.Time {
	if at, err := time.Parse(time.RFC3339, string(t)); err == nil {
		return at.UTC()
	}
	if ms, err := strconv.ParseInt(string(t), 10, 64); err == nil && ms > 0 {
		return time.UnixMilli(ms).UTC()
	}
	return time.Time{}
}

// listOf is one part of a list that is continued.
type listOf[T any] struct {
	Metadata struct{ Continue text }
	Items    []T
}

// partless tells whether a reply lacks what makes it a list.
func (l listOf[T]) partless() bool { return l.Items == nil && l.Metadata.Continue == "" }

// partless explains a success that lacks what makes it a list.
func (c *Client) partless(call call) error {
	return c.reporting(call, keys{}).Unreadable()
}

// continued reads a list to its end by continue.
func continued[T any](ctx context.Context, c *Client, call call) ([]T, error) {
	var all []T
	last := text("")
	for range maxPages {
		var part listOf[T]
		if err := c.read(ctx, call, &part); err != nil {
			return nil, err
		}
		if last == "" && part.partless() {
			return nil, c.partless(call)
		}
		all = append(all, part.Items...)
		next := part.Metadata.Continue
		if next == "" || next == last {
			break
		}
		last = next
		call.query.Set("continue", string(next))
	}
	return all, nil
}
