package main

import (
	"fmt"
	"strings"

	"clusterwiz/forms"
)

// budgets of the architecture that this run tells of: --version by the least that Go can
// do, and how much later than that the first frame comes.
const (
	mostTimes = 3
	mostLater = 12 // Milliseconds.
)

// markdown is the table with what it was taken on, what we lose, and what was not had.
func (f *findings) markdown(lang forms.Lang) string {
	var text strings.Builder
	say := func(line forms.Text) { text.WriteString(line.In(lang) + "\n") }
	say(forms.Tf("On %s. Each figure is a median, of up to %d starts or of up to %d keys in each of %d sessions, for which the programs took turns; in brackets how many times ours it is. A dash is what a program does not have.",
		"运行环境：%s。各数值为中位数（至多 %d 次启动，或 %[4]d 个会话、每个至多 %[3]d 次按键，各程序轮流进行），括号内为与 clusterwiz 的倍数；“–”表示该程序没有此项。", f.machine.text(), f.starts, f.keys, f.sessions))
	text.WriteString("\n" + f.table(lang) + "\n")
	for _, line := range f.remarks() {
		text.WriteString("- ")
		say(line)
	}
	return text.String()
}

// table has a row for each measure and a column for each program that is had.
func (f *findings) table(lang forms.Lang) string {
	heads := []string{""}
	for _, name := range f.programs {
		head := name
		if name != ours && name != plain && f.versions[name] != "" {
			head += " " + f.versions[name]
		}
		heads = append(heads, head)
	}
	var text strings.Builder
	row := func(cells []string) { text.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	row(heads)
	text.WriteString("|---" + strings.Repeat("|---:", len(f.programs)) + "|\n")
	for _, m := range measures() {
		cells := []string{m.name.In(lang)}
		for _, name := range f.programs {
			cells = append(cells, f.cell(m, name))
		}
		row(cells)
	}
	return text.String()
}

// cell is a figure, and for others how many times ours it is.
func (f *findings) cell(m measure, name string) string {
	value, known := f.median(m.id, name)
	if !known {
		return "–"
	}
	text := figure(value) + " " + m.unit
	if our, known := f.median(m.id, ours); known && name != ours && our > 0 {
		text += " (" + figure(value/our) + ")"
	}
	return text
}

// figure is a number as people read it: two digits below ten, none behind the point from a
// hundred.
func figure(value float64) string {
	switch {
	case value >= 100:
		return fmt.Sprintf("%.0f", value)
	case value >= 10:
		return fmt.Sprintf("%.1f", value)
	}
	return fmt.Sprintf("%.2f", value)
}

// remarks are what the table does not say by itself: what we lose, whether the budgets
// are kept, what was not had and what failed.
func (f *findings) remarks() []forms.Text {
	var all []forms.Text
	for _, m := range measures() {
		if line := f.lost(m); !line.IsZero() {
			all = append(all, line)
		}
	}
	all = append(all, f.budgets()...)
	if len(f.missing) > 0 {
		all = append(all, forms.Tf("Not had here: %s.", "此处未能获得：%s。", forms.Enumerate(f.missing)))
	}
	for _, trouble := range f.troubles {
		all = append(all, forms.Tf("Not measured: %s.", "未能测量：%s。", trouble))
	}
	return all
}

// lost names those that are better than ours in a measure, and how many times ours is
// theirs; the zero Text for none.
func (f *findings) lost(m measure) forms.Text {
	our, known := f.median(m.id, ours)
	if !known {
		return forms.Text{}
	}
	var better []forms.Text
	for _, name := range f.programs {
		if value, known := f.median(m.id, name); known && value < our && value > 0 {
			better = append(better, forms.Tf("%s times %s", "为 %[2]s 的 %[1]s 倍", figure(our/value), name))
		}
	}
	if len(better) == 0 {
		return forms.Text{}
	}
	return forms.Tf("We lose: %s is %s.", "落后：%s，%s。", m.name, forms.Join(better, forms.T(", ", "，")))
}

// budgets tells whether they are kept.
func (f *findings) budgets() []forms.Text {
	version, knows := f.median("version", ours)
	least, known := f.median("version", plain)
	first, draws := f.median("first", ours)
	if !knows || !known || !draws || least <= 0 {
		return nil
	}
	return []forms.Text{forms.Tf("Budgets: `--version` is %s times a Go program that prints a line (at most %d), the first frame takes %s ms more than `--version` (at most %d).",
		"预算：`--version` 为最小 Go 程序的 %s 倍（上限 %d），首帧比 `--version` 多 %s ms（上限 %d）。", figure(version/least), mostTimes, figure(first-version), mostLater)}
}
