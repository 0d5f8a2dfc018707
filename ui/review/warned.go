package review

import "clusterwiz/forms"

// toWarned asks for the next warning after the one to which it went last, and after the
// last for the first.
func (s *Screen) toWarned() {
	path, _ := s.work.NextWarning(s.warned)
	if path == "" {
		path, _ = s.work.NextWarning("")
	}
	s.warned = path
	s.out.Post(Jump{Path: path})
}

// isWarned tells whether nothing but warnings is told of the answers.
func (s *Screen) isWarned() bool {
	if s.work.Main == nil {
		return false
	}
	wrong := s.work.Wrong()
	return len(wrong) > 0 && len(forms.Errors(wrong)) == 0
}
