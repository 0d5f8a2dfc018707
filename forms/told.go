package forms

// Told is an answer that a look-up has for Question: Fact, by what it says of
// the value chosen for Of.
type Told struct {
	Question, Of Question
	Fact         string
}

// Notice says what was answered and why.
func (t Told) Notice() Text {
	return Tf("%s: %s, as the cloud says of %s", "%[1]s：%[2]s，取自所选的 %[3]s",
		t.Question.Label, t.Question.ShowText(t.Fact), t.Of.Label)
}

// ToldBy returns what the value chosen at path tells of questions that apply,
// by every [AsTold] of the form and of the list or object around path.
func (f *Form) ToldBy(answers *Answers, known *Known, path Path) []Told {
	q, ok := f.Question(answers, known, path)
	if !ok || q.Source.Name == "" {
		return nil
	}
	told := f.Scope(answers, known).toldBy(q, f.Checks)
	if q.scope.node != nil {
		told = append(told, q.scope.toldBy(q, q.scope.node.Checks)...)
	}
	return told
}

func (s *Scope) toldBy(q Question, checks []Cross) []Told {
	var all []Told
	for _, check := range checks {
		pair, ok := check.(AsTold)
		if !ok || s.PathOf(pair.Of) != q.Path() {
			continue
		}
		_, at, n := s.resolve(pair.Field)
		fact, told := s.known.Fact(q.Source.Name, ValueText(q.Answer()), pair.Fact)
		if told && n != nil && at.applies(n) {
			all = append(all, Told{Question: Question{Field: n.Field, node: n, scope: at}, Of: q, Fact: fact})
		}
	}
	return all
}
