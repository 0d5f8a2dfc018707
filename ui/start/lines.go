package start

import (
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

var (
	textTitle         = forms.T("What would you like to do?", "要做什么？")
	textNew           = forms.T("new", "新建")
	textDraft         = forms.T("resume draft", "继续草稿")
	textProfile       = forms.T("from profile", "从配置文件新建")
	textWatch         = forms.T("watch run", "查看运行")
	textNoName        = forms.T("(no name yet)", "（未命名）")
	textNo            = forms.T("No, go back", "否，返回")
	textDiscard       = forms.T("Discard", "删除")
	textDiscardTitle  = forms.T("Discard this draft?", "删除此草稿？")
	textIntro         = forms.T("Asks, checks while you type, shows the exact request, sends it once, follows it to the end.", "逐项提问、即时检查、显示完整请求，只发送一次，并跟踪至创建完成。")
	textSimulateHint  = forms.T("No account found: the built-in simulator stands in; nothing real is created.", "未找到账号：使用内置模拟器，不会创建真实资源。")
	textSimulateAsked = forms.T("On the built-in simulator: nothing real is created.", "使用内置模拟器，不会创建真实资源。")
)

// roomyHeight is from how many lines there is room to say what the program is.
const roomyHeight = 14

// minute writes a time as the list shows it.
const minute = "2006-01-02 15:04"

// line is one thing to do, and the message that asks for it.
type line struct {
	option forms.Option
	does   tea.Msg
}

// lines lists what can be done: go on, begin, look.
func (s *Screen) lines() []line {
	var lines []line
	for _, draft := range s.found.Drafts {
		lines = append(lines, s.draftLine(draft))
	}
	for _, p := range s.o.Providers {
		about := p.About()
		lines = append(lines, s.line(New{Provider: about.ID}, textNew, s.look.Say(about.Title()), s.look.Say(firstSentence(about.Lifecycle))))
	}
	for _, path := range s.found.Profiles {
		lines = append(lines, s.line(File{Path: path}, textProfile, filepath.Base(path)))
	}
	for _, record := range s.found.Runs {
		lines = append(lines, s.runLine(record))
	}
	return lines
}

func (s *Screen) line(does tea.Msg, what forms.Text, name string, cells ...string) line {
	option := forms.Option{Value: s.look.Say(what), Cells: []string{name}}
	for _, cell := range cells {
		if cell != "" {
			option.Cells = append(option.Cells, cell)
		}
	}
	return line{option: option, does: does}
}

func (s *Screen) draftLine(draft profiles.Draft) line {
	answer, _ := draft.Answers.Get("basics.name")
	name := forms.ValueText(answer)
	if name == "" {
		name = s.look.Say(textNoName)
	}
	step := string(draft.Step)
	if p, ok := work.ProviderOf(s.o.Providers, draft.Provider); ok {
		if at, ok := p.Form().Step(draft.Step); ok {
			step = s.look.Say(at.Label)
		}
	}
	return s.line(Resume{Draft: draft}, textDraft, name, draft.Saved.Local().Format(minute), step, draft.Provider)
}

func (s *Screen) runLine(record launch.Record) line {
	return s.line(Watch{Record: record}, textWatch, record.Name,
		record.Started.Local().Format(minute), s.look.Say(record.Phase.Text()), record.ID)
}

func (s *Screen) options() []forms.Option {
	lines := s.lines()
	options := make([]forms.Option, len(lines))
	for i, line := range lines {
		options[i] = line.option
	}
	return options
}

// View draws what the program is, and the list.
func (s *Screen) View() []string {
	lines := s.intro()
	if s.menu == nil {
		return lines
	}
	lines = append(lines, s.look.Title.Render(s.look.Say(textTitle)), "")
	return append(lines, s.menu.View()...)
}

// intro tells what the program is, and what it does without an account.
func (s *Screen) intro() []string {
	var lines []string
	add := func(style look.Style, words forms.Text) {
		for _, line := range text.Wrap(s.look.Say(words), max(s.width-2, 1)) {
			lines = append(lines, " "+style.Render(line))
		}
	}
	if s.height > roomyHeight {
		add(s.look.Dim, textIntro)
	}
	switch {
	case s.o.Simulated:
		add(s.look.Warn, textSimulateAsked)
	case s.Simulated():
		add(s.look.Warn, textSimulateHint)
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return lines
}

// firstSentence is the short form of a notice.
func firstSentence(notice forms.Text) forms.Text {
	en, _, _ := strings.Cut(notice.En, ". ")
	zh, _, _ := strings.Cut(notice.Zh, "。")
	return forms.T(strings.TrimSuffix(en, "."), zh)
}
