package questions

import "clusterwiz/ui/work"

// wantLate asks, after a moment, for texts of the rows in sight that have none yet.
func (s *Stack) wantLate() {
	if s.pick == nil || s.pick.late == nil || s.pick.asking || len(s.pick.picker.Wanting(1)) == 0 {
		return
	}
	s.pick.asking = true
	s.work.LateSoon(s.pick.late)
}

// lateDue asks for the texts of what is in sight by now.
func (s *Stack) lateDue(msg work.LateDueMsg) {
	if s.pick == nil || s.pick.late != msg.Of {
		return
	}
	values := s.pick.picker.Wanting(msg.Of.Batch)
	if s.pick.asking = len(values) > 0; s.pick.asking {
		s.work.AskLate(msg.Of, values)
	}
}

// gotLate shows texts that came, and asks for the next at once.
func (s *Stack) gotLate(msg work.LateMsg) {
	if s.pick == nil || s.pick.late != msg.Of {
		return
	}
	s.pick.picker.Tell(msg.Values, msg.Texts)
	s.lateDue(work.LateDueMsg{Of: msg.Of})
}
