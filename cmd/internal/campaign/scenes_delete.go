package main

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"syscall"
	"time"
)

// deletions go wrong in every way, and are made again in fair weather.
func deletions(c *cloud, _ options) []turn {
	deleting := func(faults ...fault) func(*story) {
		return func(s *story) {
			s.makeEarlier()
			s.weather(weather{faults: faults})
			s.run(erase)
			s.settleDeleted()
			s.run(replay)
		}
	}
	reset := (*passage).reset
	gone := instead(c.answers(c.missing))
	out := []turn{
		{"lost", deleting(once(remove, lost(reset)))},
		{"unread", deleting(once(remove, unread(reset)))},
		{"unread,always", deleting(always(remove, unread(reset)))},
		{"lost,always", deleting(always(remove, lost(reset)))},
		{"twice-first", deleting(once(remove, twice(firstReply)))},
		{"twice-second", deleting(once(remove, twice(secondReply)))},
		{"missing", deleting(once(remove, gone))},
		{"missing,read-too", deleting(once(remove, gone), once(read, instead(c.absent())))},
		{"not-found-while-deleting", deleting(once(read, instead(c.absent())))},
		{"poll-502", deleting(fault{on: read, times: 3, act: instead(strangers["html"](502))})},
		{"list-object", deleting(fault{on: list, times: 3, act: spoiled(bearing("{}"))}, once(remove, gone))},
	}
	for _, status := range []int{302, 401, 403, 404, 407, 429, 500, 502, 503} {
		out = append(out,
			turn{fmt.Sprintf("%d-html,executed", status), deleting(once(remove, executedThen(strangers["html"](status))))},
			turn{fmt.Sprintf("%d-html", status), deleting(once(remove, instead(strangers["html"](status))))})
	}
	for _, e := range c.vague {
		out = append(out, turn{fmt.Sprintf("%d-%s,executed", e.status, e.code), deleting(once(remove, executedThen(c.answers(e))))})
	}
	for _, name := range []string{"null", "object", "empty", "html"} {
		out = append(out, turn{"200-" + name, deleting(once(remove, spoiled(bearing(nonsense[name]))))})
	}
	for name, sig := range map[string]syscall.Signal{"kill": syscall.SIGKILL, "term": syscall.SIGTERM} {
		out = append(out, turn{name + "-arrived", func(s *story) {
			s.makeEarlier()
			s.weather(weather{faults: []fault{once(remove, before(s.kill(sig), pass))}})
			s.run(erase)
			s.settleDeleted()
		}}, turn{name + "-not-executed", func(s *story) {
			s.makeEarlier()
			s.weather(weather{faults: []fault{once(remove, before(s.kill(sig), reset))}})
			s.run(erase)
			s.settleDeleted()
		}})
	}
	return byName(out)
}

// makeEarlier makes a thing that is old enough for the cloud to know it: what
// cannot be found is gone then.
func (s *story) makeEarlier() {
	s.run(replay)
	s.fail(s.me.age(3 * time.Minute))
}

// settleDeleted comes back to a deletion and makes it again. One that the cloud
// never got is waited for for long, unless it is told that it did not begin.
func (s *story) settleDeleted() {
	s.clear()
	s.run(watch, "--timeout", "10s")
	s.run(erase)
}

// storms are of everything at once.
func storms(c *cloud, o options) []turn {
	var out []turn
	for n := range o.storms {
		out = append(out, turn{fmt.Sprintf("%03d", n+1), func(s *story) {
			share := 0.1 + 0.25*s.random.Float64()
			s.weather(weather{
				faults: c.storm(s.random, share), lagging: s.random.IntN(4), forgetful: s.random.IntN(4) == 0,
			})
			s.run(replay)
			s.settle()
		}})
	}
	return out
}

// storm lets a share of all calls go wrong.
func (c *cloud) storm(random *rand.Rand, share float64) []fault {
	reset := (*passage).reset
	writing := []action{
		unread(reset), lost(reset), halfRead(reset), lost((*passage).hangUp), executedThen(strangers["html"](502)),
		executedThen(strangers["html"](403)), instead(strangers["html"](503)), spoiled(spoils["cut-in-body"]), executedThen(c.answers(c.vague[0])),
	}
	bad := unanswered(c)
	var reading []action
	for _, name := range sorted(bad) {
		reading = append(reading, bad[name])
	}
	var mu sync.Mutex
	some := func(acts []action) action {
		return func(p *passage) {
			mu.Lock()
			act := pass
			if random.Float64() < share {
				act = acts[random.IntN(len(acts))]
			}
			mu.Unlock()
			act(p)
		}
	}
	return []fault{always(create, some(writing)), always(list, some(reading)), always(read, some(reading)), always(other, some(reading))}
}
