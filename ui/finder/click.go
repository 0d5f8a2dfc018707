package finder

// Click chooses the entry at line y of the room, the first of a section at its title.
func (f *Finder) Click(y int) (chosen *Entry, done bool) {
	line := y - head + f.top
	in, match := f.lineAt(line)
	if in == nil {
		return nil, false
	}
	if match == heading {
		_, match = f.lineAt(line + 1)
	}
	f.at = match
	f.choose()
	return f.chosen, f.closed
}
