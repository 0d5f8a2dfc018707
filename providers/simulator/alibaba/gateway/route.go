package gateway

import (
	"net/http"
	"net/url"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// What Alibaba Cloud calls ROA: each action has a method and a path of its own
// and takes JSON. Where the header x-acs-action is sent it must fit.

// Route is where an action of such a product lives; a segment in braces is a
// parameter.
type Route struct {
	Method, Path string
	Body         bool // Whether a JSON object must be sent.
}

// match gives the parameters of a path in their order.
func (at Route) match(method, path string) ([]string, bool) {
	want, got := strings.Split(at.Path, "/"), strings.Split(path, "/")
	if method != at.Method || len(want) != len(got) {
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

// actionAt finds the action of a method and a path, "" for none; of two the one
// with fewer parameters.
func (p *Product) actionAt(method, path string) string {
	found, fewest := "", 0
	for name, act := range p.Actions {
		params, ok := act.At.match(method, path)
		if ok && (found == "" || len(params) < fewest) {
			found, fewest = name, len(params)
		}
	}
	return found
}

// readREST fills in the parameters of path and query and the body.
func (c *Call) readREST(r *http.Request, body []byte, query url.Values, act Action, s *engine.Sheet, malformed func(why string) *engine.Refusal) *engine.Refusal {
	c.Path, _ = act.At.match(r.Method, r.URL.Path)
	params, refused := parameters(r, nil, query, s)
	if refused != nil {
		return refused
	}
	c.Params = params
	if !act.At.Body {
		if len(body) > 0 {
			return Invalid("Body", false)
		}
		return nil
	}
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	if !strings.EqualFold(strings.TrimSpace(kind), "application/json") {
		return Invalid("ContentType", false)
	}
	v, err := engine.ParseJSON(string(body))
	if err != nil || v.Kind != engine.Composite {
		return malformed("the request body is not one JSON object")
	}
	c.Body = v.Object("", s)
	return nil
}
