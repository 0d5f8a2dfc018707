package simulator

import (
	"cmp"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// huawei answers Huawei Cloud: ModelArts' pools and what the questions around
// them need of IAM, VPC and BSS. The service is told by the host's first
// label, on loopback by the path alone.
type huawei struct {
	sim    *Simulator
	world  *huaweiWorld
	routes routes
}

// services maps the first label of a host to a service.
var huaweiServices = map[string]string{
	"modelarts": "ModelArts", "iam": "IAM", "vpc": "VPC", "bss": "BSS", "bss-intl": "BSS",
}

func newHuawei(s *Simulator) *huawei {
	h := &huawei{sim: s, world: newHuaweiWorld(s.seed)}
	h.routes = append(newModelArts(s, h.world).routes(), h.neighbours()...)
	return h
}

func (h *huawei) claims(r *http.Request) bool {
	if _, _, ours := huaweiHost(r.Host); ours {
		return true
	}
	if strings.HasPrefix(r.Header.Get("Authorization"), sdkAlgorithm) || r.Header.Get("X-Sdk-Date") != "" || r.Header.Get("X-Auth-Token") != "" {
		return true
	}
	rt, _, wrongMethod := h.routes.find("", r.Method, r.URL.EscapedPath())
	return rt != nil || wrongMethod
}

// huaweiHost reads <service>.<region>.myhuaweicloud.com, or .cn, or without the
// region for global services.
func huaweiHost(host string) (service, region string, ours bool) {
	if bare, _, err := net.SplitHostPort(host); err == nil {
		host = bare
	}
	for _, suffix := range []string{".myhuaweicloud.com", ".myhuaweicloud.cn", ".myhuaweicloud.eu"} {
		if name, found := strings.CutSuffix(host, suffix); found {
			service, region, _ = strings.Cut(name, ".")
			return cmp.Or(huaweiServices[service], "unknown"), region, true
		}
	}
	return "", "", false
}

func (h *huawei) identify(r *http.Request) (product, action string) {
	service, _, _ := huaweiHost(r.Host)
	if rt, _, _ := h.routes.find(service, r.Method, r.URL.EscapedPath()); rt != nil {
		return rt.service, rt.action
	}
	return service, ""
}

func (h *huawei) calls(visit func(service, action string)) { h.routes.calls(visit) }

func (h *huawei) answer(r *http.Request, body []byte) reply {
	id := h.requestID()
	out, status, refused := h.execute(r, body)
	if refused != nil {
		return h.envelope(r, refused, id)
	}
	return reply{status: cmp.Or(status, http.StatusOK), header: huaweiHeader(id), body: encode(out)}
}

// execute takes a call through the gateway and runs it.
func (h *huawei) execute(r *http.Request, body []byte) (out any, status int, refused *refusal) {
	service, region, _ := huaweiHost(r.Host)
	rt, vars, _ := h.routes.find(service, r.Method, r.URL.EscapedPath())
	if rt == nil || region != "" && h.world.region(region) == nil {
		return nil, 0, huaweiRefuse(codeUnknownAPI, "")
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, 0, huaweiRefuse(codeMalformed, "query")
	}
	if refused := h.authenticate(r, body, query); refused != nil {
		return nil, 0, refused
	}
	sent := sheet{invalid: invalidModelArts}
	c := &restCall{vars: vars, query: queryObject(query, &sent), body: body, header: r.Header, region: region, now: h.sim.clock()}
	if refused := h.checkProject(c); refused != nil {
		return nil, 0, refused
	}
	out, refused, err = h.sim.execute(rt, c)
	if err != nil {
		return nil, 0, huaweiRefuse(codeInternal, "")
	}
	return out, rt.status, refused
}

// authenticate checks date, access key and signature.
func (h *huawei) authenticate(r *http.Request, body []byte, query url.Values) *refusal {
	if r.Header.Get("X-Auth-Token") != "" { // No tokens are given out here.
		return huaweiRefuse(codeTokenOld, "")
	}
	credential, ok := parseSDK(r.Header.Get("Authorization"))
	if !ok {
		return huaweiRefuse(codeIAM, "Authorization of the form "+sdkAlgorithm+" Access=, SignedHeaders=, Signature= not found")
	}
	date, err := time.Parse(sdkDate, r.Header.Get("X-Sdk-Date"))
	if err != nil {
		return huaweiRefuse(codeIAM, "x-sdk-date format is wrong")
	}
	if skew := h.sim.clock().Sub(date); skew > maxSkew || skew < -maxSkew {
		return huaweiRefuse(codeIAM, "x-sdk-date is expired")
	}
	if credential.access != AccessKeyID {
		return huaweiRefuse(codeIAM, "ak "+credential.access+" not exist")
	}
	if r.Header.Get("X-Security-Token") != "" {
		return huaweiRefuse(codeIAM, "verify security token fail")
	}
	canonical, ok := sdkMatches(r, body, query, credential, AccessKeySecret)
	if !ok {
		// The gateway shows its own canonical request, lines parted by |.
		return huaweiRefuse(codeIAM, "verify aksk signature fail, canonicalRequest:"+strings.ReplaceAll(canonical, "\n", "|"))
	}
	return nil
}

// checkProject holds the path's project against the host's region and the
// header.
func (h *huawei) checkProject(c *restCall) *refusal {
	id, told := c.vars["project_id"], c.header.Get("X-Project-Id")
	if id == "" {
		return nil
	}
	p := h.world.project(id)
	if p == nil || told != "" && told != id || c.region != "" && c.region != p.region.id {
		return huaweiRefuse(codeProject, "")
	}
	return nil
}

func (h *huawei) refuse(r *http.Request, e *refusal) reply {
	if e.code == "" {
		known := huaweiRefuse(cmp.Or(huaweiCodes[e.status], codeInternal), "")
		e = &refusal{e.status, known.code, known.message}
	}
	return h.envelope(r, e, h.requestID())
}

func (h *huawei) throttle(r *http.Request) reply { return h.refuse(r, huaweiRefuse(codeThrottled, "")) }

// envelope has a form for each service; the gateway's adds the request id.
func (h *huawei) envelope(r *http.Request, e *refusal, id string) reply {
	service, _ := h.identify(r)
	var body any = answer{"error_code": e.code, "error_msg": e.message}
	switch {
	case strings.HasPrefix(e.code, "APIGW."):
		body = answer{"error_code": e.code, "error_msg": e.message, "request_id": id}
	case service == "IAM":
		body = answer{"error": answer{"code": e.status, "message": e.message, "title": http.StatusText(e.status)}}
	case service == "VPC":
		body = answer{"code": e.code, "message": e.message}
	}
	return reply{status: e.status, code: e.code, header: huaweiHeader(id), body: encode(body)}
}

// requestID is lower-case hexadecimal here.
func (h *huawei) requestID() string {
	return strings.ToLower(strings.ReplaceAll(h.sim.requestID(), "-", ""))
}

func huaweiHeader(id string) http.Header {
	return http.Header{"Content-Type": {"application/json"}, "X-Request-Id": {id}}
}

// jsonObject reads a body that must be one JSON object.
func (c *restCall) jsonObject(invalid func(path string, missing bool) *refusal) (*object, *refusal) {
	kind, _, _ := strings.Cut(c.header.Get("Content-Type"), ";")
	if !strings.EqualFold(strings.TrimSpace(kind), "application/json") {
		return nil, huaweiRefuse(codeContentType, "")
	}
	v, err := parseJSON(string(c.body))
	if err != nil || v.kind != composite {
		return nil, invalid("body", false)
	}
	return v.object("", &sheet{invalid: invalid}), nil
}

// raw is finished JSON inside an answer.
type raw = json.RawMessage
