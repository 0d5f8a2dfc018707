package cli

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers/simulator"
)

// Fault reads what shall go wrong; a fault that no cloud of the simulator
// could ever meet is refused.
func Fault(text string) (simulator.Fault, *UsageError) {
	fault, err := simulator.ParseFault(text)
	if err != nil {
		return fault, FaultRefusal(text, err)
	}
	return fault, nil
}

// FaultRefusal words why a fault is not taken, with the name that was probably
// meant.
func FaultRefusal(text string, err error) *UsageError {
	var mistake *simulator.Mistake
	if errors.As(err, &mistake) {
		return Usagef("fault %q: %s", "故障 %q：%s", text, forms.T(mistake.En, mistake.Zh))
	}
	none := &simulator.NoEffectError{}
	errors.As(err, &none) // There is no third kind.
	what, near := withoutEffect(none)
	return Usagef("fault %q: %s", "故障 %q：%s", text, what).Suggest("", near).See("clusterwiz simulate --list")
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
		return forms.Tf("the work of %s%s cannot be made to fail, only that of %s", "%s%s 的任务不能设为失败，只有 %s 可以", none.Action, of, forms.Enumerate(none.Actions)), ""
	}
	what = forms.Tf("%s%s has no stage %s", "%s%s 没有阶段 %s", none.Action, of, none.Stage)
	if near = forms.Nearest(none.Stage, none.Stages); near == "" {
		what = forms.Tf("%s; there are: %s", "%s；可选：%s", what, forms.Enumerate(none.Stages))
	}
	return what, near
}

// some are the first of names that may be many.
func some(names []string) forms.Text {
	const most = 6
	if len(names) > most {
		names = append(slices.Clone(names[:most]), "…")
	}
	return forms.Enumerate(names)
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
