package cloudtest

import (
	"maps"
	"slices"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
)

// Run is the gate that every cloud of the program passes: all checks, each a
// subtest. What a check needs stands in facts; where there is nothing, facts say
// in Without why, and the check cannot be made.
func Run(t *testing.T, c Cloud, facts Facts) {
	t.Helper()
	names := map[string]bool{}
	for _, check := range checks() {
		names[check.name] = true
		given, reason := check.given == nil || check.given(facts), facts.Without[check.name]
		switch {
		case given == (reason != ""):
			t.Errorf("%s: what it needs is given: %t, but the reason to be without it is %q", check.name, given, reason)
		case given:
			t.Run(check.name, func(t *testing.T) {
				t.Parallel()
				check.try(c, t, facts)
			})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(facts.Without)) {
		if !names[name] {
			t.Errorf("without %q: there is no such check", name)
		}
	}
}

// check is one check of the gate.
type check struct {
	name string
	// given tells whether the facts are there that it needs; nil where it needs
	// none.
	given func(Facts) bool
	try   func(Cloud, *testing.T, Facts)
}

// plain is a check that needs no facts.
func plain(name string, try func(Cloud, *testing.T)) check {
	return check{name: name, try: func(c Cloud, t *testing.T, _ Facts) { try(c, t) }}
}

// checks are all that a cloud has to pass.
func checks() []check {
	return slices.Concat(declarations(), rules(), wires(), lives())
}

// declarations are the checks of what a cloud says of itself and of its form.
func declarations() []check {
	return []check{
		{"About", func(f Facts) bool { return f.ID != "" }, func(c Cloud, t *testing.T, f Facts) {
			if about := c.Introduces(t, f.ID, f.Regions); f.About != nil {
				f.About(t, about)
			}
		}},
		plain("RefusesAddresses", Cloud.RefusesAddresses),
		plain("RefusesKeys", Cloud.RefusesKeys),
		plain("FormIsSound", Cloud.FormIsSound),
		plain("TakesAnyShape", Cloud.TakesAnyShape),
		plain("DeclaresEveryParameter", Cloud.DeclaresEveryParameter),
		plain("Reference", Cloud.Reference),
		plain("Plans", Cloud.Plans),
		plain("Prices", Cloud.Prices),
		{"StepsAreShort", func(f Facts) bool { return f.Questions > 0 }, func(c Cloud, t *testing.T, f Facts) { c.StepsAreShort(t, f.Questions) }},
	}
}

// rules are the checks of what a form takes and sends.
func rules() []check {
	return []check{
		plain("Requests", Cloud.Requests),
		plain("IsPure", Cloud.IsPure),
		plain("SendsEveryParameter", Cloud.SendsEveryParameter),
		{"SendsThePage", func(f Facts) bool { return f.Page.File != "" }, func(c Cloud, t *testing.T, f Facts) { c.SendsThePage(t, f.Page) }},
		plain("FilesObeyTheRules", Cloud.FilesObeyTheRules),
		{"LeavesNothingIdle", nil, func(c Cloud, t *testing.T, f Facts) { c.LeavesNothingIdle(t, f.Idle) }},
		{"Limits", func(f Facts) bool { return len(f.Limits) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.Limits(t, f.Limits) }},
		{"Needed", func(f Facts) bool { return len(f.Needed) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.Needed(t, f.Needed) }},
		{"Conditions", func(f Facts) bool { return len(f.Conditions) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.Conditions(t, f.Conditions) }},
		{"Comparisons", func(f Facts) bool { return len(f.Comparisons) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.Comparisons(t, nil, f.Comparisons) }},
	}
}

// wires are the checks of single calls.
func wires() []check {
	return []check{
		{"CaptureAgrees", func(f Facts) bool { return f.Capture.Carrier != nil }, func(c Cloud, t *testing.T, f Facts) { c.CaptureAgrees(t, f.Capture) }},
		{"KeepsUnread", func(f Facts) bool { return f.Unread.Field != "" }, func(c Cloud, t *testing.T, f Facts) { c.KeepsUnread(t, f.Unread) }},
		{"HeedsCancel", func(f Facts) bool { return f.Source != "" }, func(c Cloud, t *testing.T, f Facts) { c.HeedsCancel(t, f.Receipt, f.Source) }},
		plain("Identifies", Cloud.Identifies),
		{"Lists", nil, func(c Cloud, t *testing.T, f Facts) {
			r, answers := c.listed(t, f.Lists)
			r.Lists(t, answers, f.Lists.More...)
		}},
		{"AsksAfresh", nil, func(c Cloud, t *testing.T, f Facts) {
			r, answers := c.listed(t, f.Lists)
			r.AsksAfresh(t, answers, f.Lists.More...)
		}},
	}
}

// lives are the checks of what is created, on the simulator.
func lives() []check {
	return []check{
		{"Life", nil, func(c Cloud, t *testing.T, f Facts) {
			if l := c.Rig(t).Life(t, c.Read(t, Example)); f.Life != nil {
				f.Life(t, l)
			}
		}},
		{"Refusals", func(f Facts) bool { return len(f.Refusals) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.Refusals(t, f.Refusals) }},
		{"Accepts", func(f Facts) bool { return len(f.Accepted) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.Accepts(t, f.Accepted) }},
		{"ReadsBack", func(f Facts) bool { return len(f.Accepted) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.ReadsBack(t, f.Mirror, f.Accepted) }},
		{"DriftsNowhere", func(f Facts) bool { return len(f.Accepted) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.DriftsNowhere(t, f.Accepted) }},
		{"TellsDrift", func(f Facts) bool { return len(f.Accepted) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.TellsDrift(t, f.Accepted) }},
		{"TakesOtherWords", func(f Facts) bool { return f.OtherWords }, func(c Cloud, t *testing.T, f Facts) { c.TakesOtherWords(t, f.Accepted) }},
		{"Witnesses", func(f Facts) bool { return f.Witnesses > 0 }, func(c Cloud, t *testing.T, f Facts) { c.Witnesses(t, f.Witnesses) }},
		{"LostReply", func(f Facts) bool { return f.Lost != "" }, func(c Cloud, t *testing.T, f Facts) {
			if found, seen := c.LostReply(t, f.Lost); f.Found != nil {
				f.Found(t, found, seen)
			}
		}},
		{"LostDeletion", func(f Facts) bool { return f.LostDeletion != "" }, func(c Cloud, t *testing.T, f Facts) { c.LosesDeletion(t, f.LostDeletion) }},
		plain("TellsWrongClock", Cloud.TellsWrongClock),
		{"Fails", func(f Facts) bool { return len(f.Failures) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.failures(t, f.Failures) }},
		{"Launches", func(f Facts) bool { return f.Launched != nil }, func(c Cloud, t *testing.T, f Facts) { c.Launches(t, f.Launched) }},
		{"LaunchesOnce", func(f Facts) bool { return f.Creates != nil && f.Lost != "" }, func(c Cloud, t *testing.T, f Facts) { c.LaunchesOnce(t, f.Lost, f.Creates) }},
		{"LaunchFails", func(f Facts) bool { return len(f.Failures) > 0 }, func(c Cloud, t *testing.T, f Facts) { c.launchesFail(t, f.Failures) }},
	}
}

// listed makes what lists are asked of, and the answers that they are for.
func (c Cloud) listed(t *testing.T, lists Lists) (Rig, *forms.Answers) {
	t.Helper()
	r := c.Rig(t)
	if lists.Before != nil {
		lists.Before(t, r)
	}
	answers := c.Read(t, Example)
	c.Assign(t, answers, lists.Set...)
	return r, answers
}

// failures creates what fails later.
func (c Cloud) failures(t *testing.T, failures []Failure) {
	for _, failure := range failures {
		t.Run(failure.Fault, func(t *testing.T) {
			t.Parallel()
			r, receipt, last := c.Fails(t, failure.Fault)
			failure.is(t, last.Failure)
			if failure.Look != nil {
				failure.Look(t, r, receipt, last)
			}
		})
	}
}

// launchesFail has the launcher follow it.
func (c Cloud) launchesFail(t *testing.T, failures []Failure) {
	for _, failure := range failures {
		t.Run(failure.Fault, func(t *testing.T) {
			t.Parallel()
			c.Launch(t, []string{failure.Fault}, func(t *testing.T, run Launched, _ *Recorder) {
				if run.Phase != launch.Failed {
					t.Errorf("%+v, %v", run.Record, run.Err)
				}
				failure.is(t, run.Failure)
			})
		})
	}
}
