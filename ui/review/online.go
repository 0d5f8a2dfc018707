package review

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers/online"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// Asked is what the cloud said of the answers: whether the name is free, the limits
// suffice, what is filled in exists.
type Asked struct {
	at       work.Stamp
	findings []online.Finding
}

// compare returns the command that asks the cloud about the answers as they stand, nil
// where that is done, under way, or of no use yet.
func (s *Screen) compare() tea.Cmd {
	now := s.work.Stamp()
	if s.work.Main == nil || s.work.Target.Client == nil || s.asked == now || s.work.Comparing() || len(forms.Errors(s.work.Wrong())) > 0 {
		return nil
	}
	s.asked = now
	ctx, target, answers := s.ctx, s.work.Target, s.work.Main.Answers.Clone()
	return func() tea.Msg { return Asked{now, online.Check(ctx, target, answers)} }
}

// onlineLines says what the cloud said. What its lists refuse stands among the
// problems, where enter leads to it; the rest is told here.
func (s *Screen) onlineLines() []string {
	if s.asked != s.told.at {
		return []string{"", s.look.Dim.Render(s.look.Say(textAsking))}
	}
	if s.told.findings == nil {
		return nil
	}
	passed, lines := 0, []string(nil)
	var unknown []online.Finding
	for _, f := range s.told.findings {
		switch {
		case f.Result == online.Passed:
			passed++
		case f.Result == online.Unknown:
			unknown = append(unknown, f)
		case f.Path != "":
		case f.Certain:
			lines = append(lines, s.finding("✗ ", s.look.Bad, refusal(f))...)
		default:
			lines = append(lines, s.finding("! ", s.look.Warn, refusal(f))...)
		}
	}
	head := s.look.Good.Render(s.look.Say(textConfirmed.With(passed)))
	return slices.Concat([]string{"", head}, lines, s.unknownLines(unknown))
}

// unknownLines names what could not be checked, once for each reason.
func (s *Screen) unknownLines(unknown []online.Finding) []string {
	subjects := map[forms.Text][]string{}
	var reasons []forms.Text
	for _, f := range unknown {
		if subjects[f.Text] == nil {
			reasons = append(reasons, f.Text)
		}
		if subject := s.look.Say(f.Subject); !slices.Contains(subjects[f.Text], subject) {
			subjects[f.Text] = append(subjects[f.Text], subject)
		}
	}
	var lines []string
	for _, reason := range reasons {
		names := subjects[reason]
		if more := len(names) - mostUnknown; more > 0 {
			names = append(names[:mostUnknown], textMore.With(more).In(s.look.Lang))
		}
		what := forms.Same(strings.Join(names, forms.T(", ", "、").In(s.look.Lang)))
		lines = append(lines, s.finding("? ", s.look.Dim, forms.Tf("not checked: %s: %s", "未能检查：%s：%s", what, reason))...)
	}
	return lines
}

// mostUnknown is how many things are named that could not be checked for one reason.
const mostUnknown = 3

func refusal(f online.Finding) forms.Text {
	text := forms.Tf("%s: %s", "%s：%s", f.Subject, f.Text)
	if f.Remedy.IsZero() {
		return text
	}
	return forms.Tf("%s; %s", "%s；%s", text, f.Remedy)
}

// marked is a refusal behind the sign of how certain it is.
func marked(f online.Finding) forms.Text {
	sign := "! "
	if f.Certain {
		sign = "✗ "
	}
	return forms.Tf("%s%s", "%s%s", sign, refusal(f))
}

// finding wraps one line behind its sign.
func (s *Screen) finding(sign string, style interface{ Render(...string) string }, what forms.Text) []string {
	var lines []string
	for i, line := range text.Wrap(s.look.Say(what), s.width-len([]rune(sign))) {
		if i > 0 {
			sign = strings.Repeat(" ", 2)
		}
		lines = append(lines, style.Render(sign)+line)
	}
	return lines
}
