package modelarts_test

import (
	"strings"
	"testing"

	"clusterwiz/providers/modelarts"
)

// FuzzIni reads credentials files: accounts with a way to their keys or the
// trouble with it, on one line.
func FuzzIni(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, account := range modelarts.IniAccounts(data) {
			if account.ID == "" || strings.ContainsAny(account.Trouble.En, "\n\x00") {
				t.Errorf("%+v", account)
			}
		}
	})
}
