package providers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"clusterwiz/forms"
)

// Row is one thing that a person is told after a creation: what it is and the value,
// or a sentence alone.
type Row struct {
	Label, Value forms.Text
	// Command: the value is to be typed as it stands.
	Command bool
}

// Text is the row in one line.
func (r Row) Text() forms.Text {
	switch {
	case r.Value.IsZero():
		return r.Label
	case r.Label.IsZero():
		return r.Value
	}
	return forms.Tf("%s: %s", "%s：%s", r.Label, r.Value)
}

// fewNodes is how many machines a person is told of one by one.
const fewNodes = 5

// Rows are what a person is told: what to do first, then where things are.
func (n Next) Rows() []Row {
	var rows []Row
	for _, step := range n.Steps {
		rows = append(rows, Row{Label: step.Text, Value: forms.Same(step.Command), Command: step.Command != ""})
	}
	for _, one := range slices.Concat(n.Addresses, n.IDs) {
		rows = append(rows, Row{Label: one.Label, Value: forms.Same(one.Value)})
	}
	if n.Console != "" {
		rows = append(rows, Row{Label: forms.T("console", "控制台"), Value: forms.Same(n.Console)})
	}
	for _, m := range n.Nodes[:min(len(n.Nodes), fewNodes)] {
		words := slices.DeleteFunc([]string{cmp.Or(m.Name, m.ID), m.Role, m.State, cmp.Or(m.Public, m.Private)}, func(s string) bool { return s == "" })
		rows = append(rows, Row{Label: forms.T("node", "节点"), Value: forms.Same(strings.Join(words, " · "))})
	}
	if more := n.Count - fewNodes; more > 0 && len(n.Nodes) > 0 {
		rows = append(rows, Row{Label: forms.Tf("and %s", "另有 %s", forms.Count(more, "more node", "more nodes"))})
	}
	return rows
}

// Lasted writes how long something took, in whole seconds.
func Lasted(d time.Duration) forms.Text {
	if d < time.Second {
		return forms.T("under 1s", "不到 1 秒")
	}
	d = d.Truncate(time.Second)
	zh := fmt.Sprintf("%d 秒", int(d.Seconds())%60)
	if d >= time.Minute {
		zh = fmt.Sprintf("%d 分 %s", int(d.Minutes())%60, zh)
	}
	if d >= time.Hour {
		zh = fmt.Sprintf("%d 小时 %s", int(d.Hours()), zh)
	}
	return forms.Foreign(d.String(), zh)
}
