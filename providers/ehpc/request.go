package ehpc

import (
	"net/http"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// The call that makes a cluster.
const (
	version      = "2024-07-30"
	createAction = "CreateCluster"
)

// newRequest turns answers into the request to base, the scheme and host of
// the endpoint; there is no region parameter, the host decides where the
// cluster goes. Parameters go in the body: an address would put the password
// into logs, and many queues do not fit into one.
func newRequest(answers *forms.Answers, region, base string) providers.Request {
	header := http.Header{}
	header.Set("Accept", "application/json")
	header.Set("Content-Type", "application/x-www-form-urlencoded")
	header.Set("X-Acs-Action", createAction)
	header.Set("X-Acs-Version", version)
	name, _ := form().Scope(answers, nil).Value("basics.name")
	return providers.Request{
		Action: createAction, Method: http.MethodPost, URL: base + "/", Header: header,
		Format: providers.FormBody, Body: form().Body(answers),
		Name: forms.ValueText(name), Region: region,
	}
}
