package plain

import (
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

// Problems writes what is wrong with answers, one line each, in the order
// given: as results, since that is what was asked for.
func (p *IO) Problems(issues []profiles.Issue) {
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
