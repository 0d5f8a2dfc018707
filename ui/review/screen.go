package review

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/search"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// The tabs.
const (
	tabPlan = iota
	tabChecks
	tabChanges
	tabRequest
	tabHTTP
	tabCurl
	tabProfile
	tabCount
)

// Messages that leave the screen.
type (
	// Jump asks for the question at Path.
	Jump struct{ Path forms.Path }
	// Back asks for the page that the review was opened from.
	Back struct{}
	// Save asks for the file of a profile.
	Save struct{}
)

// Texts are the notations that a command writes.
type Texts struct {
	HTTP, Curl, Profile string
	// Trouble says why there is no message.
	Trouble *providers.Failure
	// of is what they were written of.
	of written
}

// Screen is the review. The zero Screen is of no use; see [New].
type Screen struct {
	ctx  context.Context
	work *work.Work
	out  *message.Out

	look          look.Look
	width, height int
	// warned is the warning to which a key led last.
	warned forms.Path
	// cursor is the row of the plan or the problem, and behind the last problem how
	// far the rest is scrolled; top is the first line of a text.
	tab, cursor, top int
	// led: what was wrong led to the checks, and nobody has touched the review since.
	led   bool
	texts Texts
	// paged are the pages of the tabs that were open.
	paged [tabCount]paged
	// written are the answers and the language that the texts were asked for.
	written written
	// asked are the answers that the cloud was asked about, told what it said.
	asked work.Stamp
	told  Asked
	// search looks for words in the open tab.
	search search.Search
	// hit is the line of a text that was found last.
	hit int
}

// written is what texts are written of.
type written struct {
	at   work.Stamp
	lang forms.Lang
}

// New returns the review of a work. ctx ends what it asks of the client.
func New(ctx context.Context, w *work.Work, out *message.Out) *Screen {
	return &Screen{ctx: ctx, work: w, out: out}
}

// Open shows the plan, and what is wrong or missing first where anything is.
func (s *Screen) Open() {
	s.work.Tried = true
	s.tab, s.cursor, s.top, s.written = tabPlan, 0, 0, written{}
	if s.led = s.amiss(); s.led {
		s.tab = tabChecks
	}
	s.asked = work.Stamp{}
	s.work.LookAround()
	s.work.LookAgain()
}

// amiss tells whether something is wrong or missing, or there is no plan to look at.
func (s *Screen) amiss() bool {
	return len(s.rows()) == 0 || s.work.Refused() || len(forms.Errors(s.work.Wrong())) > 0
}

// Arrange gives the screen its language and its room, and writes the texts anew
// where they are of other answers or in another language. What was wrong only until
// the accounts were found leads back to the plan.
func (s *Screen) Arrange(l look.Look, width, height int) {
	s.look, s.width, s.height = l, width, height
	if s.led && !s.amiss() {
		s.open(tabPlan)
	}
	if now := (written{s.work.Stamp(), l.Lang}); s.work.Main != nil && now != s.written {
		s.written = now
		s.out.Do(s.write())
	}
	s.work.LookAtSecrets()
	if asking := s.compare(); asking != nil {
		s.out.Do(asking)
	}
	s.cursor = max(min(s.cursor, s.lowest()), 0)
	if before, _ := s.work.Before(); s.tab == tabChanges && before == nil {
		s.open(tabPlan)
	}
	if s.tab != tabPlan && s.tab != tabChecks && s.tab != tabChanges {
		p := s.page()
		s.paged[s.tab] = paged{ready: true, width: s.width, at: s.work.Stamp(), of: s.texts.of, lang: s.look.Lang, page: p}
		s.top = text.Scroll(s.top, p.len(), s.height-tabsHeight)
	}
}

// write returns the command that writes the request and the profile.
func (s *Screen) write() tea.Cmd {
	built, ok := s.work.Build()
	client, ctx, lang := s.work.Target.Client, s.ctx, s.look.Lang
	form, profile, of := s.work.Main.Form, s.work.CurrentProfile(), s.written
	return func() tea.Msg {
		texts := Texts{of: of}
		if data, err := profiles.Encode(form, profile, lang); err == nil {
			texts.Profile = string(data)
		}
		if !ok {
			return texts
		}
		msg, err := client.Capture(ctx, built.Request, forms.Masked)
		if err != nil {
			texts.Trouble = providers.AsFailure(err)
			return texts
		}
		texts.HTTP, texts.Curl = msg.HTTP(), msg.Curl()
		return texts
	}
}

// Update takes the texts that were written, and what the cloud said.
func (s *Screen) Update(msg tea.Msg) {
	switch msg := msg.(type) {
	case Texts:
		// Those of earlier answers may come after those of later ones.
		if msg.of == s.written {
			s.texts = msg
		}
	case Asked:
		if msg.at == s.asked {
			s.told = msg
		}
	}
}

// Keys are the keys of the review.
func (s *Screen) Keys() []keys.Hint { return table.Hints(s) }

// Press does what a key does, and tells whether the review has it.
func (s *Screen) Press(key tea.KeyMsg) (taken bool) {
	s.led = false
	if s.search.Opened() {
		if s.search.Press(key) {
			s.seek(0, 1)
		}
		return true
	}
	why, taken := table.Press(s, key)
	if !why.IsZero() {
		s.out.Complain(why)
	}
	return taken
}

var table = keys.Table[*Screen]{
	{Keys: []string{"s"}, Name: "s", Help: forms.T("submit", "提交"), Rank: keys.Always, Do: (*Screen).Submit},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("go to the field", "转到该项"), Rank: 8, On: (*Screen).leads, Do: (*Screen).jump},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("submit", "提交"), On: (*Screen).leadsNowhere, Do: (*Screen).Submit},
	{Keys: []string{"right", "tab", "l"}, Name: "→", Help: forms.T("next tab", "下一页签"), Rank: 7, Do: func(s *Screen) { s.turn(1) }},
	{Keys: []string{"left", "shift+tab", "h"}, Name: "←", Help: forms.T("previous tab", "上一页签"), Do: func(s *Screen) { s.turn(-1) }},
	{Keys: []string{"1"}, Name: "1", Help: forms.T("plan", "方案"), Do: func(s *Screen) { s.open(tabPlan) }},
	{Keys: []string{"2"}, Name: "2", Help: forms.T("checks and notes", "检查与须知"), Do: func(s *Screen) { s.open(tabChecks) }},
	{Keys: []string{"3"}, Name: "3", Help: forms.T("changes", "变更"), Do: (*Screen).openChanges},
	{Keys: []string{"4"}, Name: "4", Help: forms.T("request as JSON", "JSON 请求"), Do: func(s *Screen) { s.open(tabRequest) }},
	{Keys: []string{"5"}, Name: "5", Help: forms.T("request as HTTP", "HTTP 请求"), Do: func(s *Screen) { s.open(tabHTTP) }},
	{Keys: []string{"6"}, Name: "6", Help: forms.T("request as curl", "curl 命令"), Do: func(s *Screen) { s.open(tabCurl) }},
	{Keys: []string{"7"}, Name: "7", Help: forms.T("profile", "配置文件"), Do: func(s *Screen) { s.open(tabProfile) }},
	{Keys: []string{"down", "j"}, Name: "↓", Help: forms.T("down", "向下"), Do: func(s *Screen) { s.move(1) }},
	{Keys: []string{"up", "k"}, Name: "↑", Help: forms.T("up", "向上"), Do: func(s *Screen) { s.move(-1) }},
	{Keys: []string{"pgdown"}, Name: "pgdn", Help: forms.T("page down", "向下翻页"), Do: func(s *Screen) { s.move(s.height - tabsHeight - 1) }},
	{Keys: []string{"pgup"}, Name: "pgup", Help: forms.T("page up", "向上翻页"), Do: func(s *Screen) { s.move(tabsHeight + 1 - s.height) }},
	{Keys: []string{"home", "g"}, Name: "home", Also: "g", Help: forms.T("to the beginning", "开头"), Do: func(s *Screen) { s.move(-far) }},
	{Keys: []string{"end", "G"}, Name: "end", Also: "G", Help: forms.T("to the end", "末尾"), Do: func(s *Screen) { s.move(far) }},
	{Keys: []string{"/"}, Name: "/", Help: forms.T("search", "搜索"), Rank: 3, Do: (*Screen).openSearch},
	{Keys: []string{"n"}, Name: "n", Help: forms.T("next match", "下一处"), On: (*Screen).searching, Do: func(s *Screen) { s.seek(1, 1) }},
	{Keys: []string{"N"}, Name: "N", Help: forms.T("previous match", "上一处"), On: (*Screen).searching, Do: func(s *Screen) { s.seek(-1, -1) }},
	{Keys: []string{"ctrl+s"}, Name: "ctrl+s", Help: forms.T("save profile", "保存配置"), Rank: 5, Do: func(s *Screen) { s.out.Post(Save{}) }},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back to the answers", "返回修改"), Rank: keys.Always, Do: func(s *Screen) { s.out.Post(Back{}) }},
	{Keys: []string{"ctrl+n"}, Name: "ctrl+n", Help: forms.T("next warning", "下一条警告"), Rank: 1, On: (*Screen).isWarned, Do: (*Screen).toWarned},
}

// far is more than anything is long.
const far = 1 << 20

func (s *Screen) leadsNowhere() bool { return !s.leads() }

// leads tells whether the line at the cursor leads to a question.
func (s *Screen) leads() bool { return s.at() != "" }

// at is where the line at the cursor leads; empty for nowhere.
func (s *Screen) at() forms.Path {
	switch s.tab {
	case tabPlan:
		if rows := s.rows(); s.cursor < len(rows) {
			return s.work.Plan().Lines[rows[s.cursor].Line].Path
		}
	case tabChecks:
		if problems := s.work.Wrong(); s.cursor < len(problems) {
			return problems[s.cursor].Path
		}
	case tabChanges:
		if changes := s.work.Changes(); s.cursor < len(changes) {
			return changes[s.cursor].Place()
		}
	}
	return ""
}

// turn opens the tab beside the open one, round the ends.
func (s *Screen) turn(by int) {
	shown := s.shown()
	at := slices.Index(shown, s.tab)
	s.open(shown[(at+by+len(shown))%len(shown)])
}

// shown are the tabs that there are: without anything to compare with there are no
// changes.
func (s *Screen) shown() []int {
	var tabs []int
	before, _ := s.work.Before()
	for tab := range tabCount {
		if tab != tabChanges || before != nil {
			tabs = append(tabs, tab)
		}
	}
	return tabs
}

func (s *Screen) open(tab int) {
	s.led, s.tab, s.cursor, s.top = false, tab, 0, 0
	s.search.Drop()
}

// move moves the cursor over what leads somewhere, or scrolls a text; what is past
// the ends is cut off in Arrange.
func (s *Screen) move(by int) {
	if s.tab == tabPlan || s.tab == tabChecks || s.tab == tabChanges {
		s.cursor += by
		return
	}
	s.top += by
}

// lowest is how far down the cursor goes.
func (s *Screen) lowest() int {
	switch s.tab {
	case tabPlan:
		return len(s.rows()) - 1
	case tabChanges:
		return len(s.work.Changes()) - 1
	}
	return max(len(s.work.Wrong())-1, 0) + s.below()
}

// jump goes to the question of the line under the cursor, if there is one.
func (s *Screen) jump() {
	if path := s.at(); path != "" {
		s.out.Post(Jump{Path: path})
	}
}
