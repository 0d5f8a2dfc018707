package main

import (
	"context"
	"encoding/json"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
)

func (a *app) fieldsCommand() *cobra.Command {
	return a.command(declaration{
		use:   "fields PROVIDER [FLAGS]",
		short: forms.T("Print the reference of everything that can be asked", "列出全部可填项"),
		long: forms.T(
			"Prints every key of a profile for the provider: what it means, its rules, when it\napplies, and the name under which it is sent.",
			"列出该云产品配置文件的每个键：含义、规则、适用条件与请求中的名称。",
		),
		examples: "clusterwiz fields ehpc\nclusterwiz fields ehpc --lang zh\nclusterwiz fields ehpc -o json",
		args:     cli.Arguments(1, 1, forms.T("a provider; see: clusterwiz providers", "云产品（见 clusterwiz providers）")),
		complete: a.completeProvider,
	}, func(_ context.Context, args []string) error { return a.listFields(args[0]) })
}

// fieldJSON is a field as an object; its path has [] for positions in lists.
type fieldJSON struct {
	Key string `json:"key"`
	sentJSON
	// Elsewhere are places that go before the usual one in some case.
	Elsewhere []sentJSON `json:"elsewhere,omitempty"`
	Kind      string     `json:"kind"`
	Label     string     `json:"label"`
	Help      string     `json:"help,omitempty"`
	Required  bool       `json:"required"`
	Advanced  bool       `json:"advanced"`
	// MayHide: a reference to a secret may stand in its place, or of an entry's value.
	MayHide bool     `json:"may_hide,omitempty"`
	Default any      `json:"default,omitempty"`
	Example string   `json:"example,omitempty"`
	Options []string `json:"options,omitempty"`
	// Sends is what is sent in place of an option.
	Sends map[string]json.RawMessage `json:"sends,omitempty"`
	Rules []string                   `json:"rules,omitempty"`
	// Limits are the rules, the list and its size with what each rests on.
	Limits []limitJSON `json:"limits,omitempty"`
}

// limitJSON is a limit with its standing; what does not refuse warns.
type limitJSON struct {
	Says     string   `json:"says"`
	Standing string   `json:"standing"`
	Refuses  bool     `json:"refuses"`
	Sources  []string `json:"sources,omitempty"`
}

// sentJSON is a place in the request, its name relative to the list item.
type sentJSON struct {
	When     string `json:"when,omitempty"`
	Wire     string `json:"wire,omitempty"`
	Encoding string `json:"encoding,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
	KeyedBy  string `json:"keyed_by,omitempty"`
	Bare     string `json:"bare,omitempty"`
}

func (a *app) sentJSON(sent forms.SentAs) sentJSON {
	return sentJSON{
		When: sent.When.In(a.lang), Wire: sent.Wire, Encoding: string(sent.Encoding),
		Suffix: sent.Suffix, KeyedBy: sent.KeyedBy, Bare: sent.Unwrap,
	}
}

func (a *app) listFields(id string) error {
	provider, err := a.provider(id)
	if err != nil {
		return err
	}
	form := provider.Form()
	if !a.json() {
		_, err := io.WriteString(a.Out, form.Reference(a.lang))
		return err
	}
	list := []fieldJSON{}
	for _, key := range form.Keys() {
		path := forms.Path(strings.ReplaceAll(key, "[]", "[0]"))
		field, ok := form.Field(path)
		if !ok {
			continue
		}
		list = append(list, a.fieldJSON(key, field, form.SentAs(path)))
	}
	return a.writeJSON(list)
}

func (a *app) fieldJSON(key string, field *forms.Field, places []forms.SentAs) fieldJSON {
	one := fieldJSON{
		Key: key, Kind: string(field.Kind), Label: field.Label.In(a.lang), Help: field.Help.In(a.lang),
		Required: field.Required, Advanced: field.Advanced, MayHide: field.MayHide, Default: field.Default, Example: field.Example,
	}
	for _, place := range places {
		if place.When.IsZero() {
			one.sentJSON = a.sentJSON(place)
			continue
		}
		one.Elsewhere = append(one.Elsewhere, a.sentJSON(place))
	}
	for _, option := range field.Options {
		one.Options = append(one.Options, option.Value)
		if option.Sends == "" {
			continue
		}
		if one.Sends == nil {
			one.Sends = map[string]json.RawMessage{}
		}
		one.Sends[option.Value] = json.RawMessage(option.Sends)
	}
	for _, rule := range field.Rules {
		one.Rules = append(one.Rules, rule.Describe().In(a.lang))
	}
	for _, limit := range field.Limits() {
		if limit.On.Standing == "" {
			continue
		}
		l := limitJSON{Says: limit.Says.In(a.lang), Standing: string(limit.On.Standing), Refuses: limit.On.Severity() == forms.Error}
		for _, cite := range limit.On.Cites {
			l.Sources = append(l.Sources, cite.Text().In(a.lang))
		}
		one.Limits = append(one.Limits, l)
	}
	return one
}
