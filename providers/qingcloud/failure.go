package qingcloud

import (
	"context"
	"encoding/json"
	"strconv"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// report turns the outcome of one call into a failure.
type report struct{ exchange.Report }

// read looks at ret_code first and at the status second: the API refuses with
// status 200.
func (r report) read(got *exchange.Reply, out any) error {
	var envelope struct {
		RetCode *code `json:"ret_code"`
		Message text  `json:"message"`
	}
	err := json.Unmarshal(got.Body, &envelope)
	switch {
	case err == nil && envelope.RetCode != nil && *envelope.RetCode != done:
		return r.refused(got, *envelope.RetCode, string(envelope.Message))
	case got.Taken(out):
		return nil
	case !got.Good():
		f := r.Strange(got)
		f.RetryAfter = got.RetryAfter()
		return f
	case err != nil:
		return r.unreadable(err)
	}
	if err := json.Unmarshal(got.Body, out); err != nil {
		return r.unreadable(err)
	}
	return nil
}

func (r report) refused(got *exchange.Reply, c code, message string) error {
	m := meaningOf(int(c), message)
	return r.Refused(&providers.Failure{
		Kind: m.kind, Code: strconv.Itoa(int(c)), Message: r.Clean(message), Summary: m.summary, Remedy: m.remedy,
		RetryAfter: got.RetryAfter(),
	}, got.Status)
}

// unreadable explains a success whose body is not what the API page says.
func (r report) unreadable(err error) error {
	f := r.Unreadable()
	f.Cause = exchange.Opaque(err)
	return f
}

// lost explains a call without an answer, as [exchange.Report.Lost] does. The
// pages give two hosts, so one that is not found has a remedy of its own.
func (r report) lost(ctx context.Context, lost *exchange.Lost) error {
	err := r.Report.Lost(ctx, lost)
	if f := providers.FailureIn(err); f != nil && lost.HostUnknown() {
		f.Remedy = forms.T("newer pages of the API have another host; try --endpoint https://hpc.api.qingcloud.com",
			"新版文档使用另一主机，可尝试 --endpoint https://hpc.api.qingcloud.com")
	}
	return err
}
