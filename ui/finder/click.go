package finder

// Click chooses the entry at line y of the room.
func (f *Finder) Click(y int) (chosen *Entry, done bool) {
	lines, at := f.lines(), y-head+f.top
	if at < len(lines.said) || at >= lines.len() {
		return nil, false
	}
	if f.at = lines.match(at); f.at == heading {
		f.at = lines.match(at + 1)
	}
	f.choose()
	return f.chosen, f.closed
}
