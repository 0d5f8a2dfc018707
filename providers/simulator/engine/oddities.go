package engine

import (
	"net/http"
	"slices"
)

// Oddities are what prices and limits are told like in the answer to one call,
// by its faults.
type Oddities struct {
	Currency string // Other than the account's; "" for none.
	Amounts  string // What is odd about amounts; "" for nothing.
	Declined bool   // A price is refused in an answer of status 200.
	Code     string // By this code; "" leaves it to the cloud.
	// Left is how much of every limit that the call tells is left, if Limited.
	Left       int
	Limited    bool
	Unmeasured bool // Limits come without what is used of them.
	Unverified bool // The account has no real-name authentication.
}

// What can be odd about amounts.
const (
	TextAmounts     = "text"
	NegativeAmounts = "negative"
	AbsurdAmounts   = "absurd"
)

var amounts = []string{TextAmounts, NegativeAmounts, AbsurdAmounts}

var currencyCode = Pattern(`^[A-Z]{3}$`)

// Tells are the actions whose answers tell prices and limits, of an API or of the
// look-ups around it. Others who look there need not name them again.
type Tells struct {
	Prices   []string
	Declines []string // Of the prices, those that can be refused with status 200.
	Limits   []string // Of the account.
	Balances []string // What the account holds, or may have, without what is used of it.
	Accounts []string // Whether somebody stands behind it.
}

// of are the actions that an oddity is for.
func (t Tells) of(e Effect) []string {
	switch e {
	case Currency, Amounts:
		return t.Prices
	case Declined:
		return t.Declines
	case Left:
		return slices.Concat(t.Limits, t.Balances)
	case Unmeasured:
		return t.Limits
	case Unverified:
		return t.Accounts
	default:
		return nil
	}
}

// tellsHere are the actions of all clouds of which an API knows those that pass.
func tellsHere(known func(action string) bool) Tells {
	here := func(part func(Tells) []string) []string {
		var out []string
		for _, a := range apis() {
			for _, action := range part(a.Tells) {
				if known(action) {
					out = append(out, action)
				}
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	return Tells{
		Prices:   here(func(t Tells) []string { return t.Prices }),
		Declines: here(func(t Tells) []string { return t.Declines }),
		Limits:   here(func(t Tells) []string { return t.Limits }),
		Balances: here(func(t Tells) []string { return t.Balances }),
		Accounts: here(func(t Tells) []string { return t.Accounts }),
	}
}

// takeOddities asks for the faults that a call meets.
func takeOddities(take func(Effect) Fault) Oddities {
	declined, left := take(Declined), take(Left)
	return Oddities{
		Currency: take(Currency).Value, Amounts: take(Amounts).Value,
		Declined: declined.Effect != "", Code: declined.Code,
		Left: left.Left, Limited: left.Effect != "",
		Unmeasured: take(Unmeasured).Effect != "", Unverified: take(Unverified).Effect != "",
	}
}

// OdditiesOf are what prices and limits are told like in the answer to a call.
func OdditiesOf(r *http.Request) Oddities { return meetingOf(r).odd }

// Left tells how much is left of the limits that an action tells, for who holds
// creations to them; false where no fault says so. It uses nothing up.
func (c *Core) Left(action string) (int, bool) {
	f, ok := c.faults.peek(Left, action)
	return f.Left, ok
}

// Unverified tells whether the account that an action tells of has no real-name
// authentication. It uses nothing up.
func (c *Core) Unverified(action string) bool {
	_, ok := c.faults.peek(Unverified, action)
	return ok
}

// reshaped is a good answer in a shape that nobody documents.
func reshaped(out Reply) Reply {
	if out.Status != http.StatusOK || len(out.Body) == 0 {
		return out
	}
	out.Body = Encode(Answer{"result": Answer{"items": []Raw{out.Body}}})
	return out
}
