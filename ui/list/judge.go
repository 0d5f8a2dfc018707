package list

import "clusterwiz/forms"

// judgedAtOnce is up to how many options are judged when they are offered, so that what
// is refused can stand last. Of longer lists only the rows in sight are judged.
const judgedAtOnce = 200

// Judge takes what asks the form of a value, were it chosen: why it would be refused,
// and what to know of it; zero Texts for nothing. It is asked once for each value, of
// rows that come into sight.
func (p *Picker) Judge(judge func(value string) (refused, told forms.Text)) {
	p.judge = judge
}

// judged is what is known of an option by now.
type judged struct {
	// why is the form's reason against it, and told its warning.
	why, told forms.Text
	// refused tells whether it cannot be had, for whatever reason.
	refused, asked bool
}

// judgeAll asks of all options of a short list.
func (p *Picker) judgeAll() {
	if len(p.options) > judgedAtOnce {
		return
	}
	for i := range p.options {
		p.ask(i)
	}
}

// judgeSeen asks of the rows in sight.
func (p *Picker) judgeSeen() {
	if p.judge == nil {
		return
	}
	for at := p.top; at < min(p.top+p.rows(), len(p.matches)); at++ {
		if i := p.matches[at]; i != asTyped {
			p.ask(i)
		}
	}
}

func (p *Picker) ask(i int) {
	of := &p.judged[i]
	if p.judge == nil || of.asked {
		return
	}
	of.asked = true
	of.why, of.told = p.judge(p.options[i].Value)
	of.refused = of.refused || !of.why.IsZero()
}

// reason is why the option at i cannot be had: the list's own, or the form's.
func (p *Picker) reason(i int) forms.Text {
	if why := p.options[i].Why; !why.IsZero() {
		return why
	}
	return p.judged[i].why
}

// told is what is worth knowing of the option at i.
func (p *Picker) told(i int) (text forms.Text, warning bool) {
	if told := p.judged[i].told; !told.IsZero() {
		return told, true
	}
	return p.options[i].Note, false
}
