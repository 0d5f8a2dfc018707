package importer

import (
	"clusterwiz/forms"
)

// stands says for questions that are not sent what the others, which it stands in for,
// have in common; those then need not repeat it.
func (p *pass) stands(scope *forms.Scope) {
	for i := range p.Form.Fields {
		f := &p.Form.Fields[i]
		if _, said := p.answers.Get(forms.Path(f.Key)); said || f.Wire != "" || f.Kind != forms.String {
			continue
		}
		if value, ok := p.common(f.Key); ok {
			_ = p.answers.Set(forms.Path(f.Key), value)
		}
	}
	if scope != nil {
		p.repeated(p.Form.Fields)
	}
}

// common is what most of the questions say for which the one at key stands in.
func (p *pass) common(key string) (best any, ok bool) {
	count, most := map[any]int{}, 0
	for i := range p.Form.Fields {
		f := &p.Form.Fields[i]
		if f.DefaultFrom != key || f.DefaultOf != nil {
			continue
		}
		if value, said := p.answers.Get(forms.Path(f.Key)); said {
			if text, isText := value.(string); isText {
				if count[text]++; count[text] > most {
					best, most = text, count[text]
				}
			}
		}
	}
	return best, most > 0
}

// repeated takes away answers that only say what stands in for them.
func (p *pass) repeated(fields []forms.Field) {
	for i := range fields {
		f := &fields[i]
		path := forms.Path(f.Key)
		value, said := p.answers.Get(path)
		if !said || f.DefaultFrom == "" || f.Default != nil || f.Kind == forms.Strings {
			continue
		}
		without := p.answers.Clone()
		without.Unset(path)
		if q, ok := p.Form.Question(without, nil, path); ok && standsIn(q, value) {
			p.answers.Unset(path)
		}
	}
}

func standsIn(q forms.Question, value any) bool {
	said, state := q.Effective()
	return state == forms.Set && forms.ValueText(said) == forms.ValueText(value)
}
