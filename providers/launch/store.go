package launch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/providers"
)

const suffix = ".jsonl"

// mostJournal is far above what the longest run tells.
const mostJournal = 256 << 20

// Store is a directory of journals. It is safe for use by several goroutines
// and several processes.
type Store struct {
	dir  string
	open func(path string, flag int) (file, error)
	try  func(*flock.Flock) (held bool, err error)
	// few is up to how many journals are read without an index.
	few int

	mu sync.Mutex
	// latest is the time of the newest id that is known; zero before a look.
	latest time.Time
	makers makers
}

// Open uses dir for journals and makes it, readable by its owner only. The
// error is a [providers.Failure].
func Open(dir string) (*Store, error) {
	err := os.MkdirAll(dir, 0o700)
	if err == nil {
		// Somebody else's directory cannot be changed, only used.
		_ = files.Private(dir)
		_, err = os.Stat(dir)
	}
	if err != nil {
		return nil, &providers.Failure{
			Kind: providers.Internal, Cause: fmt.Errorf("open journals: %w", err),
			Summary: forms.Tf("the directory %s for runs cannot be used", "无法使用运行记录目录 %s", dir),
			Remedy:  forms.T("make it writable, or set XDG_STATE_HOME to another place", "请使其可写，或将 XDG_STATE_HOME 设为其他位置"),
		}
	}
	return &Store{dir: dir, open: openFile, try: (*flock.Flock).TryLock, few: fewReads}, nil
}

// Load returns one run by its id, by a beginning or an end that only its id has, by
// the name or the cloud's id of what it made, or "last" for the newest. The error is a [providers.Failure], of kind
// Absent where there is no such run and Invalid where there are several.
func (s *Store) Load(id string) (Record, error) {
	found, err := s.resolve(id)
	if err != nil {
		return Record{}, err
	}
	r, err := s.read(found)
	if err != nil {
		return Record{}, s.unreadable(found, err)
	}
	return r, nil
}

// Events returns what a journal tells, oldest first; id as for [Store.Load].
func (s *Store) Events(id string) ([]Event, error) {
	found, err := s.resolve(id)
	if err != nil {
		return nil, err
	}
	data, err := files.Read(s.path(found), mostJournal)
	if err != nil {
		return nil, s.unreadable(found, err)
	}
	return eventsOf(data), nil
}

func eventsOf(data []byte) []Event {
	var events []Event
	for _, l := range decode(data) {
		if l.Event != nil {
			events = append(events, *l.Event)
		}
	}
	return events
}

func (s *Store) read(id string) (Record, error) {
	data, err := files.Read(s.path(id), mostJournal)
	if err != nil {
		return Record{}, err
	}
	return fold(id, data), nil
}

func (s *Store) path(id string) string { return filepath.Join(s.dir, id+suffix) }

// ids are those of the journals, oldest first.
func (s *Store) ids() ([]string, error) {
	entries, err := s.entries()
	if err != nil {
		return nil, &providers.Failure{
			Kind: providers.Internal, Cause: err,
			Summary: forms.Tf("the directory %s for runs cannot be read", "无法读取运行记录目录 %s", s.dir),
			Remedy:  forms.T("check its permissions", "请检查其权限"),
		}
	}
	var ids []string
	for _, entry := range entries {
		if id, ok := strings.CutSuffix(entry.Name(), suffix); ok && !s.blocks(entry) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids, nil
}

// entries are those of the directory in any order: beside each journal lie the files of
// locks, of which nobody wants an order.
func (s *Store) entries() ([]fs.DirEntry, error) {
	dir, err := os.Open(s.dir)
	if err != nil {
		return nil, err
	}
	defer func() { _ = dir.Close() }()
	return dir.ReadDir(-1)
}

// blocks tells whether reading the entry could wait for ever, as for the other end
// of a pipe. Nothing of the kind is a journal.
func (s *Store) blocks(entry fs.DirEntry) bool {
	const never = fs.ModeNamedPipe | fs.ModeSocket | fs.ModeDevice
	kind := entry.Type()
	if kind&fs.ModeSymlink != 0 {
		if info, err := os.Stat(filepath.Join(s.dir, entry.Name())); err == nil {
			kind = info.Mode()
		}
	}
	return kind&never != 0
}

func (s *Store) unreadable(id string, err error) *providers.Failure {
	failure := &providers.Failure{
		Kind: providers.Internal, Cause: err,
		Summary: forms.Tf("the journal %s cannot be read", "无法读取运行记录 %s", s.path(id)),
		Remedy:  forms.T("check its permissions", "请检查其权限"),
	}
	var refusal *files.Refusal
	if errors.As(err, &refusal) {
		failure.Summary, failure.Remedy = forms.Tf("%s: %s", "%s：%s", failure.Summary, refusal.Why), refusal.Remedy
	}
	return failure
}
