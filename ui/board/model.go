package board

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
	"clusterwiz/ui/text"
)

// closed ends the table.
type closed struct{}

// tick is a second that went by.
type tick time.Time

// line is a row with what is known of it.
type line struct {
	Row
	News
	began time.Time
}

func (l *line) goesOn() bool { return !l.began.IsZero() && !l.Over }

// model is the table. Rows are shown that go on, then those that ended last.
type model struct {
	lang          forms.Lang
	lines         []line
	now           time.Time
	width, height int
	// ended are the rows in the order in which they ended.
	ended []int
	bad   int
	gone  bool
}

func newModel(lang forms.Lang, rows []Row, now time.Time) *model {
	m := &model{lang: lang, lines: make([]line, len(rows)), now: now, width: 80, height: 24}
	for i, row := range rows {
		m.lines[i].Row = row
	}
	return m
}

// Init implements [tea.Model].
func (m *model) Init() tea.Cmd { return later() }

func later() tea.Cmd { return tea.Tick(time.Second, func(at time.Time) tea.Msg { return tick(at) }) }

// Update implements [tea.Model].
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tick:
		m.now = time.Time(msg)
		return m, later()
	case News:
		m.hear(msg)
	case closed:
		m.gone = true
		return m, tea.Quit
	}
	return m, nil
}

func (m *model) hear(n News) {
	l := &m.lines[n.Row]
	if l.Over {
		return
	}
	if l.began.IsZero() {
		l.began = n.At
	}
	l.News = n
	if n.Over {
		m.ended = append(m.ended, n.Row)
	}
	if n.Over && n.Bad {
		m.bad++
	}
}

// View implements [tea.Model].
func (m *model) View() string {
	if m.gone {
		return ""
	}
	var on []int
	for i := range m.lines {
		if m.lines[i].goesOn() {
			on = append(on, i)
		}
	}
	rows := append([]string{m.counts(len(on))}, m.table(m.shown(on))...)
	rows = append(rows, forms.T("Ctrl-C lets go of all; the clouds go on", "按 Ctrl-C 停止跟踪全部运行；云端继续执行").In(m.lang))
	for i, row := range rows {
		rows[i] = strings.TrimRight(text.Fit(row, m.width), " ")
	}
	return strings.Join(rows, "\n")
}

// shown are as many rows as there is room for.
func (m *model) shown(on []int) []int {
	room := max(m.height-4, 1) // The counts, the heads, the hint, and a line below.
	if len(on) > room {
		return on[:room]
	}
	last := m.ended[max(0, len(m.ended)-(room-len(on))):]
	rows := append([]int{}, on...)
	for i := len(last) - 1; i >= 0; i-- {
		rows = append(rows, last[i])
	}
	return rows
}

func (m *model) counts(on int) string {
	return forms.Tf("%d of %d are over, %d of them not well; %d go on, %d wait", "%d/%d 已结束，其中 %d 个未成功；%d 个进行中，%d 个等待",
		len(m.ended), len(m.lines), m.bad, on, len(m.lines)-len(m.ended)-on).In(m.lang)
}

// table has a line for each of the rows, with the heads above.
func (m *model) table(rows []int) []string {
	cells := [][]string{{
		forms.T("NAME", "名称").In(m.lang), forms.T("PROVIDER", "云产品").In(m.lang), forms.T("TIME", "用时").In(m.lang),
		forms.T("STATE", "状态").In(m.lang), "",
	}}
	for _, i := range rows {
		l := m.lines[i]
		until := m.now
		if l.Over {
			until = l.At
		}
		took := max(until.Sub(l.began), 0).Round(time.Second).String()
		cells = append(cells, []string{foreign.Line(l.Name), l.Provider, took, l.State, foreign.Line(l.Text)})
	}
	widths := make([]int, len(cells[0]))
	for _, row := range cells {
		for i, cell := range row[:len(row)-1] {
			widths[i] = max(widths[i], min(text.Width(cell), 32))
		}
	}
	out := make([]string, len(cells))
	for n, row := range cells {
		for i, cell := range row[:len(row)-1] {
			out[n] += text.Fit(cell, widths[i]) + "  "
		}
		out[n] += row[len(row)-1]
	}
	return out
}
