package list_test

import (
	"testing"
	"time"

	"clusterwiz/ui/list"
)

func TestAgo(t *testing.T) {
	t.Parallel()
	for age, want := range map[time.Duration][2]string{
		-time.Second:                   {"just now", "刚刚"},
		59 * time.Second:               {"just now", "刚刚"},
		time.Minute:                    {"1 min ago", "1 分钟前"},
		2*time.Minute + 59*time.Second: {"2 min ago", "2 分钟前"},
		59 * time.Minute:               {"59 min ago", "59 分钟前"},
		time.Hour:                      {"1 h ago", "1 小时前"},
		23 * time.Hour:                 {"23 h ago", "23 小时前"},
		24 * time.Hour:                 {"1 day ago", "1 天前"},
		50 * time.Hour:                 {"2 days ago", "2 天前"},
	} {
		if got := list.Ago(age); got.En != want[0] || got.Zh != want[1] {
			t.Errorf("%s: %q, %q", age, got.En, got.Zh)
		}
	}
}
