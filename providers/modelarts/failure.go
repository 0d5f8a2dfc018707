package modelarts

import (
	"cmp"
	"fmt"
	"net/http"
	"regexp"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// lookFirst is the remedy wherever a node pool may have been made.
var lookFirst = forms.T("look for the node pool by name before sending again", "再次提交前，请先按名称确认节点池是否存在")

// report turns the outcome of one call into a failure.
type report struct {
	exchange.Report
	// product is whose permission a call wants.
	product product
}

// refused reads an answer that is no success.
func (r report) refused(got *exchange.Reply) error {
	e, ok := decodeEnvelope(got.Body)
	if !ok {
		return r.strange(got)
	}
	m := meaningOf(got.Status, e)
	if m.remedy == forbidden.remedy && m.field == "" && r.product != modelArts {
		m.remedy = forms.Tf("have an administrator grant the action %s", "请联系管理员授权 %s 操作", r.Action)
	}
	return r.Refused(&providers.Failure{
		Kind: m.kind, Code: e.code, Message: r.clean(e.message),
		RequestID: cmp.Or(e.requestID, requestID(got)),
		Field:     m.field, Summary: m.summary, Remedy: m.remedy, Cause: status(got.Status),
		RetryAfter: got.RetryAfter(),
	}, got.Status)
}

func requestID(got *exchange.Reply) string { return got.Header.Get("X-Request-Id") }

// status is the HTTP status of a refusal, for logs.
type status int

// Error implements error.
func (s status) Error() string { return fmt.Sprintf("HTTP status %d", int(s)) }

// strange explains an answer that is not the cloud's.
func (r report) strange(got *exchange.Reply) error {
	f := r.Strange(got)
	f.RequestID, f.Cause, f.RetryAfter = requestID(got), status(got.Status), got.RetryAfter()
	if got.Status == http.StatusNotFound && !r.Writes {
		f.Remedy = forms.T("check the region and the endpoint", "请检查区域和接入地址")
	}
	return f
}

// unreadable explains a success whose body is not what the API page says.
func (r report) unreadable(got *exchange.Reply) error {
	f := r.Unreadable()
	f.RequestID, f.Cause = requestID(got), status(got.Status)
	return f
}

func unsigned(c call) error {
	return &providers.Failure{
		Kind:    providers.Internal,
		Summary: forms.Tf("the request %s could not be built", "无法构造请求 %s", c.action),
		Remedy:  forms.T("check the region and the endpoint", "请检查区域和接入地址"),
	}
}

// canonical begins the part of a message in which the gateway repeats what it
// would have signed, token included.
var canonical = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?is)[,;]?\s*canonicalRequest:.*`) })

// clean takes out of the cloud's own words what must not be repeated.
func (r report) clean(message string) string {
	return r.Clean(canonical().ReplaceAllString(message, ""))
}
