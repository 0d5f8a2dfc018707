package prices

import (
	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// CloudControlVersion is by which Cloud Control is told.
const CloudControlVersion = "2022-08-30"

// quotedErrors are Cloud Control's own codes.
var quotedErrors = engine.Codes{
	{400, "InvalidParameter", "The specified parameter %s is not valid."},
	{404, "PricingNotSupported", "No pricingTarget matched the input request."},
}

// pricedCalls are those that have a price, sorted. Which the service has besides
// is not known; those that create clusters are not known to be among them.
var pricedCalls = []pricedCall{
	{"Ecs", "2014-05-26", "CreateInstance"},
	{"Ecs", "2014-05-26", "RunInstances"},
}

type pricedCall struct {
	Product string `json:"popCode"`
	Version string `json:"popVersion"`
	Action  string `json:"apiName"`
}

// NewCloudControl makes the part of Cloud Control 2022-08-30 that tells prices.
// It is central: no region matters.
func NewCloudControl(w *world.World) *gateway.Product {
	b := &book{w}
	return &gateway.Product{
		Name: "CloudControl", Host: "cloudcontrol", Rest: true,
		Invalid:   func(path string, _ bool) *engine.Refusal { return quotedErrors.Refuse("InvalidParameter", path) },
		Malformed: func(string) *engine.Refusal { return quotedErrors.Refuse("InvalidParameter", "body") },
		Envelope:  quotedEnvelope,
		Actions: map[string]gateway.Action{
			"GetApiPrice":              {Run: b.quote, At: gateway.Route{Method: "POST", Path: "/api/v1/price/quote", Body: true}},
			"ListSupportedPricingApis": {Run: b.priced, At: gateway.Route{Method: "GET", Path: "/api/v1/price/supported-apis"}},
		},
	}
}

// quotedEnvelope is the form of Cloud Control's own errors.
func quotedEnvelope(e *engine.Refusal, id string) (engine.Reply, bool) {
	if quotedErrors.Find(e.Code) == nil {
		return engine.Reply{}, false
	}
	return engine.Reply{Status: e.Status, Code: e.Code, Header: gateway.Header(id), Body: engine.Encode(struct {
		Code      string `json:"code"`
		Message   string `json:"message"`
		RequestID string `json:"requestId"`
	}{e.Code, e.Message, id})}, true
}

// priced is the call ListSupportedPricingApis.
func (b *book) priced(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	at := engine.Cursor{Action: "ListSupportedPricingApis", Size: p.IntegerOr("maxResults", 1, 100, 100)}
	if token := p.Free("nextToken"); token != "" {
		from, ok := at.Offset(token)
		if !ok {
			p.Fail("nextToken")
		}
		at.From = from
	}
	if c.Bad() {
		return nil, nil
	}
	from, to, next := at.Slice(len(pricedCalls))
	return engine.Answer{"supportedApis": pricedCalls[from:to], "nextToken": next, "maxResults": at.Size, "requestId": c.RequestID}, nil
}
