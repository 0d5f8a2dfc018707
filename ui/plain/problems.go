package plain

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// problemJSON is one problem as an object.
type problemJSON struct {
	File     string     `json:"file,omitempty"`
	Line     int        `json:"line,omitempty"`
	Column   int        `json:"column,omitempty"`
	Path     forms.Path `json:"path,omitempty"`
	Severity string     `json:"severity"`
	Message  string     `json:"message"`
	Remedy   string     `json:"remedy,omitempty"`
}

// mostProblems is how many problems of a file are written. Nobody reads more at
// once, and a file that is none of ours may have one on each line.
const mostProblems = 100

// Problems writes what is wrong with answers, one line each, in the order
// given: as results, since that is what was asked for. Of very many it writes
// the first, and how many there are besides.
func (p *IO) Problems(issues []profiles.Issue) {
	more := len(issues) - mostProblems
	if more > 0 {
		rest := profiles.Issue{File: issues[0].File, Problem: forms.Problem{
			Summary: forms.Tf("and %d more problems", "另有 %d 个问题", more),
			Remedy:  forms.T("put the first ones right, and check again", "请先修正以上问题，再次检查"),
		}}
		issues = append(slices.Clone(issues[:mostProblems]), rest)
	}
	for _, issue := range issues {
		if !p.JSON {
			p.write(p.Out, issue.String(p.Lang)+"\n")
			continue
		}
		severity := "error"
		if issue.Severity == forms.Warning {
			severity = "warning"
		}
		p.writeJSON(problemJSON{
			File: issue.File, Line: issue.Line, Column: issue.Column, Path: issue.Path, Severity: severity,
			Message: issue.Summary.In(p.Lang), Remedy: issue.Remedy.In(p.Lang),
		})
	}
}
