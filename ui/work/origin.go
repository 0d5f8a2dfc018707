package work

import (
	"errors"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// origin is the rule of the endpoint: what a target takes, and nothing else is
// ever asked of it.
type origin struct{ insecure bool }

var _ forms.Rule = origin{}

// Kinds implements [forms.Rule].
func (origin) Kinds() []forms.Kind { return forms.TextKinds }

// Describe implements [forms.Rule].
func (o origin) Describe() forms.Text {
	if o.insecure {
		return forms.T("must be a scheme and a host only", "须仅包含协议和主机")
	}
	return forms.T("must be a scheme and a host only, and https unless it is this machine", "须仅包含协议和主机；除本机外须为 https")
}

// Check implements [forms.Rule].
func (o origin) Check(value any) forms.Text {
	text, _ := value.(string)
	_, err := providers.Endpoint{Base: text, InsecureHTTP: o.insecure}.Origin()
	if err == nil {
		return forms.Text{}
	}
	f := providers.AsFailure(err)
	if !errors.Is(f, providers.ErrInClear) {
		return f.Summary // The question's example tells how it is written.
	}
	return forms.Tf("%s; %s", "%s；%s", f.Summary, f.Remedy)
}

// withoutUser returns an address with a mark in the place of user and password,
// whether or not it is one: they have no use in an endpoint, and would stand on
// the screen. The address stays wrong, so that its question says so.
func withoutUser(address string) string {
	user := strings.LastIndex(address, "@")
	if user < 0 {
		return address
	}
	scheme, _, found := strings.Cut(address[:user], "://")
	if !found {
		return forms.Mask + address[user:]
	}
	return scheme + "://" + forms.Mask + address[user:]
}
