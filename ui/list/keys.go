package list

import (
	"clusterwiz/forms"
	"clusterwiz/ui/keys"
)

var pickerKeys = keys.Table[*Picker]{
	{Name: "↑↓", Help: forms.T("move", "移动"), Rank: 6},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("choose", "选择"), Rank: 9, On: (*Picker).takes, Why: (*Picker).awaited, Do: (*Picker).take},
	{Keys: []string{"tab"}, Name: "tab", Help: forms.T("select", "选中"), Rank: 8, On: (*Picker).several, Why: (*Picker).awaited, Do: (*Picker).mark},
	{Keys: []string{"tab"}, Name: "tab", Help: forms.T("choose", "选择"), On: (*Picker).takes, Why: (*Picker).awaited, Do: (*Picker).take},
	{Keys: []string{"alt+a"}, Name: "alt+a", Help: forms.T("select once more", "再选一次"), Rank: 4, On: (*Picker).repeats, Why: (*Picker).awaited, Do: (*Picker).once},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("clear the filter", "清空筛选"), Rank: keys.Always, On: (*Picker).Filtering, Do: (*Picker).clear},
	{Keys: []string{"alt+s"}, Name: "alt+s", Help: textSort, Rank: 5, On: (*Picker).canSort, Do: (*Picker).sortNext},
	{Keys: []string{"alt+S"}, Name: "alt+S", Help: forms.T("reverse the order", "反转顺序"), On: (*Picker).isSorted, Do: (*Picker).turnOrder},
	{Name: "ctrl+↑↓", Help: forms.T("order", "调整顺序"), Rank: 3, On: (*Picker).ordered},
	{Keys: []string{"ctrl+up"}, Name: "ctrl+↑", Help: forms.T("move earlier", "前移"), On: (*Picker).several, Do: func(p *Picker) { p.reorder(-1) }},
	{Keys: []string{"ctrl+down"}, Name: "ctrl+↓", Help: forms.T("move later", "后移"), On: (*Picker).several, Do: func(p *Picker) { p.reorder(1) }},
	{Keys: []string{"backspace"}, Name: "backspace", Help: forms.T("remove the last selected", "取消最后选中的一项"), Rank: 2, On: (*Picker).canTakeBack, Do: (*Picker).takeBack},
	{Keys: []string{"up"}, Name: "↑", Help: forms.T("up", "向上"), Do: func(p *Picker) { p.move(p.at - 1) }},
	{Keys: []string{"down"}, Name: "↓", Help: forms.T("down", "向下"), Do: (*Picker).down},
	{Keys: []string{"pgup"}, Name: "pgup", Help: forms.T("page up", "向上翻页"), Do: func(p *Picker) { p.move(p.at - p.page()) }},
	{Keys: []string{"pgdown"}, Name: "pgdn", Help: forms.T("page down", "向下翻页"), Do: func(p *Picker) { p.move(p.at + p.page()) }},
	{Keys: []string{"home"}, Name: "home", Help: forms.T("first", "第一项"), Do: func(p *Picker) { p.move(0) }},
	{Keys: []string{"end"}, Name: "end", Help: forms.T("last", "最后一项"), Do: func(p *Picker) { p.move(len(p.matches) - 1) }},
	{Name: "ctrl+u", Help: forms.T("clear the filter", "清空筛选")},
}
