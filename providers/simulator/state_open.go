package simulator

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
)

// Open builds a simulator that keeps its clusters in the file o.State, so that
// they go on by the clock in the next process and are shared with others that
// have the file open. A missing file is made; without State Open is New.
//
// A seed of 0 takes the file's, another one than the file's is an ErrState.
// Clusters keep the speed they were created with; a speed of 0 takes the one
// last used. A file that is broken or something else is an ErrState and stays
// as it is; other errors are those of the file system.
func Open(o Options) (*Simulator, error) {
	if o.State == "" {
		return New(o), nil
	}
	s, err := openState(o)
	if err != nil {
		return nil, fmt.Errorf("open simulator state: %w", err)
	}
	return s, nil
}

func openState(o Options) (*Simulator, error) {
	if err := os.MkdirAll(filepath.Dir(o.State), 0o700); err != nil {
		return nil, err
	}
	release, err := lock(o.State)
	if err != nil {
		return nil, err
	}
	defer release()
	file, err := readState(o.State, bookmark{})
	if err != nil {
		return nil, err
	}
	if o.Seed != 0 && file.seed != 0 && o.Seed != file.seed {
		return nil, fmt.Errorf("%s was made with seed %d, not %d: %w", o.State, file.seed, o.Seed, ErrState)
	}
	o.Seed = cmp.Or(o.Seed, file.seed)
	if !(o.Speed > 0) {
		o.Speed = file.session.Speed
	}
	s := New(o)
	s.session = file.session.Opened + 1
	s.ledger = &ledger{path: o.State, keepers: s.keepers, head: stateHead{
		Format: stateFormat, Version: stateVersion, Seed: s.seed, stateSession: stateSession{s.session, float64(s.pace)},
	}}
	return s, s.ledger.enter(file)
}

// enter takes a file over and adds this process to it. When more than half of
// it is of no use any more it is written anew.
func (l *ledger) enter(file stateText) error {
	stale, err := l.install(file)
	if err != nil {
		return err
	}
	// Earlier processes are of no use, either.
	if stale += file.sessions; file.mark.file == nil || 2*stale > file.objects()+file.sessions {
		return l.rewrite()
	}
	if err := dropHalf(l.path); err != nil {
		return err
	}
	return l.add(stateLine{stateSession: l.head.stateSession})
}
