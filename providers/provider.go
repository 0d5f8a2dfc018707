package providers

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// Provider is one cloud API that creates something.
type Provider interface {
	About() About
	// Form returns all that the API can be asked; always the same pointer.
	Form() *forms.Form
	// Accounts lists the credentials that were found, without any secret. The
	// first is the one that the vendor's own chain takes: it decides, also where
	// it is in trouble, as one that is named and not there. None is ever taken
	// in its place. An empty list says that nothing at all was found. It reads
	// the environment and files, never the network.
	Accounts(context.Context) []Account
	// Connect makes a client. It sends nothing; errors are a [Failure].
	Connect(Account, Endpoint) (Client, error)
}

// Unlister is a [Provider] with accounts that can be named though they are not
// listed: only the network could tell whether they are there.
type Unlister interface {
	Provider
	// Unlisted returns them, listed or not.
	Unlisted() []Account
}

// UnlistedAccount returns the account of that id which p has but does not list,
// and false where there is none.
func UnlistedAccount(p Provider, id string) (Account, bool) {
	more, ok := p.(Unlister)
	if !ok {
		return Account{}, false
	}
	accounts := more.Unlisted()
	i := slices.IndexFunc(accounts, func(account Account) bool { return account.ID == id })
	if i < 0 {
		return Account{}, false
	}
	return accounts[i], true
}

// Client is one account on one endpoint of a provider. Its errors are
// [Failure] values or wrap one; a cancelled context comes back as its error.
// It is safe for concurrent use.
type Client interface {
	// Request turns answers into the request, without sending or signing. It
	// is pure: the same answers give the same bytes. It does not check.
	Request(*forms.Answers) (Request, error)
	// Capture returns the message that Send would send now, signed, and sends
	// nothing. Masked needs no secret and shows none.
	Capture(context.Context, Request, forms.View) (Message, error)
	// Send makes one attempt with a fresh date and nonce, no retry inside.
	Send(context.Context, Request) (Receipt, error)
	// Find lists what is there already under the request's name or token.
	Find(context.Context, Request) ([]Receipt, error)
	// Status asks how the thing is doing now.
	Status(context.Context, Receipt) (Status, error)
	// Delete asks the cloud to delete it; [Status] then follows it to Gone.
	Delete(context.Context, Receipt) (Receipt, error)
	// Lookup returns every value that the query finds, paged to the end, within
	// [LookupLimit]. It asks once for as long as the client lives, and again
	// under [Afresh]; failures are not kept.
	Lookup(context.Context, forms.Query) (Listing, error)
}

// Rerouted is a client of which the person's environment may send calls to other
// hosts than the cloud's own.
type Rerouted interface {
	// Addresses are the schemes and hosts that variables put in their place, once
	// each and in order.
	Addresses() []string
}

// DeleteChooser is a [Client] whose cloud can be told what goes with the thing
// and what stays; others delete in the one way that there is.
type DeleteChooser interface {
	Client
	// DeleteForm returns what can be told; always the same pointer. Nothing is
	// required or looked up, and its defaults are what [Client.Delete] does.
	DeleteForm() *forms.Form
	// DeleteWith returns the same client with a Delete that does as the answers
	// say. They must have passed the check of the form.
	DeleteWith(*forms.Answers) Client
}

// About is what a provider says of itself.
type About struct {
	// ID is the word in commands and profiles: "ehpc".
	ID string
	// Name is the product, Creates the thing: "E-HPC", "cluster".
	Name, Creates forms.Text
	// API is the call and its version: "CreateCluster 2024-07-30".
	API string
	// Docs is the address of the API page.
	Docs string
	// Lifecycle warns where the API is closed or closing; empty when it is not.
	// Its first sentence, of a few words, stands alone in lists.
	Lifecycle forms.Text
	// Closing is when Lifecycle concerns a request, from anywhere in the form;
	// the zero condition is always.
	Closing forms.Condition
	// Notes are shown before submit: what costs money, what must exist first.
	Notes []forms.Text
	// RegionWord is what the cloud calls a region; zero is the usual "Region".
	RegionWord forms.Text
	// Regions are those known without asking, as value and label.
	Regions []forms.Option
	// Typical is how long creation usually takes; Limit is how long to follow
	// before handing over the ids. Zero means unknown, 30 minutes.
	Typical, Limit time.Duration
	// Stages are those of a creation, as far as they are known beforehand, in their
	// order; see [About.Foresee].
	Stages []Foreseen
	// Example is a profile, as TOML, that the simulator accepts.
	Example []byte
}

// Warning is Lifecycle where it concerns what answers, in the scope of the
// form, ask for.
func (a About) Warning(form *forms.Scope) forms.Text {
	if !a.Closing.IsZero() && !form.Holds(a.Closing) {
		return forms.Text{}
	}
	return a.Lifecycle
}

// RegionName is what the cloud calls a region.
func (a About) RegionName() forms.Text {
	if a.RegionWord.IsZero() {
		return forms.T("Region", "地域")
	}
	return a.RegionWord
}

// In names a region as it follows "in"; in Chinese the cloud's word goes before.
func (a About) In(region string) forms.Text {
	return forms.Foreign(region, a.RegionName().Zh+" "+region)
}

// Elsewhere warns of a region that is not among those that are known, and names the
// nearest; the zero Problem where it is, or nothing is known.
func (a About) Elsewhere(region string) forms.Problem {
	var ids []string
	for _, known := range a.Regions {
		ids = append(ids, known.Value)
	}
	if region == "" || len(ids) == 0 || slices.Contains(ids, region) {
		return forms.Problem{}
	}
	p := forms.Problem{
		Path: "region", Severity: forms.Warning,
		Summary: forms.Tf("%s is not among the regions of %s that are known", "%s 不在已知的 %s 地域之列", foreign.Line(region), a.Name),
		Remedy:  forms.Tf("there are: %s", "已知地域：%s", forms.Same(strings.Join(ids, ", "))),
	}
	if near := forms.Nearest(region, ids); near != "" {
		p.Remedy = forms.Tf("did you mean %s?", "是否为 %s？", near)
	} else if len(ids) > mostRegions {
		p.Remedy = forms.Tf("`clusterwiz providers -o json` lists %d", "`clusterwiz providers -o json` 列出已知的 %d 个", len(ids))
	}
	return p
}

// mostRegions is how many a remedy lists.
const mostRegions = 6

// Title says what a provider creates in full: "Alibaba Cloud E-HPC cluster".
func (a About) Title() forms.Text {
	last, _ := utf8.DecodeLastRuneInString(a.Name.Zh)
	first, _ := utf8.DecodeRuneInString(a.Creates.Zh)
	if unicode.Is(unicode.Han, last) && unicode.Is(unicode.Han, first) {
		return forms.Tf("%s %s", "%s%s", a.Name, a.Creates)
	}
	return forms.Tf("%s %s", "%s %s", a.Name, a.Creates)
}
