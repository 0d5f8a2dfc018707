package alicloud

import (
	"slices"
	"strconv"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
)

// Demand is so many addresses that are wanted in any of several vSwitches, now and at
// the most.
type Demand struct {
	VSwitches []string
	Need      int64
	Most      int64
	// Pods: they are for pods, of which each node has one at least.
	Pods bool
}

// Addresses compares what is wanted with what is free, by the list that the form has
// too. What shares a vSwitch is counted together. A vSwitch that is not listed is left
// to the look-up, which says so.
func (c *Limits) Addresses(vpc string, demands []Demand) []providers.Fit {
	groups := grouped(demands)
	if vpc == "" || len(groups) == 0 {
		return nil
	}
	listed, err := c.vSwitchesOf(c.ctx, vpc)
	var fits []providers.Fit
	for _, g := range groups {
		fit := providers.Fit{What: g.words(), Need: g.Need, Most: g.Most, Left: true}
		if err != nil {
			fit.Failure = providers.AsFailure(err)
			fits = append(fits, fit)
			continue
		}
		known := 0
		for _, option := range listed {
			if free, wrong := strconv.ParseInt(option.Facts["free"], 10, 64); wrong == nil && slices.Contains(g.VSwitches, option.Value) {
				fit.Limit += max(free, 0)
				known++
			}
		}
		if known == len(g.VSwitches) {
			fits = append(fits, fit)
		}
	}
	return fits
}

func (d Demand) words() forms.Text {
	names := forms.Enumerate(d.VSwitches)
	if d.Pods {
		return forms.Tf("free addresses for pods, one for each node at least, in %s", "%s 中供 Pod 使用的可用 IP（每节点至少一个）", names)
	}
	return forms.Tf("free addresses in %s", "%s 的可用 IP", names)
}

// grouped adds up demands that share a vSwitch.
func grouped(demands []Demand) []Demand {
	var groups []Demand
	for _, d := range demands {
		if len(d.VSwitches) == 0 || max(d.Need, d.Most) == 0 {
			continue
		}
		one := Demand{Need: d.Need, Most: max(d.Need, d.Most), Pods: d.Pods, VSwitches: slices.Compact(slices.Sorted(slices.Values(d.VSwitches)))}
		groups = slices.DeleteFunc(groups, func(g Demand) bool {
			if !slices.ContainsFunc(g.VSwitches, func(id string) bool { return slices.Contains(one.VSwitches, id) }) {
				return false
			}
			one.Need, one.Most, one.Pods = one.Need+g.Need, one.Most+g.Most, one.Pods && g.Pods
			one.VSwitches = slices.Compact(slices.Sorted(slices.Values(append(one.VSwitches, g.VSwitches...))))
			return true
		})
		groups = append(groups, one)
	}
	return groups
}

// Demands are the addresses that nodes want, by the costs that say where they stand.
func Demands(form *forms.Form, answers *forms.Answers, costs []Cost) []Demand {
	var demands []Demand
	eachNode(form, answers, costs, func(m Machine, _ forms.Part, at *forms.Scope, line plan.Line) {
		demands = append(demands, Demand{VSwitches: idsAt(at, m.VSwitches), Need: int64(line.Nodes.Now.N), Most: int64(line.Nodes.Most.N)})
	})
	return demands
}

// eachNode shows the lines with machines that ECS has, and the answers by which they
// are bought.
func eachNode(
	form *forms.Form, answers *forms.Answers, costs []Cost, see func(m Machine, part forms.Part, at *forms.Scope, line plan.Line),
) {
	plan.Visit(form, answers, nil, func(part forms.Part, at *forms.Scope, lines []plan.Line) {
		for _, line := range lines {
			for _, cost := range costs {
				if cost.Machine != nil && cost.of(part, at, line) {
					see(*cost.Machine, part, at, line)
				}
			}
		}
	})
}

// idsAt are the values at a reference, whether there may be one or several.
func idsAt(s *forms.Scope, ref string) []string {
	value, _ := s.Value(ref)
	switch v := value.(type) {
	case string:
		return []string{v}
	case []string:
		return v
	}
	return nil
}
