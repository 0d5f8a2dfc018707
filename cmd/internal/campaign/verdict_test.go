package main

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told is a step that ended with an event, in the truth of some things.
func told(v verb, exit int, object string, sent int, truth ...thing) step {
	return step{verb: v, exit: exit, events: events(object), stdout: object, text: object, sent: sent, truth: truth}
}

// unheard is a step whose reader went away.
func unheard(exit int, phase string, truth ...thing) step {
	return step{verb: replay, exit: exit, deaf: true, sent: 1, truth: truth, journals: []journalled{{run: "r1", phase: phase}}}
}

func mine(id string) thing {
	return thing{id: id, name: "cfd", exists: true, maker: maker{machine: "me"}}
}

func theirs(id string) thing {
	return thing{id: id, name: "cfd", exists: true, maker: maker{machine: "colleague"}}
}

func changed(t thing, change func(*thing)) thing {
	change(&t)
	return t
}

func deleted(t thing) thing { return changed(t, func(t *thing) { t.exists = false }) }
func doomed(t thing) thing  { return changed(t, func(t *thing) { t.doomed = true }) }
func madeIn(t thing, step int) thing {
	return changed(t, func(t *thing) { t.step = step })
}

const (
	createdA  = `{"run":"r1","event":"created","message":"created: id-a","receipt":{"id":"id-a"}}`
	createdB  = `{"run":"r1","event":"created","message":"created: id-b","receipt":{"id":"id-b"}}`
	rejected  = `{"run":"r1","event":"rejected","message":"refused"}`
	failedA   = `{"run":"r1","event":"failed","message":"gone","receipt":{"id":"id-a"}}`
	unclear   = `{"run":"r1","event":"unclear","message":"it is not known"}`
	bothNamed = `{"run":"r1","event":"unclear","message":"several: id-a id-b"}`
	detachedA = `{"run":"r1","event":"detached","message":"the cloud goes on","receipt":{"id":"id-a"}}`
	deletingA = `{"run":"r1","event":"detached","phase":"deleting","receipt":{"id":"id-a"}}`
	deletedA  = `{"run":"r1","event":"deleted","message":"deleted: id-a","receipt":{"id":"id-a"}}`
	note      = `{"run":"r1","event":"note","message":"stopped; nothing was sent"}`
)

func TestJudge(t *testing.T) {
	t.Parallel()
	holds := func(id string) []journalled { return []journalled{{run: "r1", phase: "created", receipt: id}} }
	refused := []journalled{{run: "r1", phase: "rejected"}}
	cases := map[string]struct {
		steps    []step
		journals []journalled
		want     []breach
	}{
		"one made, and told":                   {steps: []step{told(replay, 0, createdA, 1, mine("id-a"))}, journals: holds("id-a")},
		"refused, and nothing there":           {steps: []step{told(replay, 3, rejected, 1)}, journals: refused},
		"an id behind that of its pool":        {steps: []step{told(replay, 0, `{"event":"created","receipt":{"id":"p/id-a"}}`, 1, mine("id-a"))}, journals: holds("p/id-a")},
		"two, told as one":                     {steps: []step{told(replay, 0, createdA, 2, mine("id-a"), mine("id-b"))}, journals: holds("id-a"), want: []breach{second, forgotten}},
		"two, told as two":                     {steps: []step{told(replay, 7, bothNamed, 1, mine("id-a"), mine("id-b"))}, journals: holds("id-a")},
		"two, named with another code":         {steps: []step{told(replay, 0, bothNamed, 1, mine("id-a"), mine("id-b"))}, journals: holds("id-a"), want: []breach{falseEnd, second, forgotten}},
		"two, one of them deleted":             {steps: []step{told(replay, 0, createdB, 2, deleted(mine("id-a")), mine("id-b"))}, journals: holds("id-b")},
		"two of two runs":                      {steps: []step{told(replay, 0, createdA, 1, mine("id-a")), told(replay, 0, createdB, 1, mine("id-a"), madeIn(mine("id-b"), 1))}, journals: append(holds("id-a"), holds("id-b")...), want: []breach{second}},
		"refused, and there":                   {steps: []step{told(replay, 3, rejected, 1, mine("id-a"))}, journals: refused, want: []breach{falseEnd, forgotten}},
		"unclear, found later":                 {steps: []step{told(replay, 7, unclear, 1, mine("id-a")), told(watch, 0, createdA, 0, mine("id-a"))}, journals: holds("id-a")},
		"unclear, never found":                 {steps: []step{told(replay, 7, unclear, 1, mine("id-a")), told(watch, 7, unclear, 0, mine("id-a"))}, journals: []journalled{{phase: "unclear"}}, want: []breach{forgotten}},
		"unclear, with its id":                 {steps: []step{told(replay, 7, unclear, 1, mine("id-a"))}, journals: []journalled{{phase: "unclear", text: "one named id-a"}}},
		"unclear, though nothing left":         {steps: []step{told(replay, 7, unclear, 0)}, journals: refused, want: []breach{falseEnd}},
		"created, and never there":             {steps: []step{told(replay, 0, createdA, 1)}, journals: holds("id-a"), want: []breach{falseEnd}},
		"created, and deleted":                 {steps: []step{told(replay, 0, createdA, 1, deleted(mine("id-a")))}, journals: holds("id-a"), want: []breach{falseEnd}},
		"created, deleted and made again":      {steps: []step{told(replay, 0, createdA, 1, deleted(mine("id-a")), mine("id-a"))}, journals: holds("id-a")},
		"created, and about to fail":           {steps: []step{told(replay, 0, createdA, 1, doomed(mine("id-a")))}, journals: holds("id-a"), want: []breach{falseEnd}},
		"created, with the code of trouble":    {steps: []step{told(replay, 6, createdA, 1, mine("id-a"))}, journals: holds("id-a"), want: []breach{falseEnd}},
		"failed, and it does":                  {steps: []step{told(replay, 6, failedA, 1, doomed(mine("id-a")))}, journals: holds("id-a")},
		"failed, and it is well":               {steps: []step{told(replay, 8, detachedA, 1, mine("id-a")), told(watch, 6, failedA, 0, mine("id-a"))}, journals: holds("id-a"), want: []breach{falseEnd}},
		"goes on, and it does":                 {steps: []step{told(replay, 8, detachedA, 1, mine("id-a"))}, journals: holds("id-a")},
		"goes on, and there is nothing":        {steps: []step{told(replay, 8, `{"event":"detached"}`, 0)}, journals: refused, want: []breach{falseEnd}},
		"deleting goes on, and nobody deletes": {steps: []step{told(replay, 0, createdA, 1, mine("id-a")), told(erase, 8, deletingA, 0, mine("id-a"))}, journals: holds("id-a"), want: []breach{falseEnd}},
		"deleting goes on, and it does":        {steps: []step{told(replay, 0, createdA, 1, mine("id-a")), told(erase, 8, deletingA, 0, deleted(mine("id-a")))}, journals: holds("id-a")},
		"deleted, and it is":                   {steps: []step{told(replay, 0, createdA, 1, mine("id-a")), told(erase, 0, deletedA, 0, deleted(mine("id-a")))}, journals: holds("id-a")},
		"deleted, and it is there":             {steps: []step{told(replay, 0, createdA, 1, mine("id-a")), told(erase, 0, deletedA, 0, mine("id-a"))}, journals: holds("id-a"), want: []breach{falseEnd}},
		"a deletion that was refused":          {steps: []step{told(replay, 0, createdA, 1, mine("id-a")), told(erase, 4, rejected, 0, mine("id-a"))}, journals: holds("id-a")},
		"a second submit refused":              {steps: []step{told(replay, 0, createdA, 1, mine("id-a")), told(replay, 9, `{"event":"exists"}`, 0, mine("id-a"))}, journals: holds("id-a")},
		"no end":                               {steps: []step{told(replay, 130, note, 0)}, journals: refused, want: []breach{noEnd}},
		"no object":                            {steps: []step{told(replay, 1, "", 0)}, want: []breach{noEnd}},
		"a note behind the end":                {steps: []step{told(replay, 0, createdA+"\n"+note, 0, mine("id-a"))}, journals: holds("id-a"), want: []breach{noEnd}},
		"killed":                               {steps: []step{{verb: replay, killed: true}}},
		"killed, and found":                    {steps: []step{{verb: replay, killed: true, sent: 1}, told(watch, 0, createdA, 0, mine("id-a"))}, journals: holds("id-a")},
		"killed, and not known":                {steps: []step{{verb: replay, exit: -1, killed: true}, told(watch, 7, unclear, 0)}, journals: refused},
		"ended by itself":                      {steps: []step{{verb: replay, exit: -1}}, want: []breach{falseEnd}},
		"panicked":                             {steps: []step{{verb: replay, exit: 2, text: "panic: no\n"}}, want: []breach{falseEnd}},
		"unheard, and it went on":              {steps: []step{unheard(0, "created", mine("id-a"))}, journals: holds("id-a")},
		"unheard, and it gave up":              {steps: []step{unheard(1, "running", mine("id-a"))}, journals: holds("id-a"), want: []breach{falseEnd}},
		"unheard, and it says done too early":  {steps: []step{unheard(0, "running", mine("id-a"))}, journals: holds("id-a"), want: []breach{falseEnd}},
		"unheard before it was sent":           {steps: []step{unheard(1, "planned")}},
		"unheard, and dead before it was sent": {steps: []step{{verb: replay, exit: -1, deaf: true}}},
		"unheard, and dead":                    {steps: []step{{verb: replay, exit: -1, deaf: true, sent: 1}}, want: []breach{falseEnd}},
		"hung":                                 {steps: []step{{verb: replay, hung: true}}, want: []breach{hung}},
		"nothing sent, and it was":             {steps: []step{told(replay, 130, `{"event":"interrupted","message":"stopped; nothing was sent"}`, 1)}, journals: refused, want: []breach{falseEnd}},
		"nothing sent again":                   {steps: []step{told(replay, 7, `{"event":"unclear","message":"nothing was sent again"}`, 1)}, journals: refused},
		"a colleague's taken for ours":         {steps: []step{told(replay, 0, createdA, 1, theirs("id-a"))}, journals: holds("id-a"), want: []breach{foreign}},
		"a colleague's named and left alone":   {steps: []step{told(replay, 9, `{"event":"exists","message":"id-a"}`, 0, theirs("id-a"))}, journals: refused},
		"a colleague's, and later ours":        {steps: []step{told(replay, 0, createdA, 1, deleted(theirs("id-b")), theirs("id-a"), mine("id-a"))}, journals: holds("id-a"), want: []breach{foreign}},
		"a colleague's, then ours of that id":  {steps: []step{told(replay, 0, createdA, 1, theirs("id-a"), mine("id-a"))}, journals: holds("id-a")},
		"a colleague's deleted":                {steps: []step{told(replay, 3, rejected, 0, deleted(theirs("id-a")))}, journals: refused, want: []breach{foreign}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []breach
			for _, v := range judge(evidence{machine: "me", steps: c.steps, journals: c.journals}) {
				if v.what == "" {
					t.Errorf("%s says nothing", v.breach)
				}
				got = append(got, v.breach)
			}
			slices.Sort(got)
			slices.Sort(c.want)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestNothingWasRun(t *testing.T) {
	t.Parallel()
	if got := judge(evidence{machine: "me"}); len(got) > 0 {
		t.Errorf("got %v", got)
	}
}

// The codes are those that scripts rely on.
func TestCodesFitTheirEvents(t *testing.T) {
	t.Parallel()
	good := map[string]string{
		"created": "0 7", "failed": "6", "rejected": "1 2 3 4 5 6 9", "unclear": "7", "detached": "8", "deleted": "0 6",
		"exists": "0 9", "invalid": "3", "refused": "2 3 4", "interrupted": "130",
	}
	for name, codes := range good {
		var fit []string
		for _, code := range []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 42, 130} {
			e := evidence{machine: "me", steps: []step{told(watch, code, `{"event":"`+name+`"}`, 1)}}
			if !slices.ContainsFunc(e.judgeStep(0), func(v violation) bool { return strings.Contains(v.what, "exit") }) {
				fit = append(fit, strconv.Itoa(code))
			}
		}
		if got := strings.Join(fit, " "); got != codes {
			t.Errorf("%s goes with %s, want %s", name, got, codes)
		}
	}
	if len(ends) != len(good) {
		t.Errorf("%d ends, %d looked at", len(ends), len(good))
	}
}
