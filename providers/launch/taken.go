package launch

import (
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Taken is what has the name of a run that was refused for that: a thing, an earlier run
// of this machine, or both.
type Taken struct {
	Run   string             `json:"run,omitempty"`
	Thing *providers.Receipt `json:"thing,omitempty"`
	// Serves: the person said before that what is there serves as well.
	Serves bool `json:"serves,omitempty"`
}

// holder is the run that made it, of whatever machine; empty where that is not known.
func (t *Taken) holder() string {
	if t.Run != "" || t.Thing == nil {
		return t.Run
	}
	return RunOf(t.Thing.Tag)
}

// RunOf is the run whose tag that is; empty for none.
func RunOf(tag string) string { return tag[:max(0, strings.LastIndex(tag, "-"))] }

// Holder is the run of this machine that has the name of the refused one. The error, a
// [providers.Failure], tells where to look where there is none.
func (s *Store) Holder(refused Record) (Record, error) {
	taken := refused.Taken
	if taken == nil {
		return Record{}, noHolder(refused, "")
	}
	if taken.Run != "" {
		return s.Load(taken.Run)
	}
	ids, err := s.ids()
	if err != nil {
		return Record{}, err
	}
	buffer := make([]byte, rowTail)
	for _, id := range slices.Backward(ids[max(0, len(ids)-mostGlances):]) {
		if r, err := s.row(id, buffer); err == nil && r.Provider == refused.Provider && r.Receipt != nil && r.Receipt.ID == taken.Thing.ID && r.World == refused.World {
			return s.Load(id)
		}
	}
	return Record{}, noHolder(refused, taken.Thing.ID)
}

func noHolder(refused Record, id string) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Absent,
		Summary: forms.Tf("no run of this machine created %s", "%s 不是本机的运行创建的", forms.Foreign("“"+refused.Name+"” "+id, "“"+refused.Name+"”"+id)),
		Remedy:  forms.T("look at it in the cloud's console", "请在云控制台查看"),
	}
}
