package main

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// byName sorts scenes that come from a map.
func byName(turns []turn) []turn {
	slices.SortFunc(turns, func(a, b turn) int { return strings.Compare(a.what, b.what) })
	return turns
}

// unanswered are the ways in which a call that changes nothing goes wrong.
func unanswered(c *cloud) map[string]action {
	out := map[string]action{
		"rst": unread((*passage).reset), "fin": readOnly((*passage).hangUp), "cut": spoiled(spoils["cut-in-body"]), "dripping": dripping,
	}
	for _, status := range []int{302, 401, 403, 404, 407, 429, 500, 502, 503} {
		out[fmt.Sprintf("%d-html", status)] = instead(strangers["html"](status))
	}
	for _, name := range []string{"null", "object", "list", "html", "empty", "wrong-types"} {
		out["200-"+name] = spoiled(bearing(nonsense[name]))
	}
	for _, e := range c.vague {
		out[fmt.Sprintf("%d-%s", e.status, e.code)] = instead(c.answers(e))
	}
	return out
}

func firstLooks(c *cloud, _ options) []turn {
	bad := unanswered(c)
	var out []turn
	for _, name := range sorted(bad) {
		out = append(out, turn{name, oneFault(once(list, bad[name]))})
	}
	for _, name := range []string{"rst", "502-html", "200-object"} {
		out = append(out, turn{name + ",always", oneFault(always(list, bad[name]))})
	}
	return out
}

func laterLooks(c *cloud, _ options) []turn {
	bad := unanswered(c)
	var out []turn
	for _, name := range []string{"rst", "403-html", "502-html", "200-object", "200-null", "cut"} {
		out = append(out, turn{name, creating(weather{faults: []fault{
			once(create, lost((*passage).reset)), {on: list, skip: 1, act: bad[name]},
		}})}, turn{name + ",3-times", creating(weather{faults: []fault{
			once(create, lost((*passage).reset)), {on: list, skip: 1, times: 3, act: bad[name]},
		}})})
	}
	return out
}

func polls(c *cloud, _ options) []turn {
	bad := unanswered(c)
	var out []turn
	for _, name := range sorted(bad) {
		out = append(out, turn{name, oneFault(fault{on: read, times: 3, act: bad[name]})})
	}
	return out
}

func secondaries(c *cloud, _ options) []turn {
	bad := unanswered(c)
	var out []turn
	for _, name := range []string{"rst", "404-html", "502-html", "200-object", "200-null"} {
		out = append(out, turn{name, oneFault(fault{on: other, times: 4, act: bad[name]})})
	}
	for _, name := range []string{"502-html", "200-object"} {
		out = append(out, turn{name + ",always", oneFault(always(other, bad[name]))},
			turn{name + ",work,always", oneFault(fault{on: other, named: c.work, act: bad[name]})})
	}
	out = append(out, turn{"missing", oneFault(fault{on: other, times: 4, act: instead(c.answers(c.missing))})})
	return out
}

// absent is what the cloud says to one who reads what does not exist.
func (c *cloud) absent() []byte {
	if c.id == "qingcloud" {
		return page(http.StatusOK, "application/json", `{"ret_code":0,"cluster_set":[],"total_count":0}`)
	}
	return c.answers(c.missing)
}

// notFound has the cloud not know for a moment what exists.
func notFound(c *cloud, _ options) []turn {
	gone := instead(c.absent())
	detachedFor := func(d time.Duration, f fault) func(*story) {
		return func(s *story) {
			s.run(replay, "--detach")
			s.fail(s.me.age(d))
			s.weather(weather{faults: []fault{f}})
			s.run(watch)
			s.settle()
		}
	}
	return []turn{
		{"at-first", oneFault(fault{on: read, times: 1, act: gone})},
		{"at-first-thrice", oneFault(fault{on: read, times: 3, act: gone})},
		{"later", oneFault(fault{on: read, skip: 2, times: 1, act: gone})},
		{"once-after-3m", detachedFor(3*time.Minute, once(read, gone))},
		{"later-after-3m", detachedFor(3*time.Minute, fault{on: read, skip: 1, times: 1, act: gone})},
		{"once-after-3h", detachedFor(3*time.Hour, once(read, gone))},
		{"thrice-after-3h", detachedFor(3*time.Hour, fault{on: read, times: 3, act: gone})},
	}
}
