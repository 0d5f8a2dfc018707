package launch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"clusterwiz/forms"
)

func (s *Store) lock(id string) (*flock.Flock, bool, error) {
	lock := flock.New(filepath.Join(s.dir, id+".lock"))
	held, err := s.try(lock)
	if err != nil && WithoutLocks(err) {
		err = fmt.Errorf("%w: %w", errNoLocks, err)
	}
	return lock, held, err
}

// drop lets go of a lock that is held and removes its file: in this order on Windows
// alone, which removes no file that is open.
func drop(lock *flock.Flock) error {
	if runtime.GOOS == "windows" {
		return errors.Join(lock.Unlock(), os.Remove(lock.Path()))
	}
	return errors.Join(os.Remove(lock.Path()), lock.Unlock())
}

// errNoLocks: the file system of the journals does not support locks.
var errNoLocks = errors.New("no file locks")

// WithoutLocks tells whether err is of a file system that does not support locks, as
// NFS without its lock service, and Lustre mounted without -o flock.
func WithoutLocks(err error) bool {
	return errors.Is(err, syscall.ENOLCK) || errors.Is(err, syscall.ENOSYS) || errors.Is(err, syscall.EOPNOTSUPP) || errors.Is(err, syscall.EBADF)
}

// nameKey names the files about a thing of a name, wherever it is to be. Whose it
// is to be is no part of it: to wait for somebody else harms nobody, and one
// account goes by several names.
func nameKey(r Record) string {
	what := strings.Join([]string{r.Provider, r.Service, r.World, r.Region, r.Name}, "\n")
	sum := sha256.Sum256([]byte(what))
	return "name-" + hex.EncodeToString(sum[:8])
}

// lockName keeps others on this machine from creating the same thing at the same
// time, which neither could see by looking for the name. It waits for one that is
// at it, and says so; not held: that one took longer than the pace has patience
// for.
func (s *session) lockName(ctx context.Context) (name *flock.Flock, held bool, err error) {
	delay := s.backOff(s.firstDelay())
	for ends, said := time.Now().Add(s.pace.FindWindow), false; ; said = true {
		name, held, err = s.store.lock(nameKey(s.record))
		left := time.Until(ends)
		if held || err != nil || left <= 0 {
			return name, held, err
		}
		if !said {
			s.notify(Event{Kind: EventNote, Text: forms.Tf(
				"another clusterwiz on this machine is creating %q right now; waiting for it", "本机另一个 clusterwiz 正在创建 %q；等待中", s.record.Name)})
		}
		if pause(ctx, min(delay.next(), left)) != nil {
			return name, false, nil
		}
	}
}
