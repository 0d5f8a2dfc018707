package review

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/request"
)

// Pane is the open tab as text, for copying and writing.
func (s *Screen) Pane() (name forms.Text, ending, text string) {
	switch s.tab {
	case tabRequest:
		if built, ok := s.work.Build(); ok {
			return forms.T("request as JSON", "JSON 请求"), ".json", request.Text(built.Request.Body)
		}
	case tabHTTP:
		return forms.T("request as HTTP", "HTTP 请求"), ".http", s.texts.HTTP
	case tabCurl:
		return forms.T("request as curl", "curl 命令"), ".sh", s.texts.Curl
	case tabProfile:
		return forms.T("profile", "配置文件"), ".toml", s.texts.Profile
	case tabPlan:
		var lines []string
		for _, row := range s.rows() {
			lines = append(lines, s.look.Say(row.Words()))
		}
		return textPlan, ".txt", strings.Join(append(lines, stripped(s.planFoot())...), "\n") + "\n"
	case tabChanges:
		return textChanges, ".txt", strings.Join(stripped(s.changeLines()), "\n") + "\n"
	case tabChecks:
		return textChecks, ".txt", strings.Join(stripped(s.checkLines()), "\n") + "\n"
	}
	return forms.Text{}, "", ""
}

// stripped are lines without their styles.
func stripped(lines []string) []string {
	plain := make([]string, len(lines))
	for i, line := range lines {
		plain[i] = strings.TrimRight(ansi.Strip(line), " ")
	}
	return plain
}
