package main

import (
	"fmt"
	"slices"
	"strings"
)

// breach is a way in which the promise is broken.
type breach string

const (
	// second: more than one thing exists, and that is not told.
	second breach = "second"
	// forgotten: a thing exists that no journal and no end names.
	forgotten breach = "forgotten"
	// falseEnd: an end, its code or its words are not true.
	falseEnd breach = "false-end"
	// foreign: a thing of somebody else's was taken for ours, or deleted.
	foreign breach = "foreign"
	// noEnd: the last object is no end, or there is none.
	noEnd breach = "no-end"
	// hung: the program did not come back.
	hung breach = "hung"
)

// violation is one breach in one run.
type violation struct {
	breach breach
	what   string
}

// evidence is all that a machine told, and the truth at its end.
type evidence struct {
	machine  string
	steps    []step
	journals []journalled
}

// judge holds what was told against what is. It has no knowledge of what went
// wrong on the way.
func judge(e evidence) []violation {
	var found []violation
	for i := range e.steps {
		found = append(found, e.judgeStep(i)...)
	}
	if len(e.steps) == 0 {
		return found
	}
	found = append(found, e.judgeSeconds()...)
	found = append(found, e.judgeForgotten()...)
	found = append(found, e.judgeForeign()...)
	return found
}

// ours are the things that the machine's requests made, in the truth of a step.
func (e evidence) ours(truth []thing) []thing {
	return slices.DeleteFunc(slices.Clone(truth), func(t thing) bool { return t.machine != e.machine })
}

// existing are those of them that nobody has had deleted.
func existing(things []thing) []thing {
	return slices.DeleteFunc(slices.Clone(things), func(t thing) bool { return !t.exists })
}

func (e evidence) last() step { return e.steps[len(e.steps)-1] }

// subject is the step whose run a step is about: its own, or the latest before.
func (e evidence) subject(i int) int {
	for i > 0 && e.steps[i].verb != replay {
		i--
	}
	return i
}

// judgeSeconds: of everything that exists at the end more than one is ours, and
// no step that ended told all of them as the two that they are.
func (e evidence) judgeSeconds() []violation {
	now := existing(e.ours(e.last().truth))
	if len(now) < 2 {
		return nil
	}
	for _, s := range e.steps {
		if end := s.end(); end != nil && s.exit == 7 && !slices.ContainsFunc(now, func(t thing) bool { return !strings.Contains(end.raw, t.id) }) {
			return nil
		}
	}
	return []violation{{second, fmt.Sprintf("%s exist, and no end names them all", ids(now))}}
}

// judgeForgotten: a thing of ours exists at the end, and no journal holds it as
// a run's own or names it where it could not be told apart. What was told by
// the last end counts as well.
func (e evidence) judgeForgotten() []violation {
	var found []violation
	for _, t := range existing(e.ours(e.last().truth)) {
		known := slices.ContainsFunc(e.journals, func(j journalled) bool {
			return t.is(j.receipt) || j.phase == "unclear" && strings.Contains(j.text, t.id)
		})
		told := slices.ContainsFunc(e.steps, func(s step) bool {
			end := s.end()
			return end != nil && s.exit == 7 && strings.Contains(end.raw, t.id)
		})
		if !known && !told {
			found = append(found, violation{forgotten, fmt.Sprintf("%s exists; the journals say %s", t.id, phases(e.journals))})
		}
	}
	return found
}

// judgeForeign: things of others are nobody's receipt, and are still there;
// their makers never delete them.
func (e evidence) judgeForeign() []violation {
	var found []violation
	for _, t := range e.last().truth {
		if t.machine == e.machine {
			continue
		}
		if !t.exists {
			found = append(found, violation{foreign, fmt.Sprintf("%s of %s was deleted", t.id, t.machine)})
		}
		holders := slices.DeleteFunc(slices.Clone(e.journals), func(j journalled) bool { return !t.is(j.receipt) })
		// An id may come again with its name, for a thing of ours.
		own := slices.DeleteFunc(e.ours(e.last().truth), func(o thing) bool { return o.id != t.id })
		if len(holders) > len(own) {
			found = append(found, violation{foreign, fmt.Sprintf("%s of %s is held by run %s as its own, %s", t.id, t.machine, holders[0].run, holders[0].phase)})
		}
	}
	return found
}

func ids(things []thing) string {
	var all []string
	for _, t := range things {
		all = append(all, t.id)
	}
	return strings.Join(all, ", ")
}

func phases(journals []journalled) string {
	if len(journals) == 0 {
		return "nothing"
	}
	var all []string
	for _, j := range journals {
		all = append(all, strings.TrimSpace(j.phase+" "+j.receipt))
	}
	return strings.Join(all, ", ")
}
