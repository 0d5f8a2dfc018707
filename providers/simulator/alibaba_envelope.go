package simulator

import (
	"cmp"
	"net/http"
)

func acsHeader(id string) http.Header {
	return http.Header{"Content-Type": {"application/json;charset=utf-8"}, "X-Acs-Request-Id": {id}}
}

func (a *alibaba) refuse(r *http.Request, e *refusal) reply {
	if e.code == "" {
		known := refuse(cmp.Or(alibabaCodes[e.status], "UnknownError"), "")
		e = &refusal{e.status, known.code, known.message}
	}
	return a.envelope(r, e, a.sim.requestID())
}

func (a *alibaba) throttle(r *http.Request) reply {
	out := a.refuse(r, refuse("Throttling.User", ""))
	out.header["X-Ratelimit-User-Api"] = []string{"Limit:100,Remain:0,TimeLeft:1000,Reset:1"}
	return out
}

func (a *alibaba) envelope(r *http.Request, e *refusal, id string) reply {
	p, _ := a.identify(r)
	if own := a.products[r.Header.Get("x-acs-version")]; own != nil && own.envelope != nil {
		if out, ok := own.envelope(e, id); ok {
			return out
		}
	}
	return reply{
		status: e.status,
		code:   e.code,
		header: acsHeader(id),
		body: encode(struct {
			RequestID string `json:"RequestId"`
			HostID    string `json:"HostId"`
			Code      string
			Message   string
			Recommend string
		}{id, r.Host, e.code, e.message, "https://api.aliyun.com/troubleshoot?q=" + e.code + "&product=" + p}),
	}
}
