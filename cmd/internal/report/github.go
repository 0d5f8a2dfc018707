package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"clusterwiz/forms"
)

// What a workflow command takes for its own, in its text and in a property.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// Annotations writes the workflow commands that put findings and ends beside the
// lines of a change.
func (r *Report) Annotations(w io.Writer) error {
	var b strings.Builder
	for _, one := range r.Cases {
		for _, f := range one.Findings {
			level := "error"
			if f.Warning {
				level = "warning"
			}
			annotate(&b, level, one.called(), f.File, f.Line, f.Column, f.Text)
		}
		switch {
		case one.Text == "":
		case one.Result == Passed, one.Result == Skipped:
			annotate(&b, "notice", one.called(), "", 0, 0, one.Text)
		case one.errors() == 0:
			annotate(&b, "error", one.called(), one.File, 0, 0, one.Text)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func annotate(b *strings.Builder, level, title, file string, line, column int, text string) {
	properties := []string{"title=" + propertyEscapes.Replace(title)}
	if file != "" {
		properties = append(properties, "file="+propertyEscapes.Replace(file))
		if line > 0 {
			properties = append(properties, fmt.Sprintf("line=%d,col=%d", line, max(column, 1)))
		}
	}
	fmt.Fprintf(b, "::%s %s::%s\n", level, strings.Join(properties, ","), dataEscapes.Replace(text))
}

// mostRows is how many profiles a summary shows: a step may write a MiB of it.
const mostRows = 1000

// Summary writes the report in Markdown, as a step's summary.
func (r *Report) Summary(w io.Writer, lang forms.Lang) error {
	var b strings.Builder
	profiles := forms.Tf("%d profiles", "%d 个配置文件", len(r.Cases))
	if len(r.Cases) == 1 {
		profiles.En = "1 profile"
	}
	head := forms.Tf("%s, %d passed, %d failed, %d skipped", "%s，%d 个通过，%d 个失败，%d 个跳过",
		profiles, r.count(Passed), r.count(Failed)+r.count(Broken), r.count(Skipped))
	fmt.Fprintf(&b, "### %s: %s\n\n", cell(r.Command), head.In(lang))
	heads := []forms.Text{
		forms.T("Name", "名称"), forms.T("Profile", "配置文件"), forms.T("Provider", "云产品"), forms.T("State", "状态"), forms.T("ID", "ID"), forms.T("Time", "用时"),
	}
	line := "|"
	for _, one := range heads {
		line += " " + one.In(lang) + " |"
	}
	fmt.Fprintf(&b, "%s\n|%s\n", line, strings.Repeat("---|", len(heads)))
	for i, one := range r.Cases {
		if i == mostRows {
			fmt.Fprintf(&b, "\n%s\n", forms.Tf("and %d more", "另有 %d 个", len(r.Cases)-i).In(lang))
			break
		}
		took := ""
		if one.Took > 0 {
			took = one.Took.Round(time.Second).String()
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", cell(one.Name), cell(one.File), cell(one.Provider), cell(one.State), cell(one.ID), took)
	}
	r.details(&b)
	_, err := io.WriteString(w, b.String()+"\n")
	return err
}

// details are what is wrong, as a list, so much of it as a summary has room for.
func (r *Report) details(b *strings.Builder) {
	shown := 0
	for _, one := range r.Cases {
		lines := make([]string, 0, len(one.Findings)+1)
		if one.Result == Failed || one.Result == Broken {
			lines = append(lines, one.called()+": "+one.Text)
		}
		for _, f := range one.Findings {
			lines = append(lines, f.place()+f.Text)
		}
		for _, line := range lines {
			if shown++; shown > mostRows {
				return
			}
			if shown == 1 {
				b.WriteString("\n")
			}
			fmt.Fprintf(b, "- %s\n", cell(line))
		}
	}
}

// markdown is what Markdown, tables and HTML take for their own.
var markdown = strings.NewReplacer(
	"\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "|", "\\|", "~", "\\~", "#", "\\#", "@", "&#64;",
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "\r", " ", "\n", " ",
)

// cell is text that stands in a table and in a line.
func cell(text string) string { return markdown.Replace(strings.TrimSpace(text)) }

// Guard keeps lines that others wrote from being workflow commands.
type Guard struct {
	To io.Writer
	// On tells whether it is a workflow that reads.
	On func() bool
}

// Write implements [io.Writer]. The text comes in whole lines.
func (g *Guard) Write(p []byte) (int, error) {
	if !g.On() || !bytes.Contains(p, []byte("::")) && !bytes.Contains(p, []byte("##[")) {
		return g.To.Write(p)
	}
	var b strings.Builder
	for line := range strings.Lines(string(p)) {
		text := strings.TrimLeft(line, " \t")
		if strings.HasPrefix(text, "::") {
			line = line[:len(line)-len(text)] + ": " + text[1:]
		}
		b.WriteString(strings.ReplaceAll(line, "##[", "# #["))
	}
	if _, err := io.WriteString(g.To, b.String()); err != nil {
		return 0, err
	}
	return len(p), nil
}
