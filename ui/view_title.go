package ui

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// frameTitle names the open place, from the page inwards.
func (a *app) frameTitle(f *frame) string {
	if f.path == "" {
		return a.currentPage().name.In(a.look.Lang)
	}
	q, ok := f.sheet.Question(f.path)
	if ok && (f.table || q.Kind == forms.Object) {
		return q.Label.In(a.look.Lang)
	}
	return a.itemTitle(f)
}

// itemTitle names an item: its kind, its place, and its own name.
func (a *app) itemTitle(f *frame) string {
	list := forms.Path(string(f.path)[:strings.LastIndexByte(string(f.path), '[')])
	i, _ := work.ItemOf(list, f.path)
	q, ok := f.sheet.Question(list)
	if !ok {
		return string(f.path)
	}
	return forms.Tf("%s %d of %d", "%s（%d/%d）", q.Item, i+1, f.sheet.Answers.Len(list)).In(a.look.Lang)
}

// trail names the open places from the page inwards, as far as they fit: the
// outer ones go first.
func (a *app) trail(room int) string {
	var names []string
	for i, f := range a.frames {
		name := a.frameTitle(f)
		if i == 0 {
			name = a.currentPage().name.In(a.look.Lang)
		}
		names = append(names, name)
	}
	if len(a.frames) == 1 {
		if own := a.frameTitle(a.frames[0]); own != names[0] {
			names = append(names, own)
		}
	}
	words := strings.Join(names, " › ")
	for len(names) > 1 && text.Width(words) > room {
		names = names[1:]
		words = "… › " + strings.Join(names, " › ")
	}
	return words
}

func (a *app) frameHelp(f *frame) string {
	if f.path == "" {
		return a.currentPage().help.In(a.look.Lang)
	}
	if q, ok := f.sheet.Question(f.path); ok {
		return q.Help.In(a.look.Lang)
	}
	return ""
}
