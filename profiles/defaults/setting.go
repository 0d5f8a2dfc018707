package defaults

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// Key is the name of a setting.
type Key string

// The settings.
const (
	Account      Key = "account"
	Region       Key = "region"
	Language     Key = "language"
	Plain        Key = "plain"
	Mouse        Key = "mouse"
	Notification Key = "notification"
	Theme        Key = "theme"
	Jobs         Key = "jobs"
)

// kind is what the values of a setting are.
type kind int

const (
	word kind = iota
	truth
	count
)

// Setting is one thing that can be said in the file.
type Setting struct {
	Key  Key
	Text forms.Text
	// Values are all that it takes; none where it takes any word.
	Values []string
	kind   kind
	// perCloud: a table of a cloud may have it for that cloud alone.
	perCloud bool
}

// mostJobs is far above what one machine follows at a time.
const mostJobs = 4096

// Settings are all that there are, in the order in which they are told.
var Settings = []Setting{
	{Key: Account, Text: forms.T("whose credentials to use, see: clusterwiz accounts", "使用的账号，见 clusterwiz accounts"), perCloud: true},
	{Key: Region, Text: forms.T("the region where a profile and the command line name none", "配置文件与命令行均未指定时的地域"), perCloud: true},
	{Key: Language, Text: forms.T("takes precedence over LC_ALL, LC_MESSAGES and LANG", "优先于 LC_ALL、LC_MESSAGES 与 LANG"), Values: []string{"en", "zh"}},
	{Key: Plain, Text: forms.T("line prompts instead of the screen", "以逐行提问代替全屏界面"), kind: truth},
	{Key: Mouse, Text: forms.T("the wizard takes clicks and the wheel", "向导响应鼠标点击与滚轮"), kind: truth},
	{Key: Notification, Text: forms.T("ring the bell and notify when a run is over", "运行结束时响铃并发出通知"), kind: truth},
	{Key: Theme, Text: forms.T("the background of the terminal", "终端背景"), Values: []string{"dark", "light"}},
	{Key: Jobs, Text: forms.T("how many profiles replay runs at a time", "replay 同时运行的配置文件数"), kind: count},
}

// Named returns the setting of that key.
func Named(key string) (Setting, bool) {
	i := slices.IndexFunc(Settings, func(s Setting) bool { return string(s.Key) == key })
	if i < 0 {
		return Setting{}, false
	}
	return Settings[i], true
}

// Names are the keys of all settings.
func Names() []string {
	names := make([]string, len(Settings))
	for i, s := range Settings {
		names[i] = string(s.Key)
	}
	return names
}

// Wants says what the values look like.
func (s Setting) Wants() forms.Text {
	switch {
	case len(s.Values) > 0:
		return forms.T("one of "+strings.Join(s.Values, ", "), strings.Join(s.Values, "、")+" 之一")
	case s.kind == truth:
		return forms.T("true or false", "true 或 false")
	case s.kind == count:
		return forms.T("a whole number from 1 to 4096", "1 至 4096 的整数")
	}
	return forms.T("a word", "一个词")
}

// line writes key and value as the file has them.
func (s Setting) line(value string) string {
	if s.kind == word {
		value = strconv.Quote(value)
	}
	return string(s.Key) + " = " + value
}

// Refuses says what is wrong with a value for a cloud, or with "" for all; zero where
// nothing is. An empty value unsets it.
func (s Setting) Refuses(cloud, value string) forms.Text {
	switch {
	case cloud != "" && !s.perCloud:
		return forms.Tf("%s cannot be of one cloud", "%s 不能按云产品设置", string(s.Key))
	case value != "" && !s.takes(value):
		return forms.Tf("%s takes %s", "%s 须为 %s", string(s.Key), s.Wants())
	}
	return forms.Text{}
}

// takes tells whether the text is a value of the setting.
func (s Setting) takes(value string) bool {
	switch s.kind {
	case truth:
		return value == "true" || value == "false"
	case count:
		n, err := strconv.Atoi(value)
		return err == nil && n >= 1 && n <= mostJobs
	case word:
	}
	if len(s.Values) > 0 {
		return slices.Contains(s.Values, value)
	}
	plain := func(r rune) bool { return r <= ' ' || r > '~' || r == '"' || r == '\\' }
	return value != "" && !strings.ContainsFunc(value, plain)
}
