package start

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/presets"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/list"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

var (
	textGoingOn   = forms.T("In progress", "进行中")
	textContinue  = forms.T("Continue", "继续")
	textNew       = forms.T("New", "新建")
	textPresets   = forms.T("Presets", "预设")
	textProfiles  = forms.T("Profiles", "配置文件")
	textRuns      = forms.T("Runs", "运行")
	textNoName    = forms.T("(no name yet)", "（未命名）")
	textCloudPage = forms.T("Cloud", "云与账号")
	textSimulated = forms.T("simulated", "模拟")
)

// few is how many rows of a section are shown until all are asked for.
const few = 5

// section is what belongs together; all words how to see the rest of its rows, with
// their number.
type section struct {
	title, all forms.Text
	rows       []row
	// columns are the widths of all cells but the last.
	columns []int
}

// row is one thing to do, and the message that asks for it.
type row struct {
	cells []cell
	does  tea.Msg
	// also is what it is found by besides its cells; hay is all of that.
	also []string
	hay  string
	// brief is the last cell where there is little room; empty for as it is.
	brief string
}

// cell is a part of a row.
type cell struct {
	text string
	tone tone
}

// tone is what a cell means, which tells its style.
type tone int

const (
	name tone = iota
	aside
	good
	bad
	warning
	going
)

// style is that of a tone; the name of the row with the cursor is lit.
func (s *Screen) style(of tone, chosen bool) look.Style {
	switch of {
	case aside:
		return s.look.Dim
	case good:
		return s.look.Good
	case bad:
		return s.look.Bad
	case warning:
		return s.look.Warn
	case going:
		return s.look.Accent
	case name:
	}
	if chosen {
		return s.look.Accent
	}
	return s.look.Label
}

// sections lists what can be done: come back to what the cloud works at, go on, begin,
// look. What begins something new is never left out.
func (s *Screen) sections() []section {
	if !s.known() {
		return nil
	}
	all := []section{
		{title: textGoingOn, all: forms.T("all %d in progress …", "全部 %d 次进行中的运行…")},
		{title: textContinue, all: forms.T("all %d drafts …", "全部 %d 份草稿…")},
		{title: textNew},
		{title: textPresets, all: forms.T("all %d presets …", "全部 %d 个预设…")},
		{title: textProfiles, all: forms.T("all %d profiles …", "全部 %d 个配置文件…")},
		{title: textRuns, all: forms.T("all %d runs …", "全部 %d 次运行…")},
	}
	for _, draft := range s.found.Drafts {
		all[1].add(s.draftRow(draft))
	}
	for _, p := range s.o.Providers {
		about := p.About()
		title := about.Title()
		all[2].add(row{does: New{Provider: about.ID}, also: []string{about.ID, title.En, title.Zh}, cells: []cell{
			{s.look.Say(title), name}, {s.look.Say(firstSentence(about.Lifecycle)), warning},
		}})
	}
	all[2].add(row{does: Running{}, also: []string{textLike.En, textLike.Zh}, cells: []cell{{s.look.Say(textLike), name}, {"", aside}}})
	for _, preset := range presets.All() {
		if _, ok := work.ProviderOf(s.o.Providers, preset.Provider); ok {
			all[3].add(row{does: Preset{Name: preset.Name}, also: []string{preset.Name, preset.Title.En, preset.Title.Zh}, cells: []cell{
				{s.look.Say(preset.Title), name}, {s.cloud(preset.Provider), aside},
			}, brief: preset.Provider})
		}
	}
	for _, profile := range s.found.Profiles {
		all[4].add(row{does: File{Path: profile.Path}, cells: []cell{
			{s.ago(profile.Saved), aside}, {filepath.Base(profile.Path), name}, {s.cloud(profile.Provider), aside},
		}})
	}
	above := map[string]bool{}
	for _, record := range s.found.Going {
		above[record.ID] = true
		all[0].add(s.runRow(record))
	}
	for _, record := range s.found.Runs {
		if !above[record.ID] {
			all[5].add(s.runRow(record))
		}
	}
	return slices.DeleteFunc(all, func(s section) bool { return len(s.rows) == 0 })
}

// add puts a row to the section, and makes its columns wide enough. What has two
// languages is found by the words of both, since not every keyboard writes Chinese.
func (s *section) add(r row) {
	var words []string
	for i, c := range r.cells {
		words = append(words, c.text)
		if i == len(r.cells)-1 {
			break
		}
		if i == len(s.columns) {
			s.columns = append(s.columns, 0)
		}
		s.columns[i] = max(s.columns[i], text.Width(c.text))
	}
	r.hay = strings.ToLower(strings.Join(append(words, r.also...), " "))
	s.rows = append(s.rows, r)
}

func (s *Screen) draftRow(draft profiles.Draft) row {
	answer, _ := draft.Answers.Get("basics.name")
	called := forms.ValueText(answer)
	if called == "" {
		called = s.look.Say(textNoName)
	}
	page := textCloudPage
	if p, ok := work.ProviderOf(s.o.Providers, draft.Provider); ok {
		if at, ok := p.Form().Step(draft.Step); ok {
			page = at.Label
		}
	}
	return row{does: Resume{Draft: draft}, cells: []cell{
		{s.ago(draft.Saved), aside}, {called, name}, {s.cloud(draft.Provider), aside}, {s.look.Say(page), aside},
	}}
}

func (s *Screen) runRow(record launch.Record) row {
	sign, how := signOf(record.Phase)
	simulated := ""
	if record.Simulated {
		simulated = s.look.Say(textSimulated)
	}
	return row{does: Watch{Record: record}, cells: []cell{
		{s.ago(record.Started), aside},
		{sign + " " + s.look.Say(launch.Word(string(record.Phase))), how},
		{record.Name, name},
		{s.cloud(record.Provider), aside},
		{record.ID, aside},
		{simulated, aside},
	}}
}

// signOf is the sign of a phase: it tells by its shape what the colour tells, too.
func signOf(phase launch.Phase) (string, tone) {
	switch phase {
	case launch.Created:
		return "✓", good
	case launch.Failed:
		return "✗", bad
	case launch.Rejected:
		return "⊘", bad
	case launch.Unclear, launch.Sending:
		return "!", warning
	case launch.Deleted:
		return "–", aside
	case launch.Planned:
		return "○", aside
	case launch.Accepted, launch.Running, launch.Deleting:
	}
	return "●", going
}

// cloud is the name of a provider; its id where that is not known.
func (s *Screen) cloud(id string) string {
	if p, ok := work.ProviderOf(s.o.Providers, id); ok {
		return s.look.Say(p.About().Name)
	}
	return id
}

// ago writes a time as long ago as it was when the disk was looked at; blank for none.
func (s *Screen) ago(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return s.look.Say(list.Ago(s.found.At.Sub(at)))
}
