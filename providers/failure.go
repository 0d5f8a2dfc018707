package providers

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"clusterwiz/forms"
)

// Kind sorts failures by what is to be done about them.
type Kind string

// The kinds.
const (
	// Invalid: the cloud refused an answer; nothing exists.
	Invalid Kind = "invalid"
	// Auth: the credentials are wrong, expired or missing.
	Auth Kind = "auth"
	// Permission: the credentials are right but may not do this.
	Permission Kind = "permission"
	// Quota: a limit of the account is reached, or stock is gone.
	Quota Kind = "quota"
	// Money: balance, payment method, unpaid order, identity.
	Money Kind = "money"
	// Conflict: something else is going on; wait.
	Conflict Kind = "conflict"
	// Throttled: too many calls; nothing was done.
	Throttled Kind = "throttled"
	// Unavailable: the cloud or the way to it is down, and nothing was done.
	Unavailable Kind = "unavailable"
	// Unclear: the request may have been executed.
	Unclear Kind = "unclear"
	// Absent: the thing does not exist, or no longer.
	Absent Kind = "gone"
	// Internal: a mistake of ours.
	Internal Kind = "internal"
)

// MayBeAnswer tells whether a failure of this kind may be due to an answer, so
// that it is worth looking for the one that the cloud means.
func (k Kind) MayBeAnswer() bool {
	switch k {
	case Invalid, Quota, Conflict, Permission, Absent:
		return true
	case Auth, Money, Throttled, Unavailable, Unclear, Internal:
	}
	return false
}

// LookFirst is the remedy where a cluster may have been made.
var LookFirst = forms.T("look for the cluster by name before sending again", "再次提交前，请先按名称确认集群是否存在")

// Failure is a cloud's refusal, or a call that did not come through.
type Failure struct {
	Kind Kind `json:"kind"`
	// Code is the cloud's own, as "OrderError.Arrearage".
	Code string `json:"code,omitempty"`
	// Message is the cloud's own text, in the cloud's language.
	Message   string `json:"message,omitempty"`
	RequestID string `json:"request_id,omitempty"`
	// Unsent: nothing of the call left this machine, as where no connection
	// stood. The kind is then Unavailable.
	Unsent bool `json:"unsent,omitempty"`
	// RetryAfter is how long the cloud wants to be left alone; 0 where it did
	// not say. It is of the moment, and not kept.
	RetryAfter time.Duration `json:"-"`
	// Lasting: it stays so until somebody has seen to it, so that trying again
	// is of no use, as where a proxy wants a password.
	Lasting bool `json:"lasting,omitempty"`
	// Field is the path of the answer, where the cloud named a parameter.
	Field forms.Path `json:"field,omitempty"`
	// Summary is what it means, Remedy what to do.
	Summary forms.Text `json:"summary"`
	Remedy  forms.Text `json:"remedy"`
	// Cause is the error underneath, for errors.Is and the debug log only.
	Cause error `json:"-"`
}

// Error gives code and message in one line for logs; people are shown Summary
// and Remedy.
func (f *Failure) Error() string {
	switch {
	case f.Code != "" && f.Message != "":
		return fmt.Sprintf("%s: %s: %s", f.Kind, f.Code, f.Message)
	case f.Code != "" || f.Message != "":
		return fmt.Sprintf("%s: %s", f.Kind, f.Code+f.Message)
	}
	return fmt.Sprintf("%s: %s", f.Kind, f.Summary.En)
}

// Words are the cloud's own: its code and its message, which may begin with the code.
func (f *Failure) Words() string {
	if strings.HasPrefix(f.Message, f.Code) {
		return f.Message
	}
	return strings.TrimSuffix(f.Code+": "+f.Message, ": ")
}

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.Cause }

// AsFailure returns the Failure in err, or wraps err as Internal.
func AsFailure(err error) *Failure {
	if err == nil {
		return nil
	}
	if failure := FailureIn(err); failure != nil {
		return failure
	}
	return &Failure{
		Kind: Internal, Message: err.Error(), Cause: err,
		Summary: forms.T("something went wrong inside clusterwiz", "clusterwiz 内部出错"),
		Remedy:  forms.T("run again with --debug and keep the log", "请加 --debug 重试并保留日志"),
	}
}

// ErrTokenTaken is the cause of an Unclear failure where the cloud knows the
// token of a [ByToken] request with another body: something came of the token,
// and no answer to this body will ever tell what.
var ErrTokenTaken = errors.New("the token was used with another request")

// FailureIn returns the Failure in err, nil where there is none.
func FailureIn(err error) *Failure {
	var failure *Failure
	errors.As(err, &failure)
	return failure
}

// UnknownSource is the failure of a look-up that a provider does not have.
func UnknownSource(source string) *Failure {
	return &Failure{
		Kind:    Internal,
		Summary: forms.Tf("there is no look-up %s", "没有可用的查询 %s", source),
		Remedy:  forms.T("type the value", "请直接输入"),
	}
}
