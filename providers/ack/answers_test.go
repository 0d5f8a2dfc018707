package ack_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/answertest"
)

// load reads answers from a file in testdata.
func load(t testing.TB, file string) *forms.Answers {
	t.Helper()
	return answertest.Load(t, ack.New().Form(), file)
}

func set(t testing.TB, answers *forms.Answers, path forms.Path, value any) {
	t.Helper()
	answertest.Set(t, ack.New().Form(), answers, path, value)
}

// with returns the answers of a file after assignments.
func with(t testing.TB, file string, assignments ...string) *forms.Answers {
	t.Helper()
	return answertest.With(t, ack.New().Form(), file, assignments...)
}

var only = answertest.Only
