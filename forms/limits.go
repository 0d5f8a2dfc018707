package forms

// Limits writes the rules of a field, and the size of a list, as one line;
// what is only advice is left out.
func (f *Field) Limits() Text {
	var text Text
	add := func(more Text) {
		if text.IsZero() {
			text = more
			return
		}
		text = Tf("%s; %s", "%s；%s", text, more)
	}
	if f.Max > 0 {
		add(Tf("%d-%s", "%d-%s 项", f.Min, Count(f.Max, "item", "items")))
	}
	for _, rule := range f.Rules {
		if _, advice := rule.(Advice); !advice {
			add(rule.Describe())
		}
	}
	return text
}
