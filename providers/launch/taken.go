package launch

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

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
	id, err := s.makers.of(s, thing{refused.Provider, refused.World, taken.Thing.ID})
	if err != nil {
		return Record{}, err
	}
	if id != "" {
		r, err := s.read(id)
		if err == nil {
			return r, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return Record{}, s.unreadable(id, err)
		}
	}
	return Record{}, noHolder(refused, taken.Thing.ID)
}

// thing is what runs may have made: the cloud's id of it, and where that holds.
type thing struct{ provider, world, id string }

// makers are the newest run that made each thing, for the many runs of one command that
// look for them.
type makers struct {
	mu    sync.Mutex
	runs  map[thing]string
	asked time.Time
}

// of is the run that made a thing; empty for none. What was not known is looked for among
// the runs as they were after that was asked, once for all who asked before.
func (m *makers) of(s *Store, what thing) (string, error) {
	now := time.Now()
	m.mu.Lock()
	defer m.mu.Unlock()
	if id := m.runs[what]; id != "" || m.asked.After(now) {
		return id, nil
	}
	now = time.Now()
	rows, err := s.Rows(Wanted{})
	if err != nil {
		return "", err
	}
	m.runs, m.asked = map[thing]string{}, now
	for _, r := range slices.Backward(rows) {
		if r.Receipt != nil {
			m.runs[thing{r.Provider, r.World, r.Receipt.ID}] = r.ID
		}
	}
	return m.runs[what], nil
}

func noHolder(refused Record, id string) *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Absent,
		Summary: forms.Tf("no run of this machine created %s", "%s 不是本机的运行创建的", forms.Foreign("“"+refused.Name+"” "+id, "“"+refused.Name+"”"+id)),
		Remedy:  forms.T("look at it in the cloud's console", "请在云控制台查看"),
	}
}
