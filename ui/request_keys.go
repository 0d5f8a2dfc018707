package ui

import tea "github.com/charmbracelet/bubbletea"

// covered tells whether the request stands in the form's place.
func (a *app) covered() bool {
	return a.onAnswers() && a.lay.form == 0 && !a.lay.small && a.lay.width > 0
}

// pressRequest scrolls the request that covers the form; other keys close it.
func (a *app) pressRequest(name string) tea.Cmd {
	switch name {
	case "down", "pgdown":
		a.requestTop += max(a.lay.body/2, 1)
	case "up", "pgup":
		a.requestTop = max(a.requestTop-max(a.lay.body/2, 1), 0)
	case "ctrl+l":
		return a.switchLanguage()
	default:
		return a.toggleRequest()
	}
	return nil
}

func (a *app) toggleRequest() tea.Cmd {
	a.wantRequest, a.requestTop = !a.wantRequest, 0
	a.lay = a.arrange(a.lay.width, a.lay.height)
	a.resize()
	return nil
}
