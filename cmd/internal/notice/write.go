package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

const noticeHead = `clusterwiz contains works of others. Their licences follow, each with the modules
that it is of; docs/modules.md tells what these are for. Written by make generate.
`

// noticeOf has every text once, with the modules that it is of.
func noticeOf(modules []module) string {
	type work struct{ kind, text, of string }
	var works []work
	for _, m := range modules {
		name := strings.TrimSpace(m.path + " " + m.version)
		for _, text := range m.texts {
			text = tidy(text)
			i := slices.IndexFunc(works, func(w work) bool { return w.text == text })
			if i >= 0 {
				works[i].of += "\n" + name
				continue
			}
			works = append(works, work{kind: m.licence(), text: text, of: name})
		}
	}
	// Those that are alike stand together, which also packs them small.
	slices.SortStableFunc(works, func(a, b work) int { return cmp.Compare(a.kind, b.kind) })
	var out strings.Builder
	out.WriteString(noticeHead)
	for _, w := range works {
		fmt.Fprintf(&out, "\n%s\n%s\n%s\n\n%s\n", strings.Repeat("=", 80), w.of, strings.Repeat("-", 80), w.text)
	}
	return out.String()
}

// tidy takes out how lines end and what is blank around a text, which is no part of
// what it says.
func tidy(text string) string {
	var lines []string
	for line := range strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")) {
		lines = append(lines, strings.TrimRight(line, " \t\n"))
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

const tableHead = `# Modules of others in the program

On any of its platforms; a program for one has some fewer (` + "`go version -m clusterwiz`" + `). The licences are in
[NOTICE](NOTICE), and ` + "`clusterwiz version --licences`" + ` writes them. ` + "`make generate`" + ` writes this page, ` + "`make audit`" + ` holds it to
the sources. A module in brackets comes along with another one and is not imported here.

| module | version | licence | what it is for |
|---|---|---|---|
`

// tableOf tells of each module what it is for.
func tableOf(modules []module) string {
	var out strings.Builder
	out.WriteString(tableHead)
	for _, m := range modules {
		path, version := m.path, m.version
		if !m.direct {
			path = "(" + path + ")"
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", path, version, m.licence(), cmp.Or(purposes[m.path], "what every Go program contains"))
	}
	return out.String()
}
