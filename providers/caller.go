package providers

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// Identifier is a [Client] whose cloud tells whose the keys are: by a call that
// costs nothing, changes nothing and is open to whoever has keys.
type Identifier interface {
	Client
	// Identify asks, once for as long as the client lives.
	Identify(context.Context) (Caller, error)
}

// Caller is whose an account is, in the cloud's own words. Nothing in it is secret.
type Caller struct {
	// Account is the cloud's id of the account that pays.
	Account string `json:"account"`
	// Alias is the name of that account at its cloud; empty where it has none, or
	// where the keys may not ask for it.
	Alias string `json:"alias,omitempty"`
	// Kind is what the keys belong to; empty where the cloud does not tell.
	Kind CallerKind `json:"kind,omitempty"`
	// Name is that user or role as the cloud names it: "user/admin".
	Name string `json:"name,omitempty"`
}

// CallerKind is what keys belong to.
type CallerKind string

// What keys belong to.
const (
	// CallerRoot: the account itself, which may do everything.
	CallerRoot CallerKind = "root"
	CallerUser CallerKind = "user"
	CallerRole CallerKind = "role"
)

// Text says whose an account is on one line.
func (c Caller) Text() forms.Text {
	text := forms.Same(c.Account)
	if c.Alias != "" && c.Alias != c.Account {
		text = forms.Tf("%s (%s)", "%s（%s）", c.Account, c.Alias)
	}
	switch c.Kind {
	case CallerRoot:
		return forms.Tf("%s, the account itself", "%s，主账号", text)
	case CallerUser, CallerRole:
		if c.Name != "" {
			return forms.Tf("%s, %s", "%s，%s", text, c.Name)
		}
	}
	return text
}

// marked is the caller as it is shown, as [Failure.Marked] does: a name stands beside the
// question for a yes.
func (c Caller) marked() Caller {
	c.Account, c.Alias, c.Name = foreign.Line(c.Account), foreign.Line(c.Alias), foreign.Line(c.Name)
	return c
}

// Identify asks a client whose its keys are, within [LookupLimit]; false where the
// cloud has no call for it.
func Identify(ctx context.Context, client Client) (caller Caller, asked bool, err error) {
	identifier, ok := client.(Identifier)
	if !ok {
		return Caller{}, false, nil
	}
	ctx, cancel := context.WithTimeout(ctx, LookupLimit)
	defer cancel()
	caller, err = identifier.Identify(ctx)
	return caller.marked(), true, err
}

// IdentityText is a line of what [Identify] told, or why the cloud does not tell it.
func IdentityText(caller Caller, err error) forms.Text {
	if err != nil {
		return forms.Tf("identity: the cloud does not tell: %s", "归属：云端未告知：%s", AsFailure(err).Summary)
	}
	return forms.Tf("identity: %s", "归属：%s", caller.Text())
}
