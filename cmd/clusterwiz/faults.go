package main

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/simulator"
)

// faultValue reads what shall go wrong; a fault that no cloud of the simulator
// could ever meet is refused.
func faultValue(text string) (simulator.Fault, *usageError) {
	fault, err := simulator.ParseFault(text)
	if err != nil {
		return fault, faultRefusal(text, err)
	}
	return fault, nil
}

// checkFaults refuses faults that none of these clouds could ever meet; without
// an id, those that no cloud could.
func (a *app) checkFaults(ids ...string) error {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" })
	slices.Sort(ids)
	ids = slices.Compact(ids)
	for _, fault := range a.faults {
		if err := fault.Check(ids...); err != nil {
			return faultRefusal(fault.String(), err)
		}
	}
	return nil
}

// simulatedOnly refuses what the flags say of the simulator for any other target:
// who sets its pace believes that nothing is real.
func (a *app) simulatedOnly(target connect.Target) error {
	switch {
	case target.BuiltIn():
		return nil
	case len(a.faults) > 0:
		return faultsElsewhere()
	case a.retired:
		return usagef("--simulate-retired is for the built-in simulator: add --simulate, without --endpoint; clusterwiz simulate takes --allow-retired",
			"--simulate-retired 仅用于内置模拟器：请加 --simulate 且不用 --endpoint；clusterwiz simulate 使用 --allow-retired")
	case a.speed > 0 && !target.Simulated():
		return usagef("--simulate-speed is for the simulator, and the account %s is real; add --simulate, or leave it out",
			"--simulate-speed 仅用于模拟器，而账号 %s 是真实账号；请加 --simulate，或去掉该选项", target.Account.ID)
	}
	return nil
}

// faultsElsewhere refuses faults for what is not the built-in simulator.
func faultsElsewhere() error {
	return usagef("--simulate-fault is for the built-in simulator: add --simulate, without --endpoint; clusterwiz simulate takes --fault",
		"--simulate-fault 仅用于内置模拟器：请加 --simulate 且不用 --endpoint；clusterwiz simulate 使用 --fault")
}

// faultRefusal words why a fault is not taken, with the name that was probably
// meant.
func faultRefusal(text string, err error) *usageError {
	var mistake *simulator.Mistake
	if errors.As(err, &mistake) {
		return usagef("fault %q: %s", "故障 %q：%s", text, forms.T(mistake.En, mistake.Zh))
	}
	none := &simulator.NoEffectError{}
	errors.As(err, &none) // There is no third kind.
	what, near := withoutEffect(none)
	refusal := usagef("fault %q: %s", "故障 %q：%s", text, what).suggest("", near)
	refusal.text = forms.Tf("%s\nsee: clusterwiz simulate --list", "%s\n参见：clusterwiz simulate --list", refusal.text)
	return refusal
}

// withoutEffect says what there is not, and which name comes near.
func withoutEffect(none *simulator.NoEffectError) (what forms.Text, near string) {
	clouds, of := strings.Join(none.Providers, ", "), forms.Text{}
	if clouds != "" {
		of = forms.Tf(" of %s", "（%s）", clouds)
	}
	switch {
	case none.Effect != "":
		return forms.Tf("%s has no effect on %s%s, only on %s", "%s 对 %s%s 不起作用，只能用于 %s", none.Effect, none.Action, of, some(none.Actions)),
			nearestAction(none.Action, none.Actions)
	case none.Stage == "" && clouds == "":
		return forms.Tf("no cloud has the action %s", "各云均无操作 %s", none.Action), nearestAction(none.Action, none.Actions)
	case none.Stage == "":
		return forms.Tf("%s has no action %s", "%s 没有操作 %s", clouds, none.Action), nearestAction(none.Action, none.Actions)
	case len(none.Stages) == 0:
		return forms.Tf("the work of %s%s cannot be made to fail, only that of %s", "%s%s 的任务不能设为失败，只有 %s 可以", none.Action, of, strings.Join(none.Actions, ", ")), ""
	}
	what = forms.Tf("%s%s has no stage %s", "%s%s 没有阶段 %s", none.Action, of, none.Stage)
	if near = forms.Nearest(none.Stage, none.Stages); near == "" {
		what = forms.Tf("%s; there are: %s", "%s；可选：%s", what, strings.Join(none.Stages, ", "))
	}
	return what, near
}

// some are the first of names that may be many.
func some(names []string) string {
	const most = 6
	if len(names) > most {
		names = append(slices.Clone(names[:most]), "…")
	}
	return strings.Join(names, ", ")
}

// nearestAction returns the action that was probably meant, or "". Those with a
// module before them may be named by their last part; one that begins alike goes
// before one in other letters, as clouds differ in no more than that.
func nearestAction(typed string, actions []string) string {
	var alike, all []string
	for _, action := range actions {
		for _, name := range []string{action, action[strings.LastIndex(action, "/")+1:]} {
			all = append(all, name)
			if typed != "" && strings.HasPrefix(name, typed[:1]) {
				alike = append(alike, name)
			}
		}
	}
	return cmp.Or(forms.Nearest(typed, alike), forms.Nearest(typed, all), sameVerb(typed, actions))
}

// firstWord is that of an action: the verb.
var firstWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Z][a-z]+`) })

// sameVerb returns the one action that does what typed does, as CreateNodePool
// creates where another cloud has CreateCluster; "" for none or several.
func sameVerb(typed string, actions []string) string {
	verb := firstWord().FindString(typed)
	if verb == "" {
		return ""
	}
	found := slices.DeleteFunc(slices.Clone(actions), func(action string) bool { return !strings.HasPrefix(action, verb) })
	if len(found) != 1 {
		return ""
	}
	return found[0]
}
