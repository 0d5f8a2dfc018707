package ack

import "clusterwiz/forms"

// detector wants the node problem detector where ACK looks after the nodes: a
// live cluster refused a managed pool without it.
type detector struct{}

// Refs implements [forms.Check].
func (detector) Refs() []string { return []string{managedPool, eventCenter, moreAddons} }

// Describe implements [forms.Check].
func (detector) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("%s needs the add-on %s", "%s需要组件 %s", label(managedPool), events)
}

// Problems implements [forms.Check].
func (detector) Problems(s *forms.Scope) []forms.Problem {
	if !s.Holds(forms.Is(managedPool, "true")) || !s.Holds(forms.Is(eventCenter, "off")) && addonSaid(s) != addonOff {
		return nil
	}
	return []forms.Problem{detectorProblem(s)}
}

func detectorProblem(s *forms.Scope) forms.Problem {
	return forms.Problem{
		Path: s.PathOf(managedPool), Related: []forms.Path{s.PathOf(eventCenter)},
		Summary: forms.Tf("needs the add-on %s, which repairs nodes by default", "需要组件 %s，用于自动修复节点", events),
		Remedy:  forms.Tf("set %s to install", "请将“%s”设为安装", s.Label(eventCenter)),
	}
}

// toldDetector advises to ask for the add-on rather than to count on a default.
type toldDetector struct{ detector }

// Problems implements [forms.Check].
func (toldDetector) Problems(s *forms.Scope) []forms.Problem {
	if !s.Holds(forms.Is(managedPool, "true")) || s.Holds(forms.IsSet(eventCenter)) || addonSaid(s) != addonOpen {
		return nil
	}
	p := detectorProblem(s)
	p.Summary = forms.Tf("%s; ACK installs it by default, but it is safer to say so", "%s；ACK 默认安装，建议明确填写", p.Summary)
	return []forms.Problem{p}
}

// What the list of more add-ons says of the detector.
const (
	addonOpen = iota
	addonOn
	addonOff
)

func addonSaid(s *forms.Scope) int {
	for _, item := range s.Items(moreAddons) {
		if name, _ := item.Value("name"); name != events {
			continue
		}
		if item.Holds(forms.Is("disabled", "true")) {
			return addonOff
		}
		return addonOn
	}
	return addonOpen
}
