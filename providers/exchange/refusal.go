package exchange

import (
	"net/http"
	"path"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Refusal are codes with which a cloud refuses a writing call before it has
// done anything of it. Only with them a writing call counts as refused; any
// other word of the cloud's may come after the work was done.
type Refusal struct {
	// Kind is what sort of refusal it is.
	Kind providers.Kind
	// Codes are the cloud's own; * and ? stand for other text, as in [path.Match].
	Codes []string
	// Statuses are those of 500 and more under which the codes are documented
	// all the same; below 500 the codes count under any.
	Statuses []int
	// Proof is how it is known that nothing was done, Source where that is
	// written: a page of docs/api.
	Proof, Source string
}

// Refusals are all that is known of a cloud. The first whose code fits counts;
// one of kind Unclear takes a code out that a later pattern fits.
type Refusals []Refusal

// Prove tells whether a code under that status proves that nothing was done. A
// repeated nonce never does: the same bytes came before.
func (all Refusals) Prove(code string, status int) bool {
	if Repeated(code) {
		return false
	}
	i := slices.IndexFunc(all, func(r Refusal) bool {
		return slices.ContainsFunc(r.Codes, func(pattern string) bool {
			fits, _ := path.Match(pattern, code)
			return fits
		})
	})
	return i >= 0 && all[i].Kind != providers.Unclear &&
		(status < http.StatusInternalServerError || slices.Contains(all[i].Statuses, status))
}

// Repeated tells whether a code says that the nonce of a call came before:
// something on the way delivered the call twice.
func Repeated(code string) bool { return strings.Contains(strings.ToLower(code), "nonce") }

// Refused settles what the cloud's own error comes to under that status: f is
// what it says, and a writing call is Unclear unless the code proves that
// nothing was done.
func (r Report) Refused(f *providers.Failure, status int) *providers.Failure {
	if Repeated(f.Code) {
		f.Kind, f.Remedy = providers.Unavailable, tryAgain
		f.Summary = forms.T("the cloud received this request twice: something on the way repeated it", "云端收到重复请求：可能被中间网络设备重发")
	}
	if !r.Writes || r.Refusals.Prove(f.Code, status) {
		return f
	}
	return r.unclear(f)
}

// unclear makes f that of a call of which nobody knows whether it was executed.
func (r Report) unclear(f *providers.Failure) *providers.Failure {
	f.Kind, f.Remedy, f.Field, f.Lasting = providers.Unclear, r.LookFirst, "", false
	f.Summary = forms.Tf("%s; the request may have been executed all the same", "%s；请求仍可能已被执行", f.Summary)
	return f
}

var tryAgain = forms.T("try again in a few minutes", "请几分钟后重试")
