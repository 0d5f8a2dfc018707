package alicloud

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	chain "github.com/aliyun/credentials-go/credentials/providers"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/price"
)

// Pin makes date and nonce of every call the given ones.
func (c *Client) Pin(now time.Time, nonce string) {
	c.now = func() time.Time { return now }
	c.nonce = func() string { return nonce }
}

// UseKeys signs with the given keys instead of the account's.
func (c *Client) UseKeys(id, secret, token string) {
	c.account = providers.Account{ID: "test", Key: providers.ShortKey(id)}
	c.keyring.find = func() (source, error) {
		return source{account: c.account, temporary: token != "", open: fixed(keys{id: id, secret: secret, token: token})}, nil
	}
	c.keyring.temporary = func() bool { return token != "" }
}

// UseMachineVendor replaces the kernel's file about the machine.
func UseMachineVendor(path string) (restore func()) {
	old := machineVendor
	machineVendor = path
	return func() { machineVendor = old }
}

// DecodeEnvelope gives what a reply's body says.
func DecodeEnvelope(body []byte) (code, message string, ok bool) {
	e, ok := decodeEnvelope(body)
	return string(e.Code), string(e.Message), ok
}

// DecodeConfiguration gives the names of the profiles in a config.json, or the
// trouble with it, and runs every check of a profile.
func DecodeConfiguration(data []byte) (names []string, trouble string) {
	c, text := decodeConfiguration(data)
	for _, p := range c.profiles {
		s := c.source(p, "config.json")
		names = append(names, s.account.ID)
		trouble += s.account.Trouble.En
	}
	return names, trouble + text.En
}

// Shown is an account as a list shows it, and whether its keys can be opened.
type Shown struct {
	ID, Trouble string
	Opens       bool
}

func shown(found []source) (list []Shown) {
	for _, s := range found {
		if s.open != nil {
			_, _ = s.open() // Opening reads no key yet.
		}
		list = append(list, Shown{ID: s.account.ID, Trouble: s.account.Trouble.En, Opens: s.open != nil})
	}
	return list
}

// IniAccounts are those of a shared credentials file.
func IniAccounts(data []byte) []Shown {
	file := accountFile{path: "credentials"}
	return shown(iniIn(file, data, forms.Text{}))
}

// CLIAccounts are those of a config.json.
func CLIAccounts(data []byte) []Shown {
	c, _ := decodeConfiguration(data)
	return shown(c.sources("config.json", defaultProfile))
}

// GivenKeys are the keys in what a command printed or a service answered.
func GivenKeys(data []byte) (found []chain.Credentials) {
	if keys, _, err := printedKeys(data); err == nil {
		found = append(found, keys)
	}
	if keys, _, err := servedKeys(data); err == nil {
		found = append(found, keys)
	}
	return found
}

// ParameterNamed, SplitCommand and TurnsOf are tested on their own.
var (
	ParameterNamed = parameterNamed
	TurnsOf        = turnsOf
	SplitCommand   = splitCommand
)

// SignerText prints what the vendor's client is given to sign with.
func SignerText(id, secret, token string) string {
	s := signer{keys: keys{id: id, secret: secret, token: token}}
	return fmt.Sprintf("%v %+v %#v %v", s, s, &s, s.keys)
}

// MachinePrice, SpotNow, ModulePrices, SubscriptionPrice and MachineQuote are the calls
// that ask for prices, each by itself.
func (c *Client) MachinePrice(ctx context.Context, p Purchase) (Amounts, error) {
	return c.machinePrice(ctx, p)
}

func (c *Client) SpotNow(ctx context.Context, machine, zone string) (price.Money, error) {
	return c.spotNow(ctx, machine, zone)
}

func (c *Client) ModulePrices(ctx context.Context, currency string, modules []Module) (map[string]Amounts, error) {
	return c.modulePrices(ctx, currency, modules)
}

func (c *Client) SubscriptionPrice(ctx context.Context, currency string, m Module, months int64) (Amounts, error) {
	return c.subscriptionPrice(ctx, currency, m, months)
}

func (c *Client) MachineQuote(ctx context.Context, p Purchase) (Amounts, error) {
	return c.machineQuote(ctx, p)
}

// ReadPrices are the amounts in a reply, whichever of the calls it answers.
func ReadPrices(data []byte) (found []Amounts) {
	add := func(a Amounts, err error) {
		if err == nil {
			found = append(found, a)
		}
	}
	var machine ecsPrice
	if json.Unmarshal(data, &machine) == nil {
		add(machine.amounts())
	}
	var spot spotPrices
	if json.Unmarshal(data, &spot) == nil {
		pay, err := spot.now("ecs.c7.large", "")
		add(Amounts{Pay: pay}, err)
	}
	var modules bssPrice
	if json.Unmarshal(data, &modules) == nil {
		told, err := modules.modules(BSS, []Module{{Code: "InstanceRent"}})
		add(told["InstanceRent"], err)
		add(modules.order(BSS))
	}
	var quote quoteReply
	if json.Unmarshal(data, &quote) == nil {
		add(quote.single("1 Hour"))
	}
	return found
}

// ReadQuota is what a reply of the Quota Center says of one more; false where it cannot
// be read.
func ReadQuota(data []byte) (providers.Fit, bool) {
	var reply struct{ Quota quota }
	if json.Unmarshal(data, &reply) != nil {
		return providers.Fit{}, false
	}
	return reply.Quota.into(providers.Fit{Need: 1}), true
}

// Means is the fit of the account's balance beside what the answers order at once.
func (c *Limits) Means(form *forms.Form, answers *forms.Answers, costs []Cost) providers.Fit {
	return c.means(form, answers, costs)
}
