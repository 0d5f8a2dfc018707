package modelarts_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/modelarts"
)

// TestProofs holds the codes that prove a creation undone to the page, and those
// that do not, as they may come after the work was done or nobody says when.
func TestProofs(t *testing.T) {
	t.Parallel()
	vague := []string{"ModelArts.0010", "ModelArts.50005000", "APIGW.0103", "APIGW.0105", "New.1"}
	cloudtest.Proves(t, modelarts.Refusals, vague, func(t *testing.T, code string) error {
		t.Helper()
		_, err := send(t, newScript("POST "+poolsPath, `400 {"error_code":"`+code+`","error_msg":"no"}`))
		return err
	})
}
