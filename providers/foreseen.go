package providers

import (
	"time"

	"clusterwiz/forms"
)

// Foreseen is a stage that a request leads to, as a cloud declares it, so that a run
// shows what will come before the cloud tells. What the cloud then tells goes before.
type Foreseen struct {
	// Name is the cloud's own name of the stage.
	Name string
	// When is the condition under which it comes.
	When forms.Condition
	// Some is a list that has to have an item for it to come. With By there is a stage
	// for each item, which the answer at By in it names.
	Some, By string
	// Typical is how long it takes as a rule; 0 where nobody knows.
	Typical time.Duration
}

// Foresee returns the stages that a request of these answers leads to, each under
// its own name; none where a cloud declares none or answers are nil.
func (a About) Foresee(form *forms.Form, answers *forms.Answers) []Foreseen {
	if answers == nil {
		return nil
	}
	var all []Foreseen
	scope := form.Scope(answers, nil)
	for _, stage := range a.Stages {
		switch {
		case !scope.Holds(stage.When):
		case stage.By != "":
			for _, item := range scope.Scopes(stage.Some) {
				named := stage
				value, _ := item.Value(stage.By)
				if named.Name = forms.ValueText(value); named.Name != "" {
					all = append(all, named)
				}
			}
		case stage.Some == "" || len(scope.Scopes(stage.Some)) > 0:
			all = append(all, stage)
		}
	}
	return all
}
