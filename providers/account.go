package providers

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// Account tells where credentials come from, never the credentials.
type Account struct {
	// ID selects it with --account: "env", "profile:prod", "simulator".
	ID string
	// Source is the place, for reading: "environment", "~/.aliyun/config.json".
	Source forms.Text
	// Key is the shortened key id, as "LTAI…abcd"; empty where there is none
	// before the first call, as with a role.
	Key string
	// Identity is whose it is.
	Identity Identity
	// Region is the one configured with the account, if any.
	Region string
	// Trouble says why this account cannot be used, when it cannot.
	Trouble forms.Text
	// Simulated says that nothing real is behind it.
	Simulated bool
}

// ShortKey keeps enough of a key id to recognise it by, as "LTAI…abcd".
func ShortKey(id string) string {
	runes := []rune(id)
	switch {
	case len(runes) == 0:
		return ""
	case len(runes) < 12:
		return string(runes[:1]) + "…"
	}
	return string(runes[:4]) + "…" + string(runes[len(runes)-4:])
}

// SimulatorID is the id of the account of the built-in simulator.
const SimulatorID = "simulator"

// Simulator returns the account of the built-in simulator.
func Simulator() Account {
	return Account{
		ID:        SimulatorID,
		Source:    forms.T("built-in simulator", "内置模拟器"),
		Key:       "simulator",
		Identity:  Identity{Owner: SimulatorID},
		Simulated: true,
	}
}

// Unusable is the failure of an account that is in trouble.
func (a Account) Unusable() *Failure {
	return &Failure{
		Kind:    Auth,
		Summary: forms.Tf("account %s cannot be used: %s", "账号 %s 不可用：%s", a.ID, a.Trouble),
		Remedy:  forms.T("repair it, or choose another account", "请修复该账号，或选择其他账号"),
	}
}

// Lacking names what an account misses, for [Account.Trouble]; the zero Text
// when nothing. wanted are pairs of a name and its value.
func Lacking(wanted ...string) forms.Text {
	var missing []string
	for pair := range slices.Chunk(wanted, 2) {
		if strings.TrimSpace(pair[1]) == "" {
			missing = append(missing, pair[0])
		}
	}
	if len(missing) == 0 {
		return forms.Text{}
	}
	return forms.Tf("%s is missing", "缺少 %s", forms.Enumerate(missing))
}
