package exchange

import (
	"slices"
	"sync"

	"clusterwiz/forms"
)

// Memory keeps what look-ups found for as long as a client lives. The zero
// value is ready; it is safe for concurrent use.
type Memory struct {
	mu      sync.Mutex
	options map[string][]forms.Option
}

// Get returns what the same query found before.
func (m *Memory) Get(q forms.Query) (options []forms.Option, known bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	options, known = m.options[q.ID()]
	return slices.Clone(options), known
}

// Put keeps what a query found.
func (m *Memory) Put(q forms.Query, options []forms.Option) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.options == nil {
		m.options = map[string][]forms.Option{}
	}
	m.options[q.ID()] = slices.Clone(options)
}
