package engine

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// API is one of those that the simulator answers for, with what it takes to
// call it and to let it go wrong.
type API struct {
	Provider string   // The cloud's id, as in a profile: "ehpc".
	Actions  []string // Names of its own calls, sorted.
	Around   []string // Names of the look-ups around it, of networks for instance, sorted.
	Creation string   // The action whose work a fault can let fail.
	Stages   []string // Where it can, in their order.
	Shows    []string // The actions whose answers tell of what was made, sorted.
	Tells    Tells    // Which tell prices and limits.

	Base      string // What the paths of its calls begin with.
	Version   string // The header or parameter that tells the version; "" where the path does.
	Signature string // The algorithm.
	Older     string // An older signature that is taken as well; "" for none.
	// Tried are the tools of others with which a creation or a list was tried
	// against this simulator, with their versions.
	Tried   []string
	Project string // One that there is, where calls name a project.

	Service string   // Whose calls the Actions are, as in Call.Product.
	Beside  []string // Whose calls those Around are.
}

// Vendor is a cloud that the simulator can answer for.
type Vendor struct {
	// New makes the cloud of a simulator.
	New func(*Core) Cloud
	// APIs are those of the cloud, without the names of their calls.
	APIs func() []API
	// Codes are those that a fault may name.
	Codes func() Codes
	// First has the cloud asked before the others whether a call is meant for it.
	First bool
}

// vendors are what New builds a simulator of.
var vendors []Vendor

// Register adds vendors, in the order in which lists name them; not beside
// anything else of this package.
func Register(v ...Vendor) { vendors = append(vendors, v...) }

// apis has an entry for each API, without the names of its calls.
func apis() []API {
	var all []API
	for _, v := range vendors {
		all = append(all, v.APIs()...)
	}
	return all
}

// APIs lists what the simulator answers for.
func APIs() []API { return slices.Clone(named()) }

var named = sync.OnceValue(func() []API {
	names := map[string]map[string]bool{} // By service.
	for _, c := range New(Options{}).clouds {
		c.Calls(func(service, action string) {
			if names[service] == nil {
				names[service] = map[string]bool{}
			}
			names[service][action] = true
		})
	}
	out := apis()
	for i := range out {
		out[i].Actions = slices.Sorted(maps.Keys(names[out[i].Service]))
		around := map[string]bool{}
		for _, service := range out[i].Beside {
			maps.Copy(around, names[service])
		}
		out[i].Around = slices.Sorted(maps.Keys(around))
		out[i].Tells = tellsHere(func(action string) bool { return around[action] || names[out[i].Service][action] })
	}
	return out
})

// apiOf is the entry of a service.
func apiOf(service string) API {
	all := apis()
	return all[slices.IndexFunc(all, func(a API) bool { return a.Service == service })]
}

// NoEffectError is a fault that could never happen, because it names an action
// or a stage that there is not, or has an effect that is not for the action.
type NoEffectError struct {
	Providers []string // The clouds that do not have it; none when no cloud has.
	Action    string   // What was named.
	Stage     string   // Of the action; "" when it is the action that is not known.
	Actions   []string // That could have been named, sorted.
	Stages    []string // Of the action; none when its work cannot be made to fail.
	Effect    Effect   // That is only for Actions; "" when it is the rest that is not known.
}

// Error implements error.
func (e *NoEffectError) Error() string {
	who := "the simulator"
	if len(e.Providers) > 0 {
		who = strings.Join(e.Providers, ", ")
	}
	switch {
	case e.Effect != "":
		return string(e.Effect) + " has no effect on " + e.Action + ", only on " + strings.Join(e.Actions, ", ")
	case e.Stage == "":
		return who + " has no action " + e.Action
	case len(e.Stages) == 0:
		return "the work of " + e.Action + " cannot be made to fail, only that of " + strings.Join(e.Actions, ", ")
	}
	return e.Action + " has no stage " + e.Stage + ", but " + strings.Join(e.Stages, ", ")
}

// Check tells whether the fault can happen in a program that calls these clouds,
// or any where none is given. Its error is a *NoEffectError.
func (f Fault) Check(providers ...string) error {
	e := &NoEffectError{Providers: providers, Action: f.Action, Stage: f.Stage}
	var creations, suited []string
	for _, api := range named() {
		if len(providers) > 0 && !slices.Contains(providers, api.Provider) {
			continue
		}
		own := slices.Concat(api.Actions, api.Around)
		e.Actions = append(e.Actions, own...)
		creations = append(creations, api.Creation)
		if slices.ContainsFunc(own, f.names) {
			suited = append(suited, api.suited(f.Effect)...)
		}
		if f.names(api.Creation) {
			e.Stages = append(e.Stages, api.Stages...)
		}
	}
	switch {
	case f.Action != "*" && !slices.ContainsFunc(e.Actions, f.names):
		e.Stage = ""
	case f.Effect == Fail && !slices.Contains(e.Stages, f.Stage):
		e.Actions = creations
	case f.Effect != Fail && f.Action != "*" && !slices.ContainsFunc(suited, f.names):
		e.Effect, e.Actions, e.Stages = f.Effect, suited, nil
	default:
		return nil
	}
	slices.Sort(e.Actions)
	e.Actions = slices.Compact(e.Actions)
	return e
}
