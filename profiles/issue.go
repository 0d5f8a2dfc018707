package profiles

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"clusterwiz/forms"
)

// Position is a place in a file, both counted from 1; columns in characters.
// The zero Position is nowhere.
type Position struct{ Line, Column int }

// Issue is a problem with the place in the file where it stands. Line 0 means
// that it does not come from a file.
type Issue struct {
	File         string
	Line, Column int
	forms.Problem
}

// String writes the issue on one line: "a.toml:3:1: basics.name: required".
func (i Issue) String(lang forms.Lang) string {
	var b strings.Builder
	if i.File != "" {
		b.WriteString(i.File)
		if i.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", i.Line, i.Column)
		}
		b.WriteString(": ")
	}
	if i.Severity == forms.Warning {
		b.WriteString(forms.T("warning: ", "警告：").In(lang))
	}
	if i.Path != "" {
		b.WriteString(string(i.Path) + ": ")
	}
	b.WriteString(i.Summary.In(lang))
	if remedy := i.Remedy.In(lang); remedy != "" {
		b.WriteString(forms.T("; ", "；").In(lang) + remedy)
	}
	return b.String()
}

// Error implements error, in English.
func (i Issue) Error() string { return i.String(forms.En) }

// IssuesOf are all that an error of [Profile.Override] tells of.
func IssuesOf(err error) []Issue {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		var all []Issue
		for _, one := range several.Unwrap() {
			all = append(all, IssuesOf(one)...)
		}
		return all
	}
	if issue := new(Issue); errors.As(err, &issue) {
		return []Issue{*issue}
	}
	return nil
}

// InOrder brings what was read wrongly and what was found wrong in the answers since into
// the order of the file. What is missing has no place in it, and comes last.
func (p *Profile) InOrder(read, found []Issue) []Issue {
	issues, missing := slices.Clone(read), []Issue(nil)
	for _, issue := range found {
		if issue.Line == 1 && issue.Column == 1 && p.whence(issue.Path).File == "" {
			missing = append(missing, issue)
		} else {
			issues = append(issues, issue)
		}
	}
	p.sortIssues(issues)
	return append(issues, missing...)
}

// sortIssues brings issues into the order of the documents, and of each file; what is in
// none of them, as --set, comes behind.
func (p *Profile) sortIssues(issues []Issue) {
	order := map[string]int{}
	for i, issue := range issues {
		if _, known := order[issue.File]; !known {
			order[issue.File] = len(p.documents) + i
		}
	}
	for i, name := range p.documents {
		order[name] = i
	}
	sort.SliceStable(issues, func(i, j int) bool {
		a, b := &issues[i], &issues[j]
		return cmp.Or(cmp.Compare(order[a.File], order[b.File]), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) < 0
	})
}
