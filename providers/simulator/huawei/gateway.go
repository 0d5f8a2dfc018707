package huawei

import (
	"cmp"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// gateway answers Huawei Cloud: ModelArts' pools and what the questions around
// them need of IAM, VPC and BSS. The service is told by the host's first
// label, on loopback by the path alone.
type gateway struct {
	sim    *engine.Core
	world  *world
	routes engine.Routes
}

// services maps the first label of a host to a service.
var services = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"modelarts": "ModelArts", "iam": "IAM", "vpc": "VPC", "bss": bss, "bss-intl": bss,
	}
})

func newCloud(s *engine.Core) engine.Cloud {
	h := &gateway{sim: s, world: newWorld(s.Seed)}
	h.routes = append(newModelArts(s, h.world).routes(), h.neighbours()...)
	return h
}

func (h *gateway) Claims(r *http.Request) bool {
	if _, _, ours := serviceOf(r.Host); ours {
		return true
	}
	if strings.HasPrefix(r.Header.Get("Authorization"), sdkAlgorithm) || r.Header.Get("X-Sdk-Date") != "" || r.Header.Get("X-Auth-Token") != "" {
		return true
	}
	rt, _, wrongMethod := h.routes.Find("", r.Method, r.URL.EscapedPath())
	return rt != nil || wrongMethod
}

// serviceOf reads <service>.<region>.myhuaweicloud.com, or .cn, or without the
// region for global services.
func serviceOf(host string) (service, region string, ours bool) {
	if bare, _, err := net.SplitHostPort(host); err == nil {
		host = bare
	}
	for _, suffix := range []string{".myhuaweicloud.com", ".myhuaweicloud.cn", ".myhuaweicloud.eu"} {
		if name, found := strings.CutSuffix(host, suffix); found {
			service, region, _ = strings.Cut(name, ".")
			return cmp.Or(services()[service], "unknown"), region, true
		}
	}
	return "", "", false
}

func (h *gateway) Identify(r *http.Request) (product, action string) {
	service, _, _ := serviceOf(r.Host)
	if rt, _, _ := h.routes.Find(service, r.Method, r.URL.EscapedPath()); rt != nil {
		return rt.Service, rt.Action
	}
	return service, ""
}

func (h *gateway) Calls(visit func(service, action string)) { h.routes.Calls(visit) }

func (h *gateway) Answer(r *http.Request, body []byte) engine.Reply {
	id := h.requestID()
	out, status, refused := h.execute(r, body)
	if refused != nil {
		return h.envelope(r, refused, id)
	}
	return engine.Reply{Status: cmp.Or(status, http.StatusOK), Header: header(id), Body: engine.Encode(out)}
}

// execute takes a call through the gateway and runs it.
func (h *gateway) execute(r *http.Request, body []byte) (out any, status int, refused *engine.Refusal) {
	service, region, _ := serviceOf(r.Host)
	rt, vars, _ := h.routes.Find(service, r.Method, r.URL.EscapedPath())
	if rt == nil || region != "" && h.world.region(region) == nil {
		return nil, 0, refuse(codeUnknownAPI, "")
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, 0, refuse(codeMalformed, "query")
	}
	if refused := h.authenticate(r, body, query); refused != nil {
		return nil, 0, refused
	}
	sent := engine.Sheet{Invalid: invalid}
	c := &engine.RestCall{Vars: vars, Query: engine.QueryObject(query, &sent), Body: body, Header: r.Header, Region: region, Now: h.sim.Seen(r), Foreign: engine.IsForeign(r), Odd: engine.OdditiesOf(r)}
	if refused := h.checkProject(c); refused != nil {
		return nil, 0, refused
	}
	if rt.Service == bss {
		if refused := checkSite(r, c); refused != nil {
			return nil, 0, refused
		}
	}
	out, refused, err = h.sim.Execute(rt, c)
	if err != nil {
		return nil, 0, refuse(codeInternal, "")
	}
	return out, rt.Status, refused
}

// authenticate checks date, access key and signature.
func (h *gateway) authenticate(r *http.Request, body []byte, query url.Values) *engine.Refusal {
	if r.Header.Get("X-Auth-Token") != "" { // No tokens are given out here.
		return refuse(codeTokenOld, "")
	}
	credential, ok := parseSDK(r.Header.Get("Authorization"))
	if !ok {
		return refuse(codeIAM, "Authorization of the form "+sdkAlgorithm+" Access=, SignedHeaders=, Signature= not found")
	}
	date, err := time.Parse(sdkDate, r.Header.Get("X-Sdk-Date"))
	if err != nil {
		return refuse(codeIAM, "x-sdk-date format is wrong")
	}
	if skew := h.sim.Clock(r).Sub(date); skew > engine.MaxSkew || skew < -engine.MaxSkew {
		return refuse(codeIAM, "x-sdk-date is expired")
	}
	if credential.access != engine.AccessKeyID {
		return refuse(codeIAM, "ak "+credential.access+" not exist")
	}
	if r.Header.Get("X-Security-Token") != "" {
		return refuse(codeIAM, "verify security token fail")
	}
	canonical, ok := sdkMatches(r, body, query, credential, engine.AccessKeySecret)
	if !ok {
		// The gateway shows its own canonical request, lines parted by |.
		return refuse(codeIAM, "verify aksk signature fail, canonicalRequest:"+strings.ReplaceAll(canonical, "\n", "|"))
	}
	return nil
}

// checkProject holds the path's project against the host's region and the
// header.
func (h *gateway) checkProject(c *engine.RestCall) *engine.Refusal {
	id, told := c.Vars["project_id"], c.Header.Get("X-Project-Id")
	if id == "" {
		return nil
	}
	p := h.world.project(id)
	if p == nil || told != "" && told != id || c.Region != "" && c.Region != p.region.id {
		return refuse(codeProject, "")
	}
	return nil
}

func (h *gateway) Refuse(r *http.Request, e *engine.Refusal) engine.Reply {
	if e.Code == "" {
		service, _ := h.Identify(r)
		known := refuse(codeFor(service, e.Status), "")
		e = &engine.Refusal{Status: e.Status, Code: known.Code, Message: known.Message}
	}
	return h.envelope(r, e, h.requestID())
}

func (h *gateway) Throttle(r *http.Request, _ time.Duration) engine.Reply {
	service, _ := h.Identify(r)
	return h.Refuse(r, refuse(codeFor(service, http.StatusTooManyRequests), ""))
}

// envelope has a form for each service; the gateway's adds the request id.
func (h *gateway) envelope(r *http.Request, e *engine.Refusal, id string) engine.Reply {
	service, _ := h.Identify(r)
	var body any = engine.Answer{"error_code": e.Code, "error_msg": e.Message}
	switch {
	case strings.HasPrefix(e.Code, "APIGW."):
		body = engine.Answer{"error_code": e.Code, "error_msg": e.Message, "request_id": id}
	case service == "IAM":
		body = engine.Answer{"error": engine.Answer{"code": e.Status, "message": e.Message, "title": http.StatusText(e.Status)}}
	case service == "VPC":
		body = engine.Answer{"code": e.Code, "message": e.Message}
	}
	return engine.Reply{Status: e.Status, Code: e.Code, Header: header(id), Body: engine.Encode(body)}
}

// requestID is lower-case hexadecimal here.
func (h *gateway) requestID() string {
	return strings.ToLower(strings.ReplaceAll(h.sim.RequestID(), "-", ""))
}

func header(id string) http.Header {
	return http.Header{"Content-Type": {"application/json"}, "X-Request-Id": {id}}
}

// jsonObject reads a body that must be one JSON object.
func jsonObject(c *engine.RestCall, invalid func(path string, missing bool) *engine.Refusal) (*engine.Object, *engine.Refusal) {
	kind, _, _ := strings.Cut(c.Header.Get("Content-Type"), ";")
	if !strings.EqualFold(strings.TrimSpace(kind), "application/json") {
		return nil, refuse(codeContentType, "")
	}
	v, err := engine.ParseJSON(string(c.Body))
	if err != nil || v.Kind != engine.Composite {
		return nil, invalid("body", false)
	}
	return v.Object("", &engine.Sheet{Invalid: invalid}), nil
}
