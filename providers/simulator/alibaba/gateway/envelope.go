package gateway

import (
	"cmp"
	"fmt"
	"net/http"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// Header is what every answer to a request carries.
func Header(id string) http.Header {
	return http.Header{"Content-Type": {"application/json;charset=utf-8"}, "X-Acs-Request-Id": {id}}
}

func (a *gateway) Refuse(r *http.Request, e *engine.Refusal) engine.Reply {
	if e.Code == "" {
		known := Refuse(cmp.Or(codeOfStatus()[e.Status], "UnknownError"), "")
		e = &engine.Refusal{Status: e.Status, Code: known.Code, Message: known.Message}
	}
	return a.envelope(r, e, a.sim.RequestID())
}

// Throttle tells in both of the gateway's headers how many milliseconds are left.
func (a *gateway) Throttle(r *http.Request, left time.Duration) engine.Reply {
	out := a.Refuse(r, Refuse("Throttling.User", ""))
	told := fmt.Sprintf("Remain:0,TimeLeft:%d,Reset:%d", left.Milliseconds(), left.Milliseconds()/1000)
	out.Header["X-Ratelimit-User-Api"] = []string{"Limit:100," + told}
	out.Header["X-Ratelimit-User"] = []string{"Limit:1000," + told}
	return out
}

func (a *gateway) envelope(r *http.Request, e *engine.Refusal, id string) engine.Reply {
	p, _ := a.Identify(r)
	if own := a.products[a.told(r).version]; own != nil && own.Envelope != nil {
		if out, ok := own.Envelope(e, id); ok {
			return out
		}
	}
	return engine.Reply{
		Status: e.Status,
		Code:   e.Code,
		Header: Header(id),
		Body: engine.Encode(struct {
			RequestID string `json:"RequestId"`
			HostID    string `json:"HostId"`
			Code      string
			Message   string
			Recommend string
		}{id, r.Host, e.Code, e.Message, "https://api.aliyun.com/troubleshoot?q=" + e.Code + "&product=" + p}),
	}
}
