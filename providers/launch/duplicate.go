package launch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/providers"
)

// A cloud lists a new thing only seconds after it accepted it, and one whose
// request is still on its way not at all. Until then the runs of this machine
// know more than the look for the name: those that sent under a name stand
// beside the lock on that name.

// claim notes, before the first byte leaves, that this run sends under the name.
func (s *session) claim() error {
	ids := []string{s.record.ID}
	for _, earlier := range s.claims() {
		if s.recent(earlier) {
			ids = append(ids, earlier.ID)
		}
	}
	if err := os.WriteFile(s.store.claimPath(s.record), []byte(strings.Join(ids, "\n")+"\n"), 0o600); err != nil {
		return s.reject(journalFailure(s.store.dir, fmt.Errorf("claim name: %w", err)))
	}
	return nil
}

// claims are the runs that sent under the name, the newest first. One that cannot
// be read has a failure that says so and no provider.
func (s *session) claims() []Record {
	data, err := files.Read(s.store.claimPath(s.record), 1<<20)
	if err != nil {
		return nil
	}
	var runs []Record
	for id := range strings.FieldsSeq(string(data)) {
		if timeOf(id).IsZero() || strings.ContainsAny(id, `/\`) {
			continue
		}
		earlier, err := s.store.read(id)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			earlier = Record{ID: id, Failure: s.store.unreadable(id, err)}
		}
		runs = append(runs, earlier)
	}
	return runs
}

// duplicate refuses the name while an earlier run may have made a thing of it that
// cannot be seen yet. What was by another account does not count; where nobody
// knows that, a person decides, who then says that they are apart. Nor does a run
// that a person sends again.
func (s *session) duplicate(p Plan) *providers.Failure {
	runs := s.claims()
	if i := slices.IndexFunc(runs, func(r Record) bool { return r.Provider == "" && r.Failure != nil && r.Phase == "" }); i >= 0 {
		return runs[i].Failure
	}
	for _, earlier := range runs {
		failure := s.refuses(earlier)
		same, known := earlier.Identity.Same(s.record.Identity)
		switch {
		case failure == nil, known && !same, !known && p.Apart, earlier.ID == p.Again:
		case known:
			s.record.Taken = &Taken{Run: earlier.ID, Thing: earlier.Receipt, Serves: p.Serves}
			return failure
		default:
			return notKnownWhose(failure, earlier)
		}
	}
	return nil
}

// refuses is why an earlier run of the same account stands in the way of this one;
// nil where it does not.
func (s *session) refuses(earlier Record) *providers.Failure {
	switch {
	case !s.recent(earlier):
		return nil
	case earlier.Receipt != nil:
		return nameTaken(s.record.Name, *earlier.Receipt)
	}
	return mayExist(s.record.Name, earlier)
}

// recent tells whether an earlier run may have made something that cannot be seen
// yet.
func (s *session) recent(earlier Record) bool {
	now := s.o.Now()
	switch earlier.Phase {
	case Sending, Unclear:
		return now.Sub(earlier.Updated) < callLimit+s.pace.FindWindow
	case Accepted, Running:
		return now.Sub(earlier.Started) < s.settling() && earlier.Receipt != nil
	case Planned, Created, Failed, Rejected, Deleting, Deleted:
	}
	return false
}

func mayExist(name string, earlier Record) *providers.Failure {
	return &providers.Failure{
		Kind: providers.Conflict,
		Summary: forms.Tf("run %[2]s has just sent a request for %[1]q whose outcome is not known; nothing was sent now",
			"运行 %[2]s 刚为 %[1]q 发送过请求，结果尚不清楚；未再发送", name, earlier.ID),
		Remedy: forms.Tf("look first with: clusterwiz watch %s", "请先查找：clusterwiz watch %s", earlier.Called()),
	}
}

// notKnownWhose is the refusal that a person may overrule.
func notKnownWhose(failure *providers.Failure, earlier Record) *providers.Failure {
	out := *failure
	out.Cause = ErrWhose
	out.Summary = forms.Tf("%s; it is not known whether account %s of that run is this one", "%s；尚不清楚该运行的账号 %s 与本次是否相同", failure.Summary, earlier.Account)
	return &out
}

func (s *Store) claimPath(r Record) string { return filepath.Join(s.dir, nameKey(r)+".run") }
