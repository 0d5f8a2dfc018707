package forms

// Implied is an answer that a look-up has for Question: Fact, by what it says of
// the value chosen for Of.
type Implied struct {
	Question, Of Question
	Fact         string
}

// Notice says what was answered and why.
func (i Implied) Notice() Text {
	return Tf("%s: %s, as the cloud says of %s", "%[1]s：%[2]s，取自所选的 %[3]s",
		i.Question.Label, i.Question.ShowText(i.Fact), i.Of.Label)
}

// ImpliedBy returns what the value chosen at path tells of questions that apply,
// by every [MatchesLookup] of the form and of the list or object around path.
func (f *Form) ImpliedBy(answers *Answers, known *Known, path Path) []Implied {
	q, ok := f.Question(answers, known, path)
	if !ok || q.Source.Name == "" {
		return nil
	}
	implied := f.Scope(answers, known).impliedBy(q, f.Checks)
	if q.scope.node != nil {
		implied = append(implied, q.scope.impliedBy(q, q.scope.node.Checks)...)
	}
	return implied
}

func (s *Scope) impliedBy(q Question, checks []Check) []Implied {
	var all []Implied
	for _, check := range checks {
		pair, ok := check.(MatchesLookup)
		if !ok || s.PathOf(pair.Of) != q.Path() {
			continue
		}
		_, at, n := s.resolve(pair.Field)
		fact, known := s.known.Fact(q.Source.Name, ValueText(q.Answer()), pair.Fact)
		if known && n != nil && at.applies(n) {
			all = append(all, Implied{Question: Question{Field: n.Field, node: n, scope: at}, Of: q, Fact: fact})
		}
	}
	return all
}
