package gateway

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// gateway answers Alibaba Cloud's calls, whichever way they are signed. RPC
// products have one path, ROA products one for each action.
type gateway struct {
	sim      *engine.Core
	world    *world.World
	seen     *engine.Nonces
	products map[string]*Product // By version, which no two products share.
}

// Product is one API version.
type Product struct {
	Name    string // As in Call.Product.
	Host    string // First label of its endpoint names.
	Actions map[string]Action
	Invalid func(path string, missing bool) *engine.Refusal
	// Rest marks a product in ROA style; its answers name the request id
	// themselves, if at all.
	Rest bool
	// Malformed refuses a body that is no JSON object; of a product in ROA style.
	Malformed func(why string) *engine.Refusal
	// Envelope puts the product's own refusals into its own form; nil and
	// false leave it to the gateway's.
	Envelope func(e *engine.Refusal, id string) (engine.Reply, bool)
}

// Action is one call of a product.
type Action struct {
	Run func(*Call) (engine.Answer, *engine.Refusal)
	// Region tells whether the parameter RegionId must be sent, may be sent or,
	// where the page documents none, is unknown.
	Region Presence
	// Changes tells that the action may change what the state file keeps.
	Changes bool
	At      Route // Of a ROA product.
}

// Presence tells whether a parameter is to be sent.
type Presence uint8

// Whether a parameter is to be sent; the zero value leaves it open.
const (
	mayBeSent   Presence = iota
	MustBeSent           // The call is refused without it.
	UnknownHere          // The call is refused with it.
)

// Call is a request that has passed the gateway.
type Call struct {
	Params    *engine.Object // Of query and form.
	Body      *engine.Object // JSON; nil for RPC calls and those without a body.
	Path      []string       // Parameters in the path.
	Region    *world.Region  // Nil when neither the host nor a parameter tells.
	RequestID string
	Now       time.Time // See Core.Seen.
	Foreign   bool      // See engine.IsForeign.
	Odd       engine.Oddities
}

// Regions are those that the call is about: its own, or all.
func (c *Call) Regions(w *world.World) []*world.Region {
	if c.Region != nil {
		return []*world.Region{c.Region}
	}
	return w.Regions
}

// Bad closes the reading of parameters and tells whether any was refused; the
// action then has nothing left to do.
func (c *Call) Bad() bool {
	c.Params.Finish()
	if c.Body != nil {
		c.Body.Finish()
	}
	return c.Params.Sheet.Refused != nil
}

// New makes the gateway before products, which are told by their
// versions.
func New(s *engine.Core, w *world.World, products map[string]*Product) engine.Cloud {
	return &gateway{sim: s, world: w, seen: engine.NewNonces(2 * engine.MaxSkew), products: products}
}

func (a *gateway) Claims(r *http.Request) bool {
	return r.Header.Get("x-acs-action") != "" || r.Header.Get("x-acs-version") != "" ||
		strings.HasPrefix(r.Header.Get("Authorization"), Algorithm) || claimsRPC(r)
}

func (a *gateway) Identify(r *http.Request) (productName, actionName string) {
	t := a.told(r)
	if p := a.products[t.version]; p != nil {
		productName = p.Name
	}
	return productName, t.action
}

func (a *gateway) Calls(visit func(service, action string)) {
	for _, p := range a.products {
		for name := range p.Actions {
			visit(p.Name, name)
		}
	}
}

func (a *gateway) Answer(r *http.Request, body []byte) engine.Reply {
	id := a.sim.RequestID()
	t := a.told(r)
	p, act, refused := a.find(r, t)
	if refused != nil {
		return a.envelope(r, refused, id)
	}
	out, refused := a.execute(r, body, id, p, act, t.style)
	if refused != nil {
		return a.envelope(r, refused, id)
	}
	raw, finished := out["raw"].([]byte)
	if !finished {
		if !p.Rest {
			out["RequestId"] = id
		}
		raw = engine.Encode(out)
	}
	return engine.Reply{Status: act.statusOf(), Header: Header(id), Body: raw}
}

// execute takes a call through the gateway and runs it.
func (a *gateway) execute(r *http.Request, body []byte, id string, p *Product, act Action, s style) (engine.Answer, *engine.Refusal) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, Refuse("SignatureDoesNotMatch", Algorithm)
	}
	if refused := a.authenticate(r, body, query, s); refused != nil {
		return nil, refused
	}
	sent := engine.Sheet{Invalid: p.Invalid}
	c := &Call{RequestID: id, Now: a.sim.Seen(r), Foreign: engine.IsForeign(r), Odd: engine.OdditiesOf(r)}
	var refused *engine.Refusal
	if p.Rest {
		refused = c.readREST(r, body, query, act, &sent, p.Malformed)
	} else {
		c.Params, refused = parameters(r, body, query, &sent)
	}
	if refused != nil {
		return nil, refused
	}
	if s == rpc1 {
		c.Params = withoutCommon(c.Params.Value).Object("", &sent)
	}
	if c.Region, refused = a.locate(r, p, act, c.Params, s); refused != nil {
		return nil, refused
	}
	return a.run(c, act, &sent)
}

// run executes a call that has passed the gateway.
func (a *gateway) run(c *Call, act Action, sent *engine.Sheet) (out engine.Answer, refused *engine.Refusal) {
	err := a.sim.During(act.Changes, func() bool {
		out, refused = act.Run(c)
		if sent.Refused != nil {
			refused = sent.Refused
		}
		return refused == nil
	})
	if err != nil {
		return nil, Refuse("ServiceUnavailable", "")
	}
	return out, refused
}

// find looks the action up.
func (a *gateway) find(r *http.Request, t told) (*Product, Action, *engine.Refusal) {
	if t.action == "" && t.style != roa1 {
		return nil, Action{}, Invalid("Action", true)
	}
	if t.version == "" {
		return nil, Action{}, Invalid("Version", true)
	}
	p := a.products[t.version]
	if p == nil || !t.style.fits(p) || !p.Rest && r.URL.Path != "/" && r.URL.Path != "" {
		return nil, Action{}, Refuse("InvalidApi.NotFound", "")
	}
	act, known := p.Actions[t.action]
	if known && p.Rest {
		_, known = act.At.match(r.Method, r.URL.Path)
	} else if r.Method != http.MethodPost && r.Method != http.MethodGet {
		known = false
	}
	if !known {
		return nil, Action{}, Refuse("InvalidAction.NotFound", "")
	}
	return p, act, nil
}

// parameters joins query and form body; a name in both or twice is refused.
func parameters(r *http.Request, body []byte, query url.Values, s *engine.Sheet) (*engine.Object, *engine.Refusal) {
	form := url.Values{}
	if len(body) > 0 {
		if !isForm(r) {
			return nil, Invalid("ContentType", false)
		}
		parsed, err := url.ParseQuery(string(body))
		if err != nil {
			return nil, Invalid("Body", false)
		}
		form = parsed
	}
	all := engine.Value{Kind: engine.Composite}
	for _, source := range []url.Values{query, form} {
		for _, name := range slices.Sorted(maps.Keys(source)) {
			values := source[name]
			if len(values) != 1 || len(form[name]) > 0 && len(query[name]) > 0 {
				return nil, s.Invalid(name, false)
			}
			all.Names = append(all.Names, name)
			// What is kept of it, a name, must not keep the whole request.
			all.Items = append(all.Items, engine.Value{Kind: engine.Plain, Text: strings.Clone(values[0])})
		}
	}
	return all.Object("", s), nil
}

// statusOf is the status of an action's good answer. Deletion answers 202 as
// older clients expect it; the page of the creation shows 200.
func (act Action) statusOf() int {
	if act.At.Method == http.MethodDelete {
		return http.StatusAccepted
	}
	return http.StatusOK
}
