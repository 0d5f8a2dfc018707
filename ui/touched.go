package ui

import (
	"strings"

	"clusterwiz/forms"
)

// reorder keeps with each item of the open table which of its questions were
// touched: to tells the new position of an item, -1 that it is gone. Else a new
// item would complain in the place of a deleted one, and a moved one would fall
// silent.
func (a *app) reorder(to func(at int) int) {
	f := a.frame()
	if f.sheet != a.session.main {
		return
	}
	touched := map[forms.Path]bool{}
	for path := range a.session.touched {
		at, _ := itemOf(f.path, path)
		if at < 0 {
			touched[path] = true
			continue
		}
		if now := to(at); now >= 0 {
			rest := strings.TrimPrefix(string(path), string(f.path.Index(at)))
			touched[f.path.Index(now)+forms.Path(rest)] = true
		}
	}
	a.session.touched = touched
}
