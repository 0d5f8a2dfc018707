package qingcloud_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/qingcloud"
)

// TestProofs holds the codes that prove a creation undone to the page, and those
// that do not, as they may come after the work was done or nobody says when.
func TestProofs(t *testing.T) {
	t.Parallel()
	vague := []string{"2200", "2300", "5000", "5100", "5200", "5300", "5400", "5500", "5600", "8000", "8004", "9999"}
	cloudtest.Proves(t, qingcloud.Refusals, vague, func(t *testing.T, code string) error {
		t.Helper()
		_, err := send(t, `{"ret_code":`+code+`,"message":"no"}`)
		return err
	})
}
