package main

import (
	"fmt"
	"net/http"
	"strings"

	"clusterwiz/providers"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/modelarts"
	"clusterwiz/providers/qingcloud"
)

// kind is what a call is for.
type kind string

const (
	create kind = "create"
	list   kind = "list"
	read   kind = "read"
	remove kind = "delete"
	// other is every call beside these: logs, tasks, nodes, projects.
	other kind = "other"
)

// cloud is what the campaign knows of one API: to tell its calls apart, and to
// answer in its own words.
type cloud struct {
	id string
	// example is the profile that is replayed.
	example []byte
	kind    func(*http.Request) kind
	// refusal writes the cloud's own error body.
	refusal func(code, message string) string
	// vague are errors that the cloud may well answer after it has done the
	// work: none of its pages says that they come before.
	vague []own
	// missing is the answer to a read or a deletion of what does not exist.
	missing own
	// work names the call that tells how the creation goes on.
	work string
	// elsewhere is another region, where the thing is not.
	elsewhere string
}

// own is an error of the cloud's.
type own struct {
	status int
	code   string
}

func clouds() []*cloud {
	return []*cloud{
		{
			id: "ehpc", work: "GetCommonLogDetail", example: example(ehpc.New()), kind: byAction("ListClusters", "GetCluster"), refusal: alibaba, elsewhere: "cn-beijing",
			vague:   []own{{503, "ServiceUnavailable"}, {500, "UnknownError"}, {406, "DbError"}, {429, "Throttling"}},
			missing: own{404, "ClusterNotFound"},
		},
		{
			id: "ack", work: "DescribeTaskInfo", example: example(ack.New()), kind: byAction("DescribeClustersForRegion", "DescribeClusterDetail"), refusal: lowerCase, elsewhere: "cn-beijing",
			vague:   []own{{503, "ServiceUnavailable"}, {500, "InternalError"}, {429, "Throttling"}},
			missing: own{404, "ErrorClusterNotFound"},
		},
		{
			id: "batchcompute", work: "/instances", example: example(batchcompute.New()), kind: byPath("/clusters"), refusal: alibaba, elsewhere: "cn-beijing",
			vague:   []own{{503, "ServiceUnavailable"}, {500, "InternalError"}, {429, "Throttling"}},
			missing: own{404, "InvalidResource.NotFound"},
		},
		{
			id: "qingcloud", work: "/operation", example: example(qingcloud.New()), kind: qingKind, refusal: qingcloudBody, elsewhere: "jinan1",
			vague:   []own{{200, "5000"}, {200, "5100"}, {200, "5300"}},
			missing: own{200, "2100"},
		},
		{
			id: "modelarts", work: "/events", example: example(modelarts.New()), kind: byPath("/nodepools"), refusal: huawei, elsewhere: "cn-east-3",
			vague:   []own{{503, "APIGW.0201"}, {500, "ModelArts.50005000"}, {404, "APIGW.0103"}, {429, "APIGW.0308"}},
			missing: own{404, "ModelArts.50015001"},
		},
	}
}

func example(p providers.Provider) []byte { return p.About().Example }

// byAction tells calls apart by the header in which Alibaba Cloud names them.
func byAction(listing, reading string) func(*http.Request) kind {
	return func(r *http.Request) kind {
		switch r.Header.Get("x-acs-action") {
		case "CreateCluster":
			return create
		case listing:
			return list
		case reading:
			return read
		case "DeleteCluster":
			return remove
		}
		return other
	}
}

// byPath tells them apart by method and path, below a folder of things.
func byPath(folder string) func(*http.Request) kind {
	return func(r *http.Request) kind {
		_, rest, found := strings.Cut(r.URL.Path, folder)
		rest = strings.Trim(rest, "/")
		switch {
		case !found || strings.Contains(rest, "/"):
			return other
		case rest == "" && r.Method == http.MethodPost:
			return create
		case rest == "" && r.Method == http.MethodGet:
			return list
		case rest != "" && r.Method == http.MethodGet:
			return read
		case rest != "" && r.Method == http.MethodDelete:
			return remove
		}
		return other
	}
}

// qingKind knows that QingCloud reads one thing by a list of it.
func qingKind(r *http.Request) kind {
	_, action, _ := strings.Cut(r.URL.Path, "/cluster/")
	switch {
	case action == "createCluster":
		return create
	case action == "deleteCluster":
		return remove
	case action == "list" && r.URL.Query().Has("cluster_id"):
		return read
	case action == "list":
		return list
	}
	return other
}

const requestID = "6BC6A5B2-7F0F-4C07-9D0A-0D3E4A3F1C11"

func alibaba(code, message string) string {
	return fmt.Sprintf(`{"RequestId":%q,"HostId":"127.0.0.1","Code":%q,"Message":%q}`, requestID, code, message)
}

func lowerCase(code, message string) string {
	return fmt.Sprintf(`{"code":%q,"message":%q,"requestId":%q,"status":0}`, code, message, requestID)
}

func qingcloudBody(code, message string) string {
	return fmt.Sprintf(`{"ret_code":%s,"message":%q}`, code, message)
}

func huawei(code, message string) string {
	return fmt.Sprintf(`{"error_code":%q,"error_msg":%q,"request_id":%q}`, code, message, strings.ToLower(requestID))
}
