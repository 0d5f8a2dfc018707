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

// mostGoing bounds how many journals are looked at for what goes on.
const mostGoing = 20

// Going returns those of the newest runs that are not over, the newest first. It is made
// for what is shown before anything else and reads the ends of few journals, as
// [Store.Records] does; what cannot be read is passed over, [Store.List] tells of it.
func (s *Store) Going() []Record {
	ids, err := s.ids()
	if err != nil {
		return nil
	}
	slices.Reverse(ids)
	var going []Record
	buffer := make([]byte, rowTail)
	for _, id := range ids[:min(len(ids), mostGoing)] {
		if r, err := s.record(id, buffer); err == nil && !r.Over() {
			going = append(going, r)
		}
	}
	return going
}
