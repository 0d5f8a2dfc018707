package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
)

func (a *app) fieldsCommand() *cobra.Command {
	return a.command(declaration{
		use:   "fields PROVIDER [PATH] [FLAGS]",
		short: forms.T("Print the reference of everything that can be asked", "列出全部可填项"),
		long: forms.T(
			"Prints every key of a profile for the provider: what it means, its rules, when it\napplies, and the name under which it is sent. With a path only that key and those below\nit; positions in lists may be left out.",
			"列出该云产品配置文件的每个键：含义、规则、适用条件与请求中的名称。\n给出路径时只列出该键及其下的键；可省略列表中的位置。",
		),
		examples: "clusterwiz fields ehpc\nclusterwiz fields ehpc queues.compute_nodes\nclusterwiz fields ehpc --lang zh\nclusterwiz fields ehpc -o json",
		args:     cli.Arguments(1, 2, forms.T("a provider and perhaps a path; see: clusterwiz providers", "云产品及可选的路径（见 clusterwiz providers）")),
		complete: a.completeProvider,
	}, func(_ context.Context, args []string) error { return a.listFields(args[0], strings.Join(args[1:], "")) })
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

// listFields writes the keys of a cloud's profile at or below a path, or all with those of
// the head.
func (a *app) listFields(id, path string) error {
	provider, err := a.provider(id)
	if err != nil {
		return err
	}
	form := provider.Form()
	list := []fieldJSON{}
	for _, key := range profiles.HeadKeys() {
		list = append(list, fieldJSON{Key: key.Name, Kind: "head", Label: key.Label.In(a.lang), Help: key.Help.In(a.lang), Required: key.Required})
	}
	for _, key := range form.Keys() {
		path := forms.Path(strings.ReplaceAll(key, "[]", "[0]"))
		if field, ok := form.Field(path); ok {
			list = append(list, a.fieldJSON(key, field, form.SentAs(path)))
		}
	}
	all := len(list)
	if list = slices.DeleteFunc(list, func(f fieldJSON) bool { return !below(f.Key, path) }); len(list) == 0 {
		refusal := cli.Usagef("%s has no key %q", "%s 没有键 %q", id, path)
		return refusal.Suggest("", forms.Nearest(path, form.Keys()))
	}
	if a.json() {
		return a.writeJSON(list)
	}
	text := a.headReference() + "\n" + form.Reference(a.lang)
	if len(list) < all {
		text = entriesOf(text, path)
	}
	_, err = io.WriteString(a.Out, text)
	return err
}

// headReference describes the keys beside the answers as [forms.Form.Reference] does.
func (a *app) headReference() string {
	text := forms.T("## The file\n\n", "## 文件\n\n").In(a.lang)
	for _, key := range profiles.HeadKeys() {
		text += fmt.Sprintf("- `%s` %s\n  - %s\n", key.Name, key.Label.In(a.lang), key.Help.In(a.lang))
	}
	return text
}

var positions = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[\d*\]`) })

// below tells whether a key is the one that a path names, or lies within it, with or
// without positions.
func below(key, path string) bool {
	key, path = positions().ReplaceAllString(key, ""), positions().ReplaceAllString(path, "")
	return path == "" || key == path || strings.HasPrefix(key, path+".")
}

// entriesOf keeps of a reference the entries at and below a path.
func entriesOf(reference, path string) string {
	var kept strings.Builder
	within := false
	for line := range strings.Lines(reference) {
		if entry, is := strings.CutPrefix(line, "- `"); is {
			key, _, _ := strings.Cut(entry, "`")
			within = below(key, path)
		} else if !strings.HasPrefix(line, "  ") {
			within = false
		}
		if within {
			kept.WriteString(line)
		}
	}
	return kept.String()
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
