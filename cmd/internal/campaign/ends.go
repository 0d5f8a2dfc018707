package main

import (
	"fmt"
	"regexp"
	"slices"
)

// ends are the events that may be the last, with the exit codes that go with
// them.
var ends = map[string][]int{
	"created":     {0, 7}, // 7 where there are two.
	"failed":      {6},
	"rejected":    {1, 2, 3, 4, 5, 6, 9},
	"unclear":     {7},
	"detached":    {8},
	"deleted":     {0, 6}, // 6 where it was to be created.
	"exists":      {0, 9},
	"invalid":     {3},
	"refused":     {2, 3, 4},
	"interrupted": {130},
}

// nothing are the ends that say that this run made nothing.
var nothing = []string{"rejected", "exists", "invalid", "refused", "interrupted"}

// end is the last object where it is an end; nil where it is none.
func (s step) end() *event {
	if s.killed || s.hung || len(s.events) == 0 {
		return nil
	}
	last := s.events[len(s.events)-1]
	if ends[last.Event] == nil {
		return nil
	}
	return &last
}

// judgeStep looks at one command: whether it came back, with an end, whose code
// fits and which is true.
func (e evidence) judgeStep(i int) []violation {
	s := e.steps[i]
	if s.hung {
		return []violation{{hung, fmt.Sprintf("%s did not end within %s", s.verb, waitLimit)}}
	}
	if s.killed {
		return nil
	}
	// One whose reader went away before it sent anything may end as it likes.
	if s.exit == -1 && (!s.deaf || s.sent > 0) || crash.MatchString(s.text) {
		return []violation{{falseEnd, fmt.Sprintf("%s ended by itself, exit %d: %s", s.verb, s.exit, crash.FindString(s.text))}}
	}
	if s.deaf {
		return e.judgeUnheard(i)
	}
	found := e.judgeWords(i)
	end := s.end()
	switch {
	case end == nil:
		return append(found, violation{noEnd, fmt.Sprintf("%s: exit %d, %s", s.verb, s.exit, s.lastLine())})
	case !slices.Contains(ends[end.Event], s.exit):
		found = append(found, violation{falseEnd, fmt.Sprintf("%s: event %s, exit %d", s.verb, end.Event, s.exit)})
	}
	if lie := e.lie(i, *end); lie != "" {
		found = append(found, violation{falseEnd, fmt.Sprintf("%s: %s, but %s", s.verb, end.Event, lie)})
	}
	return found
}

// crash is what Go writes when a program dies of itself.
var crash = regexp.MustCompile(`(?m)^(panic: |fatal error: ).*$`)

// judgeUnheard looks at a command whose reader went away: a run that was sent
// keeps the exit code of what the journal says became of it.
func (e evidence) judgeUnheard(i int) []violation {
	s := e.steps[i]
	for _, j := range s.journals {
		wanted := map[string][]int{"created": {0, 8}, "accepted": {8}, "running": {8}, "unclear": {7}}[j.phase]
		if i == e.subject(i) && wanted != nil && !slices.Contains(wanted, s.exit) {
			return []violation{{falseEnd, fmt.Sprintf("%s: exit %d when its reader went away, and the run is %s", s.verb, s.exit, j.phase)}}
		}
	}
	return nil
}

func (s step) lastLine() string {
	if len(s.events) == 0 {
		return "without an object"
	}
	last := s.events[len(s.events)-1]
	return fmt.Sprintf("the last object is %q: %s", last.Event, last.Message)
}

// lie tells why an end is not true; empty where it is.
func (e evidence) lie(i int, end event) string {
	s, subject := e.steps[i], e.subject(i)
	made := slices.DeleteFunc(e.ours(s.truth), func(t thing) bool { return t.step != subject })
	there := existing(made)
	switch end.Event {
	case "created":
		return s.notCreated(end)
	case "deleted":
		if end.Receipt == nil {
			return "it does not say what"
		}
		return unless(!slices.ContainsFunc(s.truth, func(t thing) bool { return t.is(end.Receipt.ID) && t.exists }), end.Receipt.ID+" exists")
	case "failed":
		well := slices.DeleteFunc(there, func(t thing) bool { return t.doomed })
		return unless(len(well) == 0, ids(well)+" exists and is well")
	case "detached":
		if end.Phase == "deleting" && e.taken(end, s) {
			return end.Receipt.ID + " exists, and nobody deletes it"
		}
		return unless(len(made) > 0 || e.taken(end, s), "there is nothing that could go on")
	case "unclear":
		// After a kill nobody knows whether the first byte had left.
		return unless(e.steps[subject].sent > 0 || e.steps[subject].exit == -1, "nothing was sent")
	}
	if s.verb == erase || s.verb == watch && end.Event == "refused" || !slices.Contains(nothing, end.Event) {
		return "" // What was not asked says nothing of what there is, and a deletion that was refused leaves it.
	}
	return unless(len(there) == 0, ids(there)+" exists")
}

func unless(truth bool, otherwise string) string {
	if truth {
		return ""
	}
	return otherwise
}

// taken tells whether the end is about something of somebody else's; that is
// judged for itself.
func (e evidence) taken(end event, s step) bool {
	return end.Receipt != nil && slices.ContainsFunc(s.truth, func(t thing) bool { return t.is(end.Receipt.ID) && t.exists })
}

func (s step) notCreated(end event) string {
	if end.Receipt == nil {
		return "it does not say what"
	}
	there := slices.DeleteFunc(slices.Clone(s.truth), func(t thing) bool { return !t.is(end.Receipt.ID) })
	well := slices.DeleteFunc(existing(there), func(t thing) bool { return t.doomed })
	switch {
	case len(there) == 0:
		return end.Receipt.ID + " never existed"
	case len(existing(there)) == 0:
		return end.Receipt.ID + " was deleted"
	case len(well) == 0:
		return end.Receipt.ID + " fails"
	}
	return ""
}

// The words that say that nothing was done, and those in which they say
// something else.
var (
	nothingSent = regexp.MustCompile(`nothing was (sent|created)( again)?|nothing exists`)
	again       = "nothing was sent again"
)

// judgeWords: nothing is said not to have been done that was.
func (e evidence) judgeWords(i int) []violation {
	s, subject := e.steps[i], e.subject(i)
	if s.verb == erase {
		return nil // There "nothing was sent" is of the deletion.
	}
	for _, words := range nothingSent.FindAllString(s.text, -1) {
		if words != again && e.steps[subject].sent > 0 {
			return []violation{{falseEnd, fmt.Sprintf("%s says %q, but the request had left", s.verb, words)}}
		}
	}
	return nil
}
