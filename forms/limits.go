package forms

// Limits writes the rules of a field, and the size of a list, as one line.
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
		add(Tf("%d-%d items", "%d-%d 项", f.Min, f.Max))
	}
	for _, rule := range f.Rules {
		add(rule.Describe())
	}
	return text
}
