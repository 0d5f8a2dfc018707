package launch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/providers"
)

// Runs go from one machine to another as lines of JSON, a run each: its id, and the
// lines of its journal as they are. The key of the marks stays where it is: the
// secrets of a run are known to the machine that sent them and to no other.

// carried is a run on its way.
type carried struct {
	Version int    `json:"v"`
	Run     string `json:"run"`
	// Journal are the whole lines of the journal.
	Journal []json.RawMessage `json:"journal"`
}

// Export writes runs for [Store.Import] of another machine. It changes nothing.
func (s *Store) Export(to io.Writer, runs []Record) error {
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	for _, r := range runs {
		data, err := files.Read(s.path(r.ID), mostJournal)
		if err != nil {
			return s.unreadable(r.ID, err)
		}
		out := carried{Version: version, Run: r.ID}
		for line := range bytes.Lines(data) {
			if json.Valid(line) {
				out.Journal = append(out.Journal, bytes.TrimSpace(line))
			}
		}
		if err := encoder.Encode(out); err != nil {
			return fmt.Errorf("write runs: %w", err)
		}
	}
	return nil
}

// Carried is what became of a run that was brought here.
type Carried struct {
	Record
	// Had: the same run was here already, and stays as it is.
	Had bool
	// Refusal is why it was not taken; nil for one that was, or that was here.
	Refusal *providers.Failure
}

// Import takes runs that [Store.Export] wrote. trusted is the endpoint of which runs
// are taken that were sent to another address than the cloud's own or this machine's:
// whoever comes back to a run asks there, with the account's signature. What is no
// run stops the import with an error; runs that were read before it stay.
func (s *Store) Import(from io.Reader, trusted string) ([]Carried, error) {
	var out []Carried
	lines := bufio.NewScanner(io.LimitReader(from, mostJournal))
	lines.Buffer(nil, mostJournal)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var in carried
		if err := json.Unmarshal(lines.Bytes(), &in); err != nil || in.Version < 1 || in.Run == "" {
			return out, noRuns(n)
		}
		out = append(out, s.take(in, trusted))
	}
	if err := lines.Err(); err != nil {
		return out, noRuns(len(out) + 1)
	}
	return out, nil
}

func noRuns(line int) *providers.Failure {
	return &providers.Failure{
		Kind: providers.Invalid, Summary: forms.Tf("line %d is no run", "第 %d 行不是运行记录", line),
		Remedy: forms.T("give what clusterwiz runs export wrote", "请提供 clusterwiz runs export 的输出"),
	}
}

// take keeps one run.
func (s *Store) take(in carried, trusted string) Carried {
	var data bytes.Buffer
	for _, line := range in.Journal {
		if json.Compact(&data, line) == nil {
			data.WriteByte('\n')
		}
	}
	out := Carried{Record: fold(in.Run, data.Bytes())}
	out.Refusal = untaken(in, out.Record, trusted)
	if out.Refusal != nil {
		return out
	}
	err := s.keep(in.Run, data.Bytes())
	if errors.Is(err, fs.ErrExist) {
		out.Had = true
	} else if err != nil {
		out.Refusal = journalFailure(s.dir, err)
	}
	return out
}

// untaken is why a run cannot be taken, nil where it can.
func untaken(in carried, r Record, trusted string) *providers.Failure {
	failure := &providers.Failure{Kind: providers.Invalid, Summary: forms.Tf("%s was not taken", "未导入 %s", in.Run)}
	switch {
	case in.Version > version:
		failure.Remedy = forms.T("it was written by a newer clusterwiz", "该记录由更新版本的 clusterwiz 写入")
	case timeOf(in.Run).IsZero() || strings.Trim(in.Run, "-abcdefghijklmnopqrstuvwxyz0123456789") != "" || r.Provider == "":
		failure.Remedy = forms.T("it is no run of clusterwiz, or damaged", "不是 clusterwiz 的运行记录，或已损坏")
	case r.Endpoint != "" && !providers.Loopback(r.Endpoint) && r.Endpoint != trusted:
		failure.Remedy = forms.Tf("it was sent to %s; if you trust that address with your credentials, add: --endpoint %s",
			"该请求发往 %s；如信任该地址并愿向其出示凭证，请加：--endpoint %s", r.Endpoint, r.Endpoint)
	default:
		return nil
	}
	return failure
}

// keep writes a journal whole, never over one that is there.
func (s *Store) keep(id string, data []byte) error {
	f, err := s.open(s.path(id), os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(s.path(id)))
	}
	return syncDir(s.dir)
}

// Prune removes the journals of runs from this machine; what they made stays. A run
// that another process is at is left, and those that were removed are returned. No row of
// the index tells of them afterwards.
func (s *Store) Prune(runs []Record) (gone []Record, err error) {
	defer func() {
		if len(gone) > 0 {
			_ = s.forgetIndex() // One that cannot be removed costs nothing but its rows.
		}
	}()
	for _, r := range runs {
		lock, held, err := s.lock(r.ID)
		if err != nil && !WithoutLocks(err) {
			return gone, journalFailure(s.dir, err)
		}
		if err == nil && !held {
			continue
		}
		err = os.Remove(s.path(r.ID))
		if held {
			err = errors.Join(err, drop(lock))
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return gone, journalFailure(s.dir, err)
		}
		gone = append(gone, r)
	}
	return gone, nil
}
