package ack

import (
	"net/http"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// The call that makes a cluster.
const (
	version2015  = "2015-12-15"
	createAction = "CreateCluster"
	clustersPath = "/clusters"
)

// newRequest turns answers into the request to base, the scheme and host of
// the endpoint. The region stands in the body and must fit the host.
func newRequest(answers *forms.Answers, region, base string) providers.Request {
	header := http.Header{}
	header.Set("Accept", "application/json")
	header.Set("Content-Type", "application/json; charset=utf-8")
	header.Set("X-Acs-Action", createAction)
	header.Set("X-Acs-Version", version2015)
	body := form().Body(answers)
	body.Set(region, "region_id")
	scope := form().Scope(answers, nil)
	name, _ := scope.Value("basics.name")
	request := providers.Request{
		Action: createAction, Method: http.MethodPost, URL: base + clustersPath, Header: header,
		Format: providers.JSONBody, Body: body, Name: forms.ValueText(name), Region: region,
	}
	said, _ := answers.Get("advanced.timeout")
	if minutes, whole := said.(int64); whole {
		if sent, state := scope.Value("advanced.timeout"); state == forms.Set && sent == said {
			request.Limit = time.Duration(minutes) * time.Minute
		}
	}
	return request
}
