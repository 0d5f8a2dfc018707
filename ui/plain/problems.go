package plain

import (
	"slices"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers/launch"
)

// mostProblems is how many problems of a file are written. Nobody reads more at
// once, and a file that is none of ours may have one on each line.
const mostProblems = 100

// Problems writes what is wrong with answers, one line each, in the order
// given: as results, since that is what was asked for. Of very many it writes
// the first, and how many there are besides. about is what the events, which they are
// as JSON, are about.
func (p *IO) Problems(about launch.Event, issues []profiles.Issue) {
	more := len(issues) - mostProblems
	if more > 0 {
		rest := profiles.Issue{File: issues[0].File, Problem: forms.Problem{
			Summary: forms.Tf("and %d more problems", "另有 %d 个问题", more),
			Remedy:  forms.T("correct the first ones, then check again", "请先修正以上问题，再次检查"),
		}}
		issues = append(slices.Clone(issues[:mostProblems]), rest)
	}
	for _, issue := range issues {
		if !p.JSON {
			p.write(p.Out, issue.String(p.Lang)+"\n")
			continue
		}
		e := about
		e.Time, e.Kind, e.Text = time.Now(), launch.EventProblem, forms.Same(issue.Summary.In(p.Lang))
		e.Issue = &launch.Issue{
			File: issue.File, Line: issue.Line, Column: issue.Column, Path: issue.Path, Severity: severity(issue), Remedy: issue.Remedy.In(p.Lang),
		}
		p.Event(e)
	}
}

func severity(issue profiles.Issue) string {
	if issue.Severity == forms.Warning {
		return "warning"
	}
	return "error"
}
