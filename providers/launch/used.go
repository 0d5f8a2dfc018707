package launch

import (
	"context"
	"slices"

	"clusterwiz/forms"
)

// mostLooked bounds how many journals are read for answers.
const mostLooked = 200

// Used returns the answers of the newest runs that fit, at most so many, the newest
// first. What cannot be read is passed over: nothing depends on it.
func (s *Store) Used(ctx context.Context, most int, fits func(Record) bool) []*forms.Answers {
	ids, err := s.ids()
	if err != nil {
		return nil
	}
	slices.Reverse(ids)
	var found []*forms.Answers
	for _, id := range ids[:min(len(ids), mostLooked)] {
		if len(found) == most || ctx.Err() != nil {
			break
		}
		r, err := s.read(id)
		if err != nil || r.Answers == nil || !fits(r) {
			continue
		}
		found = append(found, r.Answers)
	}
	return found
}
