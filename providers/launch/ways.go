package launch

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
)

// The ways out of a run whose outcome is unclear, the harmless one first.
const (
	// WayLook looks again: [Launcher.Watch].
	WayLook = "look"
	// WayAdopt takes a thing of the name for the run's: [Launcher.Adopt].
	WayAdopt = "adopt"
	// WayResend sends once more, which may make a second one: [Launcher.Create] with
	// [Plan.Again]. It wants the name typed.
	WayResend = "send"
)

// Way is one thing that a person can do about a run whose outcome is unclear.
type Way struct {
	Kind string
	// ID is what [WayAdopt] takes.
	ID string
	// Text says it in a few words.
	Text forms.Text
}

// Ways are what can be done about the run, the first by default; nil unless its
// outcome is unclear. sendable: the request is at hand to be sent again, which it may
// be where the API has a rule against a second thing.
func (r Record) Ways(sendable bool) []Way {
	if r.Phase != Unclear && r.Phase != Sending {
		return nil
	}
	ways := []Way{{Kind: WayLook, Text: forms.T("look again", "再次查找")}}
	for _, found := range r.Maybe {
		text := forms.Tf("adopt %s", "接管 %s", r.Described(found))
		ways = append(ways, Way{Kind: WayAdopt, ID: found.ID, Text: text})
	}
	// What has the name is in the way of another, and without a name nothing could
	// be told apart.
	if sendable && r.Repeat != providers.Never && len(r.Maybe) == 0 && r.Name != "" {
		ways = append(ways, Way{Kind: WayResend, Text: forms.T("send again, which may make a second one", "再次发送，可能创建出第二个")})
	}
	return ways
}
