package alicloud

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// Detail is what the cloud said with a refusal beyond [providers.Failure]. It
// is the failure's cause; see [Parameter].
type Detail struct {
	// Action is the call that was refused, Status the HTTP status. Both are
	// for logs: 406, 407 and 501 do not mean what HTTP says they do.
	Action string
	Status int
	// Parameter is the wire name of the parameter that the cloud named, as
	// "Tags.0.key"; "" when it named none.
	Parameter string
}

// Error implements error.
func (d *Detail) Error() string { return fmt.Sprintf("%s: HTTP status %d", d.Action, d.Status) }

// Parameter returns the wire name of the parameter that the cloud refused, ""
// when it named none. [FieldOf] finds the answer that it comes from.
func Parameter(f *providers.Failure) string {
	var d *Detail
	if errors.As(f, &d) {
		return d.Parameter
	}
	return ""
}

// report turns the outcome of one call into a failure.
type report struct {
	exchange.Report
	call Call
}

func newReport(call Call, host string, hidden []string) report {
	return report{call: call, Report: exchange.Report{
		Action: call.Action, Host: host, Writes: call.Writes, LookFirst: lookFirst, Hidden: hidden,
		Refusals: call.Product.refusals(),
	}}
}

// refused reads an answer that is no success by its status.
func (r report) refused(a *exchange.Reply, out any) error {
	e, ok := decodeEnvelope(a.Body)
	switch {
	case !ok && a.Taken(out):
		return nil
	case !ok:
		return r.strange(a)
	}
	d := &Detail{
		Action: r.call.Action, Status: a.Status,
		Parameter: parameterNamed(string(e.Code), string(e.Message)),
	}
	m := r.meaning(e, d)
	return r.Refused(&providers.Failure{
		Kind: m.Kind, Code: string(e.Code), Message: r.clean(string(e.Message)),
		RequestID: cmp.Or(string(e.RequestID), a.Header.Get("x-acs-request-id")),
		Summary:   m.Summary, Remedy: m.Remedy, Cause: d, RetryAfter: retryAfter(a),
	}, a.Status)
}

// strange explains an answer that is not the cloud's.
func (r report) strange(a *exchange.Reply) error {
	f := r.Strange(a)
	f.RequestID = a.Header.Get("x-acs-request-id")
	f.Cause, f.RetryAfter = &Detail{Action: r.call.Action, Status: a.Status}, retryAfter(a)
	return f
}

// unreadable explains a success whose body is not what the API page says.
func (r report) unreadable(a *exchange.Reply) error {
	f := r.Unreadable()
	f.RequestID = a.Header.Get("x-acs-request-id")
	f.Cause = &Detail{Action: r.call.Action, Status: a.Status}
	return f
}

// unsigned explains a request that the vendor's client would not make.
func (r report) unsigned() error {
	return &providers.Failure{
		Kind:    providers.Internal,
		Summary: forms.Tf("the request %s could not be built", "无法构造请求 %s", r.call.Action),
		Remedy:  forms.T("check the region and the endpoint", "请检查地域和接入地址"),
	}
}

// toSign begins the part of a message that repeats the signed request, token
// included.
var toSign = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?is)\s*server (?:side )?string to sign.*`) })

// clean takes out of the cloud's own words what must not be repeated.
func (r report) clean(message string) string {
	return r.Clean(toSign().ReplaceAllString(message, ""))
}

// retryAfter reads the largest TimeLeft, in milliseconds, of the rate limit
// headers, which are comma separated key:value pairs, and Retry-After.
func retryAfter(a *exchange.Reply) time.Duration {
	longest := a.RetryAfter()
	for _, name := range []string{"x-ratelimit-user-api", "x-ratelimit-user"} {
		for pair := range strings.SplitSeq(a.Header.Get(name), ",") {
			key, value, _ := strings.Cut(strings.TrimSpace(pair), ":")
			if n, err := strconv.ParseUint(strings.TrimSpace(value), 10, 31); err == nil && key == "TimeLeft" {
				longest = max(longest, time.Duration(n)*time.Millisecond)
			}
		}
	}
	return longest
}
