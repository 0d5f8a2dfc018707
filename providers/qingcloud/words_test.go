package qingcloud

import (
	"strings"
	"testing"

	"clusterwiz/forms"
)

// TestErrorsSayRegion, as the question does.
func TestErrorsSayRegion(t *testing.T) {
	t.Parallel()
	for _, row := range codes {
		for _, text := range []forms.Text{row.summary, row.remedy} {
			if strings.Contains(text.En, "zone") || strings.Contains(text.Zh, "可用区") || strings.Contains(text.Zh, "地域") {
				t.Errorf("%d: %s, %s", row.first, text.En, text.Zh)
			}
		}
	}
}
