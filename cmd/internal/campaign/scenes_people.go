package main

import (
	"fmt"
	"syscall"
	"time"
)

// foreigners have somebody else make a thing of the same name.
func foreigners(*cloud, options) []turn {
	reset := (*passage).reset
	// The story of one who comes before our request, or after it.
	meeting := func(faults func(s *story) []fault, lag time.Duration) func(*story) {
		return func(s *story) {
			s.weather(weather{faults: faults(s), lag: lasting(lag)})
			s.run(replay)
			s.clear()
			s.run(watch)
			s.run(erase)
			s.run(replay)
		}
	}
	earlier := func(then action) func(*story) {
		return meeting(func(s *story) []fault {
			return []fault{once(list, after(s.colleague, nil)), once(create, then)}
		}, longLag)
	}
	meanwhile := func(then action) func(*story) {
		return meeting(func(s *story) []fault { return []fault{once(create, before(s.colleague, then))} }, 0)
	}
	return []turn{
		{"earlier,reset", earlier(unread(reset))},
		{"earlier,403-html", earlier(instead(strangers["html"](403)))},
		{"earlier,lost", earlier(lost(reset))},
		{"earlier", earlier(pass)},
		{"meanwhile,reset", meanwhile(reset)},
		{"meanwhile,403-html", meanwhile(instead(strangers["html"](403)))},
		{"meanwhile,503-html", meanwhile(instead(strangers["html"](503)))},
		{"meanwhile,lost", meanwhile(lost(reset))},
		{"meanwhile", meanwhile(pass)},
		{"afterwards,lost", meeting(func(s *story) []fault { return []fault{once(create, after(s.colleague, reset))} }, 0)},
		{"afterwards", meeting(func(s *story) []fault { return []fault{once(create, after(s.colleague, nil))} }, 0)},
	}
}

// machines have two programs at work at once: at two computers, or at one under
// two spellings of the address.
func machines(*cloud, options) []turn {
	return []turn{
		{"two-computers", func(s *story) {
			s.both = true
			friend := s.newMachine("friend")
			s.friends = append(s.friends, friend)
			if s.err != nil {
				return
			}
			ended := make(chan error, 1)
			go func() { ended <- friend.run(s.ctx, replay, killing{}) }()
			s.run(replay)
			s.fail(<-ended)
			s.settle()
			s.fail(friend.run(s.ctx, watch, killing{}))
		}},
		{"two-spellings", twoPrograms("localhost")},
		{"one-spelling", twoPrograms("127.0.0.1")},
	}
}

// twoPrograms start a second one while the request of the first is on its way.
func twoPrograms(host string) func(*story) {
	return func(s *story) {
		ended := make(chan error, 1)
		begin := func() {
			go func() { ended <- s.me.runVia(s.ctx, host, replay, killing{}) }()
			select {
			case err := <-ended:
				ended <- err
			case <-time.After(2 * time.Second): // It waits for the first one.
			}
		}
		s.weather(weather{faults: []fault{once(create, before(begin, pass))}})
		s.run(replay)
		if s.err == nil {
			s.fail(<-ended)
		}
		s.settle()
	}
}

// elsewheres look for a thing where it is not.
func elsewheres(c *cloud, _ options) []turn {
	there := []string{"--region", c.elsewhere}
	return []turn{
		{"watch", func(s *story) {
			s.run(replay, "--detach")
			s.fail(s.me.age(3 * time.Minute)) // Until then it might not be listed yet.
			s.run(watch, there...)
			s.settle()
		}},
		{"delete", func(s *story) {
			s.run(replay)
			s.run(erase, there...)
			s.run(erase)
		}},
	}
}

// kills end the program at every kind of call and at every line of its journal.
func kills(*cloud, options) []turn {
	signals := map[string]syscall.Signal{"kill": syscall.SIGKILL, "term": syscall.SIGTERM, "int": syscall.SIGINT, "hup": syscall.SIGHUP}
	var out []turn
	at := func(what string, sig syscall.Signal, f func(kill func()) fault) {
		out = append(out, turn{what, func(s *story) {
			s.weather(weather{faults: []fault{f(s.kill(sig))}})
			s.run(replay)
			s.settle()
		}})
	}
	for _, name := range sorted(signals) {
		sig := signals[name]
		at(name+"-create-arrived", sig, func(kill func()) fault { return once(create, before(kill, pass)) })
		at(name+"-create-lost", sig, func(kill func()) fault { return once(create, after(kill, (*passage).reset)) })
		at(name+"-create-answered", sig, func(kill func()) fault { return once(create, after(kill, nil)) })
		at(name+"-create-not-executed", sig, func(kill func()) fault { return once(create, before(kill, (*passage).reset)) })
		at(name+"-look", sig, func(kill func()) fault { return once(list, before(kill, pass)) })
		at(name+"-poll", sig, func(kill func()) fault { return once(read, before(kill, pass)) })
		at(name+"-later-poll", sig, func(kill func()) fault { return fault{on: read, skip: 3, times: 1, act: after(kill, nil)} })
		at(name+"-secondary", sig, func(kill func()) fault { return once(other, before(kill, pass)) })
	}
	for _, name := range sorted(signals) {
		out = append(out, turn{name + "-watch", func(s *story) {
			s.run(replay, "--detach")
			s.weather(weather{faults: []fault{once(read, after(s.kill(signals[name]), nil))}})
			s.run(watch)
			s.settle()
		}})
	}
	for line := 1; line <= 10; line++ {
		out = append(out, turn{fmt.Sprintf("kill-line-%d", line), func(s *story) {
			s.runKilled(replay, killing{syscall.SIGKILL, line})
			s.settle()
		}}, turn{fmt.Sprintf("kill-line-%d,lost", line), func(s *story) {
			s.weather(weather{faults: []fault{once(create, lost((*passage).reset))}, lagging: 2})
			s.runKilled(replay, killing{syscall.SIGKILL, line})
			s.settle()
		}})
	}
	return out
}

// readers go away while the program writes, or were never there.
func readers(*cloud, options) []turn {
	var out []turn
	for line := 1; line <= 6; line++ {
		out = append(out, turn{fmt.Sprintf("line-%d", line), func(s *story) {
			s.runKilled(replay, killing{line: line})
			s.settle()
		}}, turn{fmt.Sprintf("line-%d,lost", line), func(s *story) {
			s.weather(weather{faults: []fault{once(create, lost((*passage).reset))}})
			s.runKilled(replay, killing{line: line})
			s.settle()
		}})
	}
	return out
}

// clocks are wrong, or jump while nobody watches.
func clocks(*cloud, options) []turn {
	reset := (*passage).reset
	var out []turn
	for _, d := range []time.Duration{-2 * time.Hour, -20 * time.Minute, 20 * time.Minute, 2 * time.Hour, 72 * time.Hour} {
		out = append(out,
			turn{"cloud" + sign(d), creating(weather{skew: d})},
			turn{"cloud" + sign(d) + ",lost", creating(weather{skew: d, faults: []fault{once(create, lost(reset))}})})
	}
	for _, d := range []time.Duration{-72 * time.Hour, -2 * time.Hour, -3 * time.Minute, 3 * time.Minute, 2 * time.Hour, 72 * time.Hour} {
		out = append(out,
			turn{"jump" + sign(d) + ",detached", func(s *story) {
				s.run(replay, "--detach")
				s.fail(s.me.age(d))
				s.settle()
			}},
			turn{"jump" + sign(d) + ",killed", func(s *story) {
				// A clock that is wrong sees the cloud's as wrong.
				s.weather(weather{skew: d, faults: []fault{once(create, after(s.kill(syscall.SIGKILL), reset))}})
				s.run(replay)
				s.fail(s.me.age(d))
				s.settle()
			}})
	}
	return out
}

func sign(d time.Duration) string {
	if d > 0 {
		return "+" + d.String()
	}
	return d.String()
}
