package qingcloud_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/answertest"
	"clusterwiz/providers/qingcloud"
)

// load reads answers from a file in testdata.
func load(t testing.TB, file string) *forms.Answers {
	t.Helper()
	return answertest.Load(t, qingcloud.New().Form(), file)
}

// with returns the answers of a file after assignments.
func with(t testing.TB, file string, assignments ...string) *forms.Answers {
	t.Helper()
	return answertest.With(t, qingcloud.New().Form(), file, assignments...)
}

var only = answertest.Only
