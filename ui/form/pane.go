package form

import (
	"clusterwiz/forms"
	"clusterwiz/ui/request"
)

// Pane is the body of the request as it stands, or the list of values that is open, for
// copying and writing.
func (s *Screen) Pane() (name forms.Text, ending, text string) {
	if s.Picking() {
		name, text = s.questions.PickText()
		return name, ".txt", text
	}
	pane, ok := s.request()
	if s.work.Main == nil || !ok {
		return forms.Text{}, "", ""
	}
	return forms.T("request as JSON", "JSON 请求"), ".json", request.Text(pane.Request.Body)
}

// Picked is the value under the cursor of the open list, and whose list it is.
func (s *Screen) Picked() (what forms.Text, value string) { return s.questions.Picked() }
