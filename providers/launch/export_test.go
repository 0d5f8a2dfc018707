package launch

// File is what a journal writes to.
type File = file

// Fold reads a journal.
var Fold = fold

// Replace puts f between the store and each journal file that it opens.
func (s *Store) Replace(f func(File) File) {
	open := s.open
	s.open = func(path string, flag int) (file, error) {
		opened, err := open(path, flag)
		if err != nil {
			return nil, err
		}
		return f(opened), nil
	}
}

// Hold keeps the run's lock, as another process would, until release.
func (s *Store) Hold(id string) (release func(), err error) {
	lock, _, err := s.lock(id)
	return func() { _ = lock.Unlock() }, err
}

// HoldName keeps the lock on the name of what r creates.
func (s *Store) HoldName(r Record) (release func(), err error) {
	lock, _, err := s.lockName(r)
	return func() { _ = lock.Unlock() }, err
}
