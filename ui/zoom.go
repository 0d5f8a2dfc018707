package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/text"
)

// zoom is one pane over the whole screen, as it is and without a frame, so that
// the terminal can select it. The mouse is the terminal's meanwhile.
type zoom struct {
	lines     []string
	top, left int
}

// zoomKeys are the keys over an enlarged pane.
var zoomKeys = keys.Table[*app]{
	{Keys: []string{"esc", "z", "alt+z", "q"}, Name: "esc", Help: forms.T("back", "返回"), Rank: keys.Always, Do: closeZoom},
	{Keys: []string{"down", "j"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Rank: 6, Do: scrollZoom(1, 0)},
	{Keys: []string{"up", "k"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Do: scrollZoom(-1, 0)},
	{Keys: []string{"right", "l"}, Name: "←→", Help: forms.T("along the lines", "左右移动"), Rank: 5, Do: scrollZoom(0, 20)},
	{Keys: []string{"left", "h"}, Name: "←→", Help: forms.T("along the lines", "左右移动"), Do: scrollZoom(0, -20)},
	{Keys: []string{"pgdown", " "}, Name: "pgdn", Help: forms.T("page down", "向下翻页"), Do: func(a *app) { scrollZoom(a.lay.height-2, 0)(a) }},
	{Keys: []string{"pgup"}, Name: "pgup", Help: forms.T("page up", "向上翻页"), Do: func(a *app) { scrollZoom(2-a.lay.height, 0)(a) }},
	{Keys: []string{"home", "g"}, Name: "home", Also: "g", Help: forms.T("to the beginning", "开头"), Do: func(a *app) { a.zoom.top, a.zoom.left = 0, 0 }},
	{Keys: []string{"end", "G"}, Name: "end", Also: "G", Help: forms.T("to the end", "末尾"), Do: func(a *app) { scrollZoom(len(a.zoom.lines), 0)(a) }},
	{Keys: []string{"y"}, Name: "y", Help: forms.T("copy", "复制"), Rank: 7, Do: copyZoom},
}

func openZoom(a *app) {
	shown, ok := shownPane(a)
	if !ok {
		a.out.Complain(textNoPane)
		return
	}
	a.zoom = &zoom{lines: strings.Split(strings.TrimRight(shown.text, "\n"), "\n")}
	a.out.Do(tea.DisableMouse)
}

func closeZoom(a *app) {
	a.zoom = nil
	if !a.cfg.NoMouse {
		a.out.Do(tea.EnableMouseCellMotion)
	}
}

func copyZoom(a *app) {
	a.out.Do(toClipboard(a.cfg.Out, strings.Join(a.zoom.lines, "\n")+"\n", a.cfg.env()))
}

func scrollZoom(down, right int) func(*app) {
	return func(a *app) {
		widest := 0
		for _, line := range a.zoom.lines {
			widest = max(widest, text.Width(line))
		}
		a.zoom.top = text.Scroll(a.zoom.top+down, len(a.zoom.lines), a.lay.height-1)
		a.zoom.left = max(min(a.zoom.left+right, widest-a.lay.width), 0)
	}
}

// zoomed draws the pane, with the keys in the last line.
func zoomed(a *app) string {
	var lines []string
	room := max(a.lay.height-1, 1)
	for _, line := range a.zoom.lines[min(a.zoom.top, len(a.zoom.lines)):] {
		lines = append(lines, ansi.TruncateLeft(line, a.zoom.left, ""))
	}
	shown := append(text.Block(lines, a.lay.width, room), text.Fit(" "+keys.Foot(a.look, zoomKeys.Hints(a), a.lay.width-2), a.lay.width))
	return strings.Join(shown, "\n")
}
