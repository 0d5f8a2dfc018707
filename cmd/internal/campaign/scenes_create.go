package main

import (
	"fmt"
	"time"
)

// Times for which a list does not know what was made, far below the minute for
// which one may lag.
const (
	shortLag = 12 * time.Second
	longLag  = 45 * time.Second
)

// creating replays a profile in a weather, and settles.
func creating(w weather) func(*story) {
	return func(s *story) {
		s.weather(w)
		s.run(replay)
		s.settle()
	}
}

// once is a fault of the first call of a kind, always one of all of them.
func once(k kind, a action) fault   { return fault{on: k, times: 1, act: a} }
func always(k kind, a action) fault { return fault{on: k, act: a} }

func oneFault(f fault) func(*story) { return creating(weather{faults: []fault{f}}) }

// lagged are the scenes of one fault, with lists of every laziness.
func lagged(what string, f fault) []turn {
	with := func(w weather) func(*story) {
		w.faults = []fault{f}
		return creating(w)
	}
	return []turn{
		{what, with(weather{})},
		{what + ",lag=12s", with(weather{lag: lasting(shortLag)})},
		{what + ",lag=45s", with(weather{lag: lasting(longLag)})},
	}
}

func controls(*cloud, options) []turn {
	return []turn{
		{"fair", creating(weather{})},
		{"detached", func(s *story) {
			s.run(replay, "--detach")
			s.settle()
		}},
		{"lag", creating(weather{lag: lasting(longLag)})},
		{"forgetful", creating(weather{forgetful: true})},
		{"dripping", oneFault(once(create, dripping))},
		{"deleted", func(s *story) {
			s.run(replay)
			s.run(erase)
			s.run(watch)
			s.run(replay)
		}},
	}
}

func notExecuted(*cloud, options) []turn {
	var out []turn
	for _, e := range sorted(endings) {
		for what, stage := range map[string]func(action) action{"unread": unread, "half-read": halfRead, "read": readOnly} {
			out = append(out, turn{e + "-" + what, oneFault(once(create, stage(endings[e])))},
				turn{e + "-" + what + ",always", oneFault(always(create, stage(endings[e])))})
		}
		out = append(out, turn{e + "-idle", oneFault(once(list, stranded(endings[e])))})
	}
	return byName(out)
}

func losses(*cloud, options) []turn {
	var out []turn
	for _, e := range sorted(endings) {
		f := once(create, lost(endings[e]))
		out = append(out, lagged(e, f)...)
		out = append(out,
			turn{e + ",lag=3-lists", creating(weather{faults: []fault{f}, lagging: 3})},
			turn{e + ",forgetful", creating(weather{faults: []fault{f}, forgetful: true})},
			turn{e + ",always", oneFault(always(create, lost(endings[e])))})
	}
	return out
}

func spoiledReplies(*cloud, options) []turn {
	var out []turn
	for _, name := range sorted(spoils) {
		out = append(out, turn{name, oneFault(once(create, spoiled(spoils[name])))})
	}
	return out
}

func nonsenseReplies(*cloud, options) []turn {
	var out []turn
	for _, name := range sorted(nonsense) {
		out = append(out, turn{name, oneFault(once(create, spoiled(bearing(nonsense[name]))))})
	}
	return out
}

func oddStatuses(*cloud, options) []turn {
	var out []turn
	for _, status := range []int{200, 201, 202, 206, 302, 400, 403, 409, 429, 500, 503} {
		out = append(out, turn{fmt.Sprint(status), oneFault(once(create, spoiled(under(status))))})
	}
	return out
}

func strangersBefore(*cloud, options) []turn {
	var out []turn
	for _, status := range statuses {
		out = append(out, turn{fmt.Sprintf("%d-html", status), oneFault(once(create, instead(strangers["html"](status))))})
	}
	for _, status := range []int{403, 429, 503} {
		out = append(out, turn{fmt.Sprintf("%d-html,always", status), oneFault(always(create, instead(strangers["html"](status))))})
	}
	return out
}

func strangersAfter(*cloud, options) []turn {
	var out []turn
	for _, status := range statuses {
		for _, who := range sorted(strangers) {
			f := once(create, executedThen(strangers[who](status)))
			if who == "html" {
				out = append(out, lagged(fmt.Sprintf("%d-%s", status, who), f)[:2]...)
				continue
			}
			out = append(out, turn{fmt.Sprintf("%d-%s", status, who), oneFault(f)})
		}
	}
	return out
}

func ownErrors(c *cloud, _ options) []turn {
	var out []turn
	for _, e := range c.vague {
		what := fmt.Sprintf("%d-%s", e.status, e.code)
		out = append(out, lagged(what, once(create, executedThen(c.answers(e))))...)
		out = append(out, turn{what + ",not-executed", oneFault(once(create, instead(c.answers(e))))})
	}
	return out
}

func duplicates(*cloud, options) []turn {
	var out []turn
	for _, which := range []string{firstReply, secondReply, noReply, atOnce} {
		out = append(out, lagged(which, once(create, twice(which)))[:2]...)
	}
	return out
}
