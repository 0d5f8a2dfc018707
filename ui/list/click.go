package list

// Click puts the cursor on the row at line y of the picker. Take tells whether it
// was there already: a second click takes the value, as enter does.
func (p *Picker) Click(y int) (take bool) {
	row := p.top + y - 1
	if !p.note.IsZero() {
		row--
	}
	if p.tellsHeld() {
		row--
	}
	if p.hasHeads() && p.note.IsZero() {
		row--
	}
	if row < p.top || row >= min(p.top+p.rows(), len(p.matches)) {
		return false
	}
	if row == p.at && (!p.waiting || p.meant) {
		return true
	}
	p.move(row)
	p.meant = p.waiting
	return false
}
