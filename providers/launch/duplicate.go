package launch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// A cloud lists a new thing only seconds after it accepted it, and one whose
// request is still on its way not at all. Until then the runs of this machine
// know more than the look for the name: the latest run that sent under a name
// stands beside the lock on that name.

// claim notes, before the first byte leaves, that this run sends under the name.
func (s *session) claim() error {
	if err := os.WriteFile(s.store.claimPath(s.record), []byte(s.record.ID+"\n"), 0o600); err != nil {
		return s.reject(journalFailure(s.store.dir, fmt.Errorf("claim name: %w", err)))
	}
	return nil
}

// duplicate refuses the name while an earlier run may have made a thing of it that
// cannot be seen yet.
func (s *session) duplicate() *providers.Failure {
	data, err := os.ReadFile(s.store.claimPath(s.record))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	id := strings.TrimSpace(string(data))
	if err != nil || timeOf(id).IsZero() || strings.ContainsAny(id, `/\`) {
		return nil
	}
	earlier, err := s.store.read(id)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return s.store.unreadable(id, err)
	}
	age := s.o.Now().Sub(earlier.Updated)
	switch earlier.Phase {
	case Sending, Unclear:
		if age < callLimit+s.pace.FindWindow {
			return mayExist(earlier)
		}
	case Accepted, Running:
		if s.o.Now().Sub(earlier.Started) < listingDelay && earlier.Receipt != nil {
			return nameTaken(earlier.Name, *earlier.Receipt)
		}
	case Planned, Created, Failed, Rejected, Deleting, Deleted:
	}
	return nil
}

func mayExist(earlier Record) *providers.Failure {
	return &providers.Failure{
		Kind: providers.Conflict,
		Summary: forms.Tf("run %[2]s has just sent a request for %[1]q whose outcome is not known; nothing was sent",
			"运行 %[2]s 刚为 %[1]q 发送过请求，结果尚不清楚；未再发送", earlier.Name, earlier.ID),
		Remedy: forms.Tf("look first with: clusterwiz watch %s", "请先查找：clusterwiz watch %s", earlier.ID),
	}
}

func (s *Store) claimPath(r Record) string { return filepath.Join(s.dir, nameKey(r)+".run") }
