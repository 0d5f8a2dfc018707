package qingcloud_test

import (
	"cmp"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// script replies to each call, named by method and path behind the prefix.
type script cloudtest.Replies

const (
	createCall = "POST /cluster/createCluster"
	deleteCall = "POST /cluster/deleteCluster"
	listCall   = "GET /cluster/list"
	jobCall    = "GET /operation"
	nodesCall  = "GET /cluster/listNodes"
)

func nameOf(r *http.Request) string {
	return r.Method + " " + strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/api"), "/iaas")
}

func (s script) RoundTrip(r *http.Request) (*http.Response, error) {
	text := cloudtest.Replies(s).Next(nameOf(r))
	switch text {
	case "lost":
		return nil, &net.OpError{Op: "read", Err: errors.New(`Post "https://x/?access_key_id=a&signature=b": broken`)}
	case "no host":
		return nil, &net.DNSError{Err: "no such host", Name: "hpc-api.qingcloud.com"}
	}
	return cloudtest.Answer(r, cmp.Or(text, `{"ret_code":0,"total_count":0}`), http.Header{})
}

// asked lists calls by name, query and body, without what all of them have.
func asked(wire *cloudtest.Recorder) []string {
	var list []string
	for _, call := range wire.Calls() {
		query := call.URL.Query()
		for _, public := range []string{"access_key_id", "version", "signature", "signature_version", "signature_method", "timestamp", "time_stamp"} {
			query.Del(public)
		}
		list = append(list, strings.TrimSpace(nameOf(call.Request)+" "+query.Encode()+" "+call.Body))
	}
	return list
}

// send sends the smallest request.
func send(t *testing.T, reply string) (providers.Receipt, error) {
	t.Helper()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{createCall: {reply}}})
	return client.Send(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal)))
}
