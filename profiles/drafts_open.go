package profiles

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"runtime"
	"time"

	"github.com/gofrs/flock"

	"clusterwiz/forms"
)

// Holder is a session that has a draft open.
type Holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host,omitempty"`
	Since time.Time `json:"since"`
}

// Text names the session, and says since when, where that is known.
func (h Holder) Text() forms.Text {
	if h.PID == 0 {
		return forms.T("a process that does not say which", "未知进程")
	}
	return forms.Tf("process %d on %s, since %s", "进程 %d（主机 %s），自 %s 起", h.PID, h.Host, h.Since.Local().Format(time.DateTime))
}

// held is the draft that a session has open: the lock goes with its process, however that
// ends.
type held struct {
	id   string
	lock *flock.Flock
}

// lockEnd is added to the name of a draft's file; who holds it stands behind the first
// byte, which Windows lets nobody else read.
const (
	lockEnd    = ".lock"
	holderAt   = 1
	holderSize = 1 << 10
)

// Hold says that this session has the draft open, until it holds another, lets go, or
// ends. It returns who has it open, where another session does, and nil otherwise; also
// where the file system has no locks, so that nobody can tell.
func (d *Drafts) Hold(id string) *Holder {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.held != nil && d.held.id == id {
		return nil
	}
	lock := flock.New(d.file(id) + lockEnd)
	got, err := lock.TryLock()
	if err != nil {
		return nil
	}
	if !got {
		_ = lock.Close()
		return readHolder(lock.Path())
	}
	d.letGo()
	d.held = &held{id: id, lock: lock}
	writeHolder(lock.Path())
	return nil
}

// LetGo says that this session has no draft open any more.
func (d *Drafts) LetGo() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.letGo()
}

// letGo removes the file of the lock, too: in this order on Windows alone, which removes no
// file that is open.
func (d *Drafts) letGo() {
	if d.held == nil {
		return
	}
	lock := d.held.lock
	d.held = nil
	if runtime.GOOS == "windows" {
		_ = lock.Unlock()
	}
	_ = os.Remove(lock.Path())
	_ = lock.Unlock()
}

// writeHolder says who it is that holds a lock. That it cannot be said does no harm but
// that others are not told.
func writeHolder(path string) {
	host, _ := os.Hostname()
	data, err := json.Marshal(Holder{PID: os.Getpid(), Host: host, Since: time.Now().UTC()})
	if err != nil {
		return
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	// What an earlier session left behind it is no part of the first value.
	_, _ = file.WriteAt(append(data, '\n'), holderAt)
	_ = file.Close()
}

// readHolder is who holds a lock, as far as that is said.
func readHolder(path string) *Holder {
	var holder Holder
	file, err := os.Open(path)
	if err != nil {
		return &holder
	}
	defer func() { _ = file.Close() }()
	data := make([]byte, holderSize)
	n, err := file.ReadAt(data, holderAt)
	if err == nil || errors.Is(err, io.EOF) {
		_ = json.Unmarshal(firstLine(data[:n]), &holder)
	}
	return &holder
}

// firstLine is data up to its first end of a line.
func firstLine(data []byte) []byte {
	for i, c := range data {
		if c == '\n' {
			return data[:i]
		}
	}
	return data
}
