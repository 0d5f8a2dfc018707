package alicloud_test

import (
	"errors"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// TestProtected: only a refusal by the cloud that can stand for deletion
// protection is looked into, and only what is found is told.
func TestProtected(t *testing.T) {
	t.Parallel()
	down := errors.New("down")
	for name, c := range map[string]struct {
		kind      providers.Kind
		code      string
		protected bool
		asking    error
		asked     bool
		told      bool
	}{
		"protected":                   {kind: providers.Conflict, code: "ErrorClusterState", protected: true, asked: true, told: true},
		"by permission":               {kind: providers.Permission, code: "Forbidden", protected: true, asked: true, told: true},
		"by a parameter":              {kind: providers.Invalid, code: "InvalidParams", protected: true, asked: true, told: true},
		"not protected":               {kind: providers.Conflict, code: "ErrorClusterState", asked: true},
		"nobody can tell":             {kind: providers.Conflict, code: "ErrorClusterState", protected: true, asking: down, asked: true},
		"no refusal":                  {kind: providers.Invalid, protected: true},
		"a refusal of another kind":   {kind: providers.Throttled, code: "Throttling", protected: true},
		"a reply that was lost":       {kind: providers.Unclear, protected: true},
		"a cluster that is not there": {kind: providers.Absent, code: "ErrorClusterNotFound", protected: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := providers.Failure{Kind: c.kind, Code: c.code, Summary: forms.T("refused", "已拒绝"), Remedy: forms.T("wait", "等待")}
			given, asked := before, false
			f := providers.AsFailure(alicloud.Protected(&given, "ACK", func() (bool, error) {
				asked = true
				return c.protected, c.asking
			}))
			if asked != c.asked {
				t.Errorf("asked: %t", asked)
			}
			told := f.Kind == providers.Invalid && f.Summary.En == "deletion protection is on" && f.Remedy.En == "switch it off in the ACK console, then delete again"
			if told != c.told || !told && (f.Kind != before.Kind || f.Summary != before.Summary || f.Remedy != before.Remedy) {
				t.Errorf("got %+v", f)
			}
		})
	}
}
