package questions

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// frameTitle names the open place, from the page inwards.
func (s *Stack) frameTitle(f *frame) string {
	if f.path == "" {
		return s.look.Say(s.title)
	}
	q, ok := f.sheet.Question(f.path)
	if ok && (f.table || q.Kind == forms.Object) {
		return q.Label.In(s.look.Lang)
	}
	return s.itemTitle(f)
}

// itemTitle names an item: its kind, its place, and its own name.
func (s *Stack) itemTitle(f *frame) string {
	list := forms.Path(string(f.path)[:strings.LastIndexByte(string(f.path), '[')])
	i, _ := work.ItemOf(list, f.path)
	q, ok := f.sheet.Question(list)
	if !ok {
		return string(f.path)
	}
	return forms.Tf("%s %d of %d", "%s（%d/%d）", q.Item, i+1, f.sheet.Answers.Len(list)).In(s.look.Lang)
}

// trail names the open places from the page inwards, as far as they fit: the
// outer ones go first.
func (s *Stack) trail(room int) string {
	var names []string
	for i, f := range s.frames {
		name := s.frameTitle(f)
		if i == 0 {
			name = s.look.Say(s.title)
		}
		names = append(names, name)
	}
	if len(s.frames) == 1 {
		if own := s.frameTitle(s.frames[0]); own != names[0] {
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

func (s *Stack) frameHelp(f *frame) string {
	if f.path == "" {
		return s.look.Say(s.help)
	}
	if q, ok := f.sheet.Question(f.path); ok {
		return q.Help.In(s.look.Lang)
	}
	return ""
}
