package simulator

import (
	"net/http"
	"net/url"
	"strings"
)

// What Alibaba Cloud calls ROA: each action has a method and a path of its own
// and takes JSON. The header x-acs-action is signed here, too, and must fit.

// route is where an action of such a product lives; a segment in braces is a
// parameter.
type route struct {
	method, path string
	body         bool // Whether a JSON object must be sent.
}

// match gives the parameters of a path in their order.
func (at route) match(method, path string) ([]string, bool) {
	want, got := strings.Split(at.path, "/"), strings.Split(path, "/")
	if method != at.method || len(want) != len(got) {
		return nil, false
	}
	var params []string
	for i, segment := range want {
		switch {
		case strings.HasPrefix(segment, "{") && got[i] != "":
			params = append(params, got[i])
		case segment != got[i]:
			return nil, false
		}
	}
	return params, true
}

// readREST fills in the parameters of path and query and the body.
func (c *call) readREST(r *http.Request, body []byte, query url.Values, act action, s *sheet) *refusal {
	c.path, _ = act.at.match(r.Method, r.URL.Path)
	params, refused := parameters(r, nil, query, s)
	if refused != nil {
		return refused
	}
	c.params = params
	if !act.at.body {
		if len(body) > 0 {
			return invalidGateway("Body", false)
		}
		return nil
	}
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	if !strings.EqualFold(strings.TrimSpace(kind), "application/json") {
		return invalidGateway("ContentType", false)
	}
	v, err := parseJSON(string(body))
	if err != nil || v.kind != composite {
		return ackRefuse("InvalidParameter.Format", "the request body is not one JSON object")
	}
	c.body = v.object("", s)
	return nil
}
