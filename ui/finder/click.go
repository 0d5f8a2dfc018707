package finder

// Click chooses the entry at line y of the room.
func (f *Finder) Click(y int) (chosen *Entry, done bool) {
	was := f.at
	for i := range f.matches {
		f.at = i
		_, from, to := f.lines()
		if at := y - head + f.top; at >= from && at < to {
			f.choose()
			return f.chosen, f.closed
		}
	}
	f.at = was
	return nil, false
}
