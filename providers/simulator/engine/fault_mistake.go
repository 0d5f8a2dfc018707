package engine

import "fmt"

// Mistake is what is wrong with the text of a fault, in both languages of the
// program.
type Mistake struct{ En, Zh string }

// Error implements error, in English.
func (m *Mistake) Error() string { return m.En }

func mistaken(en, zh string, args ...any) *Mistake {
	return &Mistake{En: fmt.Sprintf(en, args...), Zh: fmt.Sprintf(zh, args...)}
}
