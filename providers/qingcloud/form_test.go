package qingcloud_test

import "testing"

//go:generate go test -run ^TestReference$ -update .

func TestReference(t *testing.T) {
	t.Parallel()
	cloud.Reference(t)
}

func TestFormIsSound(t *testing.T) {
	t.Parallel()
	cloud.FormIsSound(t)
}

func TestEveryParameterIsDeclared(t *testing.T) {
	t.Parallel()
	cloud.DeclaresEveryParameter(t)
}

func TestStepsAreShort(t *testing.T) {
	t.Parallel()
	cloud.StepsAreShort(t, 10)
}
