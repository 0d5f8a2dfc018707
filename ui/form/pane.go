package form

import (
	"clusterwiz/forms"
	"clusterwiz/ui/request"
)

// Pane is the body of the request as it stands, for copying and writing.
func (s *Screen) Pane() (name forms.Text, ending, text string) {
	pane, ok := s.request()
	if s.work.Main == nil || !ok {
		return forms.Text{}, "", ""
	}
	return forms.T("request as JSON", "JSON 请求"), ".json", request.Text(pane.Request.Body)
}
