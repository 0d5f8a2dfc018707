package ui

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// sheet is a form with the answers to it and what look-ups told of them.
type sheet struct {
	form    *forms.Form
	answers *forms.Answers
	known   *forms.Known
	// looked counts the look-ups that came in, so that what derives from
	// them is computed again.
	looked int
	// lists are the answers of look-ups in their order, by the id of the query.
	lists map[string][]forms.Option
}

func newSheet(form *forms.Form) *sheet {
	return &sheet{form: form, answers: &forms.Answers{}, known: &forms.Known{}}
}

func (s *sheet) question(path forms.Path) (forms.Question, bool) {
	return s.form.Question(s.answers, s.known, path)
}

// problems returns what is wrong with the answers.
func (s *sheet) problems() []forms.Problem { return s.form.Check(s.answers, s.known) }

// stamp is what a derived value was computed from.
type stamp struct {
	rev    uint64
	looked int
	client providers.Client
}

// session is what is being made.
type session struct {
	provider providers.Provider
	about    providers.About
	accounts []providers.Account
	// account, region and endpoint are those of client, or of the one that is
	// being made; endpoint is empty for the cloud's own hosts.
	account  providers.Account
	region   string
	endpoint string
	target   connect.Target
	client   providers.Client
	// trouble says why there is no client.
	trouble *providers.Failure

	main *sheet
	// profile is the file that the answers came from or were saved to; saved
	// is the state of the answers then.
	profile string
	draft   string

	visited map[forms.StepID]bool
	touched map[forms.Path]bool
	// tried is set once the person asked to submit: from then on what is
	// missing is shown everywhere.
	tried bool

	// told are the answers that a look-up gave, until the person changes them.
	told map[forms.Path]string
	// places are the accounts and regions chosen for each cloud.
	places map[string]chosenPlace
	// left are the forms of the clouds before this one, the last first.
	left []*forms.Form

	// refused is what the cloud said of an answer, until that changes.
	refused *refusal

	problemsAt stamp
	problems   []forms.Problem
	requestAt  stamp
	request    providers.Request
	lines      []forms.Line
	requestErr error
	idleAt     stamp
	idle       []forms.Idle
	pagesAt    stamp
	pages      []page
}

func newSession() *session {
	return &session{
		visited: map[forms.StepID]bool{}, touched: map[forms.Path]bool{},
		told: map[forms.Path]string{}, places: map[string]chosenPlace{},
	}
}

// use makes p the cloud. The answers stay: what both clouds ask carries over.
func (s *session) use(p providers.Provider) {
	answers := &forms.Answers{}
	if s.main != nil {
		answers = s.main.answers
	}
	s.provider, s.about = p, p.About()
	s.main = newSheet(p.Form())
	s.main.answers = answers
	s.client, s.trouble = nil, nil
	s.visited = map[forms.StepID]bool{}
	s.problemsAt, s.requestAt, s.idleAt, s.pagesAt = stamp{}, stamp{}, stamp{}, stamp{}
}

func (s *session) stamp() stamp {
	return stamp{rev: s.main.answers.Rev() + 1, looked: s.main.looked, client: s.client}
}

// check returns the problems of the answers, computed once for each change.
func (s *session) check() []forms.Problem {
	if now := s.stamp(); now != s.problemsAt {
		s.problems, s.problemsAt = s.main.problems(), now
		if p, ok := s.refused.problem(s.main.answers); ok {
			s.problems = append(s.problems, p)
		}
	}
	return s.problems
}

// unsent returns the answers that are kept but not sent, computed once for each
// change.
func (s *session) unsent() []forms.Idle {
	if now := s.stamp(); now != s.idleAt {
		s.idle, s.idleAt = s.main.form.Idle(s.main.answers), now
	}
	return s.idle
}

// build returns the request and its lines, computed once for each change.
func (s *session) build() (providers.Request, []forms.Line, error) {
	if s.client == nil {
		return providers.Request{}, nil, s.trouble
	}
	if now := s.stamp(); now != s.requestAt {
		s.request, s.requestErr = s.client.Request(s.main.answers)
		s.lines, s.requestAt = nil, now
		if s.requestErr == nil {
			s.lines = s.request.Body.Lines()
		}
	}
	return s.request, s.lines, s.requestErr
}

// shown tells whether a problem is to be shown now: what is merely missing
// waits until the person has been there.
func (s *session) shown(p forms.Problem) bool {
	if s.tried || s.touched[p.Path] {
		return true
	}
	q, ok := s.main.question(p.Path)
	return !ok || q.Answer() != nil
}

// counts tells whether an error is to be counted now: what is shown, and all
// that is missing on a page that was seen.
func (s *session) counts(p forms.Problem) bool {
	if p.Severity != forms.Error {
		return false
	}
	step, ok := s.main.form.StepOf(p.Path)
	return s.shown(p) || (ok && s.visited[step])
}

// mark tells how a step stands: how many errors are to be shown on it, and
// whether it was seen and has none at all.
func (s *session) mark(step forms.StepID) (errors int, done bool) {
	missing := 0
	for _, p := range s.check() {
		if p.Severity != forms.Error {
			continue
		}
		if at, ok := s.main.form.StepOf(p.Path); !ok || at != step {
			continue
		}
		missing++
		if s.counts(p) {
			errors++
		}
	}
	return errors, missing == 0 && s.visited[step]
}
