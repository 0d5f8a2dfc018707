package modelarts_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/answertest"
	"clusterwiz/providers/modelarts"
)

// load reads answers from a file in testdata.
func load(t testing.TB, file string) *forms.Answers {
	t.Helper()
	return answertest.Load(t, modelarts.New().Form(), file)
}

// with returns the answers of a file after assignments.
func with(t testing.TB, file string, assignments ...string) *forms.Answers {
	t.Helper()
	return answertest.With(t, modelarts.New().Form(), file, assignments...)
}

func check(t testing.TB, file string, assignments ...string) []forms.Problem {
	t.Helper()
	return modelarts.New().Form().Check(with(t, file, assignments...), nil)
}
