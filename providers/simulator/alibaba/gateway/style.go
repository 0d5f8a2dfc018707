package gateway

import (
	"cmp"
	"net/http"
	"strings"
)

// style is a way in which a call tells what it wants and is signed. The services
// take all of them side by side.
type style uint8

const (
	v3   style = iota // Headers and ACS3-HMAC-SHA256: today's.
	rpc1              // Parameters and HMAC-SHA1, version 1.0: the older one of RPC products.
	roa1              // Headers, method and path, and HMAC-SHA1, version 1.0: the older one of ROA products.
)

// told is what a call says of itself; nothing of it is checked yet.
type told struct {
	style           style
	version, action string
}

// told reads what a call says of itself. A call of ROA 1.0 need not name its
// action, which follows from method and path.
func (a *gateway) told(r *http.Request) told {
	t := told{version: r.Header.Get("x-acs-version"), action: r.Header.Get("x-acs-action")}
	authorization := r.Header.Get("Authorization")
	_ = r.ParseForm() // What cannot be read is refused later.
	switch {
	case strings.HasPrefix(authorization, "acs ") || authorization == "" && r.Header.Get("x-acs-signature-method") != "":
		t.style = roa1
		if p := a.products[t.version]; p != nil && t.action == "" {
			t.action = p.actionAt(r.Method, r.URL.Path)
		}
	// The older Go SDK names version and action in V3's headers, too.
	case authorization == "" && (r.Form.Has("AccessKeyId") || t.version == "" && t.action == ""):
		t = told{rpc1, cmp.Or(r.Form.Get("Version"), t.version), cmp.Or(r.Form.Get("Action"), t.action)}
	}
	return t
}

// fits tells whether a product is called in a style.
func (s style) fits(p *Product) bool { return s == v3 || p.Rest == (s == roa1) }

// claimsRPC tells from what is known before the body whether a call looks like
// one of RPC 1.0, which has nothing but parameters.
func claimsRPC(r *http.Request) bool {
	if r.URL.Path != "/" && r.URL.Path != "" {
		return false
	}
	if isForm(r) && r.Method == http.MethodPost {
		return true
	}
	query := r.URL.Query()
	return query.Has("Action") || query.Has("Version") || query.Has("AccessKeyId")
}

// isForm tells whether a body is said to be a form.
func isForm(r *http.Request) bool {
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	return strings.EqualFold(strings.TrimSpace(kind), "application/x-www-form-urlencoded")
}
