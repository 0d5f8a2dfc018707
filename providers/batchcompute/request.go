package batchcompute

import (
	"net/http"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// The call that makes a cluster. The API has no names of calls; this one is
// that of the API page's title.
const (
	version      = "2015-11-11"
	createAction = "CreateCluster"
	clustersPath = "/clusters"
	jsonType     = "application/json"
)

// newRequest turns answers into the request to base, the scheme and host of
// the endpoint; the host decides where the cluster goes. The token of a
// repeated creation joins the address when it is sent.
func newRequest(answers *forms.Answers, region, base string) providers.Request {
	header := http.Header{}
	fixedHeaders(header)
	name, _ := form().Scope(answers, nil).Value("basics.name")
	return providers.Request{
		Action: createAction, Method: http.MethodPost, URL: base + clustersPath, Header: header,
		Format: providers.JSONBody, Body: form().Body(answers),
		Name: forms.ValueText(name), Region: region, Repeat: providers.ByToken,
	}
}
