package work

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
)

// refusal is what the cloud said of one answer.
type refusal struct {
	failure providers.Failure
	// value is the answer that was refused; text is its text then, for a list,
	// which changes in place.
	value any
	text  string
}

// Refuse keeps the cloud's complaint at the field that it names.
func (w *Work) Refuse(failure providers.Failure) {
	w.problems, w.planned = cached[[]forms.Problem]{}, cached[plan.Plan]{}
	value, _ := w.Main.Answers.Get(failure.Field)
	w.refused = &refusal{failure: failure, value: value, text: forms.ValueText(value)}
	w.Main.Touched[failure.Field] = true
}

// Refused tells whether an answer is still the one that the cloud complained of.
func (w *Work) Refused() bool {
	if w.Main == nil {
		return false
	}
	_, still := w.refused.problem(w.Main.Answers)
	return still
}

// problem returns the complaint while the answer is still the refused one. It
// is a warning: the cause may have been mended in the cloud, and then the same
// answer is right.
func (r *refusal) problem(answers *forms.Answers) (forms.Problem, bool) {
	if r == nil || r.failure.Field == "" {
		return forms.Problem{}, false
	}
	value, _ := answers.Get(r.failure.Field)
	if _, secret := value.(forms.Secret); (secret && value != r.value) || forms.ValueText(value) != r.text {
		return forms.Problem{}, false
	}
	return forms.Problem{
		Path: r.failure.Field, Severity: forms.Warning, Remedy: r.failure.Remedy,
		Summary: forms.Tf("the cloud refused this: %s (%s)", "云端拒绝此项：%s（%s）", r.failure.Summary, r.failure.Words()),
	}, true
}
