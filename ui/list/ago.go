package list

import (
	"time"

	"clusterwiz/forms"
)

// Ago tells how old a list is, in whole minutes, hours or days.
func Ago(age time.Duration) forms.Text {
	switch {
	case age < time.Minute:
		return forms.T("just now", "刚刚")
	case age < time.Hour:
		return forms.Tf("%d min ago", "%d 分钟前", int(age.Minutes()))
	case age < 24*time.Hour:
		return forms.Tf("%d h ago", "%d 小时前", int(age.Hours()))
	}
	return forms.Tf("%s ago", "%s 天前", forms.Count(int(age.Hours()/24), "day", "days"))
}
