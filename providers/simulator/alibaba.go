package simulator

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// alibaba answers Alibaba Cloud's calls with V3 signatures, the product and
// action told by the headers x-acs-version and x-acs-action. RPC products have
// one path, ROA products one for each action.
type alibaba struct {
	sim      *Simulator
	seen     *nonces
	products map[string]*product // By version, which no two products share.
}

// product is one API version.
type product struct {
	name    string // As in Call.Product.
	host    string // First label of its endpoint names.
	actions map[string]action
	invalid func(path string, missing bool) *refusal
	// rest marks a product in ROA style; its answers name the request id
	// themselves, if at all.
	rest bool
	// envelope puts the product's own refusals into its own form; nil and
	// false leave it to the gateway's.
	envelope func(e *refusal, id string) (reply, bool)
}

// action is one call of a product.
type action struct {
	run func(*call) (answer, *refusal)
	// region tells whether the parameter RegionId must be sent, may be sent or,
	// where the page documents none, is unknown.
	region presence
	// changes tells that the action may change what the state file keeps.
	changes bool
	at      route // Of a ROA product.
}

type presence uint8

const (
	mayBeSent presence = iota
	mustBeSent
	unknownHere
)

// call is a request that has passed the gateway.
type call struct {
	params    *object  // Of query and form.
	body      *object  // JSON; nil for RPC calls and those without a body.
	path      []string // Parameters in the path.
	region    *region  // Nil when neither the host nor a parameter tells.
	requestID string
	now       time.Time
}

// regions are those that the call is about: its own, or all.
func (c *call) regions(w *world) []*region {
	if c.region != nil {
		return []*region{c.region}
	}
	return w.regions
}

// bad closes the reading of parameters and tells whether any was refused; the
// action then has nothing left to do.
func (c *call) bad() bool {
	c.params.finish()
	if c.body != nil {
		c.body.finish()
	}
	return c.params.sheet.refused != nil
}

// answer is a JSON object on its way out; RequestId is added to it. A member
// "raw" holds finished JSON to be sent instead.
type answer map[string]any

func newAlibaba(s *Simulator) *alibaba {
	return &alibaba{
		sim:  s,
		seen: newNonces(2 * maxSkew),
		products: map[string]*product{
			ehpcVersion:  newEHPC(s),
			"2014-05-26": newECS(s),
			"2016-04-28": newVPC(s),
			"2017-06-26": newNAS(s),
			"2020-03-31": newResourceManager(s),
			ackVersion:   newACK(s),
		},
	}
}

func (a *alibaba) claims(r *http.Request) bool {
	return r.Header.Get("x-acs-action") != "" || r.Header.Get("x-acs-version") != "" ||
		strings.HasPrefix(r.Header.Get("Authorization"), acs3Algorithm)
}

func (a *alibaba) identify(r *http.Request) (productName, actionName string) {
	if p := a.products[r.Header.Get("x-acs-version")]; p != nil {
		productName = p.name
	}
	return productName, r.Header.Get("x-acs-action")
}

func (a *alibaba) calls(visit func(service, action string)) {
	for _, p := range a.products {
		for name := range p.actions {
			visit(p.name, name)
		}
	}
}

func (a *alibaba) answer(r *http.Request, body []byte) reply {
	id := a.sim.requestID()
	p, act, refused := a.find(r)
	if refused != nil {
		return a.envelope(r, refused, id)
	}
	out, refused := a.execute(r, body, id, p, act)
	if refused != nil {
		return a.envelope(r, refused, id)
	}
	raw, finished := out["raw"].([]byte)
	if !finished {
		if !p.rest {
			out["RequestId"] = id
		}
		raw = encode(out)
	}
	return reply{status: act.statusOf(), header: acsHeader(id), body: raw}
}

// execute takes a call through the gateway and runs it.
func (a *alibaba) execute(r *http.Request, body []byte, id string, p *product, act action) (answer, *refusal) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, refuse("SignatureDoesNotMatch", acs3Algorithm)
	}
	if refused := a.authenticate(r, body, query); refused != nil {
		return nil, refused
	}
	sent := sheet{invalid: p.invalid}
	c := &call{requestID: id}
	var refused *refusal
	if p.rest {
		refused = c.readREST(r, body, query, act, &sent)
	} else {
		c.params, refused = parameters(r, body, query, &sent)
	}
	if refused != nil {
		return nil, refused
	}
	if c.region, refused = a.locate(r, p, act, c.params); refused != nil {
		return nil, refused
	}
	return a.run(c, act, &sent)
}

// run executes a call that has passed the gateway.
func (a *alibaba) run(c *call, act action, sent *sheet) (out answer, refused *refusal) {
	c.now = a.sim.clock()
	err := a.sim.ledger.during(act.changes, func() bool {
		out, refused = act.run(c)
		if sent.refused != nil {
			refused = sent.refused
		}
		return refused == nil
	})
	if err != nil {
		a.sim.log.Error("state file", "err", err)
		return nil, refuse("ServiceUnavailable", "")
	}
	return out, refused
}

// find looks the action up.
func (a *alibaba) find(r *http.Request) (*product, action, *refusal) {
	name, version := r.Header.Get("x-acs-action"), r.Header.Get("x-acs-version")
	if name == "" {
		return nil, action{}, invalidGateway("Action", true)
	}
	if version == "" {
		return nil, action{}, invalidGateway("Version", true)
	}
	p := a.products[version]
	if p == nil || !p.rest && r.URL.Path != "/" && r.URL.Path != "" {
		return nil, action{}, refuse("InvalidApi.NotFound", "")
	}
	act, known := p.actions[name]
	if known && p.rest {
		_, known = act.at.match(r.Method, r.URL.Path)
	} else if r.Method != http.MethodPost && r.Method != http.MethodGet {
		known = false
	}
	if !known {
		return nil, action{}, refuse("InvalidAction.NotFound", "")
	}
	return p, act, nil
}

// parameters joins query and form body; a name in both or twice is refused.
func parameters(r *http.Request, body []byte, query url.Values, s *sheet) (*object, *refusal) {
	form := url.Values{}
	if len(body) > 0 {
		kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
		if !strings.EqualFold(strings.TrimSpace(kind), "application/x-www-form-urlencoded") {
			return nil, invalidGateway("ContentType", false)
		}
		parsed, err := url.ParseQuery(string(body))
		if err != nil {
			return nil, invalidGateway("Body", false)
		}
		form = parsed
	}
	all := value{kind: composite}
	for _, source := range []url.Values{query, form} {
		for _, name := range slices.Sorted(maps.Keys(source)) {
			values := source[name]
			if len(values) != 1 || len(form[name]) > 0 && len(query[name]) > 0 {
				return nil, s.invalid(name, false)
			}
			all.names = append(all.names, name)
			// What is kept of it, a name, must not keep the whole request.
			all.items = append(all.items, value{kind: plain, text: strings.Clone(values[0])})
		}
	}
	return all.object("", s), nil
}

// encode writes JSON as the clouds do, without escaping <, > and &.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("simulator: answer cannot be encoded: " + err.Error())
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
