package providers

import "cmp"

// Identity is whose an account is, as far as that is known without asking the
// cloud. Nothing in it is secret. The zero value is unknown.
type Identity struct {
	// Owner is the cloud's id of the account that pays.
	Owner string `json:"owner,omitempty"`
	// Role is the profile or the role by which keys are had, which stays while
	// they are renewed.
	Role string `json:"role,omitempty"`
	// Key is the id of a permanent key; empty for a temporary one.
	Key string `json:"key,omitempty"`
}

// String is the part that tells most; empty for the zero value.
func (i Identity) String() string { return cmp.Or(i.Owner, i.Role, i.Key) }

// Same tells whether two identities are one, and false in known where that
// cannot be told. The owner decides where both have one; else one profile, role
// or key is one account, and two are two.
func (i Identity) Same(o Identity) (same, known bool) {
	if i.Owner != "" && o.Owner != "" {
		return i.Owner == o.Owner, true
	}
	equal := func(a, b string) bool { return a != "" && a == b }
	if equal(i.Role, o.Role) || equal(i.Key, o.Key) {
		return true, true
	}
	return false, i.Role != "" && o.Role != "" || i.Key != "" && o.Key != ""
}
