package progress

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/text"
)

var table = keys.Table[*Screen]{
	{Keys: []string{"q"}, Name: "q", Help: forms.T("detach", "离开"), Rank: keys.Always, On: (*Screen).onRunning, Do: (*Screen).LetGo},
	{Keys: []string{"q"}, Name: "q", Help: forms.T("detach", "离开"), On: (*Screen).Sending, Why: (*Screen).whyNoLeaving, Do: (*Screen).LetGo},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("look again", "再次查找"), Rank: 9, On: onWay(launch.WayLook), Do: (*Screen).lookAgain},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("adopt this one", "接管此项"), Rank: 9, On: onWay(launch.WayAdopt), Do: (*Screen).adopt},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("send again", "再次发送"), Rank: 9, On: onWay(launch.WayResend), Do: (*Screen).sendAgain},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("go on watching", "继续跟踪"), Rank: 9, On: (*Screen).GivenUp, Do: func(s *Screen) { s.o.Out.Post(Look{Record: s.run.Record}) }},
	{Keys: []string{"down", "j", "tab"}, Name: "↑↓", Help: forms.T("choose", "选择"), Rank: 8, On: (*Screen).severalWays, Do: nextWay(1)},
	{Keys: []string{"up", "k", "shift+tab"}, Name: "↑↓", Help: forms.T("choose", "选择"), On: (*Screen).severalWays, Do: nextWay(-1)},
	{Keys: []string{"r"}, Name: "r", Help: forms.T("try again", "重试"), Rank: 8, On: (*Screen).onRefused, Do: post(Retry{})},
	{Keys: []string{"o"}, Name: "o", Help: forms.T("open what has the name", "打开同名资源的运行"), Rank: 8, On: (*Screen).onTaken, Do: func(s *Screen) { s.o.Out.Post(Open{Record: s.run.Record}) }},
	{Keys: []string{"e"}, Name: "e", Help: forms.T("edit answers", "返回修改"), Rank: 6, On: (*Screen).onUnclearAnswers, Do: func(s *Screen) { s.edit(false) }},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("go to the field", "转到该项"), Rank: 9, On: (*Screen).onField, Do: func(s *Screen) { s.edit(true) }},
	{Keys: []string{"e", "esc", "enter"}, Name: "e", Help: forms.T("edit answers", "返回修改"), Rank: 7, On: (*Screen).onRejected, Do: func(s *Screen) { s.edit(false) }},
	{Keys: []string{"d"}, Name: "d", Help: forms.T("delete it", "删除"), Rank: 8, On: (*Screen).deletes, Do: post(Delete{})},
	{Keys: []string{"d"}, Name: "d", Help: forms.T("delete it", "删除"), Rank: 8, On: (*Screen).stuck, Do: (*Screen).giveUp},
	{Keys: []string{"d"}, Name: "d", Help: forms.T("delete it", "删除"), Why: (*Screen).whyNoDeletion, Do: post(Delete{})},
	{Keys: []string{"ctrl+s"}, Name: "ctrl+s", Help: forms.T("save profile", "保存配置"), Rank: 6, On: (*Screen).onEndedWithAnswers, Do: post(Save{})},
	{Keys: []string{"s"}, Name: "s", Help: forms.T("start screen", "开始界面"), Rank: 4, On: (*Screen).Ended, Do: post(Restart{})},
	{Keys: []string{"q", "enter"}, Name: "q", Help: forms.T("quit", "退出"), On: (*Screen).Ended, Do: post(Quit{})},
	{Name: "↑↓", Help: forms.T("scroll", "滚动"), Rank: 5, On: (*Screen).isLong},
	{Name: "pgdn", Help: forms.T("scroll", "滚动"), Rank: 5, On: func(s *Screen) bool { return s.isLong() && s.severalWays() }},
	{Keys: []string{"down", "j"}, Name: "↓", Help: forms.T("scroll down", "向下滚动"), Do: scroll(1, false)},
	{Keys: []string{"up", "k"}, Name: "↑", Help: forms.T("scroll up", "向上滚动"), Do: scroll(-1, false)},
	{Keys: []string{"pgdown"}, Name: "pgdn", Help: forms.T("page down", "向下翻页"), Do: scroll(1, true)},
	{Keys: []string{"pgup"}, Name: "pgup", Help: forms.T("page up", "向上翻页"), Do: scroll(-1, true)},
	{Keys: []string{"home", "g"}, Name: "home", Also: "g", Help: forms.T("to the beginning", "开头"), Do: scroll(-far, true)},
	{Keys: []string{"end", "G"}, Name: "end", Also: "G", Help: forms.T("to the end", "末尾"), Do: scroll(far, true)},
	{Keys: []string{"/"}, Name: "/", Help: forms.T("search", "搜索"), Rank: 3, Do: (*Screen).openSearch},
	{Keys: []string{"n"}, Name: "n", Help: forms.T("next match", "下一处"), On: (*Screen).searching, Do: func(s *Screen) { s.seek(1, 1) }},
	{Keys: []string{"N"}, Name: "N", Help: forms.T("previous match", "上一处"), On: (*Screen).searching, Do: func(s *Screen) { s.seek(-1, -1) }},
}

// far is more pages than any log has.
const far = 1 << 20

// whyNoLeaving tells why nobody may leave now.
func (s *Screen) whyNoLeaving() forms.Text {
	return forms.T("the request is on its way; wait for the answer", "请求正在发送，请等待云端答复")
}

// deletes tells whether there is something that the cloud deletes.
func (s *Screen) deletes() bool { return s.Deletable() && s.run.Record.Instead().IsZero() }

// whyNoDeletion tells why there is nothing to delete, or not yet.
func (s *Screen) whyNoDeletion() forms.Text {
	switch {
	case s.deletes(), s.stuck():
		return forms.Text{}
	case s.Deletable():
		return s.run.Record.Instead()
	case !s.ended:
		return forms.T("not while the cloud is at work on it", "云端仍在处理，暂不能删除")
	case s.run.Phase == launch.Deleted:
		return forms.T("it is deleted already", "已删除")
	case s.run.Phase == launch.Unclear, s.run.Phase == launch.Sending:
		return forms.T("it is not known whether anything was created", "尚不清楚是否已创建资源")
	}
	switch {
	case s.run.Phase == launch.Planned:
		return forms.T("nothing was sent", "未发送任何请求")
	case s.run.Phase != launch.Rejected:
		return forms.T("it is not known whether anything was created", "尚不清楚是否创建了资源")
	case s.besides():
		return forms.T("this run created nothing", "本次运行未创建任何资源")
	}
	return forms.T("nothing was created", "未创建任何资源")
}

// Keys returns the keys of the screen.
func (s *Screen) Keys() []keys.Hint { return table.Hints(s) }

// Press does what a key does; taken is false for one that the screen does not
// have.
func (s *Screen) Press(key tea.KeyMsg) (taken bool) {
	if s.search.Opened() {
		if s.search.Press(key) {
			s.seek(0, 1)
		}
		return true
	}
	why, taken := table.Press(s, key)
	if !why.IsZero() {
		s.o.Out.Complain(why)
	}
	return taken
}

func post(msg tea.Msg) func(*Screen) {
	return func(s *Screen) { s.o.Out.Post(msg) }
}

func (s *Screen) onRunning() bool { return !s.ended && !s.Sending() }

// onRejected is the end of a run that made nothing, or failed: the answers may be
// wrong. What is there, or may be, is not left by the same keys.
func (s *Screen) onRejected() bool {
	return s.ended && s.err != nil && s.o.Answers && !s.unclear() && s.run.Phase != launch.Created
}

func (s *Screen) onUnclearAnswers() bool { return s.unclear() && s.o.Answers }

func (s *Screen) onEndedWithAnswers() bool { return s.ended && s.o.Answers }

func (s *Screen) onField() bool {
	return s.onRejected() && s.failure != nil && s.failure.Field != ""
}

// onRefused is the end of a run that made nothing, of which the answers are there to be
// sent once more: the cause may be out of the world.
func (s *Screen) onRefused() bool {
	return s.onRejected() && (s.run.Phase == launch.Rejected || s.run.Phase == launch.Planned)
}

func (s *Screen) onTaken() bool {
	return s.ended && s.run.Phase == launch.Rejected && s.run.Record.Taken != nil
}

// stuck tells whether the cloud tells of trouble without giving up: then there may be
// nothing to wait for.
func (s *Screen) stuck() bool {
	return !s.ended && s.run.Receipt != nil && s.status.Trouble != nil && !s.run.Deleting && !s.leaving
}

// giveUp lets go of what is stuck and then asks to delete it.
func (s *Screen) giveUp() {
	s.givenUp = true
	s.cancel()
}

func (s *Screen) isLong() bool { return s.hidden }

// edit goes back to the answers. What is not known to be a refusal says nothing
// against them.
func (s *Screen) edit(jump bool) {
	failure := s.failure
	if s.unclear() {
		failure = nil
	}
	s.o.Out.Post(Edit{Failure: failure, Jump: jump})
}

// scroll moves the view by lines or by half of what is visible. It stays there
// until the person is at the end again.
func scroll(by int, pages bool) func(*Screen) {
	return func(s *Screen) {
		step := by
		if pages {
			step *= max(s.height/2, 1)
		}
		s.top, s.scrolled = max(s.top+step, 0), true
		s.settle()
		if p := s.page(); !s.ended && s.top >= len(p.moving)+len(s.drawn)-p.room {
			s.scrolled = false
		}
	}
}

// settle puts the view where it belongs after a change: at the end while the
// run goes on and nobody scrolled, and never past what there is.
func (s *Screen) settle() {
	if s.width == 0 {
		return
	}
	s.draw()
	p := s.page()
	total, room := len(p.moving)+len(s.drawn), p.room
	s.hidden = total > room
	switch {
	case s.scrolled:
	case s.ended && len(p.moving) > 0:
		s.top = 0
	default:
		s.top = max(total-room, 0)
	}
	s.top = text.Scroll(s.top, total, max(room, 1))
}
