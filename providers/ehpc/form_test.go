package ehpc_test

import "testing"

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
